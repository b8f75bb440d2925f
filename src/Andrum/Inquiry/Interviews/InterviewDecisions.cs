using System.Collections.Immutable;
using Andrum.Inquiry.Transcripts;

namespace Andrum.Inquiry.Interviews;

/// <summary>Why an interview says no.</summary>
public static class InterviewRefusals
{
    /// <summary>The study has no ethical approval: nothing is recorded and nothing is brought in.</summary>
    public static readonly Refusal NoApproval = new("no-approval");

    /// <summary>The participant has not consented to being recorded.</summary>
    public static readonly Refusal RecordingNotConsented = new("recording-not-consented");

    /// <summary>The participant has withdrawn.</summary>
    public static readonly Refusal ParticipantWithdrew = new("participant-withdrew");

    /// <summary>Only a recorded interview, or confirmed material, has a transcript.</summary>
    public static readonly Refusal NotRecorded = new("not-recorded");

    /// <summary>Turns would begin before the turns that they follow.</summary>
    public static readonly Refusal TimesNotAscending = new("times-not-ascending");

    /// <summary>A turn would begin after the end of the recording.</summary>
    public static readonly Refusal TimeBeyondEnd = new("time-beyond-end");

    /// <summary>There is no transcript yet.</summary>
    public static readonly Refusal NoTranscript = new("no-transcript");

    /// <summary>The masked text has been released: call it back first.</summary>
    public static readonly Refusal Released = new("already-released");

    /// <summary>Nobody said who stands behind a label. Detail: the label.</summary>
    public static readonly Refusal SpeakerUnknown = new("speaker-unknown");

    /// <summary>No label stands for the participant.</summary>
    public static readonly Refusal NobodyIsTheParticipant = new("nobody-is-the-participant");

    /// <summary>Material from outside the flow waits for an interviewer's confirmation.</summary>
    public static readonly Refusal NotConfirmed = new("material-not-confirmed");

    /// <summary>The words to be masked do not stand in the transcript. Detail: the words.</summary>
    public static readonly Refusal MaskNotFound = new("mask-not-found");
}

/// <summary>The decisions on an interview.</summary>
public static class InterviewDecisions
{
    /// <summary>Begins an interview with somebody who consented; the threshold asks for it.</summary>
    public static Decision<Interview> Consent(this Interview interview, StudyId study, ParticipantId participant, string reach)
        => interview.Study is not null && interview.Reach == (reach ?? "").Trim() ? Decision<Interview>.Nothing
            : new InterviewConsented(participant, study, (reach ?? "").Trim());

    /// <summary>Brings in a transcript from outside the flow; it awaits the interviewer's confirmation.</summary>
    public static Decision<Interview> BringInMaterial(this Interview interview, StudyId study, ParticipantId participant, string fileName,
        IEnumerable<(string Speaker, string Text, TimeSpan? From)> turns, bool approved)
        => interview.Study is not null ? Decision<Interview>.Nothing
            : !approved ? InterviewRefusals.NoApproval
            : Decision<Interview>.Write([new MaterialBroughtIn(participant, study),
                .. Brought(participant, fileName, turns)]);

    /// <summary>Confirms material from outside, naming the consent it rests on.</summary>
    public static Decision<Interview> ConfirmMaterial(this Interview interview, string consent)
        => interview is not { BroughtIn: true, Participant: { } participant } ? Refusal.NotFound
            : interview.Confirmed ? Decision<Interview>.Nothing
            : string.IsNullOrWhiteSpace(consent) ? Refusal.Missing.With("consent")
            : new MaterialConfirmed(participant, consent.Trim());

    /// <summary>Notes that the participant got the questions.</summary>
    public static Decision<Interview> SendGuide(this Interview interview, DateOnly on, int version, DateOnly today)
        => interview.Participant is not { } participant ? Refusal.NotFound
            : on > today ? Refusal.InTheFuture
            : interview.GuideSentOn == on ? Decision<Interview>.Nothing
            : new GuideSent(participant, on, version);

    /// <summary>Notes what came of it. Nothing is recorded without approval and consent.</summary>
    public static Decision<Interview> NoteOutcome(this Interview interview, InterviewOutcome outcome, DateOnly on, int? minutes,
        string fieldNote, bool approved, bool recordingConsented, DateOnly today)
        => interview.Participant is not { } participant ? Refusal.NotFound
            : interview.Verbatim is not null && outcome != InterviewOutcome.Recorded ? InterviewRefusals.Released
            : on > today ? Refusal.InTheFuture
            : outcome == InterviewOutcome.Recorded && !approved ? InterviewRefusals.NoApproval
            : outcome == InterviewOutcome.Recorded && !recordingConsented ? InterviewRefusals.RecordingNotConsented
            : new OutcomeNoted(participant, outcome, on, minutes is > 0 ? minutes : null, (fieldNote ?? "").Trim());

    /// <summary>Brings in the transcript of a recorded interview; until its release it may be brought in again.</summary>
    public static Decision<Interview> BringIn(this Interview interview, string fileName,
        IEnumerable<(string Speaker, string Text, TimeSpan? From)> turns, bool approved)
        => interview.Participant is not { } participant ? Refusal.NotFound
            : !approved ? InterviewRefusals.NoApproval
            : interview.Released is not null ? InterviewRefusals.Released
            : !interview.BroughtIn && interview.Outcome?.Outcome != InterviewOutcome.Recorded ? InterviewRefusals.NotRecorded
            : Decision<Interview>.Write(Brought(participant, fileName, turns));

    /// <summary>Why no recording may be kept; null when one may.</summary>
    public static Refusal? WhyNoRecording(this Interview interview, bool approved, bool recordingConsented)
        => interview.Participant is null ? Refusal.NotFound
            : !approved ? InterviewRefusals.NoApproval
            : !recordingConsented ? InterviewRefusals.RecordingNotConsented
            : interview is { BroughtIn: true, Confirmed: false } ? InterviewRefusals.NotConfirmed
            : !interview.BroughtIn && interview.Outcome?.Outcome != InterviewOutcome.Recorded ? InterviewRefusals.NotRecorded
            : null;

    /// <summary>Keeps the voice of a recorded interview, in the place of one that was kept before.</summary>
    public static Decision<Interview> KeepRecording(this Interview interview, RecordingId recording, string mediaType, long bytes,
        TimeSpan? duration, string fileName, bool approved, bool recordingConsented)
        => interview.WhyNoRecording(approved, recordingConsented) is { } refusal ? refusal
            : interview.Recording?.Recording == recording ? Decision<Interview>.Nothing
            : bytes <= 0 ? Refusal.Missing.With("voice")
            : new RecordingKept(interview.Participant!.Value, recording, mediaType, bytes, duration, (fileName ?? "").Trim());

    /// <summary>
    /// Says when turns begin in the recording. All times that the transcript then has ascend, and lie within the recording where its
    /// length is known.
    /// </summary>
    public static Decision<Interview> TimeTurns(this Interview interview, IEnumerable<TurnTime> times)
    {
        if (interview is not { Participant: { } participant, Verbatim: { } verbatim })
        {
            return InterviewRefusals.NoTranscript;
        }

        ImmutableList<TurnTime> said = [.. times];
        var timed = verbatim.Timed(said);
        TimeSpan[] all = [.. timed.Turns.Select(t => t.From).OfType<TimeSpan>()];
        return said.Exists(t => verbatim.PlaceOf(t.Turn) < 0) ? Refusal.NotFound
            : timed.Turns.SequenceEqual(verbatim.Turns) ? Decision<Interview>.Nothing
            : all[0] < TimeSpan.Zero || all.Zip(all.Skip(1)).Any(p => p.First > p.Second) ? InterviewRefusals.TimesNotAscending
            : interview.Recording?.Duration is { } end && all[^1] >= end ? InterviewRefusals.TimeBeyondEnd
            : new TurnsTimed(participant, said);
    }

    /// <summary>Corrects a turn; a turn of which nothing is left is joined to nothing and refused.</summary>
    public static Decision<Interview> CorrectTurn(this Interview interview, TurnId turn, string text)
        => interview is not { Participant: { } participant, Verbatim: { } verbatim } ? InterviewRefusals.NoTranscript
            : verbatim.PlaceOf(turn) is not (>= 0 and var at) ? Refusal.NotFound
            : string.IsNullOrWhiteSpace(text) ? Refusal.Missing.With("text")
            : verbatim.Turns[at].Text == text.Trim() ? Decision<Interview>.Nothing
            : new TurnCorrected(participant, turn, verbatim.Correct(turn, text, verbatim.NextWord).Turns[at].Words);

    /// <summary>Splits a turn before a word.</summary>
    public static Decision<Interview> SplitTurn(this Interview interview, TurnId turn, int beforeWord, string speaker)
        => interview is not { Participant: { } participant, Verbatim: { } verbatim } ? InterviewRefusals.NoTranscript
            : verbatim.PlaceOf(turn) is not (>= 0 and var at) || verbatim.Turns[at].Words.FindIndex(w => w.Id == beforeWord) <= 0
                ? Refusal.NotFound
            : new TurnSplit(participant, turn, beforeWord, TurnId.New(), speaker.Trim());

    /// <summary>Joins a turn to the one before it.</summary>
    public static Decision<Interview> JoinTurn(this Interview interview, TurnId turn)
        => interview is not { Participant: { } participant, Verbatim: { } verbatim } ? InterviewRefusals.NoTranscript
            : verbatim.PlaceOf(turn) <= 0 ? Refusal.NotFound
            : new TurnJoined(participant, turn);

    /// <summary>Gives a turn to another speaker.</summary>
    public static Decision<Interview> AttributeTurn(this Interview interview, TurnId turn, string speaker)
        => interview is not { Participant: { } participant, Verbatim: { } verbatim } ? InterviewRefusals.NoTranscript
            : verbatim.PlaceOf(turn) is not (>= 0 and var at) ? Refusal.NotFound
            : verbatim.Turns[at].Speaker == speaker.Trim() ? Decision<Interview>.Nothing
            : new TurnAttributed(participant, turn, speaker.Trim());

    /// <summary>Says who stands behind a label.</summary>
    public static Decision<Interview> Identify(this Interview interview, string label, SpeakerKind speaker)
        => interview is not { Participant: { } participant, Verbatim: not null } ? InterviewRefusals.NoTranscript
            : !interview.Labels.Contains(label) ? Refusal.NotFound
            : interview.Speakers.TryGetValue(label, out var known) && known == speaker ? Decision<Interview>.Nothing
            : new SpeakerIdentified(participant, label, speaker);

    /// <summary>Lays a mask over words that stand in the transcript or among its labels.</summary>
    public static Decision<Interview> LayMask(this Interview interview, MaskId id, string find, string replacement)
    {
        if (interview is not { Participant: { } participant, Verbatim: { } verbatim })
        {
            return InterviewRefusals.NoTranscript;
        }

        var mask = new Mask(id, string.Join(' ', (find ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            (replacement ?? "").Trim());
        return mask.Find.Length == 0 ? Refusal.Missing.With("find")
            : mask.Replacement.Length == 0 ? Refusal.Missing.With("replacement")
            : interview.Masks.Exists(m => m.Find == mask.Find && m.Replacement == mask.Replacement) ? Decision<Interview>.Nothing
            : !MaskedTranscript.Covers(verbatim, mask) ? InterviewRefusals.MaskNotFound.With(mask.Find)
            : new MaskLaid(participant, mask);
    }

    /// <summary>Lifts a mask.</summary>
    public static Decision<Interview> LiftMask(this Interview interview, MaskId id)
        => interview.Participant is not { } participant || !interview.Masks.Exists(m => m.Id == id) ? Decision<Interview>.Nothing
            : new MaskLifted(participant, id);

    /// <summary>Releases the masked text to the analysts, once it is known who speaks.</summary>
    public static Decision<Interview> Release(this Interview interview)
        => interview is not { Participant: { } participant, Verbatim: not null } ? InterviewRefusals.NoTranscript
            : interview is { BroughtIn: true, Confirmed: false } ? InterviewRefusals.NotConfirmed
            : interview.Released is not null ? Decision<Interview>.Nothing
            : interview.Unidentified is [var label, ..] ? InterviewRefusals.SpeakerUnknown.With(label)
            : !interview.Labels.Any(l => interview.Speakers[l] == SpeakerKind.Participant) ? InterviewRefusals.NobodyIsTheParticipant
            : new TranscriptReleased(participant);

    /// <summary>Calls the masked text back from the analysts.</summary>
    public static Decision<Interview> CallBack(this Interview interview)
        => interview is { Participant: { } participant, Released: not null } ? new TranscriptCalledBack(participant)
            : Decision<Interview>.Nothing;

    private static IEnumerable<Entry<Interview>> Brought(ParticipantId participant, string fileName,
        IEnumerable<(string Speaker, string Text, TimeSpan? From)> turns)
    {
        TurnBroughtIn[] brought = [.. turns.Select(t => new TurnBroughtIn(TurnId.New(), t.Speaker, t.Text, t.From))];
        yield return new TranscriptBroughtIn(participant, fileName, [.. brought]);
        foreach (var (label, kind) in Guess([.. brought.Select(t => t.Speaker).Distinct(StringComparer.Ordinal)]))
        {
            yield return new SpeakerIdentified(participant, label, kind);
        }
    }

    // Labels that say it themselves are taken at their word; the interviewer sees and corrects them.
    private static IEnumerable<(string Label, SpeakerKind Kind)> Guess(string[] labels)
    {
        var asks = Array.Find(labels, l => Asking.Contains(l.TrimEnd('.', ':')));
        var answers = Array.Find(labels, l => l != asks && Answering.Contains(l.TrimEnd('.', ':', ' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9')));
        if (labels.Where(l => l.Length > 0).ToArray() is [var one, var other])
        {
            answers ??= asks is null ? null : one == asks ? other : one;
            asks ??= answers is null ? null : one == answers ? other : one;
        }

        if (asks is not null)
        {
            yield return (asks, SpeakerKind.Interviewer);
        }

        if (answers is not null)
        {
            yield return (answers, SpeakerKind.Participant);
        }

        // What stands before the first label is a head, not a voice.
        if (labels.Contains("") && asks is not null && answers is not null)
        {
            yield return ("", SpeakerKind.Other);
        }
    }

    private static readonly HashSet<string> Answering = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "Participant", "Respondent", "Interviewee", "Informant", "IP", "Deltagare", "Deltagaren", "Intervjuperson", "Befragte", "Befragter",
    };

    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase)
    {
        "I", "Int", "Interviewer", "Interviewerin", "Intervjuare", "Intervjuaren", "Q", "Moderator", "IV",
    };
}
