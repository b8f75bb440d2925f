using Andrum.Inquiry.Dialogues;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Dialogues;

/// <summary>Analysts together: differences talked through in shared reflections, and the log of meetings.</summary>
internal static class DialoguePages
{
    public static void Map(RouteGroupBuilder study)
    {
        var together = study.MapGroup("/together").For(Access.OfStudy(StudyRole.Analyst));
        together.MapGet("/", Show);
        together.MapGet("/{id:guid}", ShowOne);
        Change(together, "/meetings", (v, s, _) => v.Form.Day("on") is not { } on ? Refusal.Missing.With("on")
            : s.Meet(on, v.Form.All("who").Where(w => Guid.TryParse(w, out var _)).Select(w => new PersonId(Guid.Parse(w))), v.Form.Text("words"), v.Today),
            _ => "");
        Change(together, "/reflections", (v, s, voices) => s.Reflect(new(v.Form.Wish.Value), voices.WithKeys(v.Form.All("unit"))),
            v => $"/{v.Form.Wish.Value:D}");
        Change(together, "/say", (v, s, _) => s.Say(new(v.Form.Id("reflection")), v.Form.Text("words")), v => $"/{v.Form.Id("reflection"):D}");
        Change(together, "/end", (v, s, _) => !v.Form.Has("end") ? Refusal.Missing.With("end")
            : s.EndReflection(new(v.Form.Id("reflection")), v.Form.One<ReflectionEnd>("end"), v.Form.Text("cameTo")), v => $"/{v.Form.Id("reflection"):D}");
        Change(together, "/whole", (v, s, _) => s.UnderstandWhole(v.Me, v.Form.Text("whole")), _ => "");
        Change(together, "/undo", null, v => v.Form.Has("reflection") ? $"/{v.Form.Id("reflection"):D}" : "");
    }

    private static async Task<IResult> Show(Visit v, StudyVisit study)
        => v.Page<TogetherPage>(("Study", study), ("Voices", await Voices.Open(v, study)));

    private static async Task<IResult> ShowOne(Visit v, StudyVisit study, Guid id)
        => study.Study.Reflections.Find(r => r.Id.Value == id) is { } reflection
            ? v.Page<ReflectionPage>(("Study", study), ("Voices", await Voices.Open(v, study)), ("Reflection", reflection))
            : Visit.Absent();

    private static void Change(RouteGroupBuilder together, string what, Func<Visit, Study, Voices, Decision<Study>>? decide, Func<Visit, string> then)
        => together.MapPost(what, async (Visit v, StudyVisit study) =>
        {
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
