using System.Net;
using Andrum.Care;
using Andrum.Clinic;
using Andrum.Journals;

namespace Andrum.Web.Tests.Clinic;

public sealed class PeopleTests
{
    private const string Chosen = "en lugn stund på bryggan";

    [Fact]
    public async Task Somebody_new_on_the_staff_comes_in_with_the_code_on_their_paper()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        using var per = await house.SignedIn("Per");
        await per.Get("/clinic/people/new");
        var roleless = await per.Send("/clinic/people/new", ("givenName", "Elisabet"), ("familyName", "Norén"), ("name", "elisabet"));
        Assert.Contains("at least one role", roleless.Text, StringComparison.Ordinal);
        Assert.Equal("Norén", roleless.Page.QuerySelector("[name=familyName]")!.GetAttribute("value"));
        var taken = await per.Send("/clinic/people/new", ("roles", "Therapist"), ("name", "per"));
        Assert.Contains("Choose another", taken.Text, StringComparison.Ordinal);
        Assert.Single(house.State.People);

        var paper = await per.Send("/clinic/people/new", ("name", "elisabet"));
        var link = paper.Page.QuerySelector("a[href*='/invitation?code=']")!.GetAttribute("href")!;
        Assert.Contains(paper.Page.QuerySelector(".secret")!.TextContent, link, StringComparison.Ordinal);
        using var elisabet = house.Nobody();
        await elisabet.Get(new Uri(link).PathAndQuery);
        Assert.Equal("/care", (await elisabet.Send("/invitation", ("password", Chosen), ("again", Chosen))).Path);
        Assert.Contains("Elisabet Norén Therapist Can sign in", (await per.Get("/clinic")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whose_form_is_sent_twice_is_taken_in_once_and_the_newer_code_is_good()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        using var per = await house.SignedIn("Per");
        await per.Get("/clinic/people/new");
        (string, string?)[] lars = [("givenName", "Lars"), ("familyName", "Ek"), ("roles", "Therapist"), ("name", "lars"), ("wish", $"{Guid.CreateVersion7()}")];
        await per.Send("/clinic/people/new", lars);
        await per.Get("/clinic/people/new");
        var again = await per.Send("/clinic/people/new", lars);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(2, house.State.People.Count);
        using var himself = house.Nobody();
        await himself.Get(new Uri(again.Page.QuerySelector("a[href*='/invitation?code=']")!.GetAttribute("href")!).PathAndQuery);
        Assert.Equal("/care", (await himself.Send("/invitation", ("password", Chosen), ("again", Chosen))).Path);
    }

    [Fact]
    public async Task A_code_once_shown_is_not_shown_again()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        var lars = await house.Staff("Lars", "Ottosson", Role.Therapist);
        using var per = await house.SignedIn("Per");
        await per.Get(At(lars));
        var paper = await per.Press("Make a new code");
        var code = paper.Page.QuerySelector(".secret")!.TextContent;
        Assert.DoesNotContain(code, (await per.Get(At(lars))).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(code, (await per.Get("/clinic")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_keeps_the_role_and_is_told_why()
    {
        await using var house = await FreshHouse.Open();
        var holm = await house.Staff("Per", "Holm", Role.Administrator);
        using var per = await house.SignedIn("Per");
        await per.Get(At(holm));
        var refused = await per.Send($"{At(holm)}/roles", ("roles", "Therapist"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("The last administrator keeps the role", refused.Text, StringComparison.Ordinal);
        Assert.Equal([Role.Administrator], house.State.RolesOf(holm));
        var swedish = await per.Press("Svenska");
        Assert.Equal("Per Holm", swedish.Heading);
        await per.Press("English");

        await house.Staff("Maja", "Sköld", Role.Administrator);
        await per.Get(At(holm));
        Assert.Equal("/care", (await per.Send($"{At(holm)}/roles", ("roles", "Therapist"))).Path);
        Assert.Equal([Role.Therapist], house.State.RolesOf(holm));
    }

    [Fact]
    public async Task Nobody_becomes_a_patient_by_being_given_a_role()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        var lars = await house.Staff("Lars", "Ottosson", Role.Therapist);
        using var per = await house.SignedIn("Per");
        var page = await per.Get(At(lars));
        Assert.Null(page.Page.QuerySelector("[name=roles][value=Patient]"));
        await per.Forge($"{At(lars)}/roles", ("roles", "Patient"), ("roles", "Therapist"), ("__RequestVerificationToken", per.Token));
        Assert.Equal([Role.Therapist], house.State.RolesOf(lars));
    }

    [Fact]
    public async Task A_relation_of_care_opens_and_closes_the_record()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        var lars = await house.Staff("Lars", "Ottosson", Role.Therapist);
        var gunilla = PersonId.New();
        var today = DateOnly.FromDateTime(house.Clock.GetLocalNow().DateTime);
        await house.Clinic(c => c.EnrolPatient(gunilla, "Gunilla", "Hedlund", new(1978, 3, 19), Sex.Woman, null, another: false, today));
        using var per = await house.SignedIn("Per");
        await per.Get(At(gunilla));
        var nobody = await per.Send($"{At(gunilla)}/care", ("kind", "Assigned"));
        Assert.Contains("Choose a therapist", nobody.Text, StringComparison.Ordinal);
        var endless = await per.Send($"{At(gunilla)}/care", ("therapist", lars.Value.ToString()), ("kind", "Covering"));
        Assert.Contains("Covering needs a last day", endless.Text, StringComparison.Ordinal);
        Assert.NotNull(endless.Page.QuerySelector($"option[value='{lars.Value}'][selected]"));
        await per.Send($"{At(gunilla)}/care", ("until", today.AddDays(14).ToString("yyyy-MM-dd", null)));
        Assert.True(house.State.Treats(lars, gunilla, today.AddDays(14)));
        Assert.False(house.State.Treats(lars, gunilla, today.AddDays(15)));
        await per.Get(At(gunilla));
        var ended = await per.Press("End today for Lars Ottosson");
        Assert.False(house.State.Treats(lars, gunilla, today.AddDays(1)));
        Assert.DoesNotContain("End today for", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_signs_somebody_out_of_every_device()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        var lars = await house.Staff("Lars", "Ottosson", Role.Therapist);
        using var phone = await house.SignedIn("Lars");
        using var per = await house.SignedIn("Per");
        await per.Get(At(lars));
        await per.Press("Sign out everywhere");
        Assert.Equal("Sign in", (await phone.Get("/care")).Heading);
        Assert.Equal("People", (await per.Get("/clinic")).Heading);
    }

    [Fact]
    public async Task A_form_sent_twice_begins_care_once()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        var lars = await house.Staff("Lars", "Ottosson", Role.Therapist);
        var gunilla = PersonId.New();
        await house.Clinic(c => c.EnrolPatient(gunilla, "Gunilla", "Hedlund", new(1978, 3, 19), Sex.Woman, null, another: false, new(2026, 1, 1)));
        using var per = await house.SignedIn("Per");
        var page = await per.Get(At(gunilla));
        var wish = page.Page.QuerySelector($"form[action='{At(gunilla)}/care'] [name=wish]")!.GetAttribute("value");
        var token = per.Token;
        for (var i = 0; i < 2; i++)
        {
            await per.Forge($"{At(gunilla)}/care", ("therapist", lars.Value.ToString()), ("kind", "Assigned"), ("wish", wish),
                ("__RequestVerificationToken", token));
        }

        Assert.Single(house.State.Relations);
    }

    [Fact]
    public async Task Only_an_administrator_changes_anything_here()
    {
        await using var house = await FreshHouse.Open();
        var holm = await house.Staff("Per", "Holm", Role.Administrator);
        var lars = await house.Staff("Lars", "Ottosson", Role.Therapist, Role.StudyLead);
        using var visitor = await house.SignedIn("Lars");
        var before = house.State;
        foreach (var path in new[] { $"{At(lars)}/roles", $"{At(holm)}/code", $"{At(holm)}/sign-out", "/clinic/settings", "/clinic/people/new", "/clinic/setup/recovery", "/clinic/setup/recovery/check" })
        {
            await visitor.Get("/account");
            var answer = await visitor.Forge(path, ("roles", "Administrator"), ("name", "mine"), ("__RequestVerificationToken", visitor.Token));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }

        Assert.Equal(before.RolesOf(lars), house.State.RolesOf(lars));
        Assert.Equal(before.Name, house.State.Name);
    }

    [Fact]
    public async Task The_administrator_reads_names_of_patients_and_nothing_from_their_records()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        var gunilla = PersonId.New();
        await house.Clinic(c => c.EnrolPatient(gunilla, "Gunilla", "Hedlund", new(1978, 3, 19), Sex.Woman, "070-174 06 11", another: false, new(2026, 1, 1)));
        Assert.Null((await house.Data.Journals.Append(PatientRecord.Journal(gunilla), new Wish(WishId.New(), PersonId.Andrum),
            r => r.Refer(new(2026, 1, 1), "Vårdcentralen Kanariefågeln", "kanariefågelsmärta", new(2026, 1, 1)))).WhyNot);
        using var per = await house.SignedIn("Per");
        foreach (var path in new[] { "/clinic", At(gunilla), "/clinic/openings", "/clinic/settings" })
        {
            var page = await per.Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("kanarief", page.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("070-174", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("1978", page.Body, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await per.Get($"/care/{gunilla.Value}")).Status);
    }

    private static string At(PersonId person) => $"/clinic/people/{person.Value}";
}
