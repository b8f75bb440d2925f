using System.Collections.Immutable;

namespace Andrum.Care.Sessions;

/// <summary>A session of the therapy.</summary>
public readonly record struct SessionId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static SessionId New() => new(Guid.CreateVersion7());
}

/// <summary>A piece of the story that was told, and what was done with it.</summary>
/// <param name="What">What was told, in the therapist's words.</param>
/// <param name="Confirmed">It was taken as real (legitimised).</param>
/// <param name="Normalised">It was said that many live so, or that the body does so.</param>
/// <param name="Answer">What the therapist said to it; may be empty.</param>
public sealed record Told(string What, bool Confirmed, bool Normalised, string Answer = "");

/// <summary>A later addition to a note: what stood there stays.</summary>
public sealed record Addition(string Text, PersonId By, DateTimeOffset Recorded);

/// <summary>One session as it stands in the record.</summary>
public sealed record Session(SessionId Id, DateOnly Date, ImmutableList<string> Agenda, string Note, ImmutableList<Told> Told,
    PersonId By, DateTimeOffset Recorded)
{
    /// <summary>What was added later, oldest first.</summary>
    public ImmutableList<Addition> Additions { get; init; } = [];

    /// <summary>Whether the note was first written into another patient's record.</summary>
    public bool MovedHere { get; init; }

    /// <summary>
    /// Whether something that was written lay there when the session was held. Of the session's own day nobody knows the hour, so
    /// what was written on it counts as taken up only by a note of the same day: better twice on the table than lost.
    /// </summary>
    public bool HadBeforeIt(DateTimeOffset written)
    {
        var day = DateOnly.FromDateTime(written.UtcDateTime);
        return day < Date || (day == Date && DateOnly.FromDateTime(Recorded.UtcDateTime) == Date && written < Recorded);
    }
}

/// <summary>A session was held. <paramref name="MovedHere"/>: its note first stood in another record by mistake.</summary>
[Kind("session-held/1")]
public sealed record SessionHeld(SessionId Session, DateOnly Date, ImmutableList<string> Agenda, string Note, ImmutableList<Told> Told,
    bool MovedHere) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with
    {
        Sessions = [.. state.Sessions
            .Add(new(Session, Date, Agenda, Note, Told, stamp.By, stamp.Recorded) { MovedHere = MovedHere })
            .OrderBy(s => s.Date)],
    };
}

/// <summary>Something was added to a session's note.</summary>
[Kind("session-note-added/1")]
public sealed record SessionNoteAdded(SessionId Session, string Text) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with
    {
        Sessions = [.. state.Sessions.Select(s => s.Id == Session
            ? s with { Additions = s.Additions.Add(new(Text, stamp.By, stamp.Recorded)) } : s)],
    };
}

/// <summary>A session's note had been written into the wrong patient's record and was moved to the right one.</summary>
[Kind("session-moved-away/1")]
public sealed record SessionMovedAway(SessionId Session) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp)
        => state with { Sessions = state.Sessions.RemoveAll(s => s.Id == Session) };
}

/// <summary>The next session was agreed on, in the clinic's local time.</summary>
[Kind("session-planned/1")]
public sealed record SessionPlanned(DateTime At) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with { Planned = At };
}

/// <summary>The planned session will not take place; nothing is said about why.</summary>
[Kind("session-called-off/1")]
public sealed record SessionCalledOff : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with { Planned = null };
}

/// <summary>The decisions on sessions.</summary>
public static class SessionDecisions
{
    /// <summary>
    /// Writes a session down. The consent to care comes before the first session; a note written late is accepted. An agenda alone
    /// says what was planned, and not that anybody met.
    /// </summary>
    public static Decision<PatientRecord> HoldSession(this PatientRecord record, SessionId id, DateOnly date,
        IEnumerable<string> agenda, string note, IEnumerable<Told> told, DateOnly today, bool movedHere = false)
    {
        string[] points = [.. agenda.Select(a => a.Trim()).Where(a => a.Length > 0)];
        Told[] heard = [.. told.Where(t => t.What.Trim().Length > 0).Select(t => t with { What = t.What.Trim() })];
        return record.Consent is null ? CareRefusals.ConsentToCareFirst
            : date > today ? Refusal.InTheFuture
            : date < record.Consent.On ? CareRefusals.BeforeWhatCameFirst
            : date > (record.Completion?.On ?? record.Exit?.On) ? CareRefusals.TherapyEnded
            : record.SessionWith(id) is not null ? Decision<PatientRecord>.Nothing
            : string.IsNullOrWhiteSpace(note) && heard.Length == 0 ? Refusal.Missing.With("note")
            : new SessionHeld(id, date, [.. points], (note ?? "").Trim(), [.. heard], movedHere);
    }

    /// <summary>Adds to a note; what stands there is never changed.</summary>
    public static Decision<PatientRecord> AddToSession(this PatientRecord record, SessionId id, string text)
        => record.SessionWith(id) is null ? Refusal.NotFound
            : string.IsNullOrWhiteSpace(text) ? Refusal.Missing.With("addition")
            : new SessionNoteAdded(id, text.Trim());

    /// <summary>
    /// Takes in a session that was written into another record by mistake, with what was added to it. What holds for any session of
    /// this patient holds for it.
    /// </summary>
    public static Decision<PatientRecord> ReceiveSession(this PatientRecord record, Session session, DateOnly today)
    {
        var held = record.HoldSession(session.Id, session.Date, session.Agenda, session.Note, session.Told, today, movedHere: true);
        return held.Entries.IsEmpty ? held : Decision<PatientRecord>.Write(
            [.. held.Entries, .. session.Additions.Select(a => new SessionNoteAdded(session.Id, a.Text))]);
    }

    /// <summary>Takes a note out that was written into the wrong record, after it stands in the right one.</summary>
    public static Decision<PatientRecord> MoveSessionAway(this PatientRecord record, SessionId id)
        => record.SessionWith(id) is null ? Decision<PatientRecord>.Nothing : new SessionMovedAway(id);

    /// <summary>Agrees on the next session, today or later.</summary>
    public static Decision<PatientRecord> PlanSession(this PatientRecord record, DateTime at, DateOnly today)
        => record.Consent is null ? CareRefusals.ConsentToCareFirst
            : record.Completion is not null || record.Exit is not null ? CareRefusals.TherapyEnded
            : DateOnly.FromDateTime(at) < today ? CareRefusals.InThePast
            : record.NextSession == at ? Decision<PatientRecord>.Nothing
            : new SessionPlanned(at);

    /// <summary>Calls the planned session off, so that nobody comes to a closed door.</summary>
    public static Decision<PatientRecord> CallOffSession(this PatientRecord record)
        => record.NextSession is null ? Decision<PatientRecord>.Nothing : new SessionCalledOff();
}
