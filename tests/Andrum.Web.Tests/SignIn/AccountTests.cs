using System.Net;
using Andrum.Clinic;
using Andrum.Storage.Accounts;

namespace Andrum.Web.Tests.SignIn;

public sealed class AccountTests
{
    private const string Chosen = "en lugn stund på bryggan";

    [Fact]
    public async Task A_new_password_signs_every_other_device_out_and_keeps_this_one()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Elisabet", "Norén", Role.Therapist);
        using var phone = await house.SignedIn("Elisabet");
        using var desk = await house.SignedIn("Elisabet");
        await desk.Get("/account");
        var wrong = await desk.Send("/account", ("old", "not the present one"), ("password", Chosen), ("again", Chosen));
        Assert.Contains("The present password is another one", wrong.Text, StringComparison.Ordinal);
        var differ = await desk.Send("/account", ("old", FreshHouse.Password), ("password", Chosen), ("again", Chosen + "!"));
        Assert.Contains("The two passwords are not the same", differ.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/care")).Status);
        await desk.Get("/account");
        var changed = await desk.Send("/account", ("old", FreshHouse.Password), ("password", Chosen), ("again", Chosen));
        Assert.Contains("The password is changed", changed.Text, StringComparison.Ordinal);
        Assert.Equal("/care", (await desk.Get("/care")).Path);
        Assert.Equal("Sign in", (await phone.Get("/care")).Heading);
        Assert.Equal("/care", (await (await house.SignedIn("Elisabet", Chosen)).Get("/")).Path);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Elisabet", "Norén", Role.Therapist);
        using var phone = await house.SignedIn("Elisabet");
        using var desk = await house.SignedIn("Elisabet");
        await desk.Get("/account");
        Assert.Equal("/", (await desk.Press("Sign out everywhere")).Path);
        Assert.Equal("Sign in", (await phone.Get("/care")).Heading);
        Assert.Equal("Sign in", (await desk.Get("/care")).Heading);
    }

    [Fact]
    public async Task Whoever_planted_a_session_is_not_let_in_by_the_next_who_signs_in()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Lars", "Ottosson", Role.Therapist);
        var holm = await house.Staff("Per", "Holm", Role.Administrator);
        using var browser = await house.SignedIn("Lars");
        using var thief = house.Nobody();
        thief.Cookies.Add(browser.Cookies.GetAllCookies());
        await browser.Get("/sign-in");
        Assert.Equal("/clinic", (await browser.Send("/sign-in", ("name", "Per"), ("password", FreshHouse.Password))).Path);
        Assert.Equal("Sign in", (await thief.Get("/clinic")).Heading);
        await house.Part<Sessions>().EndAll(holm);
        Assert.Equal("Sign in", (await browser.Get("/clinic")).Heading);
    }
}
