using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Andrum.Exchange.Transcripts;
using Andrum.Inquiry.Studies;
using Andrum.Web.Inquiry.Interviews;
using Andrum.Web.Shared;

namespace Andrum.Web.CommandLine;

/// <summary>Brings in transcripts as material from outside the flow, awaiting the interviewer's confirmation.</summary>
internal static class ImportVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Taken(string File, Guid Interview, int Turns, int Words);

    private sealed record Left(string File, string What, string Why);

    public static Command Make()
    {
        var files = new Argument<string[]>("FILE") { Description = "Transcripts: " + string.Join(", ", TranscriptFile.Endings), Arity = ArgumentArity.OneOrMore };
        var study = new Option<string>("--study") { Description = "The study's short name.", Required = true };
        var json = new Option<bool>("--json") { Description = "Prints what came of it as JSON." };
        var command = new Command("import", "Brings in transcripts; each awaits an interviewer's confirmation.") { files, study, DataOptions.Data, json };
        command.SetAction(async (line, _) =>
        {
            await using var data = DataOptions.Open(line);
            var id = DataOptions.Study(data, line.GetRequiredValue(study));
            await data.AccessLog.Note(PersonId.Andrum, Study.Journal(id).Name, DataOptions.Purpose("import"));
            var (taken, left) = (new List<Taken>(), new List<Left>());
            foreach (var file in line.GetRequiredValue(files))
            {
                await Take(data.Journals, id, file, taken, left);
            }

            if (line.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { taken, left }, Json));
            }
            else
            {
                taken.ForEach(t => Console.WriteLine($"{t.File}: taken in, {t.Turns} turns, {t.Words} words, interview {t.Interview}."));
                left.ForEach(l => Console.WriteLine($"{l.File}: left. {l.Why}"));
                if (taken.Count > 0)
                {
                    Console.WriteLine("An interviewer of the study confirms, masks and releases what was taken in before anybody analyses it.");
                }
            }

            return left.Count == 0 ? 0 : 2;
        });
        return command;
    }

    private static async Task Take(Storage.Journals journals, StudyId study, string file, List<Taken> taken, List<Left> left)
    {
        switch (TranscriptFile.ReadFile(file))
        {
            case Reading.Taken read:
                var (brought, whyNot) = await Material.BringIn(journals, study, PersonId.Andrum, read);
                if (brought is not null)
                {
                    taken.Add(new(file, brought.Interview.Value, read.Turns.Count, read.Words));
                }
                else
                {
                    left.Add(new(file, whyNot!.Code, SharedText.Why(whyNot)));
                }

                break;
            case Reading.Left unread:
                left.Add(new(file, JsonNamingPolicy.KebabCaseLower.ConvertName(unread.Why.ToString()), unread.Sentence(CultureInfo.CurrentUICulture)));
                break;
        }
    }
}
