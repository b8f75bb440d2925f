using Andrum.Inquiry.Bridling;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Bridling;

/// <summary>The register of what the analysts bring with them, and their notes on holding it back.</summary>
internal static class BridlingPages
{
    public static void Map(RouteGroupBuilder study)
    {
        var bridling = study.MapGroup("/bridling").For(Access.OfStudy(StudyRole.Analyst));
        bridling.MapGet("/", Show);
        bridling.MapPost("/assumptions", (Visit v, StudyVisit study) => Write(v, study, s => s.Assume(new(v.Form.Wish.Value),
            v.Form.One<AssumptionSource>("source"), v.Form.Text("words"), v.Form.Text("cues").Split([',', '\n']))));
        bridling.MapPost("/notes", (Visit v, StudyVisit study) => Write(v, study, s => s.Bridle("", v.Form.Text("note"))));
    }

    private static async Task<IResult> Write(Visit v, StudyVisit study, Func<Study, Decision<Study>> decide)
        => await v.Wish(Study.Journal(study.Id), decide) ? Visit.To(study.At("/bridling")) : await Show(v, study);

    private static async Task<IResult> Show(Visit v, StudyVisit study)
        => v.Page<BridlingPage>(("Study", study), ("Voices", await Voices.Open(v, study)));
}
