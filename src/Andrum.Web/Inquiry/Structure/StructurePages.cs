using Andrum.Inquiry.Structure;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Structure;

/// <summary>The essential structure: the essence as prose whose passages are traced, and the constituents around it.</summary>
internal static class StructurePages
{
    public static void Map(RouteGroupBuilder study)
    {
        var structure = study.MapGroup("/structure").For(Access.OfStudy(StudyRole.Analyst));
        structure.MapGet("/", async (Visit v, StudyVisit study)
            => v.Page<StructurePage>(("Study", study), ("Voices", await Voices.Open(v, study))));
        structure.MapGet("/essence", async (Visit v, StudyVisit study)
            => v.Page<EssencePage>(("Study", study), ("Voices", await Voices.Open(v, study))));
        structure.MapGet("/nuances/{constituent:guid}/{nuance:guid?}", async (Visit v, StudyVisit study, Guid constituent, Guid? nuance)
            => study.Study.Constituents.Find(c => c.Id.Value == constituent) is { } known
                && (nuance is null || known.Nuances.Exists(n => n.Id.Value == nuance))
                ? v.Page<NuancePage>(("Study", study), ("Voices", await Voices.Open(v, study)), ("Constituent", known),
                    ("Nuance", known.Nuances.Find(n => n.Id.Value == nuance)))
                : Visit.Absent());

        Change<EssencePage>(structure, "/essence", "/essence", (v, s, _) => s.WriteEssence(v.Form.Text("prose")));
        Change<EssencePage>(structure, "/essence/passage", "/essence", (v, s, voices) => s.Trace(
            v.Form.Has("passage") ? new(v.Form.Id("passage")) : new(v.Form.Wish.Value), v.Form.Text("words"), voices.WithKeys(v.Form.All("unit"))));
        Change<EssencePage>(structure, "/essence/untrace", "/essence", (v, s, _) => s.Trace(new(v.Form.Id("passage")), "", []));
        Change<StructurePage>(structure, "/constituents", "", (v, s, _) => s.WriteConstituent(
            v.Form.Has("constituent") ? new(v.Form.Id("constituent")) : new(v.Form.Wish.Value), v.Form.Text("name"), v.Form.Text("prose")));
        Change<StructurePage>(structure, "/constituents/let-go", "", (v, s, _) => s.LetGo(new ConstituentId(v.Form.Id("constituent"))));
        Change<StructurePage>(structure, "/nuances", "", (v, s, voices) => s.WriteNuance(new(v.Form.Id("constituent")),
            v.Form.Has("nuance") ? new(v.Form.Id("nuance")) : new(v.Form.Wish.Value), v.Form.Text("words"),
            voices.WithKeys(v.Form.All("unit")), voices.WithKeys(v.Form.All("shown"))));
        Change<StructurePage>(structure, "/nuances/let-go", "", (v, s, _) => s.LetGo(new(v.Form.Id("constituent")), new NuanceId(v.Form.Id("nuance"))));
        Change<StructurePage>(structure, "/undo", "", (_, _, _) => Decision<Study>.Nothing, undo: true);
    }

    private static void Change<TPage>(RouteGroupBuilder structure, string what, string back, Func<Visit, Study, Voices, Decision<Study>> decide,
        bool undo = false)
        where TPage : Microsoft.AspNetCore.Components.IComponent
        => structure.MapPost(what, async (Visit v, StudyVisit study) =>
        {
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
