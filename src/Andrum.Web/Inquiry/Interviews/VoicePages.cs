using System.Globalization;
using System.IO.Pipelines;
using Andrum.Exchange.Sound;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Studies;
using Andrum.Storage;
using Andrum.Web.Hosting;
using Microsoft.Net.Http.Headers;

namespace Andrum.Web.Inquiry.Interviews;

/// <summary>
/// The voice of an interview: kept by the interviewer, heard by the interviewers and, once the text is released, by the analysts.
/// </summary>
internal static class VoicePages
{
    // What stands around a recording in its form.
    private const long Around = 64 << 10;
    private const int AtOnce = 64 << 10;

    public static void Map(RouteGroupBuilder study)
    {
        study.MapGet("/interviews/{id:guid}/voice", Hear).For(Access.OfStudy(StudyRole.Interviewer, StudyRole.Analyst));
        var kept = study.MapGroup("/interviews/{id:guid}").For(Access.OfStudy(StudyRole.Interviewer));
        kept.MapPost("/recording", Keep).WithMetadata(new TakesLongFile(Recordings.Longest + Around));
        kept.MapPost("/transcript/time", Time);
    }

    private static async Task<IResult> Hear(Visit v, DataFolder data, StudyVisit study, Guid id)
    {
        if (study.Study.ParticipantOf(new(id)) is not { } participant)
        {
            return Visit.Absent();
        }

        var interview = await v.Open(Interview.Journal(new(id)), "voice", study.Under);
        if (!Hearing.May(v, study, participant, interview)
            || interview.Recording is not { } kept
            || data.Recordings.Open(kept.Recording, VerbatimEntry.KeyOf(kept.Participant)) is not { } sound)
        {
            return Visit.Absent();
        }

        v.Http.Response.Headers.ContentDisposition = "inline";
        return Results.Stream(sound, kept.MediaType, entityTag: new EntityTagHeaderValue($"\"{kept.Recording.Value:N}\""),
            enableRangeProcessing: true);
    }

    private static async Task<IResult> Keep(Visit v, DataFolder data, StudyVisit study, Guid id)
    {
        if (await InterviewPages.Open(v, study, id) is not { } interview)
        {
            return Visit.Absent();
        }

        var (approved, consented) = (study.Study.Approval is not null, study.Study.ParticipantOf(new(id))!.RecordingConsented);
        if ((interview.WhyNoRecording(approved, consented) ?? await Take()) is { } refusal)
        {
            v.Form.Refuse(refusal);
        }

        return v.Form.Refusal is null
            ? Visit.To(study.At($"/interviews/{id}"))
            : v.Page<InterviewPage>(("Study", study), ("Id", id), ("Interview", v.Own(Interview.Journal(new(id)))));

        async Task<Refusal?> Take()
        {
            if (v.Form.LongFile is not { Name.Length: > 0 } file)
            {
                return Refusal.Missing.With("voice");
            }

            var coming = PipeReader.Create(file.Content, new(bufferSize: AtOnce));
            var head = await coming.ReadAtLeastAsync(SoundFile.Head, v.Http.RequestAborted);
            if (SoundFile.TypeOf(First(head.Buffer)) is not { } type)
            {
                return StudyFileRefusals.NoSound.With(file.Name);
            }

            coming.AdvanceTo(head.Buffer.Start);
            var owner = VerbatimEntry.KeyOf(interview.Participant!.Value);
            return await Seal(data.Recordings, coming.AsStream(), owner, v.Http.RequestAborted) is { } written
                ? await Name(v, data.Recordings, new(id), written, type, file.Name, owner, approved, consented)
                : StudyFileRefusals.RecordingTooLong.With((Recordings.Longest >> 20).ToString(CultureInfo.CurrentCulture));
        }
    }

    private static async Task<RecordingWritten?> Seal(Recordings recordings, Stream sound, KeyName owner, CancellationToken stop)
    {
        try
        {
            return await recordings.Write(sound, owner, stop);
        }
        catch (Exception e) when (e is StorageException { Problem: StorageProblem.RecordingTooLong }
            or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return null;
        }
    }

    // What was written and is named by no entry, and what another took the place of, is deleted.
    private static async Task<Refusal?> Name(Visit v, Recordings recordings, InterviewId id, RecordingWritten written, string type,
        string fileName, KeyName owner, bool approved, bool consented)
    {
        var journal = Interview.Journal(id);
        var before = v.Own(journal).Recording?.Recording;
        try
        {
            TimeSpan? length;
            await using (var sound = recordings.Open(written.Id, owner))
            {
                length = sound is null ? null : SoundFile.LengthOf(sound, type);
            }

            await v.Wish(journal, i => i.KeepRecording(written.Id, type, written.Bytes, length, fileName, approved, consented));
            return v.Form.Refusal;
        }
        finally
        {
            var now = v.Own(journal).Recording?.Recording;
            foreach (var left in new[] { before, written.Id }.OfType<RecordingId>().Where(r => r != now))
            {
                recordings.Delete(left);
            }
        }
    }

    private static async Task<IResult> Time(Visit v, StudyVisit study, Guid id)
    {
        if (await InterviewPages.Open(v, study, id) is null)
        {
            return Visit.Absent();
        }

        return await v.Wish(Interview.Journal(new(id)), i => Clock(v.Form.Text("begins")) is { } begins
                ? i.TimeTurns([new(new(v.Form.Id("turn")), begins)])
                : Refusal.Missing.With("begins"))
            ? Visit.To(study.At($"/interviews/{id}/transcript#{Uri.EscapeDataString(v.Form.Text("at"))}"))
            : v.Page<TranscriptPage>(("Study", study), ("Id", id), ("Interview", v.Own(Interview.Journal(new(id)))));
    }

    // 12:34, 74:10 or 1:14:10, and parts of a second behind a point or a comma.
    private static TimeSpan? Clock(string typed)
    {
        var parts = typed.Trim().Replace(',', '.').Split(':');
        return parts is [.., var minutes, var seconds] and ([_, _] or [_, _, _])
            && int.TryParse(parts.Length == 3 ? parts[0] : "0", NumberStyles.None, CultureInfo.InvariantCulture, out var h) && h < 24
            && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m < 24 * 60
            && double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var s) && s < 60
                ? new TimeSpan(h, m, 0) + TimeSpan.FromSeconds(s)
                : null;
    }

    private static byte[] First(System.Buffers.ReadOnlySequence<byte> come)
        => System.Buffers.BuffersExtensions.ToArray(come.Slice(0, Math.Min(SoundFile.Head, come.Length)));
}
