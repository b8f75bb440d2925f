using Andrum.Inquiry.Transcripts;

namespace Andrum.Inquiry.Meanings;

/// <summary>A passage bearing one meaning.</summary>
public readonly record struct UnitId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static UnitId New() => new(Guid.CreateVersion7());
}

/// <summary>A place in a transcript: a word, and an offset in it in UTF-16 code units.</summary>
public sealed record Anchor(int Word, int Offset)
{
    /// <summary>The offset of a word's end, however long the word is or comes to be.</summary>
    public const int EndOfWord = int.MaxValue;
}

/// <summary>
/// A meaning unit: where it begins and ends (the end is exclusive), and what it says about the phenomenon in the analyst's own
/// words, or nothing yet. Units overlap freely and run across turns.
/// </summary>
public sealed record MeaningUnit(UnitId Id, Anchor From, Anchor To, string? Meaning)
{
    /// <summary>The unit in its transcript; null when its words are no longer there.</summary>
    public UnitInText? In(MaskedTranscript transcript)
    {
        var (first, begin) = transcript.PlaceOf(From.Word);
        var (last, end) = transcript.PlaceOf(To.Word);
        return first < 0 || last < 0 || (first, begin).CompareTo((last, end)) > 0
            ? null
            : new(transcript, first, last, Offset(transcript.Turns[first], begin, From), Offset(transcript.Turns[last], end, To));
    }

    // An offset inside a mask's replacement means nothing: a unit takes a masked name whole.
    private static int Offset(MaskedTurn turn, int place, Anchor anchor)
    {
        var before = turn.Words.Take(place).Sum(w => w.Text.Length + w.After.Length);
        var word = turn.Words[place];
        var within = word.Covers.Count > 1 || anchor.Offset > word.Text.Length
            ? anchor.Offset == 0 && word.Id == anchor.Word ? 0 : word.Text.Length
            : anchor.Offset;
        return before + within;
    }
}

/// <summary>A unit as it stands in its turns.</summary>
/// <param name="Transcript">The text.</param>
/// <param name="First">The place of its first turn, from 0.</param>
/// <param name="Last">The place of its last turn.</param>
/// <param name="Start">Where it begins in the first turn's text, UTF-16 code units.</param>
/// <param name="End">Where it ends in the last turn's text, exclusive.</param>
public sealed record UnitInText(MaskedTranscript Transcript, int First, int Last, int Start, int End)
{
    /// <summary>The words, turn by turn.</summary>
    public IEnumerable<(MaskedTurn Turn, string Words)> Quote
        => Enumerable.Range(First, Last - First + 1).Select(i => Transcript.Turns[i]).Select((turn, i) =>
        {
            var from = i == 0 ? Start : 0;
            var to = First + i == Last ? End : turn.Text.Length;
            return (turn, turn.Text[from..Math.Max(from, to)]);
        });

    /// <summary>What stands before it in its first turn.</summary>
    public string Before => Transcript.Turns[First].Text[..Start];

    /// <summary>What stands behind it in its last turn.</summary>
    public string After => Transcript.Turns[Last].Text[End..];
}
