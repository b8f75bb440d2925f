using Andrum.Inquiry.Narratives;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Narratives;

/// <summary>Narratives: one person's configured story, by plot rather than by the order of telling.</summary>
internal static class NarrativePages
{
    public static void Map(RouteGroupBuilder study)
    {
        var narratives = study.MapGroup("/narratives").For(Access.OfStudy(StudyRole.Analyst));
        narratives.MapGet("/", async (Visit v, StudyVisit study)
            => v.Page<NarrativesPage>(("Study", study), ("Voices", await Voices.Open(v, study))));
        narratives.MapGet("/{id:guid}", Show);
        narratives.MapPost("/{id:guid}", async (Visit v, StudyVisit study, Guid id) =>
        {
            if (study.Study.ParticipantOf(new(id)) is not { } participant)
            {
                return Visit.Absent();
            }

            var voices = await Voices.Open(v, study);
            return await v.Wish(Study.Journal(study.Id), s => s.Narrate(participant.Id, v.Form.Text("words"), voices.WithKeys(v.Form.All("unit"))))
                ? Visit.To(study.At("/narratives"))
                : await Show(v, study, id);
        });
    }

    private static async Task<IResult> Show(Visit v, StudyVisit study, Guid id)
    {
        var voices = await Voices.Open(v, study);
        return voices.All.FirstOrDefault(a => a.Participant.Interview.Value == id) is { } voice
            ? v.Page<NarrativePage>(("Study", study), ("Voices", voices), ("Voice", voice))
            : Visit.Absent();
    }
}
