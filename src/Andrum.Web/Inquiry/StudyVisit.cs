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
    /// Enters the study that the address names, for whoever was let in to it: an endpoint that declares <see cref="Access.OfStudy"/> asks
    /// for it as a parameter. The opening is noted under the study.
    /// </summary>
    public static async ValueTask<StudyVisit?> BindAsync(HttpContext http)
    {
        http.Behind(AccessKind.OfStudy);
        var v = http.RequestServices.GetRequiredService<Visit>();
        var handle = Named(http);
        var id = v.Clinic.StudyWith(handle)!.Value;
        return new(id, handle, await v.Open(Study.Journal(id), "study"), v.Me);
    }

    /// <summary>The studies in whose team the visitor is.</summary>
    internal static IEnumerable<StudyListed> Mine(Visit v)
        => v.Clinic.Studies.Select(s => new StudyListed(s.Value, v.Own(Study.Journal(s.Key)))).Where(s => s.Study.Has(v.Me));

    /// <summary>
    /// Whether the visitor holds one of some roles in the study that the address names. Every study is asked alike, so that another's and
    /// none cost and answer the same.
    /// </summary>
    internal static bool Admits(Visit v, StudyRole[] roles)
        => Mine(v).ToArray() is var mine && Array.Find(mine, s => s.Handle == Named(v.Http)) is { } study
            && Array.Exists(roles, r => study.Study.Has(v.Me, r) && v.Clinic.Holds(v.Me, RoleOf(r)));

    private static string Named(HttpContext http) => http.GetRouteValue("handle") as string ?? "";

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
