using System.Net;
using Andrum.Clinic;
using Andrum.Storage.Accounts;

namespace Andrum.Web.Tests.SignIn;

public sealed class SignInTests
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Elisabet", "Norén", Role.Therapist);
        using var visitor = house.Nobody();
        await visitor.Get("/sign-in");
        var wrong = await visitor.Send("/sign-in", ("name", "Elisabet"), ("password", "something long that is wrong"));
        var unknown = await visitor.Send("/sign-in", ("name", "Nobody"), ("password", "something long that is wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Equal(wrong.Text, unknown.Text);
        Assert.Contains("Name and password do not belong together", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("Nobody", unknown.Page.QuerySelector("[name=name]")!.GetAttribute("value"));
        Assert.DoesNotContain("something long", unknown.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_many_wrong_tries_one_waits_and_then_comes_in()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Elisabet", "Norén", Role.Therapist);
        using var visitor = house.Nobody();
        await visitor.Get("/sign-in");
        for (var i = 0; i < Doorkeeper.FreeTries; i++)
        {
            await visitor.Send("/sign-in", ("name", "Elisabet"), ("password", "something long that is wrong"));
        }

        Assert.Equal("Sign in", (await visitor.Send("/sign-in", ("name", "Elisabet"), ("password", FreshHouse.Password))).Heading);
        house.Clock.Later(Doorkeeper.LongestPause);
        Assert.Equal("/care", (await visitor.Send("/sign-in", ("name", "Elisabet"), ("password", FreshHouse.Password))).Path);
    }

    [Fact]
    public async Task Tries_that_are_sent_at_once_earn_the_same_pause_and_none_is_answered_with_an_error()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Elisabet", "Norén", Role.Therapist);
        var tries = Enumerable.Range(0, Doorkeeper.FreeTries + 1).Select(async i =>
        {
            using var visitor = house.Nobody();
            await visitor.Get("/sign-in");
            return (await visitor.Send("/sign-in", ("name", "Elisabet"), ("password", $"something long that is wrong {i}"))).Status;
        });
        Assert.All(await Task.WhenAll(tries), status => Assert.Equal(HttpStatusCode.UnprocessableEntity, status));
        using var herself = house.Nobody();
        await herself.Get("/sign-in");
        Assert.Equal("Sign in", (await herself.Send("/sign-in", ("name", "Elisabet"), ("password", FreshHouse.Password))).Heading);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("elsewhere.example")]
    public async Task An_address_that_leads_elsewhere_is_not_followed_after_signing_in(string back)
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Elisabet", "Norén", Role.Therapist);
        using var visitor = house.Nobody();
        await visitor.Get("/sign-in?back=" + Uri.EscapeDataString(back));
        var answer = await visitor.Send("/sign-in", ("name", "Elisabet"), ("password", FreshHouse.Password));
        Assert.Equal(["/", "/care"], answer.Led);
    }

    [Fact]
    public async Task Whoever_was_asked_to_sign_in_comes_to_the_page_they_wanted()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator, Role.Therapist);
        using var visitor = house.Nobody();
        await visitor.Get("/care");
        Assert.Equal("/care", (await visitor.Send("/sign-in", ("name", "Per"), ("password", FreshHouse.Password))).Path);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_whoever_copied_its_cookie()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Elisabet", "Norén", Role.Therapist);
        using var visitor = await house.SignedIn("Elisabet");
        using var thief = house.Nobody();
        thief.Cookies.Add(visitor.Cookies.GetAllCookies());
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/care")).Status);
        await visitor.Get("/care");
        await visitor.Press("Sign out");
        Assert.Equal("Sign in", (await thief.Get("/care")).Heading);
    }

    [Fact]
    public async Task The_cookie_of_whoever_is_signed_in_is_hidden_from_scripts_and_tells_nothing()
    {
        await using var house = await FreshHouse.Open();
        var norén = await house.Staff("Elisabet", "Norén", Role.Therapist);
        using var visitor = await house.SignedIn("Elisabet");
        var cookie = Assert.Single(visitor.Cookies.GetAllCookies(), c => c.Name == "andrum");
        Assert.True(cookie.HttpOnly);
        Assert.DoesNotContain(norén.Value.ToString(), Uri.UnescapeDataString(cookie.Value), StringComparison.OrdinalIgnoreCase);
    }
}
