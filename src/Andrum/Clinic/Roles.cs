namespace Andrum.Clinic;

/// <summary>What somebody is in the clinic; one person may be several things, declared.</summary>
public enum Role
{
    /// <summary>Is treated here.</summary>
    Patient,

    /// <summary>Treats; often also the physician.</summary>
    Therapist,

    /// <summary>Leads a study.</summary>
    StudyLead,

    /// <summary>Interviews.</summary>
    Interviewer,

    /// <summary>Analyses interviews.</summary>
    Analyst,

    /// <summary>Watches over ethics and data protection.</summary>
    DataProtection,

    /// <summary>Keeps people, roles and settings.</summary>
    Administrator,
}

/// <summary>How a therapist stands to a patient: why somebody may open a record.</summary>
public enum CareKind
{
    /// <summary>Treats the patient.</summary>
    Assigned,

    /// <summary>Covers until a date.</summary>
    Covering,

    /// <summary>Opened the record in an emergency, without another relation, for an hour.</summary>
    BreakGlass,

    /// <summary>Supervises whoever treats.</summary>
    Supervising,
}

/// <summary>
/// A relation of care: from a day, and for covering until a day (inclusive). Broken glass ends at an instant and is nobody's treatment:
/// it holds on no day.
/// </summary>
public sealed record RelationOfCare(PersonId Patient, PersonId Therapist, CareKind Kind, DateOnly From, DateOnly? Until)
{
    /// <summary>When it closes again, UTC; for broken glass only.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>Whether it holds on a day: whether somebody treats, covers or supervises then.</summary>
    public bool HoldsOn(DateOnly day) => Closes is null && From <= day && (Until is null || day <= Until);

    /// <summary>Whether it opens the record at an instant, which falls on a day of the clinic's.</summary>
    public bool OpensAt(DateTimeOffset now, DateOnly day) => HoldsOn(day) || now < Closes;
}

/// <summary>
/// Somebody opened a record in an emergency. The patient is told, and whoever answers for the clinic's patients until one of them has
/// seen it.
/// </summary>
/// <param name="Id">The version of the clinic's journal at which it was written down.</param>
/// <param name="Patient">Whose record.</param>
/// <param name="Therapist">Who opened it.</param>
/// <param name="Reason">Why, in their words.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Seen">Whether whoever is responsible has seen it.</param>
public sealed record BrokenGlass(long Id, PersonId Patient, PersonId Therapist, string Reason, DateTimeOffset At, bool Seen = false);

/// <summary>Somewhere to turn in a crisis, as the clinic wrote it down.</summary>
/// <param name="Name">Such as the emergency number or the clinic's own line.</param>
/// <param name="Phone">The number to call.</param>
/// <param name="When">When it answers and what it is for, in the clinic's words.</param>
public sealed record CrisisContact(string Name, string Phone, string When);
