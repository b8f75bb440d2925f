using System.Collections.Immutable;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;

namespace Andrum.Inquiry.Narratives;

/// <summary>
/// One person's configured story: events ordered by plot rather than by the order of telling (Polkinghorne's narrative analysis),
/// and the units it draws on.
/// </summary>
public sealed record Narrative(ParticipantId Participant, string Words, ImmutableList<UnitRef> Units, PersonId By);

/// <summary>A narrative was written, or rewritten. Sealed under its participant's key.</summary>
[Kind("narrative-written/1")]
public sealed record NarrativeWritten(ParticipantId Participant, string Words, ImmutableList<UnitRef> Units) : Entry<Study>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => Participant.Key;

    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with
    {
        Narratives = state.Narratives.RemoveAll(n => n.Participant == Participant).Add(new(Participant, Words, Units, stamp.By)),
    };
}

/// <summary>The decisions on narratives.</summary>
public static class NarrativeDecisions
{
    /// <summary>Writes a participant's narrative, drawing on that participant's units alone.</summary>
    public static Decision<Study> Narrate(this Study study, ParticipantId participant, string words, IEnumerable<UnitRef> units)
    {
        UnitRef[] own = [.. units.Where(u => u.Participant == participant).Distinct()];
        return study.ParticipantWith(participant) is null ? Refusal.NotFound
            : string.IsNullOrWhiteSpace(words) ? Refusal.Missing.With("words")
            : study.Narratives.Find(n => n.Participant == participant) is { } before && before.Words == words.Trim()
                && before.Units.SequenceEqual(own) ? Decision<Study>.Nothing
            : new NarrativeWritten(participant, words.Trim(), [.. own]);
    }
}
