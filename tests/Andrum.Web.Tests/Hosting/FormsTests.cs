using System.Net;
using Andrum.Clinic;

namespace Andrum.Web.Tests.Hosting;

public sealed class FormsTests(DemonstrationHouse house, Browser browser)
{
    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var fresh = await FreshHouse.Open();
        await fresh.Staff("Elisabet", "Norén", Role.Therapist);
        using var visitor = fresh.Nobody();
        await visitor.Get("/sign-in");
        var answer = await visitor.Forge("/sign-in", ("name", "Elisabet"), ("password", FreshHouse.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.DoesNotContain(FreshHouse.Password, answer.Body);
        Assert.Equal("Sign in", (await visitor.Get("/care")).Heading);
        await visitor.Send("/sign-in", ("name", "Elisabet"), ("password", FreshHouse.Password));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/care")).Status);
    }

    [Fact]
    public async Task A_form_with_another_visitors_token_changes_nothing()
    {
        using var stranger = house.Nobody();
        await stranger.Get("/sign-in");
        using var therapist = await house.Client("Therapist · Elisabet");
        var answer = await therapist.Forge("/language", ("to", "sv"), ("back", "/care"), ("__RequestVerificationToken", stranger.Token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("en", (await therapist.Get("/care")).Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task What_was_typed_into_a_form_that_had_been_open_too_long_can_be_kept()
    {
        using var nobody = house.Nobody();
        var answer = await nobody.Forge("/invitation", ("notes", "two lines\nthat took an hour"), ("password", "not to be shown again"));
        Assert.Contains("two lines\nthat took an hour", answer.Page.QuerySelector("main textarea")!.TextContent);
        Assert.DoesNotContain("not to be shown again", answer.Body);
    }

    [Fact]
    public async Task The_page_says_svenska_in_swedish_and_stays_where_it_was()
    {
        using var visitor = house.Nobody();
        var english = await visitor.Get("/sign-in?back=%2Fcare");
        Assert.Equal("sv", english.Page.QuerySelector("button[name=to]")!.GetAttribute("lang"));
        var swedish = await visitor.Press("Svenska");
        Assert.Equal("/sign-in?back=%2Fcare", swedish.Path);
        Assert.Equal("sv", swedish.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Logga in", swedish.Heading);
        Assert.Equal("Sign in", (await visitor.Press("English")).Heading);
    }

    [Fact]
    public async Task A_swedish_browser_is_answered_in_swedish()
    {
        using var visitor = house.Nobody("sv-SE");
        Assert.Equal("Logga in", (await visitor.Get("/sign-in")).Heading);
    }

    [Fact]
    public async Task Somebody_comes_in_by_keyboard_alone()
    {
        await using var fresh = await FreshHouse.Open();
        await fresh.Staff("Elisabet", "Norén", Role.Therapist);
        using var visitor = fresh.Nobody();
        await browser.Look(visitor, async window =>
        {
            await window.GotoAsync("/sign-in");
            for (var i = 0; i < 10 && await window.EvaluateAsync<string>("document.activeElement.name ?? ''") != "name"; i++)
            {
                await window.Keyboard.PressAsync("Tab");
            }

            await window.Keyboard.TypeAsync("Elisabet");
            await window.Keyboard.PressAsync("Tab");
            await window.Keyboard.TypeAsync(FreshHouse.Password);
            await window.Keyboard.PressAsync("Enter");
            await window.WaitForURLAsync("**/care");
        });
    }
}
