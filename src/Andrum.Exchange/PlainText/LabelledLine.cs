using System.Globalization;
using System.Text.RegularExpressions;

namespace Andrum.Exchange.PlainText;

/// <summary>A line of a transcript taken apart: number, time code, what may be a speaker's label, and the rest.</summary>
internal sealed partial record LabelledLine
{
    private const string Time = @"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?";

    private static readonly HashSet<string> Remarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "note", "notes", "obs", "nb", "p.s.", "ps", "date", "datum", "time", "tid", "place", "plats", "title", "titel", "anm", "ort",
        "duration", "längd", "interview", "intervju", "transcript", "transkript", "kommentar", "comment", "hinweis", "transkription",
    };

    /// <summary>The line without its number, trimmed.</summary>
    public required string Whole { get; init; }

    /// <summary>What may be a speaker's label.</summary>
    public string? Label { get; init; }

    /// <summary>What follows the label.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The time code of the line.</summary>
    public TimeSpan? From { get; init; }

    /// <summary>Whether the line is a time code and nothing else.</summary>
    public bool IsTimeAlone { get; init; }

    /// <summary>Whether the label looks like a name or a role: every word begins with a capital or a digit.</summary>
    public bool IsStrong => Label is { } label
        && label.Split(' ').All(w => char.IsUpper(w[0]) || char.IsAsciiDigit(w[0])
            || char.GetUnicodeCategory(w[0]) == UnicodeCategory.OtherLetter);

    /// <summary>Whether the label is a word that heads remarks rather than somebody who speaks.</summary>
    public bool IsRemark => Label is { } label && Remarks.Contains(label);

    /// <summary>Whether a tab, not a colon, stands between label and words.</summary>
    public bool IsTabbed { get; private init; }

    /// <summary>Whether this line names a speaker in the way in which another does.</summary>
    public bool LooksLike(LabelledLine other) => IsStrong && !IsRemark && IsTabbed == other.IsTabbed;

    /// <summary>
    /// The lines, their turn numbers dropped where they count up by one through the whole text; other numbers are words.
    /// </summary>
    public static IEnumerable<LabelledLine> Numbered(IReadOnlyList<string> lines)
    {
        var numbers = lines.Select(l => Number().Match(l)).Where(m => m.Success)
            .Select(m => int.Parse(m.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).ToArray();
        var counting = numbers.Length > 1 && numbers[0] <= 1 && numbers.Zip(numbers.Skip(1)).All(p => p.Second == p.First + 1);
        return lines.Select(l => Of(counting && Number().Match(l) is { Success: true } m ? l[m.Length..] : l));
    }

    private static LabelledLine Of(string line)
    {
        line = line.Trim();
        var alone = TimeAlone().Match(line);
        if (alone.Success)
        {
            return new() { Whole = line, From = Span(alone.Groups["time"].Value), IsTimeAlone = true };
        }

        var match = LabelThenText().Match(line);
        match = match.Success ? match : LabelAndTimeAlone().Match(line);
        if (!match.Success)
        {
            return new() { Whole = line };
        }

        return new()
        {
            Whole = line,
            Label = match.Groups["label"].Value.Trim(),
            Rest = line[match.Length..].TrimStart(),
            IsTabbed = match.Value.EndsWith('\t'),
            From = match.Groups["time"].Success ? Span(match.Groups["time"].Value) : null,
        };
    }

    private static TimeSpan? Span(string time)
    {
        var parts = time.Replace(',', '.').Split(':');
        var seconds = double.Parse(parts[^1], CultureInfo.InvariantCulture);
        var minutes = int.Parse(parts[^2], CultureInfo.InvariantCulture);
        var hours = parts.Length > 2 ? int.Parse(parts[0], CultureInfo.InvariantCulture) : 0;
        return TimeSpan.FromSeconds((hours * 3600) + (minutes * 60) + seconds);
    }

    // 12. or 12) or #12 or 12<tab> before anything; a bare number only before a label.
    [GeneratedRegex(@"^\s*(?:#(?<number>\d{1,5})[.):]?\s+|(?<number>\d{1,5})(?:[.)]\s+|\t+|\s+(?=(?:\*\*)?[\p{Lu}][\p{L}\p{Nd}.\-]{0,30}(?: [\p{Lu}\p{Nd}][\p{L}\p{Nd}.\-]{0,30}){0,2}\s*[:\uFF1A])))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[\[(]?(?<time>" + Time + @")[\])]?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeAlone();

    // [00:01:02] **Vera Berg** (00:01:02): text, [Vera] text, Vera<tab>text; the colon may be full-width.
    [GeneratedRegex(@"^(?:[\[(]?(?<time>" + Time + @")[\])]?\s*[-–]?\s*)?(?:\*\*|__)?(?:(?<label>[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}.'’\-]{0,30}(?: [\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}.'’\-]{0,30}){0,3})(?:\*\*|__)?\s*(?:[\[(](?<time>" + Time + @")[\])]\s*)?(?:[:\uFF1A](?:\*\*|__)?(?!//|\d)|\t)|\[(?<label>[\p{Lu}][\p{L}\p{M}\p{Nd}.'’\-]{0,30}(?: [\p{Lu}\p{Nd}][\p{L}\p{M}\p{Nd}.'’\-]{0,30}){0,2})\](?=\s+\S))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelThenText();

    // Speaker 1  0:03, with the words on the lines below.
    [GeneratedRegex(@"^(?<label>[\p{Lu}][\p{L}\p{M}\p{Nd}.'’\-]{0,30}(?: [\p{Lu}\p{Nd}][\p{L}\p{M}\p{Nd}.'’\-]{0,30}){0,2})\s+[\[(]?(?<time>" + Time + @")[\])]?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelAndTimeAlone();
}
