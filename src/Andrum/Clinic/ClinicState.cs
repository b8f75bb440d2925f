using System.Collections.Immutable;

namespace Andrum.Clinic;

/// <summary>The clinic: its people, who may do what, who treats whom, and what every patient must be able to find.</summary>
public sealed record ClinicState : IState<ClinicState>
{
    /// <inheritdoc/>
    public static ClinicState Empty { get; } = new();

    /// <summary>The clinic's journal; there is one.</summary>
    public static JournalOf<ClinicState> Journal { get; } = new(new JournalName("clinic"));

    /// <summary>The clinic's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Everybody, by id.</summary>
    public ImmutableDictionary<PersonId, Person> People { get; init; } = ImmutableDictionary<PersonId, Person>.Empty;

    /// <summary>Roles, by person. Patients hold theirs by being enrolled.</summary>
    public ImmutableDictionary<PersonId, ImmutableHashSet<Role>> Roles { get; init; }
        = ImmutableDictionary<PersonId, ImmutableHashSet<Role>>.Empty;

    /// <summary>Relations of care, past ones too.</summary>
    public ImmutableList<RelationOfCare> Relations { get; init; } = [];

    /// <summary>Records that were opened in an emergency, oldest first.</summary>
    public ImmutableList<BrokenGlass> Glass { get; init; } = [];

    /// <summary>Crisis contacts, in the order in which they are shown.</summary>
    public ImmutableList<CrisisContact> CrisisContacts { get; init; } = [];

    /// <summary>Who answers for what patients write.</summary>
    public PersonId? Responsible { get; init; }

    /// <summary>Who stands in for the responsible person.</summary>
    public PersonId? Cover { get; init; }

    /// <summary>Whether the recovery sheet was typed back.</summary>
    public bool RecoveryConfirmed { get; init; }

    /// <summary>The clinic's studies: their handles, by id.</summary>
    public ImmutableDictionary<StudyId, string> Studies { get; init; } = ImmutableDictionary<StudyId, string>.Empty;

    /// <summary>Whether everything is named that a clinic must have before patients are taken in.</summary>
    public bool SetUp => Name.Length > 0 && Responsible is not null && Cover is not null && CrisisContacts.Count > 0 && RecoveryConfirmed;

    /// <summary>Everybody enrolled as a patient, by family name.</summary>
    public IEnumerable<Person> Patients
        => People.Values.Where(p => p.IsPatient).OrderBy(p => p.FamilyName, StringComparer.CurrentCulture)
            .ThenBy(p => p.GivenName, StringComparer.CurrentCulture);

    /// <summary>A person's roles.</summary>
    public ImmutableHashSet<Role> RolesOf(PersonId person) => Roles.GetValueOrDefault(person, []);

    /// <summary>Whether somebody holds a role.</summary>
    public bool Holds(PersonId person, Role role) => RolesOf(person).Contains(role);

    /// <summary>Whether a therapist treats a patient on a day, covers for whoever does, or supervises them.</summary>
    public bool Treats(PersonId therapist, PersonId patient, DateOnly day)
        => Holds(therapist, Role.Therapist)
            && Relations.Exists(r => r.Therapist == therapist && r.Patient == patient && r.HoldsOn(day));

    /// <summary>
    /// Whether a therapist may open a patient's record now: in a relation of care, or because they broke the glass within the hour. Decided
    /// from the actor's relations alone, so that another's patient and no patient cost and answer alike.
    /// </summary>
    public bool MayOpen(PersonId therapist, PersonId patient, DateTimeOffset now, DateOnly day)
        => Holds(therapist, Role.Therapist)
            && Relations.Exists(r => r.Therapist == therapist && r.Patient == patient && r.OpensAt(now, day));

    /// <summary>The emergencies that one of the responsible has still to see; nobody sees their own off.</summary>
    public IEnumerable<BrokenGlass> GlassToSee(PersonId person)
        => person == Responsible || person == Cover ? Glass.Where(g => !g.Seen && g.Therapist != person) : [];

    /// <summary>The patients whom somebody treats on a day, by family name.</summary>
    public IEnumerable<Person> PatientsOf(PersonId therapist, DateOnly day)
        => Patients.Where(p => Treats(therapist, p.Id, day));

    /// <summary>Everybody who treats, or ever treated, any of these patients.</summary>
    public IReadOnlySet<PersonId> WhoTreated(IEnumerable<PersonId> patients)
    {
        var frame = patients.ToHashSet();
        return Relations.Where(r => frame.Contains(r.Patient)).Select(r => r.Therapist).ToHashSet();
    }

    /// <summary>Whoever may be the person who is being enrolled.</summary>
    public IReadOnlyList<Person> LikelyDuplicates(string givenName, string familyName, DateOnly? born)
        => [.. Patients.Where(p => p.IsLikely(givenName, familyName, born))];

    /// <summary>The study with a handle; null when there is none.</summary>
    public StudyId? StudyWith(string handle)
        => Studies.Where(s => string.Equals(s.Value, handle, StringComparison.Ordinal)).Select(s => (StudyId?)s.Key).FirstOrDefault();
}
