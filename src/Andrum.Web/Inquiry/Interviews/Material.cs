using System.Security.Cryptography;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Studies;

namespace Andrum.Web.Inquiry.Interviews;

/// <summary>A transcript that was taken in from outside the study's flow.</summary>
internal sealed record MaterialTaken(InterviewId Interview, string Pseudonym, Andrum.Exchange.Transcripts.Reading.Taken File);

/// <summary>
/// Brings in transcripts from outside the flow, by the page and by the command line alike. Each becomes an interview of a participant
/// whom nobody at the threshold knows, and awaits an interviewer's confirmation.
/// </summary>
internal static class Material
{
    /// <summary>Takes one transcript in.</summary>
    public static async Task<(MaterialTaken? Taken, Refusal? WhyNot)> BringIn(Storage.Journals journals, StudyId study, PersonId by,
        Andrum.Exchange.Transcripts.Reading.Taken file)
    {
        var (participant, interview) = (ParticipantId.New(), InterviewId.New());
        var approved = journals.Read(Study.Journal(study)).State.Approval is not null;
        var brought = await journals.Append(Interview.Journal(interview), new Wish(WishId.New(), by),
            i => i.BringInMaterial(study, participant, file.FileName, TurnsOf(file), approved));
        if (brought.WhyNot is { } refusal)
        {
            return (null, refusal);
        }

        var joined = await journals.Append(Study.Journal(study), new Wish(WishId.New(), by),
            s => s.Join(participant, interview, characteristics: null, recordingConsented: true, RandomNumberGenerator.GetInt32, material: true));
        return (new(interview, joined.Now.State.ParticipantWith(participant)!.Pseudonym, file), null);
    }

    /// <summary>The turns of a file as an interview takes them.</summary>
    public static IEnumerable<(string Speaker, string Text, TimeSpan? From)> TurnsOf(Andrum.Exchange.Transcripts.Reading.Taken file)
        => file.Turns.Select(t => (t.Speaker, t.Text, t.From));
}
