using System.Globalization;
using Andrum.Exchange.Transcripts;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;
using Andrum.Web.Shared;

namespace Andrum.Web.Inquiry.Interviews;

/// <summary>What came of one file that was brought in.</summary>
public sealed record FileOutcome(string File, string? Address, string? Pseudonym, int Turns, int Words, string? Why);

/// <summary>Bringing in transcripts from outside the flow.</summary>
internal static class MaterialPages
{
    public static void Map(RouteGroupBuilder study)
    {
        var import = study.MapGroup("/interviews/import").For(Access.OfStudy(StudyRole.Interviewer));
        import.MapGet("/", (Visit v, StudyVisit study) => Show(v, study, []));
        import.MapPost("/", Take);
    }

    private static IResult Show(Visit v, StudyVisit study, IReadOnlyList<FileOutcome> outcomes)
        => v.Page<ImportPage>(("Study", study), ("Outcomes", outcomes));

    private static async Task<IResult> Take(Visit v, StudyVisit study, Storage.Journals journals)
    {
        if (v.Form.Files.Count == 0)
        {
            v.Form.Refuse(Refusal.Missing.With("files"));
        }

        var outcomes = new List<FileOutcome>();
        foreach (var file in v.Form.Files)
        {
            await using var content = file.OpenReadStream();
            outcomes.Add(TranscriptFile.Read(content, Path.GetFileName(file.FileName), file.Length) switch
            {
                Andrum.Exchange.Transcripts.Reading.Taken taken => await Bring(v, journals, study, taken),
                Andrum.Exchange.Transcripts.Reading.Left left
                    => new FileOutcome(left.FileName, null, null, 0, 0, left.Sentence(CultureInfo.CurrentUICulture)),
                _ => throw new InvalidOperationException("A file is taken or left."),
            });
        }

        return Show(v, study, outcomes);
    }

    private static async Task<FileOutcome> Bring(Visit v, Storage.Journals journals, StudyVisit study,
        Andrum.Exchange.Transcripts.Reading.Taken file)
    {
        var (taken, whyNot) = await Material.BringIn(journals, study.Id, v.Me, file);
        return taken is null
            ? new(file.FileName, null, null, 0, 0, SharedText.Why(whyNot!))
            : new(file.FileName, study.At($"/interviews/{taken.Interview.Value}"), taken.Pseudonym, file.Turns.Count, file.Words, null);
    }
}
