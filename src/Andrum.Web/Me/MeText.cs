using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

internal static class MeText
{
    private static readonly Words Words = new("Andrum.Web.Me.MeText");

    public static string T(string key, params object?[] details) => Words.Say(key, details);
}
