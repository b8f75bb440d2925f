using System.Collections.Immutable;
using Andrum.Inquiry.Meanings;

namespace Andrum.Inquiry.Transcripts;

/// <summary>A mask: what replaces a name wherever it stands. The verbatim text is never changed.</summary>
public readonly record struct MaskId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static MaskId New() => new(Guid.CreateVersion7());
}

/// <summary>A name, place, employer or date, and what the analysts read in its place.</summary>
/// <param name="Id">The mask.</param>
/// <param name="Find">One or several words as they are said, without punctuation around them.</param>
/// <param name="Replacement">A pseudonym, or a description in [brackets].</param>
public sealed record Mask(MaskId Id, string Find, string Replacement);

/// <summary>What the analysts read of a word: its own text, or a mask's.</summary>
/// <param name="Id">The word, or the first of the words under the mask.</param>
/// <param name="Text">What is read.</param>
/// <param name="After">The white space behind it.</param>
/// <param name="Covers">The ids of all words that it stands for.</param>
public sealed record MaskedWord(int Id, string Text, string After, ImmutableList<int> Covers);

/// <summary>A turn as the analysts read it.</summary>
public sealed record MaskedTurn(TurnId Id, int Number, string Speaker, ImmutableList<MaskedWord> Words, TimeSpan? From)
{
    /// <summary>The words as text.</summary>
    public string Text => string.Concat(Words.Select((w, i) => w.Text + (i + 1 < Words.Count ? w.After : "")));
}

/// <summary>
/// The transcript as analysts, exports and quotes see it. It is a type of its own, made from the verbatim and its masks, and holds
/// nothing that was masked.
/// </summary>
public sealed record MaskedTranscript(ImmutableList<MaskedTurn> Turns)
{
    /// <summary>Lays masks over a transcript. Longer masks go first, and what was replaced is not masked again.</summary>
    public static MaskedTranscript Of(Transcript verbatim, IEnumerable<Mask> masks)
    {
        var finds = masks.Select(m => (Words: m.Find.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), m.Replacement))
            .Where(m => m.Words.Length > 0).OrderByDescending(m => m.Words.Length).ThenByDescending(m => m.Words[0].Length).ToArray();
        return new([.. verbatim.Turns.Select((turn, i) => new MaskedTurn(turn.Id, i + 1, Label(turn.Speaker, finds),
            Cover(turn.Words, finds), turn.From))]);
    }

    /// <summary>Whether a mask covers anything in a transcript, its speakers' labels included.</summary>
    public static bool Covers(Transcript verbatim, Mask mask)
    {
        var masked = Of(verbatim, [mask]);
        return masked.Turns.Zip(verbatim.Turns).Any(t => t.First.Speaker != t.Second.Speaker || t.First.Text != t.Second.Text);
    }

    private readonly Lazy<Dictionary<int, (int Turn, int Word)>> _places = new(() => Places(Turns));

    /// <summary>The place of a word among all words; a word under a mask stands where its mask stands. -1 when it is not here.</summary>
    public (int Turn, int Word) PlaceOf(int word) => _places.Value.TryGetValue(word, out var place) ? place : (-1, -1);

    /// <summary>
    /// The word at a place in a turn's text, for the beginning of a unit or for its end (exclusive). White space belongs to the word
    /// inside the unit. Null when there is no such place.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="offset">A place in the turn's text, UTF-16 code units.</param>
    /// <param name="end">Whether a unit ends there.</param>
    public Anchor? AnchorAt(TurnId turn, int offset, bool end)
    {
        if (Turns.Find(t => t.Id == turn) is not { Words: [_, ..] words })
        {
            return null;
        }

        var start = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var (text, next) = (words[i].Text, start + words[i].Text.Length + words[i].After.Length);
            var inside = end ? offset <= next || i == words.Count - 1 : offset < start + text.Length || i == words.Count - 1;
            if (inside)
            {
                var within = Math.Clamp(offset - start, 0, text.Length);
                return end && within == text.Length ? new(words[i].Covers[^1], Anchor.EndOfWord) : new(words[i].Id, within);
            }

            start = next;
        }

        return null;
    }

    private static Dictionary<int, (int, int)> Places(ImmutableList<MaskedTurn> turns)
    {
        var places = new Dictionary<int, (int, int)>();
        foreach (var (turn, t) in turns.Select((turn, t) => (turn, t)))
        {
            foreach (var (word, w) in turn.Words.Select((word, w) => (word, w)))
            {
                word.Covers.ForEach(id => places[id] = (t, w));
            }
        }

        return places;
    }

    private static string Label(string speaker, (string[] Words, string Replacement)[] finds)
        => Cover([.. speaker.Split(' ').Select((s, i) => new Word(i, s, " "))], finds) is { Count: > 0 } words
            ? string.Concat(words.Select((w, i) => w.Text + (i + 1 < words.Count ? w.After : "")))
            : speaker;

    private static ImmutableList<MaskedWord> Cover(ImmutableList<Word> words, (string[] Words, string Replacement)[] finds)
    {
        Word[] all = [.. words];
        var covered = ImmutableList.CreateBuilder<MaskedWord>();
        for (var i = 0; i < all.Length;)
        {
            var run = finds.Select(f => (f.Words.Length, Text: Covered(all.AsSpan(i), f.Words, f.Replacement)))
                .FirstOrDefault(r => r.Text is not null);
            var length = run.Text is null ? 1 : run.Length;
            covered.Add(new(all[i].Id, run.Text ?? all[i].Text, all[i + length - 1].After,
                [.. all[i..(i + length)].Select(w => w.Id)]));
            i += length;
        }

        return covered.ToImmutable();
    }

    // Whole words: what stands around the name (quotation marks, a comma, an English or Swedish genitive) is kept.
    private static string? Covered(ReadOnlySpan<Word> words, string[] find, string replacement)
    {
        if (words.Length < find.Length)
        {
            return null;
        }

        for (var i = 1; i + 1 < find.Length; i++)
        {
            if (!string.Equals(words[i].Text, find[i], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        var (first, last) = (words[0].Text, words[find.Length - 1].Text);
        var start = first.IndexOf(find[0], StringComparison.OrdinalIgnoreCase);
        if (start < 0 || first.AsSpan(0, start).ContainsAnyExcept(Around))
        {
            return null;
        }

        if (find.Length > 1 && first.Length != start + find[0].Length)
        {
            return null;
        }

        var end = find.Length == 1 ? start : 0;
        if (!last.AsSpan(end).StartsWith(find[^1], StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var tail = last[(end + find[^1].Length)..];
        var genitive = tail.StartsWith("'s", StringComparison.Ordinal) || tail.StartsWith("’s", StringComparison.Ordinal) ? 2
            : tail.StartsWith('s') ? 1 : 0;
        return tail.AsSpan(genitive).ContainsAnyExcept(Around) && !tail.AsSpan(genitive).StartsWith("-", StringComparison.Ordinal)
            ? null
            : string.Concat(first.AsSpan(0, start), replacement, tail);
    }

    private static readonly System.Buffers.SearchValues<char> Around
        = System.Buffers.SearchValues.Create("\"'’‘“”„«»()[]{}.,;:!?…–—*_/");
}
