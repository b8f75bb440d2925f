using System.Text.RegularExpressions;

namespace Andrum.Inquiry.Transcripts;

/// <summary>How words are sought.</summary>
public enum SearchKind
{
    /// <summary>The letters as they are typed, anywhere, small or capital.</summary>
    Plain,

    /// <summary>Whole words.</summary>
    WholeWord,

    /// <summary>Two or more words near each other, in any order.</summary>
    Near,

    /// <summary>A regular expression, of those that take no longer than the text is long.</summary>
    Expression,
}

/// <summary>A place that was found.</summary>
/// <param name="Turn">The turn, counted from 0.</param>
/// <param name="Start">Where it begins in the turn's text, UTF-16 code units.</param>
/// <param name="Length">How long it is.</param>
public sealed record Found(int Turn, int Start, int Length);

/// <summary>What is sought in a masked text; nothing that was masked can be found.</summary>
public sealed class Search
{
    /// <summary>How many words may lie between words that are near each other.</summary>
    public const int Nearness = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly Func<string, IEnumerable<(int Start, int Length)>> _seek;

    private Search(Func<string, IEnumerable<(int Start, int Length)>> seek) => _seek = seek;

    /// <summary>The places in a text, in its order.</summary>
    /// <exception cref="RegexMatchTimeoutException">When an expression takes too long.</exception>
    public IEnumerable<Found> In(MaskedTranscript text)
        => text.Turns.SelectMany((turn, i) => _seek(turn.Text).Select(f => new Found(i, f.Start, f.Length)));

    /// <summary>A search for some words; a refusal where they cannot be sought so.</summary>
    public static (Search? Search, Refusal? WhyNot) For(string words, SearchKind kind)
    {
        words = (words ?? "").Trim();
        if (words.Length == 0)
        {
            return (null, Refusal.Missing.With("q"));
        }

        switch (kind)
        {
            case SearchKind.Plain:
                return (new(text => Everywhere(text, words)), null);
            case SearchKind.WholeWord:
                return (new(text => Everywhere(text, words).Where(f => IsWhole(text, f.Start, f.Length))), null);
            case SearchKind.Near:
                string[] several = [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
                return several.Length < 2 ? (null, SearchRefusals.TwoWords) : (new(text => Near(text, several)), null);
            default:
                try
                {
                    var expression = new Regex(words, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
                    return (new(text => expression.Matches(text).Where(m => m.Length > 0).Select(m => (m.Index, m.Length))), null);
                }
                catch (Exception e) when (e is RegexParseException or NotSupportedException)
                {
                    return (null, SearchRefusals.NoExpression);
                }
        }
    }

    private static IEnumerable<(int Start, int Length)> Everywhere(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(words, at + words.Length, StringComparison.OrdinalIgnoreCase))
        {
            yield return (at, words.Length);
        }
    }

    private static bool IsWhole(string text, int start, int length)
        => (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (start + length == text.Length || !char.IsLetterOrDigit(text[start + length]));

    // From the first word to the last of the nearest group; a group begins where its first word stands.
    private static IEnumerable<(int Start, int Length)> Near(string text, string[] words)
    {
        var places = words.SelectMany((w, i) => Everywhere(text, w).Where(f => IsWhole(text, f.Start, f.Length)).Select(f => (Word: i, f.Start, End: f.Start + f.Length)))
            .OrderBy(p => p.Start).ToArray();
        for (var i = 0; i < places.Length;)
        {
            var met = new HashSet<int> { places[i].Word };
            var last = i;
            for (var j = i + 1; j < places.Length && met.Count < words.Length && Between(text, places[i].End, places[j].Start) <= Nearness; j++)
            {
                if (met.Add(places[j].Word))
                {
                    last = j;
                }
            }

            if (met.Count == words.Length)
            {
                yield return (places[i].Start, places[last].End - places[i].Start);
                i = last + 1;
            }
            else
            {
                i++;
            }
        }
    }

    private static int Between(string text, int from, int to)
        => from >= to ? 0 : text[from..to].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}

/// <summary>Why something cannot be sought.</summary>
public static class SearchRefusals
{
    /// <summary>Nearness needs two words.</summary>
    public static readonly Refusal TwoWords = new("near-needs-two-words");

    /// <summary>The expression is none, or is one that may take too long (looking back or around).</summary>
    public static readonly Refusal NoExpression = new("no-expression");

    /// <summary>The expression took longer than a second.</summary>
    public static readonly Refusal TooLong = new("search-too-long");
}
