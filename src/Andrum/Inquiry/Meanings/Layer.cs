using System.Collections.Immutable;
using Andrum.Inquiry.Interviews;

namespace Andrum.Inquiry.Meanings;

/// <summary>An open reading of the whole interview, without tools.</summary>
public sealed record OpenReading(DateTimeOffset Recorded, string Note);

/// <summary>The first sense of the whole. Empty words mean "read; no words yet", which counts.</summary>
public sealed record NaiveUnderstanding(string Words, DateTimeOffset Recorded);

/// <summary>One analyst's readings, naive understanding and meaning units of one interview.</summary>
public sealed record Layer : IState<Layer>
{
    /// <inheritdoc/>
    public static Layer Empty { get; } = new();

    /// <summary>The layer's journal.</summary>
    public static JournalOf<Layer> Journal(InterviewId interview, PersonId analyst)
        => new(new JournalName($"layer/{interview.Value:D}/{analyst.Value:D}"));

    /// <summary>Readings, oldest first.</summary>
    public ImmutableList<OpenReading> Readings { get; init; } = [];

    /// <summary>The naive understanding as it reads now; null before the first.</summary>
    public NaiveUnderstanding? Naive { get; init; }

    /// <summary>The meaning units, in the order of marking.</summary>
    public ImmutableList<MeaningUnit> Units { get; init; } = [];

    /// <summary>Whether units may be marked: only when a naive understanding has been saved.</summary>
    public bool MarkingOpen => Naive is not null;

    /// <summary>A unit; null when it is not here.</summary>
    public MeaningUnit? UnitWith(UnitId id) => Units.Find(u => u.Id == id);

    /// <summary>Notes a reading.</summary>
    public Decision<Layer> Read(ParticipantId participant, string note) => new InterviewRead(participant, (note ?? "").Trim());

    /// <summary>Saves the naive understanding; without words it says "read; no words yet".</summary>
    public Decision<Layer> Understand(ParticipantId participant, string words)
        => Naive?.Words == (words ?? "").Trim() ? Decision<Layer>.Nothing : new NaiveUnderstandingWritten(participant, (words ?? "").Trim());

    /// <summary>Marks a unit.</summary>
    public Decision<Layer> Mark(ParticipantId participant, UnitId id, Anchor from, Anchor to, string? meaning)
        => !MarkingOpen ? MeaningRefusals.ReadFirst
            : UnitWith(id) is not null ? Decision<Layer>.Nothing
            : from.Word < 1 || to.Word < 1 || from == to || from.Offset < 0 || to.Offset < 0 ? MeaningRefusals.NoWords
            : new MeaningUnitMarked(participant, id, from, to, Blank(meaning));

    /// <summary>Says what a unit means, or leaves it blank again.</summary>
    public Decision<Layer> Say(ParticipantId participant, UnitId id, string? meaning)
        => UnitWith(id) is not { } unit ? Refusal.NotFound
            : unit.Meaning == Blank(meaning) ? Decision<Layer>.Nothing
            : new MeaningWritten(participant, id, Blank(meaning));

    /// <summary>Moves a unit's ends.</summary>
    public Decision<Layer> Move(ParticipantId participant, UnitId id, Anchor from, Anchor to)
        => UnitWith(id) is not { } unit ? Refusal.NotFound
            : from == to ? MeaningRefusals.NoWords
            : unit.From == from && unit.To == to ? Decision<Layer>.Nothing
            : new MeaningUnitMoved(participant, id, from, to);

    /// <summary>Takes a unit away; undoing brings it back.</summary>
    public Decision<Layer> TakeAway(ParticipantId participant, UnitId id)
        => UnitWith(id) is null ? Decision<Layer>.Nothing : new MeaningUnitTakenAway(participant, id);

    private static string? Blank(string? meaning) => string.IsNullOrWhiteSpace(meaning) ? null : meaning.Trim();
}

/// <summary>Why the analyst's layer says no.</summary>
public static class MeaningRefusals
{
    /// <summary>Marking opens when a naive understanding is saved; "read; no words yet" counts.</summary>
    public static readonly Refusal ReadFirst = new("read-first");

    /// <summary>A unit has at least one letter.</summary>
    public static readonly Refusal NoWords = new("unit-without-words");
}

/// <summary>An entry of an analyst's layer. It rests on what a participant said, and is sealed under that participant's key.</summary>
public abstract record LayerEntry(ParticipantId Participant) : Entry<Layer>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => Participant.Key;

    /// <inheritdoc/>
    public override bool MayBeUndone() => true;
}

/// <summary>The interview was read as a whole.</summary>
[Kind("interview-read/1")]
public sealed record InterviewRead(ParticipantId Participant, string Note) : LayerEntry(Participant)
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => false;

    /// <inheritdoc/>
    public override Layer Apply(Layer state, Stamp stamp) => state with { Readings = state.Readings.Add(new(stamp.Recorded, Note)) };
}

/// <summary>A naive understanding was written or rewritten.</summary>
[Kind("naive-understanding-written/1")]
public sealed record NaiveUnderstandingWritten(ParticipantId Participant, string Words) : LayerEntry(Participant)
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => false;

    /// <inheritdoc/>
    public override Layer Apply(Layer state, Stamp stamp) => state with { Naive = new(Words, stamp.Recorded) };
}

/// <summary>A meaning unit was marked.</summary>
[Kind("meaning-unit-marked/1")]
public sealed record MeaningUnitMarked(ParticipantId Participant, UnitId Unit, Anchor From, Anchor To, string? Meaning)
    : LayerEntry(Participant)
{
    /// <inheritdoc/>
    public override Layer Apply(Layer state, Stamp stamp) => state with { Units = state.Units.Add(new(Unit, From, To, Meaning)) };
}

/// <summary>What a unit means was written, or left blank again.</summary>
[Kind("meaning-written/1")]
public sealed record MeaningWritten(ParticipantId Participant, UnitId Unit, string? Meaning) : LayerEntry(Participant)
{
    /// <inheritdoc/>
    public override Layer Apply(Layer state, Stamp stamp)
        => state with { Units = [.. state.Units.Select(u => u.Id == Unit ? u with { Meaning = Meaning } : u)] };
}

/// <summary>A unit's ends were moved.</summary>
[Kind("meaning-unit-moved/1")]
public sealed record MeaningUnitMoved(ParticipantId Participant, UnitId Unit, Anchor From, Anchor To) : LayerEntry(Participant)
{
    /// <inheritdoc/>
    public override Layer Apply(Layer state, Stamp stamp)
        => state with { Units = [.. state.Units.Select(u => u.Id == Unit ? u with { From = From, To = To } : u)] };
}

/// <summary>A unit was taken away.</summary>
[Kind("meaning-unit-taken-away/1")]
public sealed record MeaningUnitTakenAway(ParticipantId Participant, UnitId Unit) : LayerEntry(Participant)
{
    /// <inheritdoc/>
    public override Layer Apply(Layer state, Stamp stamp) => state with { Units = state.Units.RemoveAll(u => u.Id == Unit) };
}
