using Andrum.Inquiry.Dialogues;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Dialogues;

/// <summary>Analysts together: differences talked through in shared reflections, and the log of meetings.</summary>
internal static class DialoguePages
{
    public static void Map(RouteGroupBuilder inquiry)
    {
        inquiry.MapGet("/{handle}/together", async (Visit v, string handle)
            => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study ? await Show(v, study) : Visit.Absent());
        inquiry.MapGet("/{handle}/together/{id:guid}", async (Visit v, string handle, Guid id)
            => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study ? await ShowOne(v, study, id) : Visit.Absent());
        Change(inquiry, "/meetings", (v, s, _) => v.Form.Day("on") is not { } on ? Refusal.Missing.With("on")
            : s.Meet(on, v.Form.All("who").Where(w => Guid.TryParse(w, out var _)).Select(w => new PersonId(Guid.Parse(w))), v.Form.Text("words"), v.Today),
            _ => "");
        Change(inquiry, "/reflections", (v, s, voices) => s.Reflect(new(v.Form.Wish.Value), voices.WithKeys(v.Form.All("unit"))),
            v => $"/{v.Form.Wish.Value:D}");
        Change(inquiry, "/say", (v, s, _) => s.Say(new(v.Form.Id("reflection")), v.Form.Text("words")), v => $"/{v.Form.Id("reflection"):D}");
        Change(inquiry, "/end", (v, s, _) => !v.Form.Has("end") ? Refusal.Missing.With("end")
            : s.EndReflection(new(v.Form.Id("reflection")), v.Form.One<ReflectionEnd>("end"), v.Form.Text("cameTo")), v => $"/{v.Form.Id("reflection"):D}");
        Change(inquiry, "/whole", (v, s, _) => s.UnderstandWhole(v.Me, v.Form.Text("whole")), _ => "");
        Change(inquiry, "/undo", null, v => v.Form.Has("reflection") ? $"/{v.Form.Id("reflection"):D}" : "");
    }

    private static async Task<IResult> Show(Visit v, StudyVisit study)
        => v.Page<TogetherPage>(("Study", study), ("Voices", await Voices.Open(v, study)));

    private static async Task<IResult> ShowOne(Visit v, StudyVisit study, Guid id)
        => study.Study.Reflections.Find(r => r.Id.Value == id) is { } reflection
            ? v.Page<ReflectionPage>(("Study", study), ("Voices", await Voices.Open(v, study)), ("Reflection", reflection))
            : Visit.Absent();

    private static void Change(RouteGroupBuilder inquiry, string what, Func<Visit, Study, Voices, Decision<Study>>? decide, Func<Visit, string> then)
        => inquiry.MapPost("/{handle}/together" + what, async (Visit v, string handle) =>
        {
            if (await StudyVisit.Enter(v, handle, StudyRole.Analyst) is not { } study)
            {
                return Visit.Absent();
            }

            if (decide is null)
            {
                await v.Undo(Study.Journal(study.Id));
                return Visit.To(study.At("/together" + then(v)));
            }

            var voices = await Voices.Open(v, study);
            return await v.Wish(Study.Journal(study.Id), s => decide(v, s, voices)) ? Visit.To(study.At("/together" + then(v)))
                : v.Form.Has("reflection") ? await ShowOne(v, study, v.Form.Id("reflection"))
                : await Show(v, study);
        });
}
