using Andrum.Consent;

namespace Andrum.Tests.Consent;

public sealed class ParticipationTests
{
    private static readonly StudyId Study = StudyId.New();
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void Being_interviewed_and_being_recorded_are_two_questions()
    {
        var part = Answer(Participation.Empty, ConsentScope.Interview, given: true);
        Assert.False(part.Consents(ConsentScope.Recording));
        part = Answer(part, ConsentScope.Recording, given: false);
        Assert.True(part.Consents(ConsentScope.Interview));
        Assert.False(part.Consents(ConsentScope.Recording));
    }

    [Fact]
    public void Nobody_is_recorded_without_having_agreed_to_the_interview()
    {
        var decision = Participation.Empty.Answer(Study, ConsentScope.Recording, given: true, Day, "study/1", ParticipantId.New());
        Assert.Equal(ConsentRefusals.InterviewFirst, decision.Refusal);
        var part = Answer(Answer(Participation.Empty, ConsentScope.Interview, given: true), ConsentScope.Recording, given: true);
        Assert.False(Answer(part, ConsentScope.Interview, given: false).Consents(ConsentScope.Recording));
    }

    [Fact]
    public void Who_declines_never_becomes_a_participant()
        => Assert.Null(Answer(Participation.Empty, ConsentScope.Interview, given: false).Participant);

    [Fact]
    public void Who_changes_their_mind_twice_is_still_the_same_participant()
    {
        var part = Answer(Participation.Empty, ConsentScope.Interview, given: true);
        var again = Answer(Answer(part, ConsentScope.Interview, given: false), ConsentScope.Interview, given: true);
        Assert.Equal(part.Participant, again.Participant);
    }

    [Fact]
    public void Withdrawing_takes_every_consent_back_and_is_not_answered_over()
    {
        var part = Answer(Answer(Participation.Empty, ConsentScope.Interview, given: true), ConsentScope.Recording, given: true);
        part = part.After(part.Withdraw(Day));
        Assert.False(part.Consents(ConsentScope.Interview) || part.Consents(ConsentScope.Recording));
        Assert.Equal(ConsentRefusals.Withdrawn,
            part.Answer(Study, ConsentScope.Interview, given: true, Day, "study/1", ParticipantId.New()).Refusal);
        Assert.Empty(part.Withdraw(Day).Entries);
        Assert.Empty(Participation.Empty.Withdraw(Day).Entries);
    }

    [Fact]
    public void A_participant_is_found_neither_by_time_nor_by_order()
        => Assert.All(Enumerable.Range(0, 200).Select(_ => ParticipantId.New().Value), id =>
        {
            Assert.Equal(4, id.Version);
            Assert.InRange(id.Variant, 8, 11);
        });

    private static Participation Answer(Participation part, ConsentScope scope, bool given)
        => part.After(part.Answer(Study, scope, given, Day, "study/1", ParticipantId.New()));
}
