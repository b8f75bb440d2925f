using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Reading;

/// <summary>Open reading, without any tool, and the naive understanding that it leads to.</summary>
internal static class ReadingPages
{
    public static void Map(RouteGroupBuilder study)
    {
        var read = study.MapGroup("/read").For(Access.OfStudy(StudyRole.Analyst));
        read.MapGet("/", async (Visit v, StudyVisit study) => v.Page<ReadingsPage>(("Study", study), ("Voices", await Voices.Open(v, study))));
        read.MapGet("/{id:guid}", async (Visit v, StudyVisit study, Guid id)
            => await Open(v, study, id) is { } voice ? v.Page<ReadPage>(("Study", study), ("Voice", voice)) : Visit.Absent());
        read.MapPost("/{id:guid}", async (Visit v, StudyVisit study, Guid id) =>
        {
            if (await Open(v, study, id) is not { } voice)
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

    /// <summary>A released interview of the study; null for every other.</summary>
    public static async Task<Voice?> Open(Visit v, StudyVisit study, Guid id)
        => (await Voices.Open(v, study)).All.FirstOrDefault(a => a.Participant.Interview.Value == id);
}
