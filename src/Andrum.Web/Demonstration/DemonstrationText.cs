using Andrum.Web.Hosting;

namespace Andrum.Web.Demonstration;

internal static class DemonstrationText
{
    private static readonly Words Words = new("Andrum.Web.Demonstration.DemonstrationText");

    public static string T(string key, params object?[] details) => Words.Say(key, details);
}
