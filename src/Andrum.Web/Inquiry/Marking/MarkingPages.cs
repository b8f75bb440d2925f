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
    public static void Map(RouteGroupBuilder inquiry)
    {
        inquiry.MapGet("/{handle}/mark/{id:guid}", async (Visit v, string handle, Guid id)
            => await ReadingPages.Enter(v, handle, id) is not var (study, voice) ? Visit.Absent()
                : voice.Layers[v.Me].MarkingOpen ? v.Page<MarkPage>(("Study", study), ("Voice", voice))
                : Visit.To(study.At($"/read/{id}#naive")));

        Change(inquiry, "units", (v, voice, l) => At(v, voice) is var (from, to)
            ? l.Mark(voice.Participant.Id, new UnitId(v.Form.Wish.Value), from, to, v.Form.Text("meaning"))
            : MeaningRefusals.NoWords);
        Change(inquiry, "units/{unit:guid}/meaning", (v, voice, l) => l.Say(voice.Participant.Id, UnitOf(v), v.Form.Text("meaning")));
        Change(inquiry, "units/{unit:guid}/ends", (v, voice, l) => At(v, voice) is var (from, to)
            ? l.Move(voice.Participant.Id, UnitOf(v), from, to)
            : MeaningRefusals.NoWords);
        Change(inquiry, "units/{unit:guid}/away", (v, voice, l) => l.TakeAway(voice.Participant.Id, UnitOf(v)));
        inquiry.MapPost("/{handle}/mark/{id:guid}/undo", async (Visit v, string handle, Guid id) =>
        {
            if (await ReadingPages.Enter(v, handle, id) is not var (study, _))
            {
                return Visit.Absent();
            }

            await v.Undo(Layer.Journal(new(id), v.Me));
            return await Answer(v, study, id);
        });
        inquiry.MapPost("/{handle}/mark/{id:guid}/units/{unit:guid}/bridle", async (Visit v, string handle, Guid id, Guid unit) =>
        {
            if (await ReadingPages.Enter(v, handle, id) is not var (study, _))
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

    private static void Change(RouteGroupBuilder inquiry, string what, Func<Visit, Voice, Layer, Decision<Layer>> decide)
        => inquiry.MapPost("/{handle}/mark/{id:guid}/" + what, async (Visit v, string handle, Guid id) =>
        {
            if (await ReadingPages.Enter(v, handle, id) is not var (study, voice))
            {
                return Visit.Absent();
            }

            await v.Wish(Layer.Journal(new(id), v.Me), l => decide(v, voice, l));
            return await Answer(v, study, id);
        });

    // The desk asks for the margin alone; without script the whole page comes back.
    private static async Task<IResult> Answer(Visit v, StudyVisit study, Guid id)
    {
        var (now, voice) = (await ReadingPages.Enter(v, study.Handle, id))!.Value;
        return v.Http.Request.Headers["X-Andrum-Part"] == "margin" ? v.Page<Margin>(("Study", now), ("Voice", voice))
            : v.Form.Refusal is null ? Visit.To(study.At($"/mark/{id}"))
            : v.Page<MarkPage>(("Study", now), ("Voice", voice));
    }
}
