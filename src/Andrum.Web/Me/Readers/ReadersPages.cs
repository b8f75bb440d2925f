using Andrum.Clinic;
using Andrum.Storage.Openings;
using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

/// <summary>Who has read one's record: the access log, for the person it is about.</summary>
internal static class ReadersPages
{
    /// <summary>How many months are shown.</summary>
    public const int Months = 12;

    public static void Map(RouteGroupBuilder me) => me.MapGet("/readers", (Visit v, AccessLog log) => v.Page<ReadersPage>(("ByMonth",
        Enumerable.Range(0, Months)
            .SelectMany(back => log.Of(v.Record().Name, v.Now.AddDays(1 - v.Now.Day).AddMonths(-back)))
            .Where(o => o.Who != v.Me).OrderByDescending(o => o.Since)
            .GroupBy(o => o.Since.ToLocalTime().ToString("MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture))
            .ToArray())));

    /// <summary>Name and what the person is here, as far as the clinic still knows.</summary>
    public static string Who(Visit v, PersonId person) => person == PersonId.Andrum ? MeText.T("reader-andrum")
        : v.NameOf(person) is { Length: > 0 } name ? string.Join(", ",
            [name, .. v.Clinic.RolesOf(person).Where(r => r != Role.Patient).Order().Take(1).Select(r => MeText.T("role-" + r))])
        : MeText.T("reader-gone");

    /// <summary>The purpose in plain words; where a newer Andrum noted one that has none yet, as it was noted.</summary>
    public static string Why(string purpose) => Care.BreakGlassPages.ReasonIn(purpose) is { } reason ? MeText.T("purpose-break-glass", reason)
        : MeText.Find("purpose-" + purpose) ?? purpose;
}
