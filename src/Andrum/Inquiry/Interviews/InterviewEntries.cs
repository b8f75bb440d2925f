using System.Collections.Immutable;
using Andrum.Inquiry.Transcripts;

namespace Andrum.Inquiry.Interviews;

/// <summary>An entry of an interview. It speaks of a participant and is sealed under that participant's key.</summary>
public abstract record InterviewEntry(ParticipantId Participant) : Entry<Interview>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => Participant.Key;
}

/// <summary>An entry that holds or touches the words as they were said: sealed under a key of its own, so that a role may lack it.</summary>
public abstract record VerbatimEntry(ParticipantId Participant) : Entry<Interview>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => KeyOf(Participant);

    /// <summary>The key of a participant's verbatim words. Erasing a participant erases it too.</summary>
    public static KeyName KeyOf(ParticipantId participant) => KeyName.Of("verbatim", participant.Value);
}

/// <summary>Somebody consented to be interviewed; written by the threshold.</summary>
[Kind("interview-consented/1")]
public sealed record InterviewConsented(ParticipantId Participant, StudyId Study, string Reach) : InterviewEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp)
        => state with { Study = Study, Participant = Participant, Reach = Reach };
}

/// <summary>A transcript came from outside the study's flow and awaits the interviewer.</summary>
[Kind("material-brought-in/1")]
public sealed record MaterialBroughtIn(ParticipantId Participant, StudyId Study) : InterviewEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp)
        => state with { Study = Study, Participant = Participant, BroughtIn = true };
}

/// <summary>An interviewer confirmed that the material may be analysed, and said on what consent.</summary>
[Kind("material-confirmed/1")]
public sealed record MaterialConfirmed(ParticipantId Participant, string Consent) : InterviewEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp) => state with { Confirmed = true };
}

/// <summary>The participant got the questions beforehand.</summary>
[Kind("guide-sent/1")]
public sealed record GuideSent(ParticipantId Participant, DateOnly On, int GuideVersion) : InterviewEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp) => state with { GuideSentOn = On };
}

/// <summary>What came of an interview.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Outcome">What.</param>
/// <param name="On">The day.</param>
/// <param name="Minutes">How long it was, in minutes, if it was held.</param>
/// <param name="FieldNote">What the interviewer wrote down afterwards.</param>
[Kind("interview-outcome-noted/1")]
public sealed record OutcomeNoted(ParticipantId Participant, InterviewOutcome Outcome, DateOnly On, int? Minutes, string FieldNote)
    : InterviewEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp) => state with { Outcome = this };
}

/// <summary>A turn as it was brought in; its words get their ids by counting.</summary>
public sealed record TurnBroughtIn(TurnId Id, string Speaker, string Text, TimeSpan? From);

/// <summary>A transcript was brought in.</summary>
[Kind("transcript-brought-in/1")]
public sealed record TranscriptBroughtIn(ParticipantId Participant, string FileName, ImmutableList<TurnBroughtIn> Turns)
    : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp) => state with
    {
        FileName = FileName,
        Verbatim = Transcript.Of(Turns.Select(t => (t.Id, t.Speaker, t.Text, t.From))),
        Speakers = ImmutableDictionary<string, SpeakerKind>.Empty,
        Masks = [],
    };
}

/// <summary>
/// The voice was kept, in the place of one that was kept before. The recording lies under the key of this entry, so that what erases the
/// verbatim words erases the voice.
/// </summary>
/// <param name="Participant">Whose voice.</param>
/// <param name="Recording">Where it lies.</param>
/// <param name="MediaType">What it is, such as <c>audio/ogg</c>; told from its first bytes.</param>
/// <param name="Bytes">How large it is, bytes.</param>
/// <param name="Duration">How long it is, where it says so.</param>
/// <param name="FileName">What its file was called.</param>
[Kind("recording-kept/1")]
public sealed record RecordingKept(ParticipantId Participant, RecordingId Recording, string MediaType, long Bytes, TimeSpan? Duration,
    string FileName) : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp) => state with { Recording = this };
}

/// <summary>It was said when turns begin in the recording.</summary>
[Kind("turns-timed/1")]
public sealed record TurnsTimed(ParticipantId Participant, ImmutableList<TurnTime> Times) : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp) => state with { Verbatim = state.Verbatim?.Timed(Times) };
}

/// <summary>A turn was corrected: its words as they are now, with their ids.</summary>
[Kind("turn-corrected/1")]
public sealed record TurnCorrected(ParticipantId Participant, TurnId Turn, ImmutableList<Word> Words) : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp) => state with
    {
        Verbatim = state.Verbatim is { } text && text.PlaceOf(Turn) is >= 0 and var at
            ? new(text.Turns.SetItem(at, text.Turns[at] with { Words = Words }))
            : state.Verbatim,
    };
}

/// <summary>A turn was split before a word.</summary>
[Kind("turn-split/1")]
public sealed record TurnSplit(ParticipantId Participant, TurnId Turn, int BeforeWord, TurnId Second, string Speaker)
    : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp)
        => state with { Verbatim = state.Verbatim?.SplitTurn(Turn, BeforeWord, Second, Speaker) };
}

/// <summary>A turn was joined to the one before it.</summary>
[Kind("turn-joined/1")]
public sealed record TurnJoined(ParticipantId Participant, TurnId Turn) : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp)
        => state with { Verbatim = state.Verbatim?.JoinToPrevious(Turn) };
}

/// <summary>A turn was given to another speaker.</summary>
[Kind("turn-attributed/1")]
public sealed record TurnAttributed(ParticipantId Participant, TurnId Turn, string Speaker) : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp)
        => state with { Verbatim = state.Verbatim?.Attribute(Turn, Speaker) };
}

/// <summary>It was said who stands behind a speaker's label.</summary>
[Kind("speaker-identified/1")]
public sealed record SpeakerIdentified(ParticipantId Participant, string Label, SpeakerKind Speaker) : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp)
        => state with { Speakers = state.Speakers.SetItem(Label, Speaker) };
}

/// <summary>A mask was laid over a name.</summary>
[Kind("mask-laid/1")]
public sealed record MaskLaid(ParticipantId Participant, Mask Mask) : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp)
        => state with { Masks = state.Masks.RemoveAll(m => m.Id == Mask.Id).Add(Mask) };
}

/// <summary>A mask was lifted.</summary>
[Kind("mask-lifted/1")]
public sealed record MaskLifted(ParticipantId Participant, MaskId Mask) : VerbatimEntry(Participant)
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp)
        => state with { Masks = state.Masks.RemoveAll(m => m.Id == Mask) };
}

/// <summary>The masked text was released to the analysts.</summary>
[Kind("transcript-released/1")]
public sealed record TranscriptReleased(ParticipantId Participant) : InterviewEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp) => state with { Released = stamp.Recorded };
}

/// <summary>The masked text was called back from the analysts.</summary>
[Kind("transcript-called-back/1")]
public sealed record TranscriptCalledBack(ParticipantId Participant) : InterviewEntry(Participant)
{
    /// <inheritdoc/>
    public override Interview Apply(Interview state, Stamp stamp) => state with { Released = null };
}
