using System.Globalization;
using Andrum.Exchange.Transcripts;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Studies;
using Andrum.Inquiry.Transcripts;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Interviews;

/// <summary>An interview with who it is with, in a list.</summary>
public sealed record InterviewListed(Participant Participant, Interview Interview);

/// <summary>The interviewer's pages: whom to meet, what came of it, the verbatim transcript, the masks, the release.</summary>
internal static class InterviewPages
{
    public static void Map(RouteGroupBuilder study)
    {
        study.MapGet("/interviews", List).For(Access.OfStudy(StudyRole.Interviewer, StudyRole.Lead));
        var one = study.MapGroup("/interviews/{id:guid}").For(Access.OfStudy(StudyRole.Interviewer));
        one.MapGet("/", async (Visit v, StudyVisit study, Guid id)
            => await Open(v, study, id) is { } interview ? v.Page<InterviewPage>(("Study", study), ("Id", id), ("Interview", interview))
                : Visit.Absent());
        one.MapGet("/transcript", async (Visit v, StudyVisit study, Guid id)
            => await Open(v, study, id) is { Verbatim: not null } interview
                ? v.Page<TranscriptPage>(("Study", study), ("Id", id), ("Interview", interview))
                : Visit.Absent());

        Change(one, "guide", (v, study, i) => i.SendGuide(v.Form.Day("sentOn") ?? v.Today, study.Study.Guide.Version, v.Today));
        Change(one, "outcome", (v, study, i) => v.Form.Text("outcome").Length == 0 ? Refusal.Missing.With("outcome")
            : v.Form.Day("on") is not { } on ? Refusal.Missing.With("on")
            : i.NoteOutcome(v.Form.One<InterviewOutcome>("outcome"), on, v.Form.Number("minutes"), v.Form.Text("fieldNote"),
                study.Study.Approval is not null, study.Study.ParticipantOf(new(IdOf(v)))?.RecordingConsented == true, v.Today));
        Change(one, "confirm", (v, _, i) => i.ConfirmMaterial(v.Form.Text("consent")));
        Change(one, "release", (_, _, i) => i.Release());
        Change(one, "call-back", (_, _, i) => i.CallBack());
        one.MapPost("/pseudonym", GivePseudonym);
        one.MapPost("/file", BringIn);

        Correct(one, "speaker", (v, i) => i.Identify(v.Form.Text("label"), v.Form.One<SpeakerKind>("kind")));
        Correct(one, "attribute", (v, i) => i.AttributeTurn(new(v.Form.Id("turn")), v.Form.Text("speaker")));
        Correct(one, "join", (v, i) => i.JoinTurn(new(v.Form.Id("turn"))));
        Correct(one, "mask", (v, i) => i.LayMask(MaskId.New(), v.Form.Text("find"), v.Form.Text("replacement")));
        Correct(one, "lift", (v, i) => i.LiftMask(new(v.Form.Id("mask"))));
        Correct(one, "turn", CorrectTurn);
        one.MapPost("/transcript/undo", async (Visit v, StudyVisit study, Guid id) =>
        {
            if (await Open(v, study, id) is null)
            {
                return Visit.Absent();
            }

            await v.Undo(Interview.Journal(new(id)));
            return Visit.To(study.At($"/interviews/{id}/transcript"));
        });
    }

    private static Guid IdOf(Visit v) => Guid.Parse((string)v.Http.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);

    /// <summary>An interview of this study, its opening noted: an id of another study's is nobody's here.</summary>
    internal static async Task<Interview?> Open(Visit v, StudyVisit study, Guid id)
        => study.Study.ParticipantOf(new(id)) is null ? null : await v.Open(Interview.Journal(new(id)), "verbatim", study.Under);

    private static IResult List(Visit v, StudyVisit study)
    {
        InterviewListed[] all = [.. study.Study.Participants.Select(p => new InterviewListed(p, v.Own(Interview.Journal(p.Interview))))
            .OrderBy(i => i.Interview.Outcome?.On ?? DateOnly.MaxValue)];
        return v.Page<InterviewsPage>(("Study", study), ("Interviews", all));
    }

    private static void Change(RouteGroupBuilder one, string what, Func<Visit, StudyVisit, Interview, Decision<Interview>> decide)
        => one.MapPost("/" + what, async (Visit v, StudyVisit study, Guid id) =>
        {
            if (await Open(v, study, id) is null)
            {
                return Visit.Absent();
            }

            return await v.Wish(Interview.Journal(new(id)), i => decide(v, study, i))
                ? Visit.To(study.At($"/interviews/{id}"))
                : v.Page<InterviewPage>(("Study", study), ("Id", id), ("Interview", v.Own(Interview.Journal(new(id)))));
        });

    private static void Correct(RouteGroupBuilder one, string what, Func<Visit, Interview, Decision<Interview>> decide)
        => one.MapPost("/transcript/" + what, async (Visit v, StudyVisit study, Guid id) =>
        {
            if (await Open(v, study, id) is null)
            {
                return Visit.Absent();
            }

            return await v.Wish(Interview.Journal(new(id)), i => decide(v, i))
                ? Visit.To(study.At($"/interviews/{id}/transcript{(v.Form.Has("at") ? "#" + Uri.EscapeDataString(v.Form.Text("at")) : "")}"))
                : v.Page<TranscriptPage>(("Study", study), ("Id", id), ("Interview", v.Own(Interview.Journal(new(id)))));
        });

    // An empty line in a corrected turn splits it there.
    private static Decision<Interview> CorrectTurn(Visit v, Interview interview)
    {
        var turn = new TurnId(v.Form.Id("turn"));
        var parts = v.Form.Text("text").Split("\n\n", 2, StringSplitOptions.TrimEntries);
        var corrected = interview.CorrectTurn(turn, string.Join('\n', parts));
        if (corrected.Refusal is not null || parts.Length < 2 || parts[0].Length == 0 || parts[1].Length == 0)
        {
            return corrected;
        }

        var after = corrected.Entries.Aggregate(interview, (i, e) => e.Apply(i, default));
        var words = after.Verbatim!.Turns[after.Verbatim.PlaceOf(turn)];
        var first = parts[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var split = after.SplitTurn(turn, words.Words[first].Id, words.Speaker);
        return split.Refusal is not null ? split : Decision<Interview>.Write([.. corrected.Entries, .. split.Entries]);
    }

    private static async Task<IResult> GivePseudonym(Visit v, StudyVisit study, Guid id)
    {
        if (await Open(v, study, id) is not { } interview)
        {
            return Visit.Absent();
        }

        return await v.Wish(Study.Journal(study.Id), s => s.GivePseudonym(study.Study.ParticipantOf(new(id))!.Id, v.Form.Text("pseudonym")))
            ? Visit.To(study.At($"/interviews/{id}"))
            : v.Page<InterviewPage>(("Study", study), ("Id", id), ("Interview", interview));
    }

    private static async Task<IResult> BringIn(Visit v, StudyVisit study, Guid id)
    {
        if (await Open(v, study, id) is not { } interview)
        {
            return Visit.Absent();
        }

        if (v.Form.Files is not [var file, ..])
        {
            v.Form.Refuse(Refusal.Missing.With("file"));
            return v.Page<InterviewPage>(("Study", study), ("Id", id), ("Interview", interview));
        }

        await using var content = file.OpenReadStream();
        switch (TranscriptFile.Read(content, Path.GetFileName(file.FileName), file.Length))
        {
            case Andrum.Exchange.Transcripts.Reading.Taken taken:
                return await v.Wish(Interview.Journal(new(id)), i => i.BringIn(taken.FileName, Material.TurnsOf(taken), study.Study.Approval is not null))
                    ? Visit.To(study.At($"/interviews/{id}/transcript"))
                    : v.Page<InterviewPage>(("Study", study), ("Id", id), ("Interview", interview));
            case Andrum.Exchange.Transcripts.Reading.Left left:
                v.Form.Refuse(StudyFileRefusals.FileLeft.With(left.FileName, left.Sentence(CultureInfo.CurrentUICulture)));
                break;
        }

        return v.Page<InterviewPage>(("Study", study), ("Id", id), ("Interview", interview));
    }
}

/// <summary>Refusals of files.</summary>
internal static class StudyFileRefusals
{
    /// <summary>A file was left. Details: its name, and why.</summary>
    public static readonly Refusal FileLeft = new("file-left");

    /// <summary>A file is no recording that a browser can play. Detail: its name.</summary>
    public static readonly Refusal NoSound = new("no-sound");

    /// <summary>A recording is too long. Detail: how long it may be, MB.</summary>
    public static readonly Refusal RecordingTooLong = new("recording-too-long");
}
