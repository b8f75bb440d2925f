using Andrum.Clinic;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry;

/// <summary>A visit to one study by somebody who takes part in its work.</summary>
public sealed class StudyVisit
{
    private StudyVisit(StudyId id, string handle, Study study, PersonId me) => (Id, Handle, Study, Me) = (id, handle, study, me);

    /// <summary>The study's id.</summary>
    public StudyId Id { get; }

    /// <summary>Its short name, as addresses use it.</summary>
    public string Handle { get; }

    /// <summary>The study as it stands.</summary>
    public Study Study { get; }

    /// <summary>Who visits.</summary>
    public PersonId Me { get; }

    /// <summary>Where its openings are noted, away from the clinic's administrator.</summary>
    public JournalName Under => Study.Journal(Id).Name;

    /// <summary>The address of a page of this study.</summary>
    public string At(string path) => $"/inquiry/{Handle}{path}";

    /// <summary>Whether the visitor holds a role in the study.</summary>
    public bool Is(StudyRole role) => Study.Has(Me, role);

    /// <summary>The printed name of somebody in the team; empty for whoever left.</summary>
    public string NameOf(PersonId person) => Study.Team.Find(m => m.Person == person)?.Name ?? "";

    /// <summary>
    /// Enters a study in one of some roles; null for everybody else, whether the study exists or not. The opening is noted under
    /// the study.
    /// </summary>
    internal static async Task<StudyVisit?> Enter(Visit v, string handle, params StudyRole[] roles)
    {
        if (v.Clinic.StudyWith(handle) is not { } id)
        {
            return null;
        }

        var study = v.Own(Study.Journal(id));
        if (!Array.Exists(roles.Length == 0 ? Enum.GetValues<StudyRole>() : roles, r => study.Has(v.Me, r) && v.Clinic.Holds(v.Me, RoleOf(r))))
        {
            return null;
        }

        return new(id, handle, await v.Open(Study.Journal(id), "study"), v.Me);
    }

    /// <summary>What somebody must be in the clinic to hold a role in a study.</summary>
    public static Role RoleOf(StudyRole role) => role switch
    {
        StudyRole.Lead => Role.StudyLead,
        StudyRole.Interviewer => Role.Interviewer,
        StudyRole.Analyst => Role.Analyst,
        StudyRole.DataProtection => Role.DataProtection,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
