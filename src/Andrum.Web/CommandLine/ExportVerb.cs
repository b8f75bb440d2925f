using System.CommandLine;
using System.Globalization;
using System.Text;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Storage;
using Andrum.Web.Consents;
using Andrum.Web.Inquiry;
using Andrum.Web.Inquiry.Findings;
using Andrum.Web.Shared;

namespace Andrum.Web.CommandLine;

/// <summary>Writes a study's findings, or one transcript as it stands.</summary>
internal static class ExportVerb
{
    private static readonly string[] Formats = [.. ReportFormat.All.Select(f => f.Ending), "text"];

    public static Command Make()
    {
        var study = new Option<string>("--study") { Description = "The study's short name; for its findings." };
        var interview = new Option<string>("--interview") { Description = "An interview's id; for its transcript as text." };
        var format = new Option<string>("--format") { Description = "docx, html, md or csv for findings, text for a transcript.", Required = true };
        var output = new Option<string?>("-o", "--output") { Description = "The file to write; without it, the text is printed." };
        var language = new Option<string>("--language") { Description = "en or sv: the language of headings.", DefaultValueFactory = _ => "en" };
        var command = new Command("export", "Writes a study's findings, or one transcript as it stands.")
            { study, interview, format, output, language, DataOptions.Data };
        command.SetAction(async (line, stop) =>
        {
            var wished = line.GetRequiredValue(format);
            if (!Formats.Contains(wished))
            {
                throw new VerbException($"There is no format \"{wished}\". There is: {string.Join(", ", Formats)}.");
            }

            var findings = ReportFormat.All.FirstOrDefault(f => f.Ending == wished);
            if (findings is { IsText: false } && line.GetValue(output) is null)
            {
                throw new VerbException($"The format {wished} is not text and cannot be printed: name a file with -o FILE.");
            }

            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(line.GetValue(language) == "sv" ? "sv-SE" : "en-GB");
            await using var data = DataOptions.Open(line);
            var written = findings is null
                ? Encoding.UTF8.GetBytes(await Transcript(data, line.GetValue(interview)))
                : findings.Write(await Findings(data, line.GetValue(study)));
            if (line.GetValue(output) is { } file)
            {
                await File.WriteAllBytesAsync(file, written, stop);
                Console.WriteLine($"Written to {file}.");
                return 0;
            }

            await using var console = Console.OpenStandardOutput();
            await console.WriteAsync(written, stop);
            return 0;
        });
        return command;
    }

    private static async Task<Report> Findings(DataFolder data, string? handle)
    {
        var id = DataOptions.Study(data, handle ?? throw new VerbException("Findings are exported with --study HANDLE."));
        await data.AccessLog.Note(PersonId.Andrum, Study.Journal(id).Name, DataOptions.Purpose("export"));
        var study = data.Journals.Read(Study.Journal(id)).State;
        Interview Open(InterviewId interview) => data.Journals.Read(Interview.Journal(interview)).State;
        var voices = Voices.Of(study, Open, (interview, analyst) => data.Journals.Read(Layer.Journal(interview, analyst)).State,
            (_, _) => null);
        return Report.Of(study, voices, new Threshold(data).Flow(study), Open);
    }

    // As it stands: what the analysts read, once it is released; before that, the words as they were brought in.
    private static async Task<string> Transcript(DataFolder data, string? name)
    {
        if (!Guid.TryParse(name, out var id))
        {
            throw new VerbException("A transcript is exported with --interview ID, as import printed it.");
        }

        var interview = data.Journals.Read(Interview.Journal(new(id))).State;
        if (interview is not { Study: { } study, Verbatim: { } verbatim })
        {
            throw new VerbException($"There is no transcript of an interview {id}.");
        }

        await data.AccessLog.Note(PersonId.Andrum, Study.Journal(study).Name, DataOptions.Purpose("export"));
        var pseudonym = data.Journals.Read(Study.Journal(study)).State.ParticipantOf(new(id))?.Pseudonym ?? "";
        var turns = interview.Released is null
            ? verbatim.Turns.Select(t => (t.Speaker, t.Text))
            : interview.Masked(pseudonym, SharedText.Say("interviewer")).Turns.Select(t => (t.Speaker, t.Text));
        return string.Concat(turns.Select(t => (t.Speaker.Length == 0 ? "" : t.Speaker + ": ") + t.Text.Replace('\n', ' ') + "\n"));
    }
}
