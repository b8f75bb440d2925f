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

    /// <summary>Supervises whoever treats.</summary>
    Supervising,
}

/// <summary>A relation of care: from a day, and for covering until a day (inclusive).</summary>
public sealed record RelationOfCare(PersonId Patient, PersonId Therapist, CareKind Kind, DateOnly From, DateOnly? Until)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>Somewhere to turn in a crisis, as the clinic wrote it down.</summary>
/// <param name="Name">Such as the emergency number or the clinic's own line.</param>
/// <param name="Phone">The number to call.</param>
/// <param name="When">When it answers and what it is for, in the clinic's words.</param>
public sealed record CrisisContact(string Name, string Phone, string When);
