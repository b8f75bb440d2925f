using System.Net;
using Andrum.Clinic;

namespace Andrum.Web.Tests.Clinic;

public sealed class SetupTests(Browser browser)
{
    [Fact]
    public async Task A_clinic_is_not_ready_until_everything_is_there_and_the_sheet_was_typed_back()
    {
        await using var house = await FreshHouse.Open();
        var holm = await house.Staff("Per", "Holm", Role.Administrator);
        using var per = await house.SignedIn("Per");
        Assert.Contains("not ready for patients", (await per.Get("/clinic")).Text, StringComparison.Ordinal);
        await per.FollowLink("Go on setting up");
        await per.FollowLink("Name the clinic");
        await per.Send("/clinic/settings", ("name", "Smärtmottagningen"));
        await per.FollowLink("Add somebody to the staff");
        await per.Send("/clinic/people/new", ("givenName", "Lars"), ("familyName", "Ottosson"), ("roles", "Therapist"), ("name", "lars"));
        var lars = house.State.People.Keys.Single(p => p != holm);

        await per.Get("/clinic/setup");
        await per.FollowLink("Name them");
        var same = await per.Send("/clinic/settings", ("responsible", lars.Value.ToString()), ("cover", lars.Value.ToString()));
        Assert.Contains("needs somebody else as cover", same.Text, StringComparison.Ordinal);
        await per.Send("/clinic/settings", ("cover", holm.Value.ToString()));
        await per.FollowLink("Write them down");
        await per.Send("/clinic/settings", ("contactName", "Emergency"), ("contactName", ""), ("contactPhone", "112"), ("contactPhone", ""),
            ("contactWhen", "If your life is in danger"), ("contactWhen", ""));
        Assert.Equal([new CrisisContact("Emergency", "112", "If your life is in danger")], house.State.CrisisContacts);
        Assert.False(house.State.SetUp);

        await per.Get("/clinic/setup");
        await per.FollowLink("Make the sheet");
        var sheet = await per.Press("Make the sheet");
        var code = string.Concat(sheet.Page.QuerySelectorAll(".sheet-code span").Select(s => s.TextContent));
        Assert.Equal(40, code.Length);
        Assert.False(house.State.SetUp);
        await per.FollowLink("I have printed it");
        var wrong = await per.Send("/clinic/setup/recovery/check", ("code", (code[0] == '0' ? '1' : '0') + code[1..]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.False(house.State.SetUp);
        Assert.DoesNotContain(code[..5], (await per.Get("/clinic/setup/recovery")).Body, StringComparison.Ordinal);

        // As somebody types it from paper.
        var ready = await per.Send("/clinic/setup/recovery/check", ("code", string.Join(' ', code.ToLowerInvariant().Chunk(5).Select(c => new string(c)))));
        Assert.True(house.State.SetUp);
        Assert.Equal("The clinic is ready", ready.Heading);
        Assert.DoesNotContain("not ready for patients", (await per.Get("/clinic")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_an_older_sheet_is_not_taken()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        using var per = await house.SignedIn("Per");
        await per.Get("/clinic/setup/recovery");
        var older = await per.Press("Make the sheet");
        await per.Get("/clinic/setup/recovery");
        await per.Press("Make another sheet");
        await per.Get("/clinic/setup/recovery");
        var refused = await per.Send("/clinic/setup/recovery/check", ("code", older.Page.QuerySelector(".sheet-code")!.TextContent));
        Assert.Contains("not that of the latest sheet", refused.Text, StringComparison.Ordinal);
        Assert.False(house.State.RecoveryConfirmed);
    }

    [Fact]
    public async Task Crisis_contacts_keep_their_order_and_half_a_row_is_asked_about()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        await house.Clinic(c => c.NameClinic("Smärtmottagningen"));
        await house.Clinic(c => c.WriteCrisisContacts(new CrisisContact("Emergency", "112", ""), new CrisisContact("Advice", "1177", "day and night")));
        using var per = await house.SignedIn("Per");
        await per.Get("/clinic/settings");
        var half = await per.Send("/clinic/settings", ("contactName", "Advice"), ("contactName", "Our own line"), ("contactName", "Emergency"),
            ("contactPhone", "1177"), ("contactPhone", ""), ("contactPhone", "112"), ("contactWhen", "day and night"), ("contactWhen", ""), ("contactWhen", ""));
        Assert.Contains("both a name and a telephone number", half.Text, StringComparison.Ordinal);
        Assert.Equal("Our own line", half.Page.QuerySelectorAll("[name=contactName]")[1].GetAttribute("value"));
        await per.Send("/clinic/settings", ("contactName", "Advice"), ("contactName", ""), ("contactName", "Emergency"),
            ("contactPhone", "1177"), ("contactPhone", ""), ("contactPhone", "112"));
        Assert.Equal(["Advice", "Emergency"], house.State.CrisisContacts.Select(c => c.Name));
        await per.Get("/clinic/settings");
        var none = await per.Send("/clinic/settings", ("contactName", ""), ("contactPhone", ""), ("contactWhen", ""));
        Assert.Contains("At least one contact must stay", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_in_the_settings_leaves_all_of_them_as_they_were()
    {
        await using var house = await FreshHouse.Open();
        var holm = await house.Staff("Per", "Holm", Role.Administrator);
        await house.Clinic(c => c.NameClinic("Smärtmottagningen"));
        using var per = await house.SignedIn("Per");
        await per.Get("/clinic/settings");
        var refused = await per.Send("/clinic/settings", ("name", "Another name"), ("responsible", holm.Value.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Choose who stands in", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Smärtmottagningen", house.State.Name);
    }

    [Fact]
    public async Task An_administrator_with_a_keyboard_alone_adds_staff_and_prints_the_sheet()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        using var per = await house.SignedIn("Per");
        await browser.Look(per, async window =>
        {
            await window.GotoAsync("/clinic");
            await Enter("Add somebody to the staff");
            await Reach("givenName");
            await window.Keyboard.TypeAsync("Elisabet");
            await Reach("roles");
            await window.Keyboard.PressAsync("Space");
            await Enter("Add and make a code");
            Assert.Contains("A name to sign in with is needed", await window.InnerTextAsync("main"), StringComparison.Ordinal);
            Assert.Empty(await Barriers.On(window));
            await Reach("name");
            await window.Keyboard.TypeAsync("elisabet");
            await Enter("Add and make a code");
            Assert.Equal("A code for Elisabet", await window.InnerTextAsync("h1"));
            Assert.Empty(await Barriers.On(window));

            await window.GotoAsync("/clinic/setup/recovery");
            await Enter("Make the sheet");
            Assert.Equal("Recovery sheet", await window.InnerTextAsync("h1"));
            Assert.Empty(await Barriers.On(window));
            await Enter("I have printed it");
            await Reach("code");
            await window.Keyboard.TypeAsync("too short");
            await Enter("Check the code");
            Assert.Empty(await Barriers.On(window));

            async Task Reach(string what)
            {
                for (var i = 0; i < 60; i++)
                {
                    await window.Keyboard.PressAsync("Tab");
                    if (await window.EvaluateAsync<bool>("what => { const a = document.activeElement; return a.name === what || a.textContent.trim() === what }", what))
                    {
                        return;
                    }
                }

                Assert.Fail($"\"{what}\" cannot be reached by keyboard on {window.Url}.");
            }

            async Task Enter(string what)
            {
                await Reach(what);
                await window.EvaluateAsync("globalThis.earlier = true");
                await window.Keyboard.PressAsync("Enter");
                await window.WaitForFunctionAsync("() => !globalThis.earlier && document.readyState === 'complete'");
            }
        });

        Assert.Equal(2, house.State.People.Count);
    }
}
