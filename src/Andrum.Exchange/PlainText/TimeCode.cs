using System.Globalization;
using System.Text.RegularExpressions;

namespace Andrum.Exchange.PlainText;

/// <summary>
/// Time codes as transcription programs write them: [00:12:33], (12:33), 00:12:33.120, #00:12:33-1# (f4, easytranscript),
/// [00:00.000 --> 00:04.000] (Whisper), 0:0:0.0 --> 0:0:3.570 (Teams before 2023).
/// </summary>
internal static partial class TimeCode
{
    /// <summary>The pattern of a time: minutes and seconds, often with hours, sometimes with parts of a second.</summary>
    public const string Clock = @"(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2}(?:[.,][0-9]{1,3})?";

    private const string Until = @"(?:\s*(?:-->|->|[–—-])\s*(?:[0-9]{1,2}:){1,2}[0-9]{1,2}(?:[.,][0-9]{1,3})?)";
    private const string LooseClock = @"(?:[0-9]{1,2}:){1,2}[0-9]{1,2}(?:[.,][0-9]{1,3})?";

    /// <summary>The time that a code names, from the start of the recording.</summary>
    public static TimeSpan Span(string time)
    {
        var parts = time.Replace(',', '.').Split(':');
        var minutes = parts.SkipLast(1).Aggregate(0L, (sum, p) => (sum * 60) + long.Parse(p, CultureInfo.InvariantCulture));
        return TimeSpan.FromSeconds((minutes * 60) + double.Parse(parts[^1], CultureInfo.InvariantCulture));
    }

    /// <summary>Takes the time off a line that is nothing else.</summary>
    public static TimeSpan? Alone(string line) => Found(TimeAlone().Match(line));

    /// <summary>Takes off a time that cannot be anything else: in brackets, or with hours and seconds.</summary>
    public static (TimeSpan? Time, string Words) Leading(string line) => Off(LeadingTime().Match(line), line);

    /// <summary>Takes off what may be a time or a word: "10:30 I came" as well as "10:30 Anna: I came".</summary>
    public static (TimeSpan? Time, string Words) LeadingBare(string line) => Off(LeadingBareTime().Match(line), line);

    /// <summary>Takes off a time in brackets at the end of a line, where f4 notes when the turn ended.</summary>
    public static (TimeSpan? Time, string Words) Trailing(string line)
    {
        // Looking from the end, so that a long line is not searched for each of its spaces.
        var from = Math.Max(0, line.Length - 24);
        return TrailingTime().Match(line, from) is { Success: true } match ? (Found(match), line[..match.Index].TrimEnd()) : (null, line);
    }

    /// <summary>The line without the stamps that f4 and easytranscript set between the words.</summary>
    public static string WithoutStamps(string line) => line.Contains('#', StringComparison.Ordinal) ? Stamp().Replace(line, " ").Trim() : line;

    private static (TimeSpan? Time, string Words) Off(Match match, string line)
        => match.Success ? (Found(match), line[match.Length..].TrimStart()) : (null, line);

    private static TimeSpan? Found(Match match)
        => !match.Success ? null
            : Span(match.Groups["time"].Value + (match.Groups["tenth"].Success ? "." + match.Groups["tenth"].Value : ""));

    [GeneratedRegex(@"^(?:#(?<time>" + Clock + @")(?:-(?<tenth>[0-9]))?#|[\[({<]?(?<time>" + LooseClock + ")" + Until + @"?[\])}>]?)$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeAlone();

    [GeneratedRegex(@"^(?:#(?<time>" + Clock + @")(?:-(?<tenth>[0-9]))?#|[\[({<](?<time>" + Clock + ")" + Until
        + @"?[\])}>]|(?<time>[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,3})?)" + Until + @"?(?=[\s\p{L}]))\s*(?:[-–]\s+)?",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingTime();

    [GeneratedRegex(@"^(?<time>" + Clock + @")(?:\s+(?:[-–]\s+)?)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingBareTime();

    [GeneratedRegex(@"(?:#(?<time>" + Clock + @")(?:-(?<tenth>[0-9]))?#|\[(?<time>" + Clock + @")\]|\((?<time>" + Clock + @")\))$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrailingTime();

    [GeneratedRegex(@"\s{0,9}#[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:-[0-9])?#\s{0,9}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stamp();
}
