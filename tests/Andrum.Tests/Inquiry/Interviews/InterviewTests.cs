using Andrum.Consent;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Transcripts;

namespace Andrum.Tests.Inquiry.Interviews;

public sealed class InterviewTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly StudyId Study = StudyId.New();
    private static readonly ParticipantId Vera = ParticipantId.New();
    private static readonly (string, string, TimeSpan?)[] Turns = [("I", "How was it?", null), ("V", "Gunilla, I said to myself, sit down.", null)];

    private static Interview Consented => Interview.Empty.After(Interview.Empty.Consent(Study, Vera, "Ring after nine."));

    private static Interview Recorded => Consented.After(Consented.NoteOutcome(InterviewOutcome.Recorded, Today, 74, "", true, true, Today));

    private static Interview Transcribed => Recorded.After(Recorded.BringIn("vera.txt", Turns, approved: true));

    [Fact]
    public void Without_ethical_approval_nothing_is_recorded()
        => Assert.Equal(InterviewRefusals.NoApproval,
            Consented.NoteOutcome(InterviewOutcome.Recorded, Today, 74, "", approved: false, recordingConsented: true, Today).Refusal);

    [Fact]
    public void Whoever_declined_the_recording_is_not_recorded()
        => Assert.Equal(InterviewRefusals.RecordingNotConsented,
            Consented.NoteOutcome(InterviewOutcome.Recorded, Today, 74, "", approved: true, recordingConsented: false, Today).Refusal);

    [Fact]
    public void A_declined_recording_still_counts_as_an_interview()
        => Assert.Equal(InterviewOutcome.RecordingDeclined, Consented
            .After(Consented.NoteOutcome(InterviewOutcome.RecordingDeclined, Today, 60, "", true, false, Today)).Outcome!.Outcome);

    [Fact]
    public void Only_a_recorded_interview_gets_a_transcript()
        => Assert.Equal(InterviewRefusals.NotRecorded, Consented.BringIn("vera.txt", Turns, approved: true).Refusal);

    [Fact]
    public void Labels_that_say_who_asks_are_recognised_and_the_other_one_is_the_participant()
        => Assert.Equal((SpeakerKind.Interviewer, SpeakerKind.Participant), (Transcribed.Speakers["I"], Transcribed.Speakers["V"]));

    [Theory]
    [InlineData("Dan", "Participant")]
    [InlineData("Signe", "Participant 7")]
    [InlineData("Q", "A")]
    [InlineData("Intervjuare", "Åsa Öberg")]
    public void One_label_that_says_who_it_is_tells_who_the_other_is(string asks, string answers)
    {
        var interview = Recorded.After(Recorded.BringIn("x.txt", [("", "Interview 4", null), (asks, "How was it?", null), (answers, "Well.", null)], true));
        Assert.Equal((SpeakerKind.Interviewer, SpeakerKind.Participant), (interview.Speakers[asks], interview.Speakers[answers]));
        Assert.Empty(interview.Unidentified);
    }

    [Fact]
    public void Nobody_reads_it_before_it_is_known_who_speaks()
    {
        var unknown = Recorded.After(Recorded.BringIn("x.txt", [("Anna", "Hello.", null), ("Berit", "Hello.", null)], approved: true));
        Assert.Equal(InterviewRefusals.SpeakerUnknown.With("Anna"), unknown.Release().Refusal);
    }

    [Fact]
    public void Analysts_read_the_pseudonym_and_no_masked_name()
    {
        var masked = Transcribed.After(Transcribed.LayMask(MaskId.New(), "Gunilla", "Vera"));
        Assert.Equal([("Interviewer", "How was it?"), ("Vera", "Vera, I said to myself, sit down.")],
            masked.Masked("Vera", "Interviewer").Turns.Select(t => (t.Speaker, t.Text)));
    }

    [Fact]
    public void A_mask_for_words_that_were_never_said_is_refused()
        => Assert.Equal(InterviewRefusals.MaskNotFound.With("Gun"), Transcribed.LayMask(MaskId.New(), "Gun", "Vera").Refusal);

    [Fact]
    public void What_came_from_outside_waits_for_the_interviewer()
    {
        var material = Interview.Empty.After(Interview.Empty.BringInMaterial(Study, Vera, "vera.txt", Turns, approved: true));
        Assert.Equal(InterviewRefusals.NotConfirmed, material.Release().Refusal);
        Assert.Null(material.After(material.ConfirmMaterial("Written consent, kept by the lead.")).Release().Refusal);
    }

    [Fact]
    public void A_text_that_analysts_read_is_not_exchanged_under_them()
        => Assert.Equal(InterviewRefusals.Released, Transcribed.After(Transcribed.Release()).BringIn("new.txt", Turns, approved: true).Refusal);

    [Fact]
    public void The_verbatim_words_lie_under_a_key_of_their_own()
    {
        var brought = Recorded.BringIn("vera.txt", Turns, approved: true).Entries;
        Assert.All(brought, e => Assert.Equal(VerbatimEntry.KeyOf(Vera), e.SealedFor(Interview.Journal(InterviewId.New()).Name)));
        Assert.NotEqual(Vera.Key, VerbatimEntry.KeyOf(Vera));
    }

    [Fact]
    public void A_voice_is_kept_only_of_an_approved_recorded_interview_of_somebody_who_consented_to_it()
    {
        Assert.Equal(InterviewRefusals.NoApproval, Keep(Recorded, approved: false).Refusal);
        Assert.Equal(InterviewRefusals.RecordingNotConsented, Keep(Recorded, consented: false).Refusal);
        Assert.Equal(InterviewRefusals.NotRecorded, Keep(Consented).Refusal);
        var failed = Consented.After(Consented.NoteOutcome(InterviewOutcome.RecordingFailed, Today, 60, "", true, true, Today));
        Assert.Equal(InterviewRefusals.NotRecorded, Keep(failed).Refusal);
        Assert.Equal("vera.ogg", Recorded.After(Keep(Recorded)).Recording!.FileName);
    }

    [Fact]
    public void The_voice_belongs_to_the_key_of_the_verbatim_words()
        => Assert.Equal(VerbatimEntry.KeyOf(Vera), Assert.Single(Keep(Recorded).Entries).SealedFor(Interview.Journal(InterviewId.New()).Name));

    [Fact]
    public void Turns_get_their_times_and_analysts_see_them_on_the_masked_text()
    {
        var heard = Transcribed;
        var timed = heard.After(heard.TimeTurns(Times(heard, 0, 4)));
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(4)], timed.Masked("Vera", "Interviewer").Turns.Select(t => t.From!.Value));
        Assert.Empty(timed.TimeTurns(Times(timed, 0, 4)).Entries);
    }

    [Fact]
    public void A_turn_begins_neither_before_the_one_it_follows_nor_after_the_end_of_the_recording()
    {
        var transcribed = Transcribed;
        var heard = transcribed.After(Keep(transcribed));
        Assert.Equal(InterviewRefusals.TimesNotAscending, heard.TimeTurns(Times(heard, 9, 4)).Refusal);
        Assert.Equal(InterviewRefusals.TimesNotAscending, heard.TimeTurns(Times(heard, -1, 4)).Refusal);
        Assert.Equal(InterviewRefusals.TimeBeyondEnd, heard.TimeTurns(Times(heard, 0, 74)).Refusal);
        var first = heard.After(heard.TimeTurns([new(heard.Verbatim!.Turns[0].Id, TimeSpan.FromSeconds(9))]));
        Assert.Equal(InterviewRefusals.TimesNotAscending, first.TimeTurns([new(heard.Verbatim.Turns[1].Id, TimeSpan.FromSeconds(4))]).Refusal);
        Assert.Equal(Andrum.Journals.Refusal.NotFound, heard.TimeTurns([new(TurnId.New(), TimeSpan.Zero)]).Refusal);
    }

    private static Andrum.Journals.Decision<Interview> Keep(Interview interview, bool approved = true, bool consented = true)
        => interview.KeepRecording(RecordingId.New(), "audio/ogg", 480_000, TimeSpan.FromSeconds(70), "vera.ogg", approved, consented);

    private static TurnTime[] Times(Interview interview, params int[] seconds)
        => [.. interview.Verbatim!.Turns.Zip(seconds, (t, s) => new TurnTime(t.Id, TimeSpan.FromSeconds(s)))];
}
