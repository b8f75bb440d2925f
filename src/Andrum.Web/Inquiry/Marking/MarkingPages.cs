using Andrum.Inquiry.Bridling;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Inquiry.Transcripts;
using Andrum.Web.Hosting;
using Andrum.Web.Inquiry.Reading;

namespace Andrum.Web.Inquiry.Marking;

/// <summary>The analyst's desk: the text in the middle, one's own meaning units in the margin. It opens after the first reading.</summary>
internal static class MarkingPages
{
    public static void Map(RouteGroupBuilder study)
    {
        var desk = study.MapGroup("/mark/{id:guid}").For(Access.OfStudy(StudyRole.Analyst));
        desk.MapGet("/", async (Visit v, StudyVisit study, Guid id)
            => await ReadingPages.Open(v, study, id) is not { } voice ? Visit.Absent()
                : voice.Layers[v.Me].MarkingOpen ? v.Page<MarkPage>(("Study", study), ("Voice", voice))
                : Visit.To(study.At($"/read/{id}#naive")));

        Change(desk, "units", (v, voice, l) => At(v, voice) is var (from, to)
            ? l.Mark(voice.Participant.Id, new UnitId(v.Form.Wish.Value), from, to, v.Form.Text("meaning"))
            : MeaningRefusals.NoWords);
        Change(desk, "units/{unit:guid}/meaning", (v, voice, l) => l.Say(voice.Participant.Id, UnitOf(v), v.Form.Text("meaning")));
        Change(desk, "units/{unit:guid}/ends", (v, voice, l) => At(v, voice) is var (from, to)
            ? l.Move(voice.Participant.Id, UnitOf(v), from, to)
            : MeaningRefusals.NoWords);
        Change(desk, "units/{unit:guid}/away", (v, voice, l) => l.TakeAway(voice.Participant.Id, UnitOf(v)));
        desk.MapPost("/undo", async (Visit v, StudyVisit study, Guid id) =>
        {
            if (await ReadingPages.Open(v, study, id) is null)
            {
                return Visit.Absent();
            }

            await v.Undo(Layer.Journal(new(id), v.Me));
            return await Answer(v, study, id);
        });
        desk.MapPost("/units/{unit:guid}/bridle", async (Visit v, StudyVisit study, Guid id, Guid unit) =>
        {
            if (await ReadingPages.Open(v, study, id) is null)
            {
                return Visit.Absent();
            }

            await v.Wish(Study.Journal(study.Id), s => s.Bridle(unit.ToString("N"), v.Form.Text("words")));
            return await Answer(v, study, id);
        });
    }

    private static UnitId UnitOf(Visit v) => new(Guid.Parse((string)v.Http.Request.RouteValues["unit"]!));

    // A selection arrives as two places in two turns; a selection backwards is turned round.
    private static (Anchor From, Anchor To)? At(Visit v, Voice voice)
    {
        var (from, start) = (new TurnId(v.Form.Id("fromTurn")), v.Form.Number("fromOffset"));
        var (to, end) = (new TurnId(v.Form.Id("toTurn")), v.Form.Number("toOffset"));
        var (first, last) = (voice.Text.Turns.FindIndex(t => t.Id == from), voice.Text.Turns.FindIndex(t => t.Id == to));
        if (start is null || end is null || first < 0 || last < 0)
        {
            return null;
        }

        if ((first, start.Value).CompareTo((last, end.Value)) > 0)
        {
            (from, start, to, end) = (to, end, from, start);
        }

        return voice.Text.AnchorAt(from, start.Value, end: false) is { } a && voice.Text.AnchorAt(to, end.Value, end: true) is { } b
            ? (a, b)
            : null;
    }

    private static void Change(RouteGroupBuilder desk, string what, Func<Visit, Voice, Layer, Decision<Layer>> decide)
        => desk.MapPost("/" + what, async (Visit v, StudyVisit study, Guid id) =>
        {
            if (await ReadingPages.Open(v, study, id) is not { } voice)
            {
                return Visit.Absent();
            }

            await v.Wish(Layer.Journal(new(id), v.Me), l => decide(v, voice, l));
            return await Answer(v, study, id);
        });

    // The desk asks for the margin alone; without script the whole page comes back.
    private static async Task<IResult> Answer(Visit v, StudyVisit study, Guid id)
    {
        var now = (await StudyVisit.BindAsync(v.Http))!;
        var voice = await ReadingPages.Open(v, now, id);
        return v.Http.Request.Headers["X-Andrum-Part"] == "margin" ? v.Page<Margin>(("Study", now), ("Voice", voice))
            : v.Form.Refusal is null ? Visit.To(study.At($"/mark/{id}"))
            : v.Page<MarkPage>(("Study", now), ("Voice", voice));
    }
}
