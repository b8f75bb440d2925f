using Andrum.Inquiry.Structure;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Structure;

/// <summary>The essential structure: the essence as prose whose passages are traced, and the constituents around it.</summary>
internal static class StructurePages
{
    public static void Map(RouteGroupBuilder inquiry)
    {
        inquiry.MapGet("/{handle}/structure", async (Visit v, string handle)
            => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study
                ? v.Page<StructurePage>(("Study", study), ("Voices", await Voices.Open(v, study)))
                : Visit.Absent());
        inquiry.MapGet("/{handle}/structure/essence", async (Visit v, string handle)
            => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study
                ? v.Page<EssencePage>(("Study", study), ("Voices", await Voices.Open(v, study)))
                : Visit.Absent());
        inquiry.MapGet("/{handle}/structure/nuances/{constituent:guid}/{nuance:guid?}", async (Visit v, string handle, Guid constituent, Guid? nuance)
            => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study
                && study.Study.Constituents.Find(c => c.Id.Value == constituent) is { } known
                && (nuance is null || known.Nuances.Exists(n => n.Id.Value == nuance))
                ? v.Page<NuancePage>(("Study", study), ("Voices", await Voices.Open(v, study)), ("Constituent", known),
                    ("Nuance", known.Nuances.Find(n => n.Id.Value == nuance)))
                : Visit.Absent());

        Change<EssencePage>(inquiry, "/essence", "/essence", (v, s, _) => s.WriteEssence(v.Form.Text("prose")));
        Change<EssencePage>(inquiry, "/essence/passage", "/essence", (v, s, voices) => s.Trace(
            v.Form.Has("passage") ? new(v.Form.Id("passage")) : new(v.Form.Wish.Value), v.Form.Text("words"), voices.WithKeys(v.Form.All("unit"))));
        Change<EssencePage>(inquiry, "/essence/untrace", "/essence", (v, s, _) => s.Trace(new(v.Form.Id("passage")), "", []));
        Change<StructurePage>(inquiry, "/constituents", "", (v, s, _) => s.WriteConstituent(
            v.Form.Has("constituent") ? new(v.Form.Id("constituent")) : new(v.Form.Wish.Value), v.Form.Text("name"), v.Form.Text("prose")));
        Change<StructurePage>(inquiry, "/constituents/let-go", "", (v, s, _) => s.LetGo(new ConstituentId(v.Form.Id("constituent"))));
        Change<StructurePage>(inquiry, "/nuances", "", (v, s, voices) => s.WriteNuance(new(v.Form.Id("constituent")),
            v.Form.Has("nuance") ? new(v.Form.Id("nuance")) : new(v.Form.Wish.Value), v.Form.Text("words"),
            voices.WithKeys(v.Form.All("unit")), voices.WithKeys(v.Form.All("shown"))));
        Change<StructurePage>(inquiry, "/nuances/let-go", "", (v, s, _) => s.LetGo(new(v.Form.Id("constituent")), new NuanceId(v.Form.Id("nuance"))));
        Change<StructurePage>(inquiry, "/undo", "", (_, _, _) => Decision<Study>.Nothing, undo: true);
    }

    private static void Change<TPage>(RouteGroupBuilder inquiry, string what, string back, Func<Visit, Study, Voices, Decision<Study>> decide,
        bool undo = false)
        where TPage : Microsoft.AspNetCore.Components.IComponent
        => inquiry.MapPost("/{handle}/structure" + what, async (Visit v, string handle) =>
        {
            if (await StudyVisit.Enter(v, handle, StudyRole.Analyst) is not { } study)
            {
                return Visit.Absent();
            }

            if (undo)
            {
                await v.Undo(Study.Journal(study.Id));
            }

            var voices = await Voices.Open(v, study);
            return undo || await v.Wish(Study.Journal(study.Id), s => decide(v, s, voices))
                ? Visit.To(study.At("/structure" + back))
                : what == "/nuances" && study.Study.Constituents.Find(c => c.Id.Value == v.Form.Id("constituent")) is { } constituent
                    ? v.Page<NuancePage>(("Study", study), ("Voices", voices), ("Constituent", constituent),
                        ("Nuance", constituent.Nuances.Find(n => n.Id.Value == v.Form.Id("nuance"))))
                : v.Page<TPage>(("Study", study), ("Voices", voices));
        });
}
