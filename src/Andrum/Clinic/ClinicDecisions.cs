namespace Andrum.Clinic;

/// <summary>Why the clinic says no.</summary>
public static class ClinicRefusals
{
    /// <summary>Somebody like this is in the register already. Detail: the name.</summary>
    public static readonly Refusal LikelyDuplicate = new("likely-duplicate");

    /// <summary>Patients are taken in when a responsible person, a cover, crisis contacts and the recovery sheet are there.</summary>
    public static readonly Refusal NotSetUp = new("clinic-not-set-up");

    /// <summary>Only an administrator may do this.</summary>
    public static readonly Refusal NotAdministrator = new("not-administrator");

    /// <summary>The last administrator cannot give up the role.</summary>
    public static readonly Refusal LastAdministrator = new("last-administrator");

    /// <summary>Only a therapist can stand in a relation of care.</summary>
    public static readonly Refusal NotATherapist = new("not-a-therapist");

    /// <summary>Covering needs a last day.</summary>
    public static readonly Refusal CoveringNeedsAnEnd = new("covering-needs-an-end");

    /// <summary>Nobody here has this name and this date of birth.</summary>
    public static readonly Refusal NobodyLikeThis = new("nobody-like-this");

    /// <summary>A record is opened in an emergency for a reason that somebody else can understand.</summary>
    public static readonly Refusal ReasonTooShort = new("reason-too-short");

    /// <summary>The day of birth cannot be right.</summary>
    public static readonly Refusal ImplausibleBirth = new("implausible-birth");

    /// <summary>Another study has this handle.</summary>
    public static readonly Refusal HandleTaken = new("handle-taken");

    /// <summary>Whoever is responsible needs somebody else as cover.</summary>
    public static readonly Refusal CoverIsResponsible = new("cover-is-responsible");
}

/// <summary>The clinic's decisions.</summary>
public static class ClinicDecisions
{
    /// <summary>Names the clinic.</summary>
    public static Decision<ClinicState> NameClinic(this ClinicState clinic, string name)
        => string.IsNullOrWhiteSpace(name) ? Refusal.Missing.With("name")
            : name.Trim() == clinic.Name ? Decision<ClinicState>.Nothing
            : new ClinicNamed(name.Trim());

    /// <summary>
    /// Enrols a referred patient. When the register holds somebody like this, it says so first; <paramref name="another"/> confirms
    /// that it is another person.
    /// </summary>
    public static Decision<ClinicState> EnrolPatient(this ClinicState clinic, PersonId id, string givenName, string familyName,
        DateOnly? born, Sex sex, string? phone, bool another, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(givenName))
        {
            return Refusal.Missing.With("givenName");
        }

        if (string.IsNullOrWhiteSpace(familyName))
        {
            return Refusal.Missing.With("familyName");
        }

        if (born is null)
        {
            return Refusal.Missing.With("born");
        }

        if (born > today || born < today.AddYears(-120))
        {
            return ClinicRefusals.ImplausibleBirth;
        }

        return !another && clinic.LikelyDuplicates(givenName, familyName, born) is [var known, ..]
            ? ClinicRefusals.LikelyDuplicate.With(known.Name)
            : new PatientEnrolled(id, givenName.Trim(), familyName.Trim(), born.Value, sex,
                string.IsNullOrWhiteSpace(phone) ? null : phone.Trim());
    }

    /// <summary>Takes a member of staff into the register, with roles.</summary>
    public static Decision<ClinicState> AddStaff(this ClinicState clinic, PersonId id, string givenName, string familyName,
        params IEnumerable<Role> roles)
        => string.IsNullOrWhiteSpace(givenName) ? Refusal.Missing.With("givenName")
            : clinic.People.ContainsKey(id) ? Decision<ClinicState>.Nothing
            : Decision<ClinicState>.Write([new StaffAdded(id, givenName.Trim(), (familyName ?? "").Trim()),
                .. roles.Distinct().Select(r => new RoleGranted(id, r))]);

    /// <summary>Grants a role.</summary>
    public static Decision<ClinicState> GrantRole(this ClinicState clinic, PersonId person, Role role)
        => !clinic.People.ContainsKey(person) ? Refusal.NotFound
            : clinic.Holds(person, role) ? Decision<ClinicState>.Nothing
            : new RoleGranted(person, role);

    /// <summary>Withdraws a role; the last administrator keeps theirs.</summary>
    public static Decision<ClinicState> WithdrawRole(this ClinicState clinic, PersonId person, Role role)
        => !clinic.Holds(person, role) ? Decision<ClinicState>.Nothing
            : role == Role.Administrator && clinic.Roles.Count(r => r.Value.Contains(Role.Administrator)) == 1
                ? ClinicRefusals.LastAdministrator
            : new RoleWithdrawn(person, role);

    /// <summary>Begins a relation of care.</summary>
    public static Decision<ClinicState> BeginCare(this ClinicState clinic, PersonId patient, PersonId therapist, CareKind kind,
        DateOnly from, DateOnly? until)
        => !clinic.People.TryGetValue(patient, out var person) || !person.IsPatient ? Refusal.NotFound
            : !clinic.Holds(therapist, Role.Therapist) ? ClinicRefusals.NotATherapist
            : kind == CareKind.BreakGlass ? Refusal.NotFound
            : kind == CareKind.Covering && (until is null || until < from) ? ClinicRefusals.CoveringNeedsAnEnd
            : new CareBegun(patient, therapist, kind, from, until);

    /// <summary>How long a record stays open that was opened in an emergency.</summary>
    public static readonly TimeSpan GlassCloses = TimeSpan.FromMinutes(60);

    /// <summary>The fewest letters of a reason.</summary>
    public const int ShortestReason = 10;

    /// <summary>
    /// Opens a patient's record to a therapist in an emergency, for an hour. Who it is must be known beforehand: name and date of birth are
    /// asked for, and a wrong one is answered like a person who is not here. Whoever may open the record already breaks nothing.
    /// </summary>
    public static Decision<ClinicState> BreakGlass(this ClinicState clinic, PersonId therapist, string name, DateOnly? born, string reason,
        DateTimeOffset now, DateOnly today)
        => string.IsNullOrWhiteSpace(name) ? Refusal.Missing.With("name")
            : born is not { } day ? Refusal.Missing.With("born")
            : reason.Count(char.IsLetter) < ShortestReason ? ClinicRefusals.ReasonTooShort
            : !clinic.Holds(therapist, Role.Therapist) ? ClinicRefusals.NotATherapist
            : clinic.Known(name, day) is not { } patient || patient == therapist ? ClinicRefusals.NobodyLikeThis
            : clinic.MayOpen(therapist, patient, now, today) ? Decision<ClinicState>.Nothing
            : new GlassBroken(patient, therapist, reason.Trim(), today, now + GlassCloses);

    /// <summary>The one patient with a name and a date of birth; null when there is none, or more than one.</summary>
    public static PersonId? Known(this ClinicState clinic, string name, DateOnly born)
        => clinic.Patients.Where(p => p.IsCalled(name, born)).Take(2).ToArray() is [var one] ? one.Id : null;

    /// <summary>Notes that one of the responsible has seen that a record was opened in an emergency.</summary>
    public static Decision<ClinicState> SeeBrokenGlass(this ClinicState clinic, PersonId person, long glass)
        => clinic.GlassToSee(person).Any(g => g.Id == glass) ? new BrokenGlassSeen(glass) : Decision<ClinicState>.Nothing;

    /// <summary>Ends every relation of care between two people with a last day.</summary>
    public static Decision<ClinicState> EndCare(this ClinicState clinic, PersonId patient, PersonId therapist, DateOnly lastDay)
        => clinic.Relations.Exists(r => r.Patient == patient && r.Therapist == therapist && (r.Until is null || r.Until > lastDay))
            ? new CareEnded(patient, therapist, lastDay)
            : Decision<ClinicState>.Nothing;

    /// <summary>Writes down who answers for the clinic's patients and who stands in.</summary>
    public static Decision<ClinicState> NameResponsible(this ClinicState clinic, PersonId responsible, PersonId cover)
        => !clinic.People.ContainsKey(responsible) || !clinic.People.ContainsKey(cover) ? Refusal.NotFound
            : responsible == cover ? ClinicRefusals.CoverIsResponsible
            : new ResponsibleNamed(responsible, cover);

    /// <summary>Writes the crisis contacts, in order; empty lines fall away, and at least one must stay.</summary>
    public static Decision<ClinicState> WriteCrisisContacts(this ClinicState clinic, params IEnumerable<CrisisContact> contacts)
    {
        var written = contacts.Where(c => c.Name.Trim().Length > 0 && c.Phone.Trim().Length > 0).ToArray();
        return written.Length == 0 ? Refusal.Missing.With("crisisContacts")
            : written.SequenceEqual(clinic.CrisisContacts) ? Decision<ClinicState>.Nothing
            : new CrisisContactsWritten([.. written]);
    }

    /// <summary>Notes that the recovery sheet was typed back.</summary>
    public static Decision<ClinicState> ConfirmRecovery(this ClinicState clinic)
        => clinic.RecoveryConfirmed ? Decision<ClinicState>.Nothing : new RecoveryConfirmed();

    /// <summary>Takes a study into the register under a handle.</summary>
    public static Decision<ClinicState> RegisterStudy(this ClinicState clinic, StudyId study, string handle)
        => string.IsNullOrWhiteSpace(handle) ? Refusal.Missing.With("handle")
            : clinic.Studies.ContainsKey(study) ? Decision<ClinicState>.Nothing
            : clinic.StudyWith(handle.Trim()) is not null ? ClinicRefusals.HandleTaken
            : new StudyRegistered(study, handle.Trim());
}
