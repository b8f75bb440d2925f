using Andrum.Care;
using Andrum.Clinic;
using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>The patients that somebody treats today.</summary>
internal static class CaseloadPages
{
    public static void Map(RouteGroupBuilder care) => care.MapGet("/", async (Visit v) =>
    {
        await v.Note(ClinicState.Journal.Name, "caseload");
        Chart[] charts = [.. v.Clinic.PatientsOf(v.Me, v.Today).Select(p => new Chart(p, v.Own(PatientRecord.Journal(p.Id))))];
        return v.Page<CaseloadPage>(
            ("Current", charts.Where(c => !HasEnded(c.Record))
                .OrderBy(c => c.Record.NextSession is { } next && DateOnly.FromDateTime(next) >= v.Today ? next : DateTime.MaxValue)
                .ToArray()),
            ("Ended", charts.Where(c => HasEnded(c.Record)).OrderByDescending(c => c.Record.Completion?.On ?? c.Record.Exit?.On)
                .ToArray()));
    });

    /// <summary>A completed therapy has ended when it has been followed up; until then it is somebody's present work.</summary>
    private static bool HasEnded(PatientRecord record)
        => record.Exit is not null || (record.Completion is not null && record.FollowedUpOn is not null);

    /// <summary>What wants attention, most needed first; nothing where nothing does.</summary>
    public static IEnumerable<string> Wants(PatientRecord record, DateOnly today)
    {
        if (record.Phase == CarePhase.Unknown)
        {
            yield return CareText.T("wants-referral");
        }
        else if (record.Phase == CarePhase.Offered)
        {
            yield return CareText.T("wants-consent");
        }

        if (record.FollowUpDue is { } due)
        {
            yield return CareText.T(due <= today ? "wants-follow-up" : "follow-up-on", Shared.Dates.Said(due));
        }

        if (record.Phase == CarePhase.InTherapy && record.Brings.Any())
        {
            yield return CareText.T("wants-brings");
        }
    }
}
