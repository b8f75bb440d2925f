using Andrum.Care;
using Andrum.Care.Sessions;
using Andrum.Care.Story;
using Andrum.Journals;

namespace Andrum.Tests.Care;

public sealed class CourseTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly Offered = new(2025, 1, 20);
    private static readonly PatientRecord Consented = Given.State<PatientRecord>(
        new Referred(new(2025, 1, 7), "Dr Åsa Falk", "Neck pain; nothing has helped."),
        new TherapyOffered(Offered),
        new CareConsented(new(2025, 1, 27), "care/1"));

    [Fact]
    public void No_session_is_held_before_the_consent_to_care()
    {
        var offered = Given.State<PatientRecord>(new Referred(new(2025, 1, 7), "Dr Falk", ""), new TherapyOffered(Offered));
        Assert.Equal(CareRefusals.ConsentToCareFirst, Hold(offered, new(2025, 2, 3)).Refusal);
        Assert.Equal(CareRefusals.BeforeWhatCameFirst, Hold(Consented, new(2025, 1, 26)).Refusal);
        Assert.Equal(CareRefusals.ConsentToCareFirst, offered.Complete(Today, "", Today).Refusal);
    }

    [Fact]
    public void A_session_lies_in_the_past_and_says_something()
    {
        Assert.Equal(Refusal.InTheFuture, Hold(Consented, Today.AddDays(1)).Refusal);
        Assert.Equal(Refusal.Missing.With("note"),
            Consented.HoldSession(SessionId.New(), Today, ["What she wants to bring"], " ", [new Told(" ", true, false)], Today).Refusal);
    }

    [Fact]
    public void A_gap_of_three_weeks_is_nothing_to_remark_on()
    {
        var record = Consented.After(Hold(Consented, new(2025, 2, 3)));
        Assert.Equal(2, record.After(Hold(record, new(2025, 2, 24))).Sessions.Count);
    }

    [Fact]
    public void A_note_is_corrected_by_an_addition_and_stays_as_it_was()
    {
        var id = SessionId.New();
        var record = Consented.After(Consented.HoldSession(id, new(2025, 2, 3), [], "She spoke of her brother.", [], Today));
        record = record.After(record.AddToSession(id, "It was her father."));
        var session = Assert.Single(record.Sessions);
        Assert.Equal("She spoke of her brother.", session.Note);
        Assert.Equal("It was her father.", Assert.Single(session.Additions).Text);
    }

    [Fact]
    public void A_note_written_for_the_wrong_patient_leaves_that_record()
    {
        var id = SessionId.New();
        var record = Consented.After(Consented.HoldSession(id, new(2025, 2, 3), [], "Another's words.", [], Today));
        record = record.After(record.MoveSessionAway(id));
        Assert.Empty(record.Sessions);
        Assert.Empty(record.MoveSessionAway(id).Entries);
    }

    [Fact]
    public void A_note_that_is_moved_takes_its_additions_along_and_is_told_from_others()
    {
        var wrong = Consented.After(Hold(Consented, new(2025, 2, 3)));
        wrong = wrong.After(wrong.AddToSession(wrong.LastSession!.Id, "It was her father."));
        var right = Consented.After(Consented.ReceiveSession(wrong.LastSession!, Today));
        Assert.True(right.LastSession!.MovedHere);
        Assert.Equal("It was her father.", Assert.Single(right.LastSession.Additions).Text);
        Assert.Empty(right.ReceiveSession(wrong.LastSession!, Today).Entries);
        Assert.Equal(CareRefusals.ConsentToCareFirst, PatientRecord.Empty.ReceiveSession(wrong.LastSession!, Today).Refusal);
    }

    [Fact]
    public void A_note_in_the_wrong_record_gives_back_the_next_session_and_what_was_to_be_brought()
    {
        var record = Given.State<PatientRecord>(new Referred(new(2025, 1, 2), "Dr Falk", ""), new TherapyOffered(new(2025, 1, 3)),
            new CareConsented(new(2025, 1, 4), "1"), new ToBring("My sister"), new SessionPlanned(new(2025, 1, 20, 10, 15, 0)));
        var id = SessionId.New();
        var mistaken = record.After(record.HoldSession(id, new(2025, 1, 20), [], "Another's words.", [], Today));
        Assert.Null(mistaken.NextSession);
        Assert.Empty(mistaken.Brings);
        var mended = mistaken.After(mistaken.MoveSessionAway(id));
        Assert.Equal(record.NextSession, mended.NextSession);
        Assert.Equal("My sister", Assert.Single(mended.Brings).Words);
    }

    [Fact]
    public void A_session_is_planned_from_today_on_and_can_be_called_off()
    {
        var at = Today.AddDays(3).ToDateTime(new(10, 15));
        Assert.Equal(CareRefusals.InThePast, Consented.PlanSession(Today.AddDays(-1).ToDateTime(new(10, 15)), Today).Refusal);
        var planned = Consented.After(Consented.PlanSession(at, Today));
        Assert.Equal(at, planned.NextSession);
        Assert.Null(planned.After(planned.CallOffSession()).NextSession);
        Assert.Null(planned.After(planned.Leave(Today, [ExitReason.Unknown], "", Today)).NextSession);
        Assert.Empty(Consented.CallOffSession().Entries);
    }

    [Fact]
    public void Reasons_for_leaving_may_overlap_and_may_be_unknown()
    {
        var left = Consented.After(Consented.Leave(Today, [ExitReason.Energy, ExitReason.Psychosocial, ExitReason.Energy], "", Today));
        Assert.Equal([ExitReason.Psychosocial, ExitReason.Energy], left.Exit!.Reasons);
        Assert.Equal(CarePhase.Left, left.Phase);
        Assert.Null(Consented.Leave(Today, [ExitReason.Unknown], "", Today).Refusal);
        Assert.Equal(Refusal.Missing.With("reasons"), Consented.Leave(Today, [], "", Today).Refusal);
    }

    [Fact]
    public void Who_left_is_never_counted_as_completed()
    {
        var left = Consented.After(Consented.Leave(Today, [ExitReason.Energy], "", Today));
        Assert.Equal(CareRefusals.TherapyEnded, left.Complete(Today, "", Today).Refusal);
        Assert.Null(left.FollowUpDue);
    }

    [Fact]
    public void Every_completer_is_followed_up_from_the_day_of_completion()
    {
        var record = Consented.After(Hold(Consented, new(2025, 10, 6)));
        record = record.After(record.Complete(new(2025, 10, 6), "We said goodbye.", Today));
        Assert.Equal(new DateOnly(2026, 1, 6), record.FollowUpDue);
        Assert.Null(record.After(record.FollowUp(new(2026, 1, 9), "", Today)).FollowUpDue);
        Assert.Equal(CareRefusals.TherapyEnded, Hold(record, Today).Refusal);
    }

    private static Decision<PatientRecord> Hold(PatientRecord record, DateOnly date)
        => record.HoldSession(SessionId.New(), date, ["The neck"], "We spoke of the neck.", [new Told("The fall", true, false)], Today);
}
