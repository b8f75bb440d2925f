using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Web.Consents;
using Andrum.Web.Hosting;
using static Andrum.Web.Inquiry.InquiryText;

namespace Andrum.Web.Inquiry.Findings;

/// <summary>The findings as they are read, and the way back from every passage to the words in their turn.</summary>
internal static class FindingsPages
{
    public static void Map(RouteGroupBuilder study)
    {
        var read = study.MapGroup("").For(Access.OfStudy(StudyRole.Analyst, StudyRole.Lead, StudyRole.DataProtection));
        read.MapGet("/findings", async (Visit v, StudyVisit study, Threshold threshold)
            => v.Page<FindingsPage>(("Study", study), ("Report", await Open(v, threshold, study))));
        read.MapGet("/findings/passages/{id}", async (Visit v, StudyVisit study, string id)
            => study.Study.Essence?.Passages.Find(p => p.Id.Value.ToString("N") == id) is { } passage
                ? v.Page<TracePage>(("Study", study), ("Voices", await Voices.Open(v, study)), ("Heading", T("essence")), ("Words", passage.Words),
                    ("Units", (IReadOnlyList<UnitRef>)passage.Units))
                : Visit.Absent());
        read.MapGet("/findings/nuances/{id}", async (Visit v, StudyVisit study, string id)
            => study.Study.Constituents.SelectMany(c => c.Nuances, (c, n) => (Constituent: c, Nuance: n))
                    .FirstOrDefault(n => n.Nuance.Id.Value.ToString("N") == id) is { Nuance: { } nuance } found
                ? v.Page<TracePage>(("Study", study), ("Voices", await Voices.Open(v, study)), ("Heading", found.Constituent.Name),
                    ("Words", nuance.Words), ("Units", (IReadOnlyList<UnitRef>)nuance.RestsOn))
                : Visit.Absent());
        read.MapGet("/units/{key}", async (Visit v, StudyVisit study, string key) =>
        {
            var voices = await Voices.Open(v, study);
            return voices.WithKey(key) is { } unit ? v.Page<UnitPage>(("Study", study), ("Voices", voices), ("Unit", voices.Find(unit))) : Visit.Absent();
        });
        foreach (var format in ReportFormat.All)
        {
            Export(read, format);
        }
    }

    private static async Task<Report> Open(Visit v, Threshold threshold, StudyVisit study)
        => Report.Of(study.Study, await Voices.Open(v, study), threshold.Flow(study.Study), id => v.Own(Interview.Journal(id)));

    private static void Export(RouteGroupBuilder read, ReportFormat format)
        => read.MapGet($"/findings.{format.Ending}", async (Visit v, StudyVisit study, Threshold threshold) =>
        {
            await v.Note(study.Under, "export");
            return Results.File(format.Write(await Open(v, threshold, study)), format.MediaType, $"{study.Handle}.{format.Ending}");
        });
}
