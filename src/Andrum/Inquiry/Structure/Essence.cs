using System.Collections.Immutable;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;

namespace Andrum.Inquiry.Structure;

/// <summary>A passage of the essence.</summary>
public readonly record struct PassageId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static PassageId New() => new(Guid.CreateVersion7());
}

/// <summary>A part of the essence's prose, by its words, with the units it can be followed back to.</summary>
public sealed record Passage(PassageId Id, string Words, ImmutableList<UnitRef> Units);

/// <summary>A stretch of the essence as it is read: a passage, or prose that has not been returned to the text.</summary>
/// <param name="Words">The words.</param>
/// <param name="Passage">The passage they are; null for untraced prose.</param>
public sealed record Stretch(string Words, Passage? Passage);

/// <summary>
/// What makes the phenomenon what it is: prose in the present tense, without theory and without quotes (Dahlberg, Dahlberg and
/// Nyström, Reflective Lifeworld Research). A passage is known by its words, so that it stays on them when the prose around it is
/// rewritten, and is lost when they are.
/// </summary>
public sealed record Essence(string Prose, ImmutableList<Passage> Passages)
{
    /// <summary>The prose from beginning to end; passages whose words are no longer in it are left out.</summary>
    public IEnumerable<Stretch> Stretches
    {
        get
        {
            var at = 0;
            foreach (var (passage, start) in Passages.Select(p => (Passage: p, Start: Prose.IndexOf(p.Words, StringComparison.Ordinal)))
                .Where(p => p.Start >= 0).OrderBy(p => p.Start))
            {
                if (start < at)
                {
                    continue;
                }

                if (start > at)
                {
                    yield return new(Prose[at..start], null);
                }

                yield return new(passage.Words, passage);
                at = start + passage.Words.Length;
            }

            if (at < Prose.Length)
            {
                yield return new(Prose[at..], null);
            }
        }
    }

    /// <summary>Passages whose words are no longer in the prose.</summary>
    public IEnumerable<Passage> Lost => Passages.Where(p => !Prose.Contains(p.Words, StringComparison.Ordinal));
}

/// <summary>The essence was written, or rewritten.</summary>
[Kind("essence-written/1")]
public sealed record EssenceWritten(string Prose) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with { Essence = new(Prose, state.Essence?.Passages ?? []) };
}

/// <summary>A passage of the essence was traced to units; without units it is let go.</summary>
[Kind("passage-traced/1")]
public sealed record PassageTraced(PassageId Passage, string Words, ImmutableList<UnitRef> Units) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
    {
        if (state.Essence is not { } essence)
        {
            return state;
        }

        var others = essence.Passages.RemoveAll(p => p.Id == Passage);
        return state with { Essence = essence with { Passages = Units.IsEmpty ? others : others.Add(new(Passage, Words, Units)) } };
    }
}

/// <summary>Why the essence says no.</summary>
public static class EssenceRefusals
{
    /// <summary>The words do not stand in the essence.</summary>
    public static readonly Refusal NotInTheEssence = new("not-in-the-essence");

    /// <summary>The words share some with another passage.</summary>
    public static readonly Refusal PassagesOverlap = new("passages-overlap");
}

/// <summary>The decisions on the essence.</summary>
public static class EssenceDecisions
{
    /// <summary>Writes the essence.</summary>
    public static Decision<Study> WriteEssence(this Study study, string prose)
        => string.IsNullOrWhiteSpace(prose) ? Refusal.Missing.With("prose")
            : study.Essence?.Prose == prose.Trim() ? Decision<Study>.Nothing
            : new EssenceWritten(prose.Trim());

    /// <summary>Traces a passage to units; tracing it to none lets it go.</summary>
    public static Decision<Study> Trace(this Study study, PassageId id, string words, IEnumerable<UnitRef> units)
    {
        UnitRef[] traced = [.. units.Distinct()];
        words = (words ?? "").Trim();
        if (traced.Length == 0)
        {
            return study.Essence?.Passages.Exists(p => p.Id == id) == true ? new PassageTraced(id, words, []) : Decision<Study>.Nothing;
        }

        if (words.Length == 0 || study.Essence?.Prose.IndexOf(words, StringComparison.Ordinal) is not (>= 0 and var start))
        {
            return EssenceRefusals.NotInTheEssence;
        }

        var end = start + words.Length;
        return study.Essence.Passages.Exists(p => p.Id != id
            && study.Essence.Prose.IndexOf(p.Words, StringComparison.Ordinal) is >= 0 and var other
            && other < end && start < other + p.Words.Length)
            ? EssenceRefusals.PassagesOverlap
            : new PassageTraced(id, words, [.. traced]);
    }
}
