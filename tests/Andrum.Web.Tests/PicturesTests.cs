using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Andrum.Web.Tests;

/// <summary>
/// The pictures in the README and the tour: each is a page that can be found as the person who is named. ANDRUM_WRITE_PICTURES=1 takes
/// them anew.
/// </summary>
public sealed class PicturesTests(DemonstrationHouse house, Browser browser)
{
    [Theory]
    [InlineData("today", "Patient · Solveig", "/me", "How is it just now?", 390, ColorScheme.Light)]
    [InlineData("story", "Patient · Solveig", "/me/story", "My story", 390, ColorScheme.Dark)]
    [InlineData("since-last-session", "Therapist · Elisabet", "/care a:Solveig", "Solveig Åkerlund", 1280, ColorScheme.Light)]
    [InlineData("desk", "Analyst · Ruth", "/inquiry/demo/read mark:Ingrid", "Ingrid", 1280, ColorScheme.Light)]
    [InlineData("patterns", "Analyst · Amina", "/inquiry/demo/patterns", "Patterns", 1280, ColorScheme.Dark)]
    [InlineData("findings", "Study lead · Henrik", "/inquiry/demo/findings", "Essence", 1280, ColorScheme.Light)]
    public async Task A_picture_shows_a_page_that_is_there(string name, string person, string way, string heading, int width, ColorScheme scheme)
    {
        var file = Path.Combine(Folder(), name + ".png");
        using var visitor = await house.Client(person);
        await browser.Look(visitor, async page =>
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, width == 390 ? 844 : 860);
            await Go(page, way);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading }).First).ToBeVisibleAsync();
            if (Environment.GetEnvironmentVariable("ANDRUM_WRITE_PICTURES") == "1")
            {
                // The notice of the demonstration is no part of what a clinic sees.
                await page.EvaluateAsync("document.querySelector('.demonstration')?.remove()");
                await page.EvaluateAsync("document.fonts.ready");
                Directory.CreateDirectory(Folder());
                await page.ScreenshotAsync(new() { Path = file });
            }
        });
        Assert.True(File.Exists(file), $"{name}.png is missing: run with ANDRUM_WRITE_PICTURES=1.");
    }

    [Fact]
    public void Every_picture_that_a_document_shows_is_there()
    {
        var docs = Path.GetDirectoryName(Folder())!;
        foreach (var document in new[] { Path.Combine(docs, "..", "README.md"), Path.Combine(docs, "tour.md") })
        {
            var shown = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(document), @"!\[[^\]]+\]\((?<file>[^)]+)\)",
                System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["file"].Value).ToArray();
            Assert.NotEmpty(shown);
            Assert.All(shown, s => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(document)!, s)), s));
        }
    }

    private static async Task Go(IPage page, string way)
    {
        var parts = way.Split(' ', 2);
        await page.GotoAsync(parts[0]);
        if (parts is [_, ['a', ':', .. var name]])
        {
            await page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
        }
        else if (parts is [_, ['m', 'a', 'r', 'k', ':', .. var pseudonym]])
        {
            var slip = page.Locator("li.slip", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = pseudonym }) });
            await slip.GetByRole(AriaRole.Link, new() { Name = "Meaning units" }).ClickAsync();
        }
    }

    private static string Folder([CallerFilePath] string here = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "pictures"));
}
