using Andrum.Clinic;
using Andrum.Inquiry.Studies;
using Andrum.Web.Care;
using Andrum.Web.Inquiry;

namespace Andrum.Web.Hosting;

/// <summary>What it is that lets somebody in.</summary>
internal enum AccessKind
{
    /// <summary>Nothing: the page is for anybody.</summary>
    Anybody,

    /// <summary>Being signed in.</summary>
    SignedIn,

    /// <summary>Being a patient: everything behind it is one's own, and no address names anybody.</summary>
    OwnRoom,

    /// <summary>Being a therapist; what is shown are one's own patients.</summary>
    Therapist,

    /// <summary>A relation of care, today, to the patient whom the address names.</summary>
    OfPatient,

    /// <summary>Taking part in research; what is shown are one's own studies.</summary>
    Researcher,

    /// <summary>Leading studies in this clinic.</summary>
    StudyLead,

    /// <summary>A role in the study that the address names.</summary>
    OfStudy,

    /// <summary>Being the administrator.</summary>
    Administrator,
}

/// <summary>
/// Who may come to an endpoint: declared beside the feature, decided here and nowhere else, before anything of the endpoint runs. The
/// nearest declaration holds, so a group declares for everything in it. An endpoint without one is closed to everybody.
/// </summary>
/// <param name="Kind">What lets somebody in.</param>
/// <param name="Who">The same in words, for the list of doors.</param>
/// <param name="Admits">Whether a visitor is let in: decided from what the visitor is, never by touching what they ask for.</param>
internal sealed record Access(AccessKind Kind, string Who, Func<Visit, bool> Admits)
{
    public static Access Anybody { get; } = new(AccessKind.Anybody, "anybody", _ => true);

    public static Access SignedIn { get; } = new(AccessKind.SignedIn, "whoever is signed in", v => v.Somebody is not null);

    public static Access OwnRoom { get; } = Holding(AccessKind.OwnRoom, "a patient, in their own room", Role.Patient);

    public static Access Therapist { get; } = Holding(AccessKind.Therapist, "a therapist", Role.Therapist);

    public static Access OfPatient { get; } = new(AccessKind.OfPatient, "a therapist in a relation of care to the patient",
        v => v.Somebody is not null && v.MayOpen(CarePages.Named(v.Http)));

    /// <summary>Of the patient too, but not through broken glass: a code to the patient's own room outlasts the hour.</summary>
    public static Access WhoTreats { get; } = new(AccessKind.OfPatient, "a therapist who treats the patient today",
        v => v.Somebody is not null && v.Treats(CarePages.Named(v.Http)));

    public static Access Researcher { get; } = Holding(AccessKind.Researcher, "whoever researches",
        Role.StudyLead, Role.Interviewer, Role.Analyst, Role.DataProtection);

    public static Access StudyLead { get; } = Holding(AccessKind.StudyLead, "whoever leads studies", Role.StudyLead);

    public static Access Administrator { get; } = Holding(AccessKind.Administrator, "the administrator", Role.Administrator);

    /// <summary>The roles in the study, one of which lets in.</summary>
    public IReadOnlyList<StudyRole> In { get; private init; } = [];

    /// <summary>Whoever holds one of some roles in the study; in any role when none is named.</summary>
    public static Access OfStudy(params StudyRole[] roles)
    {
        var any = roles.Length == 0 ? Enum.GetValues<StudyRole>() : roles;
        return new(AccessKind.OfStudy, $"of the study: {string.Join(", ", any)}", v => v.Somebody is not null && StudyVisit.Admits(v, any)) { In = any };
    }

    private static Access Holding(AccessKind kind, string who, params Role[] roles)
        => new(kind, who, v => v.Somebody is { } person && Array.Exists(roles, r => v.Clinic.Holds(person, r)));
}
