using Andrum.Consent;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Structure;
using Andrum.Inquiry.Studies;
using Andrum.Journals;

namespace Andrum.Tests.Inquiry.Studies;

public sealed class StudyTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly PersonId Therapist = PersonId.New();
    private static readonly Frame Frame = new(new(2024, 8, 1), new(2025, 12, 31));

    private static Study Framed => Study.Empty.After(Study.Empty.SetFrame(Frame.From, Frame.Until, WhoTreats));

    private static HashSet<PersonId> WhoTreats(Frame frame) => [Therapist];

    private static TeamMember Member(PersonId person, StudyRole role) => new(person, role, "Somebody", "", "");

    [Fact]
    public void Whoever_treats_anybody_in_the_frame_cannot_interview()
        => Assert.Equal(StudyRefusals.TreatsInFrame, Framed.Declare(Member(Therapist, StudyRole.Interviewer), WhoTreats).Refusal);

    [Fact]
    public void A_therapist_may_analyse_when_it_is_declared()
        => Assert.True(Framed.After(Framed.Declare(Member(Therapist, StudyRole.Analyst), WhoTreats)).Has(Therapist, StudyRole.Analyst));

    [Fact]
    public void Nobody_is_taken_in_as_interviewer_before_the_frame_says_who_may()
        => Assert.Equal(StudyRefusals.FrameFirst, Study.Empty.Declare(Member(PersonId.New(), StudyRole.Interviewer), WhoTreats).Refusal);

    [Fact]
    public void A_frame_that_would_make_the_interviewer_a_therapist_of_it_is_refused()
    {
        var interviewer = PersonId.New();
        var study = Framed.After(Framed.Declare(Member(interviewer, StudyRole.Interviewer), WhoTreats));
        Assert.Equal(StudyRefusals.TreatsInFrame, study.SetFrame(Frame.From, Frame.Until.AddDays(1), _ => new HashSet<PersonId> { interviewer }).Refusal);
    }

    [Fact]
    public void Nobody_is_invited_without_an_approval()
    {
        var study = Framed.After(Framed.WriteGuide([new("How is life?")]));
        study = study.After(study.WriteInformation("You are asked whether you want to take part."));
        Assert.Equal(StudyRefusals.NotReadyToInvite, study.TurnInviting(true).Refusal);
        study = study.After(study.NoteApproval("The board", "Dnr 1", Today, Today));
        Assert.True(study.After(study.TurnInviting(true)).Inviting);
    }

    [Fact]
    public void Two_participants_never_share_a_pseudonym()
    {
        var study = Study.Empty;
        for (var i = 0; i < 60; i++)
        {
            study = study.After(study.Join(ParticipantId.New(), InterviewId.New(), null, recordingConsented: true, draw: _ => 0));
        }

        Assert.Equal(60, study.Participants.Select(p => p.Pseudonym).Distinct().Count());
        Assert.Equal(StudyRefusals.PseudonymTaken, study.GivePseudonym(study.Participants[0].Id, study.Participants[1].Pseudonym).Refusal);
    }

    [Fact]
    public void Whoever_withdrew_is_gone_from_the_participants_and_what_rested_on_them_is_still_known()
    {
        var participant = ParticipantId.New();
        var study = Study.Empty.After(Study.Empty.Join(participant, InterviewId.New(), null, true, _ => 0));
        study = study.After(study.Withdraw(participant, Today));
        Assert.Empty(study.Participants);
        Assert.True(study.Withdrawn(participant));
        Assert.Empty(study.Join(participant, InterviewId.New(), null, true, _ => 0).Entries);
    }

    [Fact]
    public void A_traced_passage_stays_on_its_words_when_the_essence_around_it_is_rewritten()
    {
        var unit = new UnitRef(ParticipantId.New(), InterviewId.New(), PersonId.New(), UnitId.New());
        var study = Study.Empty.After(Study.Empty.WriteEssence("To be waited for is to be asked. The pain stays."));
        study = study.After(study.Trace(PassageId.New(), "The pain stays", [unit]));
        Assert.Equal(["To be waited for is to be asked. ", "The pain stays", "."], study.Essence!.Stretches.Select(s => s.Words));

        study = study.After(study.WriteEssence("The pain stays, and one is waited for."));
        Assert.Equal([("The pain stays", true), (", and one is waited for.", false)],
            study.Essence!.Stretches.Select(s => (s.Words, s.Passage is not null)));

        study = study.After(study.WriteEssence("One is waited for."));
        Assert.Equal("The pain stays", study.Essence!.Lost.Single().Words);
    }

    [Fact]
    public void Passages_do_not_share_words()
    {
        var unit = new UnitRef(ParticipantId.New(), InterviewId.New(), PersonId.New(), UnitId.New());
        var study = Study.Empty.After(Study.Empty.WriteEssence("The pain stays, unchanged or worse."));
        study = study.After(study.Trace(PassageId.New(), "The pain stays", [unit]));
        Assert.Equal(EssenceRefusals.PassagesOverlap, study.Trace(PassageId.New(), "stays, unchanged", [unit]).Refusal);
        Assert.Equal(EssenceRefusals.NotInTheEssence, study.Trace(PassageId.New(), "is won", [unit]).Refusal);
    }

    [Fact]
    public void What_is_shown_of_a_nuance_is_part_of_what_it_rests_on()
    {
        UnitRef Unit() => new(ParticipantId.New(), InterviewId.New(), PersonId.New(), UnitId.New());
        var (carries, other, id) = (Unit(), Unit(), ConstituentId.New());
        var study = Study.Empty.After(Study.Empty.WriteConstituent(id, "Being waited for", ""));
        study = study.After(study.WriteNuance(id, NuanceId.New(), "Vera is believed first.", [carries], [carries, other]));
        Assert.Equal([carries], study.Constituents.Single().Nuances.Single().IllustratedBy);
    }

    [Fact]
    public void A_unit_that_resists_a_pattern_does_not_belong_to_it()
    {
        var unit = new UnitRef(ParticipantId.New(), InterviewId.New(), PersonId.New(), UnitId.New());
        var id = PatternId.New();
        var study = Study.Empty.After(Study.Empty.WritePattern(id, "", "Something is put on the table first."));
        study = study.After(study.Gather(id, unit, resists: false));
        study = study.After(study.Gather(id, unit, resists: true));
        Assert.Empty(study.Patterns.Single().Units);
        Assert.Equal([unit], study.Patterns.Single().Resisting);
    }
}
