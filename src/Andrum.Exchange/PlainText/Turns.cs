using System.Text;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.PlainText;

/// <summary>Finds turns and their speakers in lines of text.</summary>
internal static class Turns
{
    /// <summary>More lines than a transcript can have.</summary>
    public const int MostLines = 200_000;

    /// <summary>The turns of lines, whose paragraphs are parted by empty lines.</summary>
    public static IReadOnlyList<ReadTurn> Of(IEnumerable<string> lines)
        => Of([.. Numbering.Without([.. lines.Select(l => l.TrimEnd())]).Select(l => LabelledLine.Of(l))]);

    /// <summary>The turns of paragraphs, in which a line break is a mere break of the line.</summary>
    public static IReadOnlyList<ReadTurn> OfParagraphs(IEnumerable<string> paragraphs)
        => Of([.. Numbering.Without([.. paragraphs.Select(l => l.TrimEnd())])
            .SelectMany(p => p.Split('\n').Select((l, i) => LabelledLine.Of(l, opens: i == 0)))]);

    private static List<ReadTurn> Of(LabelledLine[] lines)
    {
        var speakers = Speakers.In(lines);
        if (speakers.AreNone)
        {
            return Paragraphs(lines);
        }

        var turns = new List<Gathering>();
        TimeSpan? time = null;
        var gap = false;
        foreach (var (index, line) in lines.Index())
        {
            var beginning = speakers.Beginning(line, index);
            if (beginning is { } begun)
            {
                turns.Add(new(begun.Speaker, begun.From ?? time));
                time = null;
            }

            var words = beginning?.Words ?? line.Words;
            if (beginning is null && line.IsTimeAlone)
            {
                time = line.From;
            }
            else if (words.Length > 0)
            {
                if (turns.Count == 0 || (turns[^1].Speaker.Length == 0 && gap))
                {
                    turns.Add(new("", null));
                }

                turns[^1].Add(words, gap || line.Opens);
            }

            time = line.Until ?? time;
            gap = line.IsBlank && beginning is null;
        }

        return [.. turns.Where(t => t.Text.Length > 0).Select(t => new ReadTurn(t.Speaker, t.Text, t.From))];
    }

    // Nobody is named: a turn a paragraph, or a line where no empty lines part them.
    private static List<ReadTurn> Paragraphs(LabelledLine[] lines)
    {
        var words = lines.SkipWhile(l => l.IsBlank).Reverse().SkipWhile(l => l.IsBlank).Reverse().ToArray();
        var blocks = Array.Exists(words, l => l.IsBlank || l.Opens);
        var turns = new List<Gathering>();
        TimeSpan? time = null;
        var gap = true;
        foreach (var line in words)
        {
            time = line.From ?? time;
            if (line.Words.Length > 0)
            {
                if (gap || !blocks || line.Opens || line.From is not null)
                {
                    turns.Add(new("", time));
                    time = null;
                }

                turns[^1].Add(line.Words, paragraph: false);
            }

            time = line.Until ?? time;
            gap = line.IsBlank || line.IsTimeAlone;
        }

        return [.. turns.Select(t => new ReadTurn("", t.Text, t.From))];
    }

    private sealed class Gathering(string speaker, TimeSpan? from)
    {
        private readonly StringBuilder _text = new();

        public string Speaker { get; } = speaker;

        public TimeSpan? From { get; } = from;

        public string Text => _text.ToString();

        public void Add(string words, bool paragraph)
            => _text.Append(_text.Length == 0 ? "" : paragraph ? "\n" : " ").Append(words);
    }
}
