using System.Collections.Immutable;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;

namespace Andrum.Inquiry.Structure;

/// <summary>A pattern.</summary>
public readonly record struct PatternId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static PatternId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// A temporary gathering of meanings. It may be written from the reading before any unit, may be named late, and holds what belongs
/// to it beside what resists it.
/// </summary>
public sealed record Pattern(PatternId Id, string Name, string Words)
{
    /// <summary>The units that belong to it.</summary>
    public ImmutableList<UnitRef> Units { get; init; } = [];

    /// <summary>The units that resist it.</summary>
    public ImmutableList<UnitRef> Resisting { get; init; } = [];
}

/// <summary>A pattern was written, or said anew.</summary>
[Kind("pattern-written/1")]
public sealed record PatternWritten(PatternId Pattern, string Name, string Words) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
    {
        var at = state.Patterns.FindIndex(p => p.Id == Pattern);
        return state with
        {
            Patterns = at < 0 ? state.Patterns.Add(new(Pattern, Name, Words))
                : state.Patterns.SetItem(at, state.Patterns[at] with { Name = Name, Words = Words }),
        };
    }
}

/// <summary>A pattern was let go.</summary>
[Kind("pattern-let-go/1")]
public sealed record PatternLetGo(PatternId Pattern) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with { Patterns = state.Patterns.RemoveAll(p => p.Id == Pattern) };
}

/// <summary>A unit was laid to a pattern: it belongs to it, or resists it.</summary>
[Kind("unit-gathered/1")]
public sealed record UnitGathered(PatternId Pattern, UnitRef Unit, bool Resists) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state.WithPattern(Pattern, p => Resists
        ? p with { Units = p.Units.Remove(Unit), Resisting = p.Resisting.Remove(Unit).Add(Unit) }
        : p with { Units = p.Units.Remove(Unit).Add(Unit), Resisting = p.Resisting.Remove(Unit) });
}

/// <summary>A unit was taken from a pattern.</summary>
[Kind("unit-let-go/1")]
public sealed record UnitLetGo(PatternId Pattern, UnitRef Unit) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
        => state.WithPattern(Pattern, p => p with { Units = p.Units.Remove(Unit), Resisting = p.Resisting.Remove(Unit) });
}

/// <summary>The decisions on patterns.</summary>
public static class PatternDecisions
{
    /// <summary>Writes a pattern; a name or words are enough.</summary>
    public static Decision<Study> WritePattern(this Study study, PatternId id, string name, string words)
    {
        var written = new PatternWritten(id, (name ?? "").Trim(), (words ?? "").Trim());
        return written.Name.Length == 0 && written.Words.Length == 0 ? Refusal.Missing.With("words")
            : study.Patterns.Exists(p => p.Id == id && p.Name == written.Name && p.Words == written.Words) ? Decision<Study>.Nothing
            : written;
    }

    /// <summary>Lets a pattern go; undoing brings it back.</summary>
    public static Decision<Study> LetGo(this Study study, PatternId id)
        => study.Patterns.Exists(p => p.Id == id) ? new PatternLetGo(id) : Decision<Study>.Nothing;

    /// <summary>Lays a unit to a pattern.</summary>
    public static Decision<Study> Gather(this Study study, PatternId id, UnitRef unit, bool resists)
        => study.Patterns.Find(p => p.Id == id) is not { } pattern ? Refusal.NotFound
            : (resists ? pattern.Resisting : pattern.Units).Contains(unit) ? Decision<Study>.Nothing
            : new UnitGathered(id, unit, resists);

    /// <summary>Takes a unit from a pattern.</summary>
    public static Decision<Study> LetGo(this Study study, PatternId id, UnitRef unit)
        => study.Patterns.Exists(p => p.Id == id && (p.Units.Contains(unit) || p.Resisting.Contains(unit)))
            ? new UnitLetGo(id, unit)
            : Decision<Study>.Nothing;

    internal static Study WithPattern(this Study study, PatternId id, Func<Pattern, Pattern> change)
        => study with { Patterns = [.. study.Patterns.Select(p => p.Id == id ? change(p) : p)] };
}
