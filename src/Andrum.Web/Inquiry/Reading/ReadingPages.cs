using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Reading;

/// <summary>Open reading, without any tool, and the naive understanding that it leads to.</summary>
internal static class ReadingPages
{
    public static void Map(RouteGroupBuilder inquiry)
    {
        inquiry.MapGet("/{handle}/read", async (Visit v, string handle)
            => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study
                ? v.Page<ReadingsPage>(("Study", study), ("Voices", await Voices.Open(v, study)))
                : Visit.Absent());
        inquiry.MapGet("/{handle}/read/{id:guid}", async (Visit v, string handle, Guid id)
            => await Enter(v, handle, id) is var (study, voice) ? v.Page<ReadPage>(("Study", study), ("Voice", voice)) : Visit.Absent());
        inquiry.MapPost("/{handle}/read/{id:guid}", async (Visit v, string handle, Guid id) =>
        {
            if (await Enter(v, handle, id) is not var (study, voice))
            {
                return Visit.Absent();
            }

            var (layer, who) = (Layer.Journal(new(id), v.Me), voice.Participant.Id);
            var words = v.Form.Text("then") == "no-words" ? voice.Layers[v.Me].Naive?.Words ?? "" : v.Form.Text("words");
            await v.Wish(layer, l => l.Understand(who, words));
            await v.Wish(layer, l => l.Read(who, v.Form.Text("note")), part: 1);
            return Visit.To(study.At(v.Form.Text("then") == "stay" ? $"/read/{id}#naive" : $"/mark/{id}"));
        });
    }

    /// <summary>A released interview, for an analyst of its study.</summary>
    public static async Task<(StudyVisit Study, Voice Voice)?> Enter(Visit v, string handle, Guid id)
        => await StudyVisit.Enter(v, handle, StudyRole.Analyst) is { } study
            && (await Voices.Open(v, study)).All.FirstOrDefault(a => a.Participant.Interview.Value == id) is { } voice
            ? (study, voice)
            : null;
}
