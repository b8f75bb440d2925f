using System.Collections.Immutable;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Studies;

namespace Andrum.Inquiry.Findings;

/// <summary>People who left the flow at one place, and why.</summary>
/// <param name="Count">How many people; a person with two reasons is one.</param>
/// <param name="Reasons">Reasons in kebab case, with how many people gave each.</param>
public sealed record FlowExit(int Count, ImmutableList<Leavers> Reasons);

/// <summary>
/// The participant flow after CONSORT's conventions: offered, completed, interviewed, recorded, analysed, with who left between.
/// Computed from the record, never typed.
/// </summary>
public sealed record ParticipantFlow(CareFlow Care, int Interviewed, FlowExit NotInterviewed, int Recorded, FlowExit NotRecorded,
    int Analysed)
{
    /// <summary>The smallest number of people that may be told about a group other than the flow's own boxes.</summary>
    public const int SmallestCell = 3;

    /// <summary>
    /// The flow of a study. Those who never answered the invitation, declined, or are still to be interviewed are counted together, so
    /// that nobody can tell a refusal from a silence.
    /// </summary>
    public static ParticipantFlow Of(CareFlow care, Study study, IReadOnlyDictionary<InterviewId, Interview> interviews)
    {
        ArgumentNullException.ThrowIfNull(care);
        ArgumentNullException.ThrowIfNull(study);
        var outcomes = study.Participants.Where(p => !p.Material)
            .Select(p => interviews.GetValueOrDefault(p.Interview)).Where(i => i?.Outcome is not null).ToArray();
        int With(InterviewOutcome outcome) => outcomes.Count(i => i!.Outcome!.Outcome == outcome);
        var noShow = With(InterviewOutcome.NoShow);
        var declined = With(InterviewOutcome.RecordingDeclined);
        var failed = With(InterviewOutcome.RecordingFailed);
        var recorded = With(InterviewOutcome.Recorded);
        var interviewed = recorded + declined + failed;
        var others = Math.Max(0, care.Completed - interviewed - noShow);
        return new(care, interviewed, new(noShow + others, Some(("no-show", noShow), ("not-interviewed", others))),
            recorded, new(declined + failed, Some(("recording-declined", declined), ("recording-failed", failed))),
            outcomes.Count(i => i!.Released is not null && i.Outcome!.Outcome == InterviewOutcome.Recorded));
    }

    private static ImmutableList<Leavers> Some(params (string Reason, int Count)[] reasons)
        => [.. reasons.Where(r => r.Count > 0).Select(r => new Leavers(r.Reason, r.Count))];
}
