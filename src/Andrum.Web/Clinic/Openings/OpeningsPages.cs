using Andrum.Care;
using Andrum.Clinic;
using Andrum.Storage.Openings;
using Andrum.Web.Hosting;

namespace Andrum.Web.Clinic.Openings;

/// <summary>One opening, with whose record it was; of the register and this log itself it was nobody's.</summary>
public sealed record OpeningOf(PersonId? Patient, PersonId Who, string Purpose, DateTimeOffset Since);

/// <summary>
/// The access log of care: who opened whose record, when and why. What was opened for a study is noted under the study, and no
/// administrator sees it: it would tell who takes part.
/// </summary>
internal static class OpeningsPages
{
    /// <summary>How many months are shown.</summary>
    public const int Months = 3;

    /// <summary>The most that one page shows.</summary>
    public const int Most = 300;

    public static void Map(RouteGroupBuilder clinic) => clinic.MapGet("/openings", async (Visit v, AccessLog log) =>
    {
        await v.Note(ClinicState.Journal.Name, "access-log");
        PersonId? patient = Guid.TryParse(v.Http.Request.Query["patient"], out var p) ? new(p) : null;
        PersonId? who = Guid.TryParse(v.Http.Request.Query["who"], out var w) ? new(w) : null;
        return v.Page<OpeningsPage>(("Patient", patient), ("Who", who), ("All", All(v, log)
            .Where(o => (patient is null || o.Patient == patient) && (who is null || o.Who == who))
            .OrderByDescending(o => o.Since).Take(Most + 1).ToArray()));
    });

    private static IEnumerable<OpeningOf> All(Visit v, AccessLog log)
    {
        var journals = v.Clinic.Patients.Select(p => (Patient: (PersonId?)p.Id, PatientRecord.Journal(p.Id).Name))
            .Append((null, ClinicState.Journal.Name)).ToArray();

        // From the middle of the month: a month earlier than the 31st must not skip a short one.
        var middle = new DateTimeOffset(v.Now.Year, v.Now.Month, 15, 12, 0, 0, TimeSpan.Zero);
        return from back in Enumerable.Range(0, Months)
               from journal in journals
               from opening in log.Of(journal.Name, middle.AddMonths(-back))
               select new OpeningOf(journal.Patient, opening.Who, opening.Purpose, opening.Since);
    }
}
