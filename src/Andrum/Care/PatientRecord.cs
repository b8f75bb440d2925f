using System.Collections.Immutable;
using Andrum.Care.Body;
using Andrum.Care.Sessions;
using Andrum.Care.Story;

namespace Andrum.Care;

/// <summary>Where somebody stands on the way through the therapy.</summary>
public enum CarePhase
{
    /// <summary>Nothing is written yet.</summary>
    Unknown,

    /// <summary>Referred; the therapy has not been offered.</summary>
    Referred,

    /// <summary>Offered; no answer yet.</summary>
    Offered,

    /// <summary>Consented to care; sessions are held.</summary>
    InTherapy,

    /// <summary>Completed.</summary>
    Completed,

    /// <summary>Left before the end.</summary>
    Left,
}

/// <summary>Why somebody left; several may hold at once.</summary>
public enum ExitReason
{
    /// <summary>Psychosocial stress.</summary>
    Psychosocial,

    /// <summary>Lack of energy.</summary>
    Energy,

    /// <summary>Lack of motivation.</summary>
    Motivation,

    /// <summary>Something else, told in words.</summary>
    Other,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>Everything written down about one patient's care.</summary>
public sealed record PatientRecord : IState<PatientRecord>
{
    /// <inheritdoc/>
    public static PatientRecord Empty { get; } = new();

    /// <summary>The record's journal.</summary>
    public static JournalOf<PatientRecord> Journal(PersonId patient) => new(JournalName.Of("patient", patient.Value));

    /// <summary>The referral.</summary>
    public Referred? Referral { get; init; }

    /// <summary>When the therapy was offered.</summary>
    public DateOnly? OfferedOn { get; init; }

    /// <summary>The consent to care, with the version of its text.</summary>
    public CareConsented? Consent { get; init; }

    /// <summary>What kind of pain, and since when.</summary>
    public PainDescribed? Pain { get; init; }

    /// <summary>Work over time, oldest first.</summary>
    public ImmutableList<WorkNoted> Work { get; init; } = [];

    /// <summary>Sessions held, by date. Those that were moved away are not among them.</summary>
    public ImmutableList<Session> Sessions { get; init; } = [];

    /// <summary>The session held last.</summary>
    public Session? LastSession => Sessions.IsEmpty ? null : Sessions[^1];

    /// <summary>The session that was agreed on last, in the clinic's local time, whether it has been held or not.</summary>
    public DateTime? Planned { get; init; }

    /// <summary>When the next session is: what was agreed on, until a session of that day or later is written down.</summary>
    public DateTime? NextSession
        => Phase == CarePhase.InTherapy && Planned is { } at && !Sessions.Exists(s => s.Date >= DateOnly.FromDateTime(at)) ? at : null;

    /// <summary>What the patient shared of their story, in the order of sharing.</summary>
    public ImmutableList<SharedStory> Story { get; init; } = [];

    /// <summary>What the patient ever wanted to bring, in their own order; what they took back is not among it.</summary>
    public ImmutableList<Brought> Brought { get; init; } = [];

    /// <summary>What the patient wants to bring to the next session, in their own order.</summary>
    public IEnumerable<Brought> Brings => Brought.Where(b => IsNew(b.Recorded));

    /// <summary>What is felt, with the questions that go with it and what was understood, in the order of telling.</summary>
    public ImmutableList<Symptom> Symptoms { get; init; } = [];

    /// <summary>The end of a completed therapy.</summary>
    public TherapyCompleted? Completion { get; init; }

    /// <summary>An end before the end.</summary>
    public TherapyLeft? Exit { get; init; }

    /// <summary>When the follow-up was held.</summary>
    public DateOnly? FollowedUpOn { get; init; }

    /// <summary>What was said about the follow-up; empty where nothing was.</summary>
    public string FollowUpWords { get; init; } = "";

    /// <summary>When the follow-up is due: three months after completion, for every completer alike.</summary>
    public DateOnly? FollowUpDue => FollowedUpOn is null ? Completion?.On.AddMonths(3) : null;

    /// <summary>Where the patient stands.</summary>
    public CarePhase Phase => this switch
    {
        { Exit: not null } => CarePhase.Left,
        { Completion: not null } => CarePhase.Completed,
        { Consent: not null } => CarePhase.InTherapy,
        { OfferedOn: not null } => CarePhase.Offered,
        { Referral: not null } => CarePhase.Referred,
        _ => CarePhase.Unknown,
    };

    /// <summary>Whether something was written since the last session.</summary>
    public bool IsNew(DateTimeOffset written) => !Sessions.Exists(s => s.HadBeforeIt(written));

    /// <summary>The session with an id; null when it is not here.</summary>
    public Session? SessionWith(SessionId id) => Sessions.Find(s => s.Id == id);
}
