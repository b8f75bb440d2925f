using Andrum.Inquiry.Bridling;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Bridling;

/// <summary>The register of what the analysts bring with them, and their notes on holding it back.</summary>
internal static class BridlingPages
{
    public static void Map(RouteGroupBuilder inquiry)
    {
        inquiry.MapGet("/{handle}/bridling", async (Visit v, string handle)
            => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study ? await Show(v, study) : Visit.Absent());
        inquiry.MapPost("/{handle}/bridling/assumptions", (Visit v, string handle) => Write(v, handle, s => s.Assume(new(v.Form.Wish.Value),
            v.Form.One<AssumptionSource>("source"), v.Form.Text("words"), v.Form.Text("cues").Split([',', '\n']))));
        inquiry.MapPost("/{handle}/bridling/notes", (Visit v, string handle) => Write(v, handle, s => s.Bridle("", v.Form.Text("note"))));
    }

    private static async Task<IResult> Write(Visit v, string handle, Func<Study, Decision<Study>> decide)
        => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is not { } study ? Visit.Absent()
            : await v.Wish(Study.Journal(study.Id), decide) ? Visit.To(study.At("/bridling"))
            : await Show(v, study);

    private static async Task<IResult> Show(Visit v, StudyVisit study)
        => v.Page<BridlingPage>(("Study", study), ("Voices", await Voices.Open(v, study)));
}
