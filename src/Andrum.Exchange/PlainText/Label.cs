using System.Globalization;
using System.Text.RegularExpressions;

namespace Andrum.Exchange.PlainText;

/// <summary>How a transcript sets a speaker's label apart from the words. The first five are firm; the others also occur in speech.</summary>
internal enum LabelStyle
{
    /// <summary>"Vera: words", also **Vera:**, "Vera (00:01):" and a full-width colon.</summary>
    Colon,

    /// <summary>A tab between label and words, as the cells of a table give it.</summary>
    Tab,

    /// <summary>"[Vera] words", "[SPEAKER_00]: words" (WhisperX).</summary>
    Bracket,

    /// <summary>"&lt;Vera&gt; words".</summary>
    Angle,

    /// <summary>"Vera 0:03" or "00:00:03 Vera", the words below (Otter, Teams, Word).</summary>
    Time,

    /// <summary>"Vera – words".</summary>
    Dash,

    /// <summary>"Q. words".</summary>
    Dot,

    /// <summary>"Vera" on a line of its own, the words below.</summary>
    Alone,
}

/// <summary>What may be a speaker's label at the start of a line, in one way of reading the line.</summary>
/// <param name="Style">How it is set apart.</param>
/// <param name="Name">The label.</param>
/// <param name="Rest">What follows it.</param>
/// <param name="From">A time beside it.</param>
/// <param name="Aside">What stands in brackets after the label, part of the name or a remark: "Vera (laughs): words".</param>
internal sealed partial record Label(LabelStyle Style, string Name, string Rest, TimeSpan? From = null, string? Aside = null)
{
    private const string Word = @"[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}.'’_/\-]{0,30}";
    private const string NamePattern = @"(?<name>" + Word + @"(?:[ \u00A0](?:&[ \u00A0])?" + Word + "){0,3})";
    private const string Emphasis = @"[*_]{0,3}";

    // No label is longer; what is beyond need not be looked at.
    private const int Longest = 240;

    private static readonly HashSet<string> Joining = new(StringComparer.Ordinal) { "von", "van", "de", "af", "av", "och", "and", "und", "&" };

    /// <summary>The name with what stands in brackets after it.</summary>
    public string FullName => Aside is null ? Name : $"{Name} ({Aside})";

    /// <summary>Whether it looks like a name or a role: every word begins with a capital or a digit.</summary>
    public bool IsStrong => HeadFields.IsRole(Name) || IsName(Name);

    /// <summary>Whether it is set apart in a way that speech itself does not use.</summary>
    public bool IsFirm => Style <= LabelStyle.Time;

    /// <summary>Whether every word begins as names do.</summary>
    public static bool IsName(string text) => text.Split(' ').All(w => w.Length > 0 && (char.IsUpper(w[0]) || char.IsAsciiDigit(w[0])
        || char.GetUnicodeCategory(w[0]) == UnicodeCategory.OtherLetter || Joining.Contains(w)));

    /// <summary>Every way in which the line may begin with a label.</summary>
    public static IEnumerable<Label> In(string line)
    {
        var start = line.AsSpan(0, Math.Min(Longest, line.Length)).ToString();
        if (start.Length == 0)
        {
            yield break;
        }

        if (start.AsSpan().IndexOfAny(':', '\uFF1A') > 0 && Colon().Match(line) is { Success: true } colon)
        {
            yield return Of(LabelStyle.Colon, colon, line);
        }

        if (start.Contains('\t', StringComparison.Ordinal) && Tab().Match(line) is { Success: true } tab)
        {
            yield return Of(LabelStyle.Tab, tab, line);
        }

        if (start.AsSpan(0, Math.Min(4, start.Length)).Contains('[') && Bracket().Match(line) is { Success: true } bracket)
        {
            yield return Of(LabelStyle.Bracket, bracket, line);
        }

        if (start[0] == '<' && Angle().Match(line) is { Success: true } angle)
        {
            yield return Of(LabelStyle.Angle, angle, line);
        }

        if (line.Length < Longest && (char.IsAsciiDigit(line[^1]) || line[^1] is ')' or ']') && Time().Match(line) is { Success: true } time)
        {
            yield return Of(LabelStyle.Time, time, line);
        }

        if (start.AsSpan().IndexOfAny('-', '–', '—') > 0 && Dash().Match(line) is { Success: true } dash)
        {
            yield return Of(LabelStyle.Dash, dash, line);
        }

        if (start.Length > 1 && start[1] == '.' && Dot().Match(line) is { Success: true } dot)
        {
            yield return Of(LabelStyle.Dot, dot, line);
        }

        if (line.Length < Longest && Alone().Match(line) is { Success: true } alone && Of(LabelStyle.Alone, alone, line) is { IsStrong: true } name)
        {
            yield return name;
        }
    }

    private static Label Of(LabelStyle style, Match match, string line)
    {
        var rest = line[match.Length..].TrimStart();
        var (time, after) = TimeCode.Leading(rest);
        var beside = match.Groups["time"];
        return new(style, match.Groups["name"].Value.Replace('\u00A0', ' ').TrimEnd('_').Trim() is { Length: > 0 } name ? name : "?",
            after, beside.Success ? TimeCode.Span(beside.Value) : time,
            match.Groups["aside"].Success ? match.Groups["aside"].Value : null);
    }

    // The name holds a letter. No colon of an address or of a time of day.
    [GeneratedRegex("^" + Emphasis + @"(?=[\p{Nd} ._\-]{0,9}\p{L})" + NamePattern + @"(?:\s?\((?<aside>[^()\[\]:]{1,40})\))?" + Emphasis + @"\s{0,9}(?:[\[(](?<time>"
        + TimeCode.Clock + @")[\])]\s{0,9})?[:\uFF1A]" + Emphasis + "(?!//|[0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colon();

    [GeneratedRegex("^" + Emphasis + @"(?=[\p{Nd} ._\-]{0,9}\p{L})" + NamePattern + Emphasis + @"[ ]{0,9}\t[\t ]{0,9}(?:[\[(]?(?<time>" + TimeCode.Clock + @")[\])]?(?:\t|$))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tab();

    [GeneratedRegex("^" + Emphasis + @"\[(?=\p{Lu})" + NamePattern + @":?\]" + Emphasis + @"[:\uFF1A]?(?=\s|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^<(?=\p{L})" + NamePattern + @":?>[:\uFF1A]?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Angle();

    [GeneratedRegex("^" + Emphasis + @"(?=\p{Lu})" + NamePattern + @"(?:\s?\((?<aside>[^()\[\]:]{1,40})\))?" + Emphasis + @",?\s{1,9}[\[(]?(?<time>" + TimeCode.Clock + @")[\])]?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();

    [GeneratedRegex("^" + Emphasis + @"(?=\p{Lu})" + NamePattern + Emphasis + @"(?:\s{1,9}[-–—]|[–—])(?=\s|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(?<name>\p{Lu})\.(?=\s)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dot();

    [GeneratedRegex("^" + Emphasis + @"(?=\p{Lu})(?<name>" + Word + @"(?:[ \u00A0]" + Word + "){0,2})(?<![.])" + Emphasis + "$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alone();
}
