using System.Net;
using Andrum.Care;
using Andrum.Clinic;
using Andrum.Consent;
using Andrum.Inquiry.Studies;
using Andrum.Journals;

namespace Andrum.Web.Tests.Clinic;

public sealed class OpeningsTests
{
    [Fact]
    public async Task The_access_log_says_who_opened_whose_record_and_why()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        var norén = await house.Staff("Elisabet", "Norén", Role.Therapist);
        var (gunilla, tomas) = (await Patient(house, "Gunilla"), await Patient(house, "Tomas"));
        await house.Data.AccessLog.Note(norén, PatientRecord.Journal(gunilla).Name, "care");
        await house.Data.AccessLog.Note(norén, PatientRecord.Journal(tomas).Name, "care");
        using var per = await house.SignedIn("Per");
        var log = await per.Get("/clinic/openings");
        Assert.Contains("Elisabet Norén Gunilla Hedlund For care", log.Text, StringComparison.Ordinal);
        Assert.Contains("Per Holm Nobody's in particular Read the access log", log.Text, StringComparison.Ordinal);
        var hers = Rows(await per.Get($"/clinic/openings?patient={gunilla.Value}"));
        Assert.Contains("Gunilla Hedlund", Assert.Single(hers), StringComparison.Ordinal);
        Assert.Empty(Rows(await per.Get($"/clinic/openings?patient={gunilla.Value}&who={gunilla.Value}")));
    }

    [Fact]
    public async Task What_is_opened_for_a_study_is_not_told_to_the_administrator()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        var dahl = await house.Staff("Signe", "Dahl", Role.Interviewer);
        var study = StudyId.New();
        await house.Clinic(c => c.RegisterStudy(study, "meaning"));
        await house.Data.AccessLog.Note(dahl, Study.Journal(study).Name, "verbatim");
        using var per = await house.SignedIn("Per");
        Assert.DoesNotContain(Rows(await per.Get("/clinic/openings")), row => row.Contains("Signe Dahl", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Months_that_are_long_past_are_left_out()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Per", "Holm", Role.Administrator);
        var norén = await house.Staff("Elisabet", "Norén", Role.Therapist);
        var gunilla = await Patient(house, "Gunilla");
        await house.Data.AccessLog.Note(norén, PatientRecord.Journal(gunilla).Name, "care");
        house.Clock.Later(TimeSpan.FromDays(50));
        using (var per = await house.SignedIn("Per"))
        {
            Assert.Single(Rows(await per.Get($"/clinic/openings?patient={gunilla.Value}")));
        }

        house.Clock.Later(TimeSpan.FromDays(50));
        using var later = await house.SignedIn("Per");
        Assert.Empty(Rows(await later.Get($"/clinic/openings?patient={gunilla.Value}")));
    }

    private static async Task<PersonId> Patient(FreshHouse house, string given)
    {
        var patient = PersonId.New();
        await house.Clinic(c => c.EnrolPatient(patient, given, "Hedlund", new(1978, 3, 19), Sex.Woman, null, another: true, new(2026, 1, 1)));
        return patient;
    }

    private static string[] Rows(Answer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Page.QuerySelectorAll("tbody tr").Select(r => r.TextContent)];
    }
}
