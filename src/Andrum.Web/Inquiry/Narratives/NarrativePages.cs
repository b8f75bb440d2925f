using Andrum.Inquiry.Narratives;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Narratives;

/// <summary>Narratives: one person's configured story, by plot rather than by the order of telling.</summary>
internal static class NarrativePages
{
    public static void Map(RouteGroupBuilder inquiry)
    {
        inquiry.MapGet("/{handle}/narratives", async (Visit v, string handle)
            => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study
                ? v.Page<NarrativesPage>(("Study", study), ("Voices", await Voices.Open(v, study)))
                : Visit.Absent());
        inquiry.MapGet("/{handle}/narratives/{id:guid}", async (Visit v, string handle, Guid id)
            => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study ? await Show(v, study, id) : Visit.Absent());
        inquiry.MapPost("/{handle}/narratives/{id:guid}", async (Visit v, string handle, Guid id) =>
        {
            if (await StudyVisit.Enter(v, handle, StudyRole.Analyst) is not { } study || study.Study.ParticipantOf(new(id)) is not { } participant)
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
