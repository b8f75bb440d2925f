using Andrum.Clinic;
using Andrum.Inquiry.Studies;
using Andrum.Web.Consents;
using Andrum.Web.Hosting;
using static Andrum.Web.Inquiry.InquiryText;

namespace Andrum.Web.Inquiry.Design;

/// <summary>A study's design: what is asked, on what approval, of whom, by whom, with which questions.</summary>
internal static class DesignPages
{
    public static void Map(RouteGroupBuilder inquiry, RouteGroupBuilder study)
    {
        inquiry.MapGet("/new", (Visit v) => v.Page<NewStudyPage>()).For(Access.StudyLead);
        inquiry.MapPost("/new", Begin).For(Access.StudyLead);
        study.MapGet("/", (Visit v, StudyVisit study) => v.Page<HomePage>(("Study", study)));
        study.MapGet("/design", Show).For(Access.OfStudy(StudyRole.Lead, StudyRole.DataProtection));
        var design = study.MapGroup("/design").For(Access.OfStudy(StudyRole.Lead));
        Change(design, "description", (v, s, _) => s.Design(v.Form.Text("title"), v.Form.Text("phenomenon"), v.Form.Text("question"),
            v.Form.Text("setting")));
        Change(design, "approval", (v, s, _) => s.NoteApproval(v.Form.Text("authority"), v.Form.Text("reference"), v.Form.Day("on"), v.Today));
        Change(design, "frame", (v, s, t) => s.SetFrame(v.Form.Day("frameFrom"), v.Form.Day("frameUntil"), t.WhoTreats));
        Change(design, "guide", (v, s, _) => s.WriteGuide(Topics(v.Form.Text("topics"))));
        Change(design, "information", (v, s, _) => s.WriteInformation(v.Form.Text("information")));
        Change(design, "inviting", (v, s, _) => s.TurnInviting(v.Form.Text("inviting") == "yes"));
        Change(design, "team", Join);
        Change(design, "team/leave", (v, s, _) => s.LeaveTeam(new PersonId(v.Form.Id("person")), v.Form.One<StudyRole>("role")));
    }

    /// <summary>The ten topics of the guide, long-term expectations, and Andrum's own addition.</summary>
    public static IEnumerable<GuideTopic> StandardTopics
        => Enumerable.Range(1, 11).Select(i => new GuideTopic(T($"topic-{i}"))).Append(new GuideTopic(T("topic-own"), Own: true));

    private static IResult Show(Visit v, StudyVisit study) => v.Page<DesignPage>(("Study", study));

    private static void Change(RouteGroupBuilder design, string what, Func<Visit, Study, Threshold, Decision<Study>> decide)
        => design.MapPost("/" + what, async (Visit v, StudyVisit study, Threshold threshold)
            => await v.Wish(Study.Journal(study.Id), s => decide(v, s, threshold))
                ? Visit.To(study.At("/design#" + what.Split('/')[0]))
                : Show(v, study));

    private static Decision<Study> Join(Visit v, Study study, Threshold threshold)
    {
        var person = new PersonId(v.Form.Id("person"));
        var role = v.Form.One<StudyRole>("role");
        return !v.Clinic.Holds(person, StudyVisit.RoleOf(role)) ? StudyWebRefusals.RoleMissing
            : study.Declare(new(person, role, v.NameOf(person), v.Form.Text("profession").Trim(), v.Form.Text("relationship").Trim()),
                threshold.WhoTreats);
    }

    private static IEnumerable<GuideTopic> Topics(string lines)
        => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => l.StartsWith('*') ? new GuideTopic(l[1..].Trim(), Own: true) : new GuideTopic(l));

    private static async Task<IResult> Begin(Visit v)
    {
        var f = v.Form;
        var handle = f.Text("handle").Trim().ToLowerInvariant();
        if (handle.Length == 0 || handle == "new" || !handle.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            f.Refuse(Refusal.Missing.With("handle"));
            return v.Page<NewStudyPage>();
        }

        // The study is described first: a handle without a study would be taken for good.
        var id = new StudyId(f.Wish.Value);
        return await v.Wish(Study.Journal(id), s => s.Design(f.Text("title"), f.Text("phenomenon"), f.Text("question"), f.Text("setting")))
            && await v.Wish(Study.Journal(id), s => s.Declare(new(v.Me, StudyRole.Lead, v.NameOf(v.Me), "", ""), _ => new HashSet<PersonId>()), part: 1)
            && await v.Wish(Study.Journal(id), s => s.WriteGuide(StandardTopics), part: 2)
            && await v.Wish(ClinicState.Journal, c => c.RegisterStudy(id, handle), part: 3)
                ? Visit.To($"/inquiry/{handle}/design")
                : v.Page<NewStudyPage>();
    }
}

/// <summary>Refusals of the study's pages.</summary>
internal static class StudyWebRefusals
{
    /// <summary>Somebody must hold a role in the clinic before holding it in a study.</summary>
    public static readonly Refusal RoleMissing = new("role-missing");
}
