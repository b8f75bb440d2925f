using Andrum.Inquiry.Structure;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Patterns;

/// <summary>Patterns: temporary gatherings that may be written before any unit, named late, and let go.</summary>
internal static class PatternPages
{
    public static void Map(RouteGroupBuilder study)
    {
        var patterns = study.MapGroup("/patterns").For(Access.OfStudy(StudyRole.Analyst));
        patterns.MapGet("/", Show);
        Change(patterns, "", (v, s, _) => s.WritePattern(v.Form.Has("pattern") ? PatternOf(v) : new(v.Form.Wish.Value), v.Form.Text("name"),
            v.Form.Text("words")));
        Change(patterns, "/gather", (v, s, voices) => voices.WithKey(v.Form.Text("unit")) is { } unit
            ? s.Gather(PatternOf(v), unit, v.Form.Text("as") == "resists")
            : Refusal.NotFound);
        Change(patterns, "/release", (v, s, voices) => voices.WithKey(v.Form.Text("unit")) is { } unit ? s.LetGo(PatternOf(v), unit) : Refusal.NotFound);
        Change(patterns, "/let-go", (v, s, _) => s.LetGo(PatternOf(v)));
        patterns.MapPost("/undo", async (Visit v, StudyVisit study) =>
        {
            await v.Undo(Study.Journal(study.Id));
            return Visit.To(study.At("/patterns"));
        });
    }

    private static PatternId PatternOf(Visit v) => new(v.Form.Id("pattern"));

    private static async Task<IResult> Show(Visit v, StudyVisit study)
        => v.Page<PatternsPage>(("Study", study), ("Voices", await Voices.Open(v, study)));

    private static void Change(RouteGroupBuilder patterns, string what, Func<Visit, Study, Voices, Decision<Study>> decide)
        => patterns.MapPost(what, async (Visit v, StudyVisit study) =>
        {
            var voices = await Voices.Open(v, study);
            return await v.Wish(Study.Journal(study.Id), s => decide(v, s, voices))
                ? Visit.To(study.At("/patterns" + (v.Form.Has("pattern") && what != "/let-go" ? $"#p{v.Form.Id("pattern"):N}" : "")))
                : await Show(v, study);
        });
}
