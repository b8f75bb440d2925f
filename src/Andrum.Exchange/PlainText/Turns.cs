using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.PlainText;

/// <summary>
/// Finds turns and their speakers in lines of text. What is a speaker's label is decided for the document as a whole: labels recur
/// and look alike, while "She said: come in" does not.
/// </summary>
internal static class Turns
{
    public static IReadOnlyList<ReadTurn> Of(IEnumerable<string> text)
    {
        LabelledLine[] lines = [.. LabelledLine.Numbered([.. text.Select(l => l.TrimEnd())])];
        var speakers = Speakers(lines);
        if (speakers.Count == 0)
        {
            return Paragraphs(lines);
        }

        var turns = new List<Gathering>();
        TimeSpan? time = null;
        var gap = false;
        foreach (var line in lines)
        {
            var labelled = line.Label is { } label && speakers.Contains(label);
            if (labelled)
            {
                turns.Add(new(line.Label!, line.From ?? time));
                time = null;
            }

            var words = labelled ? line.Rest : line.Whole;
            if (!labelled && line.IsTimeAlone)
            {
                time = line.From;
            }
            else if (words.Length > 0)
            {
                if (turns.Count == 0 || (turns[^1].Speaker.Length == 0 && gap))
                {
                    turns.Add(new("", null));
                }

                turns[^1].Add(words, gap);
            }

            gap = line.Whole.Length == 0 && !labelled;
        }

        return [.. turns.Where(t => t.Text.Length > 0).Select(t => new ReadTurn(t.Speaker, t.Text, t.From))];
    }

    private static HashSet<string> Speakers(LabelledLine[] lines)
    {
        var candidates = lines.Where(l => l.Label is not null).ToArray();
        var recurring = candidates.GroupBy(l => l.Label!, StringComparer.Ordinal)
            .Where(g => g.Count() > 1 && g.Any(l => l.IsStrong || g.Count() > 2))
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);

        // A head such as "Date: 3 March" stands before the first speaker; somebody who speaks once stands among the others.
        var first = Array.FindIndex(lines, l => l.Label is { } label && recurring.Contains(label));
        if (first >= 0)
        {
            recurring.UnionWith(lines.Skip(first).Where(l => l.LooksLike(lines[first])).Select(l => l.Label!));
            return WithPartnerBefore(lines, first, recurring);
        }

        var beginning = Array.Find(lines, l => l is { Whole.Length: > 0, IsTimeAlone: false });
        return beginning?.LooksLike(beginning) == true
            ? [.. candidates.Where(l => l.LooksLike(beginning)).Select(l => l.Label!)]
            : [];
    }

    // A short interview may open with somebody who speaks only once: the line right before the first recurring speaker.
    private static HashSet<string> WithPartnerBefore(LabelledLine[] lines, int first, HashSet<string> speakers)
    {
        var before = Array.FindLast(lines[..first], l => l is { Whole.Length: > 0, IsTimeAlone: false });
        if (before?.LooksLike(lines[first]) == true && before.Rest.Length > 0)
        {
            speakers.Add(before.Label!);
        }

        return speakers;
    }

    private static List<ReadTurn> Paragraphs(LabelledLine[] lines)
    {
        var trimmed = lines.SkipWhile(l => l.Whole.Length == 0).Reverse().SkipWhile(l => l.Whole.Length == 0).Reverse().ToArray();
        var blocks = Array.Exists(trimmed, l => l.Whole.Length == 0);
        var turns = new List<Gathering>();
        var gap = true;
        foreach (var line in trimmed)
        {
            if (line.Whole.Length > 0)
            {
                if (gap || !blocks)
                {
                    turns.Add(new("", null));
                }

                turns[^1].Add(line.Whole, paragraph: false);
            }

            gap = line.Whole.Length == 0;
        }

        return [.. turns.Select(t => new ReadTurn("", t.Text))];
    }

    private sealed class Gathering(string speaker, TimeSpan? from)
    {
        private readonly System.Text.StringBuilder _text = new();

        public string Speaker { get; } = speaker;

        public TimeSpan? From { get; } = from;

        public string Text => _text.ToString();

        public void Add(string words, bool paragraph)
            => _text.Append(_text.Length == 0 ? "" : paragraph ? "\n" : " ").Append(words);
    }
}
