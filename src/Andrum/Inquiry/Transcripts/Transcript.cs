using System.Collections.Immutable;
using System.Text;

namespace Andrum.Inquiry.Transcripts;

/// <summary>One turn: a speaker's stretch of the interview.</summary>
public readonly record struct TurnId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static TurnId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// A word as it was said, with an id that stays whatever happens around it.
/// </summary>
/// <param name="Id">Counted from 1 through the interview; never used again.</param>
/// <param name="Text">The word, punctuation included, without white space.</param>
/// <param name="After">The white space behind it, as it stands.</param>
public sealed record Word(int Id, string Text, string After);

/// <summary>A turn with its words.</summary>
/// <param name="Id">The turn.</param>
/// <param name="Speaker">Who speaks, as the transcript calls them; empty where nobody is named.</param>
/// <param name="Words">The words, in order.</param>
/// <param name="From">When it begins in the recording, if known.</param>
public sealed record Turn(TurnId Id, string Speaker, ImmutableList<Word> Words, TimeSpan? From = null)
{
    /// <summary>The words as text, exactly as they were brought in, outer white space aside.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Words.Count; i++)
            {
                text.Append(Words[i].Text).Append(i + 1 < Words.Count ? Words[i].After : "");
            }

            return text.ToString();
        }
    }
}

/// <summary>When a turn begins in the recording.</summary>
public sealed record TurnTime(TurnId Turn, TimeSpan From);

/// <summary>A verbatim transcript: turns of words. Edits work on words, so that what was marked on a word stays on it.</summary>
public sealed record Transcript(ImmutableList<Turn> Turns)
{
    /// <summary>No words.</summary>
    public static Transcript Empty { get; } = new([]);

    /// <summary>Gives every word of a transcript its id.</summary>
    public static Transcript Of(IEnumerable<(TurnId Id, string Speaker, string Text, TimeSpan? From)> turns)
    {
        var next = 1;
        return new([.. turns.Select(t => new Turn(t.Id, t.Speaker, [.. Split(t.Text, () => next++)], t.From))]);
    }

    /// <summary>The id that the next new word gets.</summary>
    public int NextWord => 1 + Turns.SelectMany(t => t.Words).Select(w => w.Id).DefaultIfEmpty().Max();

    /// <summary>The place of a turn; -1 when it is not here.</summary>
    public int PlaceOf(TurnId id) => Turns.FindIndex(t => t.Id == id);

    /// <summary>
    /// A turn corrected: words that are the same as before keep their ids, by the longest common subsequence in which words that
    /// occur once weigh most (as in Cohen's patience diff); the others are new, with ids from <paramref name="firstNew"/> on.
    /// </summary>
    public Transcript Correct(TurnId id, string text, int firstNew)
    {
        var at = PlaceOf(id);
        if (at < 0)
        {
            return this;
        }

        var before = Turns[at].Words;
        Word[] after = [.. Split(text, () => 0)];
        var shorter = Math.Min(before.Count, after.Length);
        var head = 0;
        while (head < shorter && before[head].Text == after[head].Text)
        {
            head++;
        }

        var tail = 0;
        while (tail < shorter - head && before[^(tail + 1)].Text == after[^(tail + 1)].Text)
        {
            tail++;
        }

        var words = ImmutableList.CreateBuilder<Word>();
        words.AddRange(after.Take(head).Select((w, i) => w with { Id = before[i].Id }));
        words.AddRange(Matched(before.GetRange(head, before.Count - head - tail), after[head..^tail], Weights(before, after), firstNew));
        words.AddRange(after.TakeLast(tail).Select((w, i) => w with { Id = before[before.Count - tail + i].Id }));
        return new(Turns.SetItem(at, Turns[at] with { Words = words.ToImmutable() }));
    }

    /// <summary>A turn split before a word; the second part goes to <paramref name="speaker"/>.</summary>
    public Transcript SplitTurn(TurnId id, int beforeWord, TurnId second, string speaker)
    {
        var at = PlaceOf(id);
        var word = at < 0 ? -1 : Turns[at].Words.FindIndex(w => w.Id == beforeWord);
        return word <= 0
            ? this
            : new(Turns.SetItem(at, Turns[at] with { Words = Turns[at].Words.GetRange(0, word) })
                .Insert(at + 1, new(second, speaker, Turns[at].Words.GetRange(word, Turns[at].Words.Count - word))));
    }

    /// <summary>A turn joined to the one before it, whose speaker it takes.</summary>
    public Transcript JoinToPrevious(TurnId id)
    {
        var at = PlaceOf(id);
        return at <= 0
            ? this
            : new(Turns.SetItem(at - 1, Turns[at - 1] with { Words = [.. Spaced(Turns[at - 1].Words), .. Turns[at].Words] }).RemoveAt(at));
    }

    /// <summary>A turn given to another speaker.</summary>
    public Transcript Attribute(TurnId id, string speaker)
    {
        var at = PlaceOf(id);
        return at < 0 ? this : new(Turns.SetItem(at, Turns[at] with { Speaker = speaker }));
    }

    /// <summary>The transcript with the times at which turns begin; of a turn that is named twice the last counts.</summary>
    public Transcript Timed(IEnumerable<TurnTime> times)
    {
        var known = times.GroupBy(t => t.Turn).ToDictionary(g => g.Key, g => g.Last().From);
        return new([.. Turns.Select(t => known.TryGetValue(t.Id, out var from) ? t with { From = from } : t)]);
    }

    private static ImmutableList<Word> Spaced(ImmutableList<Word> words)
        => words.IsEmpty || words[^1].After.Length > 0 ? words : words.SetItem(words.Count - 1, words[^1] with { After = " " });

    private static IEnumerable<Word> Split(string text, Func<int> next)
    {
        text = text.Trim();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            var space = end;
            while (space < text.Length && char.IsWhiteSpace(text[space]))
            {
                space++;
            }

            yield return new(next(), text[start..end], text[end..space]);
            start = space;
        }
    }

    private static IEnumerable<Word> Matched(ImmutableList<Word> before, Word[] after, Dictionary<string, int> weight, int next)
    {
        var same = CommonWeights(before, after, weight);
        for (var (i, j) = (0, 0); j < after.Length;)
        {
            if (i < before.Count && before[i].Text == after[j].Text && same[i, j] == same[i + 1, j + 1] + weight[before[i].Text])
            {
                yield return after[j++] with { Id = before[i++].Id };
            }
            else if (i < before.Count && same[i + 1, j] >= same[i, j + 1])
            {
                i++;
            }
            else
            {
                yield return after[j++] with { Id = next++ };
            }
        }
    }

    // A word that stands once on both sides is a landmark; "and" is not.
    private static Dictionary<string, int> Weights(ImmutableList<Word> before, Word[] after)
        => before.Concat(after).GroupBy(w => w.Text, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count() == 2 ? after.Length + 1 : 1, StringComparer.Ordinal);

    private static int[,] CommonWeights(ImmutableList<Word> before, Word[] after, Dictionary<string, int> weight)
    {
        var weights = new int[before.Count + 1, after.Length + 1];
        string[] old = [.. before.Select(w => w.Text)];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                var skipped = Math.Max(weights[i + 1, j], weights[i, j + 1]);
                weights[i, j] = old[i] == after[j].Text ? Math.Max(weights[i + 1, j + 1] + weight[old[i]], skipped) : skipped;
            }
        }

        return weights;
    }
}
