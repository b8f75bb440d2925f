using Andrum.Clinic;
using Andrum.Inquiry.Studies;
using Andrum.Web.Consents;
using Andrum.Web.Hosting;
using static Andrum.Web.Inquiry.InquiryText;

namespace Andrum.Web.Inquiry.Design;

/// <summary>A study's design: what is asked, on what approval, of whom, by whom, with which questions.</summary>
internal static class DesignPages
{
    public static void Map(RouteGroupBuilder inquiry)
    {
        inquiry.MapGet("/new", (Visit v) => v.Clinic.Holds(v.Me, Role.StudyLead) ? v.Page<NewStudyPage>() : Visit.Absent());
        inquiry.MapPost("/new", Begin);
        inquiry.MapGet("/{handle}", async (Visit v, string handle)
            => await StudyVisit.Enter(v, handle) is { } study ? v.Page<HomePage>(("Study", study)) : Visit.Absent());
        inquiry.MapGet("/{handle}/design", async (Visit v, string handle)
            => await StudyVisit.Enter(v, handle, StudyRole.Lead, StudyRole.DataProtection) is { } study ? Show(v, study) : Visit.Absent());
        Change(inquiry, "description", (v, s, _) => s.Design(v.Form.Text("title"), v.Form.Text("phenomenon"), v.Form.Text("question"),
            v.Form.Text("setting")));
        Change(inquiry, "approval", (v, s, _) => s.NoteApproval(v.Form.Text("authority"), v.Form.Text("reference"), v.Form.Day("on"), v.Today));
        Change(inquiry, "frame", (v, s, t) => s.SetFrame(v.Form.Day("frameFrom"), v.Form.Day("frameUntil"), t.WhoTreats));
        Change(inquiry, "guide", (v, s, _) => s.WriteGuide(Topics(v.Form.Text("topics"))));
        Change(inquiry, "information", (v, s, _) => s.WriteInformation(v.Form.Text("information")));
        Change(inquiry, "inviting", (v, s, _) => s.TurnInviting(v.Form.Text("inviting") == "yes"));
        Change(inquiry, "team", Join);
        Change(inquiry, "team/leave", (v, s, _) => s.LeaveTeam(new PersonId(v.Form.Id("person")), v.Form.One<StudyRole>("role")));
    }

    /// <summary>The ten topics of the guide, long-term expectations, and Andrum's own addition.</summary>
    public static IEnumerable<GuideTopic> StandardTopics
        => Enumerable.Range(1, 11).Select(i => new GuideTopic(T($"topic-{i}"))).Append(new GuideTopic(T("topic-own"), Own: true));

    private static IResult Show(Visit v, StudyVisit study) => v.Page<DesignPage>(("Study", study));

    private static void Change(RouteGroupBuilder inquiry, string what, Func<Visit, Study, Threshold, Decision<Study>> decide)
        => inquiry.MapPost("/{handle}/design/" + what, async (Visit v, Threshold threshold, string handle) =>
        {
            if (await StudyVisit.Enter(v, handle, StudyRole.Lead) is not { } study)
            {
                return Visit.Absent();
            }

            return await v.Wish(Study.Journal(study.Id), s => decide(v, s, threshold))
                ? Visit.To(study.At("/design#" + what.Split('/')[0]))
                : Show(v, study);
        });

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
        if (!v.Clinic.Holds(v.Me, Role.StudyLead))
        {
            return Visit.Absent();
        }

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
