using System.Net;
using Andrum.Clinic;
using Andrum.Journals;
using Andrum.Storage.Accounts;

namespace Andrum.Web.Tests.Care;

/// <summary>A record opened in an emergency: for an hour, and never unseen.</summary>
public sealed class BreakGlassTests
{
    private const string Reason = "She rang from the station & said <goodbye>.";

    [Fact]
    public async Task Opens_for_an_hour_and_no_way_into_the_patients_own_room()
    {
        await using var house = await FreshHouse.Open();
        var patient = await Clinic(house);
        var record = $"/care/patients/{patient.Value}";
        using var lars = await house.SignedIn("Lars");
        Assert.Equal(HttpStatusCode.NotFound, (await lars.Get(record)).Status);
        var opened = await Break(lars, "åberg gunilla", "1978-05-14", Reason);
        Assert.Equal(record, opened.Path);
        Assert.Equal("Gunilla Åberg", opened.Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await lars.Get(record + "/room")).Status);
        Assert.DoesNotContain("Gunilla", (await lars.Get("/care")).Text, StringComparison.Ordinal);
        house.Clock.Later(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await lars.Get(record)).Status);
        house.Clock.Later(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.NotFound, (await lars.Get(record)).Status);
    }

    [Theory]
    [InlineData("Gunilla Åberg", "1978-05-15")]
    [InlineData("Gunilla Öberg", "1978-05-14")]
    [InlineData("Gunilla", "1978-05-14")]
    [InlineData("Lars Ek", "1978-05-14")]
    public async Task A_wrong_name_or_date_of_birth_is_answered_like_a_person_who_is_not_there(string name, string born)
    {
        await using var house = await FreshHouse.Open();
        await Clinic(house);
        using var lars = await house.SignedIn("Lars");
        var wrong = await Break(lars, name, born, Reason);
        var nobody = await Break(lars, "Somebody Else", "1950-01-01", Reason);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(nobody.Text.Replace("Somebody Else", name, StringComparison.Ordinal), wrong.Text);
        Assert.Empty(house.State.Glass);
    }

    [Theory]
    [InlineData("")]
    [InlineData("emergency")]
    [InlineData(". . . . . . . . . . . . .")]
    public async Task A_reason_is_needed_that_somebody_else_can_understand(string reason)
    {
        await using var house = await FreshHouse.Open();
        await Clinic(house);
        using var lars = await house.SignedIn("Lars");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Break(lars, "Gunilla Åberg", "1978-05-14", reason)).Status);
        Assert.Empty(house.State.Glass);
    }

    [Fact]
    public async Task The_patient_reads_who_and_why_and_the_responsible_sees_it_until_they_have_seen_it()
    {
        await using var house = await FreshHouse.Open();
        await Clinic(house);
        using var lars = await house.SignedIn("Lars");
        await Break(lars, "Gunilla Åberg", "1978-05-14", Reason);

        using var patient = await house.SignedIn("Gunilla");
        Assert.Contains("Lars Ek opened your record on", (await patient.Get("/me")).Text, StringComparison.Ordinal);
        Assert.Contains(Reason, (await patient.Get("/me")).Text, StringComparison.Ordinal);
        Assert.Contains($"In an emergency, without treating you. The reason given: {Reason}", (await patient.Get("/me/readers")).Text, StringComparison.Ordinal);

        // Neither whoever did it nor a bystander sees it off.
        var glass = house.State.Glass[0].Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await lars.Get("/care/break-glass");
        await lars.Forge("/care/break-glass/seen", ("glass", glass), ("__RequestVerificationToken", lars.Token));
        using var responsible = await house.SignedIn("Elisabet");
        var told = await responsible.Get("/care");
        Assert.Contains("Lars Ek opened the record of Gunilla Åberg", told.Text, StringComparison.Ordinal);
        Assert.Contains(Reason, told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gunilla", (await responsible.Press("I have seen this")).Text, StringComparison.Ordinal);

        // The administrator sees that it happened; why tells of the patient.
        using var administrator = await house.SignedIn("Per");
        var log = await administrator.Get("/clinic/openings");
        Assert.Contains("In an emergency, without treating the patient", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("station", log.Body, StringComparison.Ordinal);
    }

    private static async Task<Answer> Break(Visitor visitor, string name, string born, string reason)
    {
        await visitor.Get("/care/break-glass");
        return await visitor.Send("/care/break-glass", ("name", name), ("born", born), ("reason", reason));
    }

    private static async Task<PersonId> Clinic(FreshHouse house)
    {
        var responsible = await house.Staff("Elisabet", "Norén", Role.Therapist);
        var cover = await house.Staff("Maj", "Berg", Role.Therapist);
        await house.Staff("Lars", "Ek", Role.Therapist);
        await house.Staff("Per", "Holm", Role.Administrator);
        var patient = PersonId.New();
        await house.Clinic(c => c.NameResponsible(responsible, cover));
        await house.Clinic(c => c.EnrolPatient(patient, "Gunilla", "Åberg", new DateOnly(1978, 5, 14), Sex.Woman, null, another: false, new DateOnly(2026, 1, 1)));
        Assert.Null(await house.Part<Doorkeeper>().Open(patient, "Gunilla", FreshHouse.Password));
        return patient;
    }
}
