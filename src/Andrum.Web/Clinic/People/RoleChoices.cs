using Andrum.Clinic;
using static Andrum.Web.Clinic.ClinicText;

namespace Andrum.Web.Clinic.People;

/// <summary>The roles that an administrator gives, each with what it opens.</summary>
internal static class RoleChoices
{
    public static IEnumerable<(string Value, string Words)> All
        => Enum.GetValues<Role>().Where(r => r != Role.Patient).Select(r => (r.ToString(), $"{r.Said()}: {T("opens-" + r)}"));
}
