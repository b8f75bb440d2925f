using System.Collections.Immutable;
using Andrum.Inquiry.Transcripts;

namespace Andrum.Inquiry.Interviews;

/// <summary>What came of an interview. A failed recording is not a refusal, and an unrecorded interview was still held.</summary>
public enum InterviewOutcome
{
    /// <summary>Held and recorded.</summary>
    Recorded,

    /// <summary>Held; the participant declined the recording.</summary>
    RecordingDeclined,

    /// <summary>Held; the recording failed.</summary>
    RecordingFailed,

    /// <summary>The participant did not come.</summary>
    NoShow,
}

/// <summary>Whose voice a speaker's label stands for.</summary>
public enum SpeakerKind
{
    /// <summary>The participant; analysts read the pseudonym.</summary>
    Participant,

    /// <summary>The interviewer.</summary>
    Interviewer,

    /// <summary>Somebody else in the room.</summary>
    Other,
}

/// <summary>
/// One interview: how it came about, what came of it, its verbatim transcript and the masks laid over that. Only the interviewer
/// opens the verbatim; analysts get the <see cref="MaskedTranscript"/>, once it is released.
/// </summary>
public sealed record Interview : IState<Interview>
{
    /// <inheritdoc/>
    public static Interview Empty { get; } = new();

    /// <summary>The interview's journal.</summary>
    public static JournalOf<Interview> Journal(InterviewId interview) => new(JournalName.Of("interview", interview.Value));

    /// <summary>The study it belongs to.</summary>
    public StudyId? Study { get; init; }

    /// <summary>Who is interviewed.</summary>
    public ParticipantId? Participant { get; init; }

    /// <summary>How the participant wants to be reached, in their own words; for the interviewer alone.</summary>
    public string Reach { get; init; } = "";

    /// <summary>Whether it was brought in from outside the study's flow, with a consent that Andrum did not see.</summary>
    public bool BroughtIn { get; init; }

    /// <summary>Whether an interviewer confirmed that material brought in may be analysed.</summary>
    public bool Confirmed { get; init; }

    /// <summary>When the participant got the questions.</summary>
    public DateOnly? GuideSentOn { get; init; }

    /// <summary>What came of it; null before.</summary>
    public OutcomeNoted? Outcome { get; init; }

    /// <summary>The voice; null while none is kept.</summary>
    public RecordingKept? Recording { get; init; }

    /// <summary>The file that the transcript came from.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The words as they were said; null before they are brought in.</summary>
    public Transcript? Verbatim { get; init; }

    /// <summary>Who stands behind each speaker's label.</summary>
    public ImmutableDictionary<string, SpeakerKind> Speakers { get; init; } = ImmutableDictionary<string, SpeakerKind>.Empty;

    /// <summary>The masks, in the order in which they were laid.</summary>
    public ImmutableList<Mask> Masks { get; init; } = [];

    /// <summary>When the masked text was released to the analysts; null while it is not.</summary>
    public DateTimeOffset? Released { get; init; }

    /// <summary>The labels that stand in the transcript, in the order of their first words.</summary>
    public IReadOnlyList<string> Labels => [.. (Verbatim ?? Transcript.Empty).Turns.Select(t => t.Speaker).Distinct(StringComparer.Ordinal)];

    /// <summary>Labels of which nobody has said yet who stands behind them.</summary>
    public IReadOnlyList<string> Unidentified => [.. Labels.Where(l => !Speakers.ContainsKey(l))];

    /// <summary>The transcript as analysts read it: masks laid over it, the participant under the pseudonym.</summary>
    public MaskedTranscript Masked(string pseudonym, string interviewer)
    {
        var named = new Transcript([.. (Verbatim ?? Transcript.Empty).Turns.Select(t => t with
        {
            Speaker = Speakers.TryGetValue(t.Speaker, out var kind)
                ? kind switch { SpeakerKind.Participant => pseudonym, SpeakerKind.Interviewer => interviewer, _ => t.Speaker }
                : t.Speaker,
        })]);
        return MaskedTranscript.Of(named, Masks);
    }
}
