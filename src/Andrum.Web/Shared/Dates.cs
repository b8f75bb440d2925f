using System.Globalization;

namespace Andrum.Web.Shared;

/// <summary>Days and times as they are said.</summary>
internal static class Dates
{
    /// <summary>24 November 2026.</summary>
    public static string Said(this DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Tuesday 24 November.</summary>
    public static string SaidShortly(this DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.CurrentCulture);

    /// <summary>Tuesday 24 November, 10:15.</summary>
    public static string SaidShortly(this DateTime at) => at.ToString("dddd d MMMM, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>24 November 2026, in the clinic's time zone.</summary>
    public static string Said(this DateTimeOffset at) => DateOnly.FromDateTime(at.ToLocalTime().DateTime).Said();

    /// <summary>24 November 2026, 14:05, in the clinic's time zone.</summary>
    public static string SaidWithTime(this DateTimeOffset at) => at.ToLocalTime().ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>How long, or how far into a recording: 3:15, or 1:03:15.</summary>
    public static string Said(this TimeSpan time)
        => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>As date fields want it.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
