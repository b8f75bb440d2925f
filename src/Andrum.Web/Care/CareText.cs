using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

internal static class CareText
{
    private static readonly Words Words = new("Andrum.Web.Care.CareText");

    public static string T(string key, params object?[] details) => Words.Say(key, details);
}
