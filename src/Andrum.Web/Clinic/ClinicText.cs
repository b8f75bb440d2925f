using Andrum.Clinic;
using Andrum.Web.Hosting;

namespace Andrum.Web.Clinic;

internal static class ClinicText
{
    private static readonly Words Words = new("Andrum.Web.Clinic.ClinicText");

    public static string T(string key, params object?[] details) => Words.Say(key, details);

    /// <summary>A role in words.</summary>
    public static string Said(this Role role) => T("role-" + role);

    /// <summary>
    /// Why a record was opened, in words; a purpose that an older Andrum noted stands as it was written. Why the glass was broken is said to
    /// the patient and to whoever is responsible: it tells of the patient.
    /// </summary>
    public static string Purpose(string purpose) => Care.BreakGlassPages.ReasonIn(purpose) is not null ? T("purpose-break-glass-opened")
        : Words.Find("purpose-" + purpose) ?? purpose;
}
