using Andrum.Care;
using Andrum.Care.Sessions;
using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>Sessions: held, read, added to, and moved when the note was written for the wrong patient.</summary>
internal static class SessionPages
{
    /// <summary>How many pieces of a story the form has room for.</summary>
    public const int RowsTold = 3;

    public static void Map(RouteGroupBuilder patient)
    {
        var sessions = patient.MapGroup("/sessions");
        sessions.MapGet("/", async (Visit v) => v.Page<SessionsPage>(("Chart", await v.OpenChart())));
        sessions.MapGet("/new", async (Visit v) => v.Page<NewSessionPage>(("Chart", await v.OpenChart())));
        sessions.MapPost("/new", Hold);
        sessions.MapGet("/{sid:guid}", Show);
        sessions.MapPost("/{sid:guid}", async (Visit v, Guid sid)
            => await v.Wish(v.Record(), record => record.AddToSession(new(sid), v.Form.Text("addition")))
                ? Visit.To($"{At(v)}/{sid:D}")
                : await Show(v, sid));
        sessions.MapGet("/{sid:guid}/move", ShowMove);
        sessions.MapPost("/{sid:guid}/move", Move);
    }

    private static string At(Visit v) => $"/care/patients/{CarePages.Patient(v.Http).Value:D}/sessions";

    private static async Task<IResult> Hold(Visit v)
    {
        var f = v.Form;
        var session = new SessionId(f.Wish.Value);
        var told = Enumerable.Range(1, RowsTold).Select(i => new Told(f.Text($"what{i}"), f.All($"done{i}").Contains("confirmed"),
            f.All($"done{i}").Contains("normalised"), f.Text($"answer{i}").Trim()));
        var done = await v.Wish(v.Record(), record => f.Day("on") is { } on
            ? record.HoldSession(session, on, f.Text("agenda").Split('\n'), f.Text("note"), told, v.Today)
            : Refusal.Missing.With("on"));
        return done ? Visit.To($"{At(v)}/{session.Value:D}") : v.Page<NewSessionPage>(("Chart", await v.OpenChart()));
    }

    private static async Task<IResult> Show(Visit v, Guid sid)
    {
        var chart = await v.OpenChart();
        return chart.Record.SessionWith(new(sid)) is { } session
            ? v.Page<SessionPage>(("Chart", chart), ("Session", session))
            : Visit.Absent();
    }

    private static async Task<IResult> ShowMove(Visit v, Guid sid)
    {
        var chart = await v.OpenChart();
        return chart.Record.SessionWith(new(sid)) is { } session
            ? v.Page<MoveSessionPage>(("Chart", chart), ("Session", session))
            : Visit.Absent();
    }

    private static async Task<IResult> Move(Visit v, Guid sid)
    {
        var to = new PersonId(v.Form.Id("to"));
        if (v.Own(v.Record()).SessionWith(new(sid)) is not { } session)
        {
            // Sent again after it was done: the note stands where it was moved to.
            return v.Treats(to) && v.Own(PatientRecord.Journal(to)).SessionWith(new(sid)) is not null
                ? Visit.To($"/care/patients/{to.Value:D}/sessions/{sid:D}")
                : Visit.Absent();
        }

        if (!v.Treats(to) || to == CarePages.Patient(v.Http))
        {
            v.Form.Refuse(Refusal.Missing.With("to"));
            return await ShowMove(v, sid);
        }

        // First there, then away from here: between the two it stands twice, never nowhere.
        if (!await v.Wish(PatientRecord.Journal(to), record => record.ReceiveSession(session, v.Today))
            || !await v.Wish(v.Record(), record => record.MoveSessionAway(session.Id), part: 1))
        {
            return await ShowMove(v, sid);
        }

        // Another patient's words do not stay sealed under this patient's key.
        await v.Remove(v.Record(), entry => entry is SessionHeld held && held.Session == session.Id
            || entry is SessionNoteAdded added && added.Session == session.Id);
        return Visit.To($"/care/patients/{to.Value:D}/sessions/{sid:D}");
    }
}
