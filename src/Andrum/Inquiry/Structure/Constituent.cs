using System.Collections.Immutable;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;

namespace Andrum.Inquiry.Structure;

/// <summary>A constituent of the essential structure.</summary>
public readonly record struct ConstituentId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static ConstituentId New() => new(Guid.CreateVersion7());
}

/// <summary>A nuance of a constituent.</summary>
public readonly record struct NuanceId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static NuanceId New() => new(Guid.CreateVersion7());
}

/// <summary>A way in which a constituent is lived. What it rests on carries it; what illustrates it shows it to a reader.</summary>
public sealed record Nuance(NuanceId Id, string Words)
{
    /// <summary>The units that carry it.</summary>
    public ImmutableList<UnitRef> RestsOn { get; init; } = [];

    /// <summary>The units among them that are quoted.</summary>
    public ImmutableList<UnitRef> IllustratedBy { get; init; } = [];
}

/// <summary>A part of the essential structure, unintelligible alone.</summary>
public sealed record Constituent(ConstituentId Id, string Name, string Prose)
{
    /// <summary>How differently it is lived.</summary>
    public ImmutableList<Nuance> Nuances { get; init; } = [];

    /// <summary>The people it rests on, each once.</summary>
    public IReadOnlyList<ParticipantId> RestsOn => [.. Nuances.SelectMany(n => n.RestsOn).Select(u => u.Participant).Distinct()];
}

/// <summary>A constituent was written, or said anew.</summary>
[Kind("constituent-written/1")]
public sealed record ConstituentWritten(ConstituentId Constituent, string Name, string Prose) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
    {
        var at = state.Constituents.FindIndex(c => c.Id == Constituent);
        return state with
        {
            Constituents = at < 0 ? state.Constituents.Add(new(Constituent, Name, Prose))
                : state.Constituents.SetItem(at, state.Constituents[at] with { Name = Name, Prose = Prose }),
        };
    }
}

/// <summary>A constituent was let go.</summary>
[Kind("constituent-let-go/1")]
public sealed record ConstituentLetGo(ConstituentId Constituent) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
        => state with { Constituents = state.Constituents.RemoveAll(c => c.Id == Constituent) };
}

/// <summary>A nuance was written with what it rests on, or said anew.</summary>
[Kind("nuance-written/1")]
public sealed record NuanceWritten(ConstituentId Constituent, NuanceId Nuance, string Words, ImmutableList<UnitRef> RestsOn,
    ImmutableList<UnitRef> IllustratedBy) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with
    {
        Constituents = [.. state.Constituents.Select(c => c.Id != Constituent ? c : c with
        {
            Nuances = c.Nuances.FindIndex(n => n.Id == Nuance) is >= 0 and var at
                ? c.Nuances.SetItem(at, Written)
                : c.Nuances.Add(Written),
        })],
    };

    private Nuance Written => new(Nuance, Words) { RestsOn = RestsOn, IllustratedBy = IllustratedBy };
}

/// <summary>A nuance was let go.</summary>
[Kind("nuance-let-go/1")]
public sealed record NuanceLetGo(ConstituentId Constituent, NuanceId Nuance) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with
    {
        Constituents = [.. state.Constituents.Select(c => c.Id == Constituent
            ? c with { Nuances = c.Nuances.RemoveAll(n => n.Id == Nuance) } : c)],
    };
}

/// <summary>The decisions on constituents.</summary>
public static class ConstituentDecisions
{
    /// <summary>Writes a constituent.</summary>
    public static Decision<Study> WriteConstituent(this Study study, ConstituentId id, string name, string prose)
        => string.IsNullOrWhiteSpace(name) ? Refusal.Missing.With("name")
            : study.Constituents.Exists(c => c.Id == id && c.Name == name.Trim() && c.Prose == (prose ?? "").Trim()) ? Decision<Study>.Nothing
            : new ConstituentWritten(id, name.Trim(), (prose ?? "").Trim());

    /// <summary>Lets a constituent go; undoing brings it back.</summary>
    public static Decision<Study> LetGo(this Study study, ConstituentId id)
        => study.Constituents.Exists(c => c.Id == id) ? new ConstituentLetGo(id) : Decision<Study>.Nothing;

    /// <summary>Writes a nuance. Only what it rests on can illustrate it.</summary>
    public static Decision<Study> WriteNuance(this Study study, ConstituentId constituent, NuanceId id, string words,
        IEnumerable<UnitRef> restsOn, IEnumerable<UnitRef> illustratedBy)
    {
        UnitRef[] rests = [.. restsOn.Distinct()];
        return !study.Constituents.Exists(c => c.Id == constituent) ? Refusal.NotFound
            : string.IsNullOrWhiteSpace(words) ? Refusal.Missing.With("words")
            : new NuanceWritten(constituent, id, words.Trim(), [.. rests], [.. illustratedBy.Distinct().Where(rests.Contains)]);
    }

    /// <summary>Lets a nuance go; undoing brings it back.</summary>
    public static Decision<Study> LetGo(this Study study, ConstituentId constituent, NuanceId id)
        => study.Constituents.Exists(c => c.Id == constituent && c.Nuances.Exists(n => n.Id == id))
            ? new NuanceLetGo(constituent, id)
            : Decision<Study>.Nothing;
}
