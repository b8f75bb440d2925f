using Andrum.Web.Hosting;
using Andrum.Web.Shared;

namespace Andrum.Web.Me;

internal static class MeText
{
    private static readonly Words Words = new("Andrum.Web.Me.MeText");

    public static string T(string key, params object?[] details) => Words.Say(key, details);

    /// <summary>A sentence; null where there is none.</summary>
    public static string? Find(string key) => Words.Find(key);

    /// <summary>Who reads what is shared, and by when: only what is certain is promised.</summary>
    public static string WhoReads(string therapists, DateTime? next)
        => therapists.Length == 0 ? T("reads-nobody")
            : next is { } at ? T("reads-before", therapists, DateOnly.FromDateTime(at).SaidShortly())
            : T("reads-sometime", therapists);
}
