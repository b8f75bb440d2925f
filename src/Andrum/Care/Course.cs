using System.Collections.Immutable;

namespace Andrum.Care;

/// <summary>The pain diagnoses that the clinic's studies tell apart.</summary>
public enum PainDiagnosis
{
    /// <summary>Fibromyalgia.</summary>
    Fibromyalgia,

    /// <summary>Chronic widespread pain.</summary>
    Widespread,

    /// <summary>Whiplash-associated disorder.</summary>
    Whiplash,

    /// <summary>Regional pain.</summary>
    Regional,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Work at a time.</summary>
public enum WorkStatus
{
    /// <summary>On full sick leave.</summary>
    FullSickLeave,

    /// <summary>Working partly; the words say how much.</summary>
    Partly,

    /// <summary>Working fully.</summary>
    Working,

    /// <summary>Disability pension.</summary>
    DisabilityPension,

    /// <summary>Something else, or not known.</summary>
    Other,
}

/// <summary>A referral arrived.</summary>
[Kind("referred/1")]
public sealed record Referred(DateOnly On, string From, string Why) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with { Referral = this };
}

/// <summary>The therapy was offered.</summary>
[Kind("therapy-offered/1")]
public sealed record TherapyOffered(DateOnly On) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with { OfferedOn = On };
}

/// <summary>The patient consented to care, having read a version of the text.</summary>
[Kind("care-consented/1")]
public sealed record CareConsented(DateOnly On, string TextVersion) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with { Consent = this };
}

/// <summary>The pain was described: diagnosis, onset, and whether trauma was judged to be present, with the judgement's source.</summary>
[Kind("pain-described/1")]
public sealed record PainDescribed(PainDiagnosis Diagnosis, string Onset, bool? Trauma, string TraumaSource) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with { Pain = this };
}

/// <summary>Work was noted; it changes over time.</summary>
[Kind("work-noted/1")]
public sealed record WorkNoted(DateOnly On, WorkStatus Status, string Words) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp)
        => state with { Work = [.. state.Work.Add(this).OrderBy(w => w.On)] };
}

/// <summary>The therapy was completed.</summary>
[Kind("therapy-completed/1")]
public sealed record TherapyCompleted(DateOnly On, string Words) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp)
        => state with { Completion = this };
}

/// <summary>The patient left before the end, for one or several reasons.</summary>
[Kind("therapy-left/1")]
public sealed record TherapyLeft(DateOnly On, ImmutableList<ExitReason> Reasons, string Words) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with { Exit = this };
}

/// <summary>The follow-up visit was held.</summary>
[Kind("followed-up/1")]
public sealed record FollowedUp(DateOnly On, string Words) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with { FollowedUpOn = On, FollowUpWords = Words };
}

/// <summary>Why the record says no.</summary>
public static class CareRefusals
{
    /// <summary>A referral stands here already.</summary>
    public static readonly Refusal AlreadyReferred = new("already-referred");

    /// <summary>There is no referral.</summary>
    public static readonly Refusal NotReferred = new("not-referred");

    /// <summary>The therapy has not been offered.</summary>
    public static readonly Refusal NotOffered = new("not-offered");

    /// <summary>The patient has not consented to care.</summary>
    public static readonly Refusal ConsentToCareFirst = new("consent-to-care-first");

    /// <summary>The therapy has ended.</summary>
    public static readonly Refusal TherapyEnded = new("therapy-ended");

    /// <summary>A date lies before what had to come first.</summary>
    public static readonly Refusal BeforeWhatCameFirst = new("before-what-came-first");

    /// <summary>A day that is agreed on has passed already.</summary>
    public static readonly Refusal InThePast = new("in-the-past");

    /// <summary>No session has been held.</summary>
    public static readonly Refusal NoSessionYet = new("no-session-yet");

    /// <summary>Only a completed therapy is followed up.</summary>
    public static readonly Refusal NotCompleted = new("not-completed");
}

/// <summary>The decisions on the course of a therapy, from referral to follow-up.</summary>
public static class CourseDecisions
{
    /// <summary>Writes the referral down.</summary>
    public static Decision<PatientRecord> Refer(this PatientRecord record, DateOnly on, string from, string why, DateOnly today)
        => record.Referral is not null ? CareRefusals.AlreadyReferred
            : on > today ? Refusal.InTheFuture
            : string.IsNullOrWhiteSpace(from) ? Refusal.Missing.With("from")
            : new Referred(on, from.Trim(), (why ?? "").Trim());

    /// <summary>Offers the therapy.</summary>
    public static Decision<PatientRecord> Offer(this PatientRecord record, DateOnly on, DateOnly today)
        => record.Referral is null ? CareRefusals.NotReferred
            : record.OfferedOn is not null ? Decision<PatientRecord>.Nothing
            : on > today ? Refusal.InTheFuture
            : on < record.Referral.On ? CareRefusals.BeforeWhatCameFirst
            : new TherapyOffered(on);

    /// <summary>Notes the consent to care: after the offer, and before the first session.</summary>
    public static Decision<PatientRecord> ConsentToCare(this PatientRecord record, DateOnly on, string textVersion, DateOnly today)
        => record.OfferedOn is null ? CareRefusals.NotOffered
            : record.Exit is not null || record.Completion is not null ? CareRefusals.TherapyEnded
            : record.Consent?.TextVersion == textVersion ? Decision<PatientRecord>.Nothing
            : string.IsNullOrWhiteSpace(textVersion) ? Refusal.Missing.With("textVersion")
            : on > today ? Refusal.InTheFuture
            : on < record.OfferedOn ? CareRefusals.BeforeWhatCameFirst
            : new CareConsented(on, textVersion);

    /// <summary>Describes the pain.</summary>
    public static Decision<PatientRecord> DescribePain(this PatientRecord record, PainDescribed pain)
        => record.Referral is null ? CareRefusals.NotReferred : record.Pain == pain ? Decision<PatientRecord>.Nothing : pain;

    /// <summary>Notes how it is with work.</summary>
    public static Decision<PatientRecord> NoteWork(this PatientRecord record, DateOnly on, WorkStatus status, string words, DateOnly today)
        => record.Referral is null ? CareRefusals.NotReferred
            : on > today ? Refusal.InTheFuture
            : new WorkNoted(on, status, (words ?? "").Trim());

    /// <summary>Completes the therapy; a therapy without any session cannot be completed.</summary>
    public static Decision<PatientRecord> Complete(this PatientRecord record, DateOnly on, string words, DateOnly today)
        => record.Consent is null ? CareRefusals.ConsentToCareFirst
            : record.Exit is not null || record.Completion is not null ? CareRefusals.TherapyEnded
            : record.Sessions.IsEmpty ? CareRefusals.NoSessionYet
            : on > today ? Refusal.InTheFuture
            : on < record.Sessions[^1].Date ? CareRefusals.BeforeWhatCameFirst
            : new TherapyCompleted(on, (words ?? "").Trim());

    /// <summary>Ends the therapy before its end. Reasons may overlap; "unknown" stands for itself.</summary>
    public static Decision<PatientRecord> Leave(this PatientRecord record, DateOnly on, IEnumerable<ExitReason> reasons, string words,
        DateOnly today)
    {
        var why = reasons.Distinct().Order().ToImmutableList();
        return record.OfferedOn is null ? CareRefusals.NotOffered
            : record.Exit is not null || record.Completion is not null ? CareRefusals.TherapyEnded
            : why.IsEmpty ? Refusal.Missing.With("reasons")
            : on > today ? Refusal.InTheFuture
            : on < (record.Sessions.IsEmpty ? record.OfferedOn : record.Sessions[^1].Date) ? CareRefusals.BeforeWhatCameFirst
            : new TherapyLeft(on, why, (words ?? "").Trim());
    }

    /// <summary>Notes the follow-up visit of a completed therapy.</summary>
    public static Decision<PatientRecord> FollowUp(this PatientRecord record, DateOnly on, string words, DateOnly today)
        => record.Completion is null ? CareRefusals.NotCompleted
            : record.FollowedUpOn is not null ? Decision<PatientRecord>.Nothing
            : on > today ? Refusal.InTheFuture
            : on < record.Completion.On ? CareRefusals.BeforeWhatCameFirst
            : new FollowedUp(on, (words ?? "").Trim());
}
