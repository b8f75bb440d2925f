using System.Collections.Immutable;

namespace Andrum.Clinic;

/// <summary>The clinic was named.</summary>
[Kind("clinic-named/1")]
public sealed record ClinicNamed(string Name) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp) => state with { Name = Name };
}

/// <summary>A referred patient was taken into the register. Sealed under the patient's key.</summary>
[Kind("patient-enrolled/1")]
public sealed record PatientEnrolled(PersonId Patient, string GivenName, string FamilyName, DateOnly Born, Sex Sex, string? Phone)
    : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => KeyName.Of("patient", Patient.Value);

    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp) => state with
    {
        People = state.People.SetItem(Patient, new Person(Patient, GivenName, FamilyName)
        {
            Born = Born,
            Sex = Sex,
            Phone = Phone,
            IsPatient = true,
        }),
        Roles = state.Roles.SetItem(Patient, state.RolesOf(Patient).Add(Role.Patient)),
    };
}

/// <summary>A member of staff was taken into the register.</summary>
[Kind("staff-added/1")]
public sealed record StaffAdded(PersonId Person, string GivenName, string FamilyName) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp)
        => state with { People = state.People.SetItem(Person, new Person(Person, GivenName, FamilyName)) };
}

/// <summary>A role was granted.</summary>
[Kind("role-granted/1")]
public sealed record RoleGranted(PersonId Person, Role Role) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp)
        => state with { Roles = state.Roles.SetItem(Person, state.RolesOf(Person).Add(Role)) };
}

/// <summary>A role was withdrawn.</summary>
[Kind("role-withdrawn/1")]
public sealed record RoleWithdrawn(PersonId Person, Role Role) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp)
        => state with { Roles = state.Roles.SetItem(Person, state.RolesOf(Person).Remove(Role)) };
}

/// <summary>A relation of care began. Sealed under the patient's key.</summary>
[Kind("care-begun/1")]
public sealed record CareBegun(PersonId Patient, PersonId Therapist, CareKind Care, DateOnly From, DateOnly? Until)
    : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => KeyName.Of("patient", Patient.Value);

    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp)
        => state with { Relations = state.Relations.Add(new(Patient, Therapist, Care, From, Until)) };
}

/// <summary>A relation of care ended with a last day. Sealed under the patient's key.</summary>
[Kind("care-ended/1")]
public sealed record CareEnded(PersonId Patient, PersonId Therapist, DateOnly LastDay) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => KeyName.Of("patient", Patient.Value);

    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp) => state with
    {
        Relations = [.. state.Relations.Select(r => r.Patient == Patient && r.Therapist == Therapist
            && (r.Until is null || r.Until > LastDay) ? r with { Until = LastDay } : r)],
    };
}

/// <summary>A record was opened in an emergency by somebody without a relation of care. Sealed under the patient's key.</summary>
[Kind("glass-broken/1")]
public sealed record GlassBroken(PersonId Patient, PersonId Therapist, string Reason, DateOnly On, DateTimeOffset Closes) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => KeyName.Of("patient", Patient.Value);

    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp) => state with
    {
        Relations = state.Relations.Add(new(Patient, Therapist, CareKind.BreakGlass, On, On) { Closes = Closes }),
        Glass = state.Glass.Add(new(stamp.Version, Patient, Therapist, Reason, stamp.Recorded)),
    };
}

/// <summary>Whoever is responsible saw that a record had been opened in an emergency.</summary>
[Kind("broken-glass-seen/1")]
public sealed record BrokenGlassSeen(long Glass) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp)
        => state with { Glass = [.. state.Glass.Select(g => g.Id == Glass ? g with { Seen = true } : g)] };
}

/// <summary>It was written down who answers for the clinic's patients, and who stands in.</summary>
[Kind("responsible-named/1")]
public sealed record ResponsibleNamed(PersonId Responsible, PersonId Cover) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp) => state with { Responsible = Responsible, Cover = Cover };
}

/// <summary>The clinic wrote its crisis contacts.</summary>
[Kind("crisis-contacts-written/1")]
public sealed record CrisisContactsWritten(ImmutableList<CrisisContact> Contacts) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp) => state with { CrisisContacts = Contacts };
}

/// <summary>The recovery sheet was typed back.</summary>
[Kind("recovery-confirmed/1")]
public sealed record RecoveryConfirmed : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp) => state with { RecoveryConfirmed = true };
}

/// <summary>A study was taken into the register; what it is about stands in its own journal.</summary>
[Kind("study-registered/1")]
public sealed record StudyRegistered(StudyId Study, string Handle) : Entry<ClinicState>
{
    /// <inheritdoc/>
    public override ClinicState Apply(ClinicState state, Stamp stamp)
        => state with { Studies = state.Studies.SetItem(Study, Handle) };
}
