using Microsoft.Playwright;

namespace Andrum.Web.Tests.Inquiry;

/// <summary>The analyst's desk in a real browser.</summary>
public sealed class DeskTests(Browser browser)
{
    [Fact]
    public async Task A_unit_is_marked_said_and_undone_with_the_keyboard_alone()
    {
        await using var house = new DemonstrationHouse();
        await house.InitializeAsync();
        using var analyst = await house.Client("Analyst · Jonas");
        await browser.Look(analyst, async page =>
        {
            await Desk(page, "Ingrid");
            var units = page.Locator("[data-unit]");
            var before = await units.CountAsync();
            await page.GetByRole(AriaRole.Region, new() { Name = "Ingrid: the text" }).FocusAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("ArrowDown");
            for (var i = 0; i < 3; i++)
            {
                await page.Keyboard.PressAsync("Shift+ArrowRight");
            }

            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(units).ToHaveCountAsync(before + 1);
            await page.Keyboard.TypeAsync("The question is said once more before it is answered.");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Ingrid: the text" })).ToBeFocusedAsync();

            // It is durable, and stands on its words.
            await page.ReloadAsync();
            await Assertions.Expect(units).ToHaveCountAsync(before + 1);
            var unit = page.Locator("[data-unit]", new() { HasText = "How I have it." }).First;
            await Assertions.Expect(unit.GetByLabel("What does this say about the phenomenon?")).ToHaveValueAsync("The question is said once more before it is answered.");

            await page.GetByRole(AriaRole.Region, new() { Name = "Ingrid: the text" }).FocusAsync();
            await page.Keyboard.PressAsync("u");
            await Assertions.Expect(page.GetByLabel("What does this say about the phenomenon?").First).ToHaveValueAsync("");
            await page.Keyboard.PressAsync("u");
            await Assertions.Expect(units).ToHaveCountAsync(before);
        });
    }

    [Fact]
    public async Task Units_overlap_freely_and_the_text_does_not_move()
    {
        await using var house = new DemonstrationHouse();
        await house.InitializeAsync();
        using var analyst = await house.Client("Analyst · Ruth");
        await browser.Look(analyst, async page =>
        {
            await Desk(page, "Tomas");
            var units = page.Locator("[data-unit]");
            var before = await units.CountAsync();
            var height = await page.Locator("#words").EvaluateAsync<double>("e => e.getBoundingClientRect().height");
            foreach (var (from, to) in new[] { (0, 40), (10, 60), (20, 30) })
            {
                await page.EvaluateAsync($"const t = document.querySelectorAll('[data-turn]')[9].firstChild; getSelection().setBaseAndExtent(t, {from}, t, {to})");
                await page.GetByRole(AriaRole.Button, new() { Name = "Mark as a meaning unit" }).ClickAsync();
                await Assertions.Expect(units).ToHaveCountAsync(++before);
                await page.Keyboard.PressAsync("Escape");
            }

            Assert.Equal(height, await page.Locator("#words").EvaluateAsync<double>("e => e.getBoundingClientRect().height"));
            Assert.True(await page.EvaluateAsync<int>("[...CSS.highlights.keys()].filter(k => /^unit-[0-3]$/.test(k) && CSS.highlights.get(k).size).length") >= 3,
                "Units that lie over each other have tracks of their own.");
        });
    }

    private static async Task Desk(IPage page, string pseudonym)
    {
        await page.GotoAsync("/inquiry/demo/read");
        var slip = page.Locator("li.slip", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = pseudonym }) });
        await slip.GetByRole(AriaRole.Link, new() { Name = "Meaning units" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = pseudonym, Level = 1 })).ToBeVisibleAsync();
    }
}
