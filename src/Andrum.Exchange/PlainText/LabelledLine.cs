namespace Andrum.Exchange.PlainText;

/// <summary>A line of a transcript taken apart: its time codes, what may be a speaker's label, and the rest.</summary>
internal sealed record LabelledLine
{
    /// <summary>The line without its time codes, trimmed.</summary>
    public required string Words { get; init; }

    /// <summary>Whether a paragraph of the file begins here, whether or not an empty line stands before it.</summary>
    public bool Opens { get; init; }

    /// <summary>The time at the start of the line.</summary>
    public TimeSpan? From { get; private init; }

    /// <summary>The time at the end of the line.</summary>
    public TimeSpan? Until { get; private init; }

    /// <summary>Every way in which the line may begin with a label.</summary>
    public Label[] Labels { get; private init; } = [];

    /// <summary>Whether the line is a time code and nothing else.</summary>
    public bool IsTimeAlone => Words.Length == 0 && From is not null;

    /// <summary>Whether nothing stands on the line.</summary>
    public bool IsBlank => Words.Length == 0 && From is null && Until is null;

    /// <summary>The label in one way of reading the line.</summary>
    public Label? In(LabelStyle style)
    {
        foreach (var label in Labels)
        {
            if (label.Style == style)
            {
                return label;
            }
        }

        return null;
    }

    /// <summary>Takes a line apart.</summary>
    public static LabelledLine Of(string line, bool opens = false)
    {
        // Chat and speech programs set invisible marks of direction before a line.
        line = line.Trim().Trim('\u200B', '\uFEFF', '\u200E', '\u200F').Trim();
        if (TimeCode.Alone(line) is { } alone)
        {
            return new() { Words = "", From = alone, Opens = opens };
        }

        var (from, rest) = TimeCode.Leading(line);
        if (from is null && TimeCode.LeadingBare(line) is { Time: { } bare } read
            && Label.In(read.Words).Any(l => (l.IsFirm || l.Style == LabelStyle.Alone) && l.IsStrong))
        {
            (from, rest) = (bare, read.Words);
        }

        // "Vera 0:03" ends in a time that belongs to the label; every other time at the end says when the turn ended.
        Label[] labels = [.. Label.In(rest)];
        var (until, words) = TimeCode.Trailing(rest);
        if (until is not null && Array.Exists(labels, l => l.Style == LabelStyle.Time))
        {
            (until, words) = (null, rest);
        }

        words = TimeCode.WithoutStamps(words);
        if (words != rest)
        {
            labels = [.. Label.In(words)];
        }

        // "00:00:03 Vera", the words below.
        if (from is not null && Array.Find(labels, l => l.Style == LabelStyle.Alone) is { } named)
        {
            labels = [named with { Style = LabelStyle.Time }, .. labels];
        }

        return new() { Words = words, From = from, Until = until, Labels = labels, Opens = opens };
    }
}
