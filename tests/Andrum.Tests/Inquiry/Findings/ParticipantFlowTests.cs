using Andrum.Consent;
using Andrum.Inquiry.Findings;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Studies;

namespace Andrum.Tests.Inquiry.Findings;

public sealed class ParticipantFlowTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Twenty_offered_thirteen_completed_twelve_interviewed_ten_recorded()
    {
        InterviewOutcome[] outcomes = [.. Enumerable.Repeat(InterviewOutcome.Recorded, 10), InterviewOutcome.RecordingDeclined,
            InterviewOutcome.RecordingFailed, InterviewOutcome.NoShow];
        var care = new CareFlow(20, 18, 2, 13, 7, [new("psychosocial", 4), new("energy", 3)], (7, 13));
        var flow = Flow(care, outcomes);
        Assert.Equal((20, 13, 12, 10, 10), (flow.Care.Offered, flow.Care.Completed, flow.Interviewed, flow.Recorded, flow.Analysed));
        Assert.Equal([("no-show", 1)], flow.NotInterviewed.Reasons.Select(r => (r.Reason, r.People)));
        Assert.Equal([("recording-declined", 1), ("recording-failed", 1)], flow.NotRecorded.Reasons.Select(r => (r.Reason, r.People)));
    }

    [Fact]
    public void Who_declined_and_who_never_answered_cannot_be_told_apart()
    {
        var flow = Flow(new CareFlow(5, 4, 1, 4, 1, [], null), InterviewOutcome.Recorded);
        Assert.Equal([("not-interviewed", 3)], flow.NotInterviewed.Reasons.Select(r => (r.Reason, r.People)));
    }

    private static ParticipantFlow Flow(CareFlow care, params InterviewOutcome[] outcomes)
    {
        var study = Study.Empty;
        var interviews = new Dictionary<InterviewId, Interview>();
        foreach (var outcome in outcomes)
        {
            var (participant, id) = (ParticipantId.New(), InterviewId.New());
            study = study.After(study.Join(participant, id, null, true, _ => 0));
            interviews[id] = Interview.Empty with
            {
                Participant = participant,
                Outcome = new(participant, outcome, Today, null, ""),
                Released = outcome == InterviewOutcome.Recorded ? DateTimeOffset.UnixEpoch : null,
            };
        }

        return ParticipantFlow.Of(care, study, interviews);
    }
}
