using System.Collections.Immutable;
using Andrum.Inquiry.Studies;

namespace Andrum.Inquiry.Bridling;

/// <summary>Where an assumption comes from.</summary>
public enum AssumptionSource
{
    /// <summary>What one has read.</summary>
    Theory,

    /// <summary>What one's work has taught.</summary>
    Profession,

    /// <summary>What one has lived.</summary>
    Biography,
}

/// <summary>An assumption in the register.</summary>
public readonly record struct AssumptionId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static AssumptionId New() => new(Guid.CreateVersion7());
}

/// <summary>Something an analyst brings: pre-understanding, so that it can be met again in the text.</summary>
public sealed record Assumption(AssumptionId Id, PersonId By, AssumptionSource Source, string Words, ImmutableList<string> Cues);

/// <summary>
/// A note on holding one's understanding back. <paramref name="About"/> names what it is about: a unit, a pattern, a constituent,
/// an interview by id, or "essence"; empty for the study as a whole.
/// </summary>
public sealed record BridlingNote(PersonId By, DateTimeOffset Recorded, string About, string Words);

/// <summary>An assumption was written into the register, or said anew.</summary>
[Kind("assumption-written/1")]
public sealed record AssumptionWritten(AssumptionId Assumption, AssumptionSource Source, string Words, ImmutableList<string> Cues) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with
    {
        Assumptions = state.Assumptions.RemoveAll(a => a.Id == Assumption).Add(new(Assumption, stamp.By, Source, Words, Cues)),
    };
}

/// <summary>A bridling note was written.</summary>
[Kind("bridling-noted/1")]
public sealed record BridlingNoted(string About, string Words) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
        => state with { Bridling = state.Bridling.Add(new(stamp.By, stamp.Recorded, About, Words)) };
}

/// <summary>The decisions on bridling.</summary>
public static class BridlingDecisions
{
    /// <summary>Writes an assumption down.</summary>
    public static Decision<Study> Assume(this Study study, AssumptionId id, AssumptionSource source, string words, IEnumerable<string> cues)
        => string.IsNullOrWhiteSpace(words) ? Refusal.Missing.With("words")
            : new AssumptionWritten(id, source, words.Trim(), [.. cues.Select(c => c.Trim()).Where(c => c.Length > 0).Distinct()]);

    /// <summary>Writes a bridling note.</summary>
    public static Decision<Study> Bridle(this Study study, string about, string words)
        => string.IsNullOrWhiteSpace(words) ? Refusal.Missing.With("words") : new BridlingNoted(about, words.Trim());
}
