using Andrum.Web.Hosting;

namespace Andrum.Web.Clinic;

internal static class ClinicText
{
    private static readonly Words Words = new("Andrum.Web.Clinic.ClinicText");

    public static string T(string key, params object?[] details) => Words.Say(key, details);
}
