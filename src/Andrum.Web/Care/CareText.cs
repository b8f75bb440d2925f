using Andrum.Care.Sessions;
using Andrum.Web.Hosting;
using Andrum.Web.Shared;

namespace Andrum.Web.Care;

internal static class CareText
{
    private static readonly Words Words = new("Andrum.Web.Care.CareText");

    public static string T(string key, params object?[] details) => Words.Say(key, details);

    /// <summary>How long ago a day was, as one would say it before a door opens.</summary>
    public static string Ago(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => T("ago-today"),
        1 => T("ago-yesterday"),
        < 14 and var days => T("ago-days", days),
        var days => T("ago-weeks", days / 7),
    };

    /// <summary>The next session with its hour; that none is agreed on where none is.</summary>
    public static string Next(DateTime? at, DateOnly today)
        => at is { } next && DateOnly.FromDateTime(next) >= today ? next.SaidShortly() : T("next-none");

    /// <summary>What a piece of a story is called where its teller gave it no title.</summary>
    public static string Titled(string title) => title.Length > 0 ? title : T("untitled");

    /// <summary>What was done with something that was told, in one word each.</summary>
    public static IEnumerable<string> Done(Told told)
    {
        if (told.Confirmed)
        {
            yield return T("told-confirmed");
        }

        if (told.Normalised)
        {
            yield return T("told-normalised");
        }
    }
}
