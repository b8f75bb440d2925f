using System.Collections.Immutable;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;

namespace Andrum.Inquiry.Dialogues;

/// <summary>A shared reflection.</summary>
public readonly record struct ReflectionId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static ReflectionId New() => new(Guid.CreateVersion7());
}

/// <summary>How a shared reflection ends. None of them is better than another.</summary>
public enum ReflectionEnd
{
    /// <summary>The analysts came to one unit together.</summary>
    SharedUnit,

    /// <summary>Two understandings are kept.</summary>
    TwoUnderstandings,

    /// <summary>The question stays open.</summary>
    OpenQuestion,
}

/// <summary>Something said in a shared reflection.</summary>
public sealed record Said(PersonId By, DateTimeOffset Recorded, string Words);

/// <summary>A difference between readings that is talked through rather than counted.</summary>
/// <param name="Id">The reflection.</param>
/// <param name="Units">The units that differ.</param>
public sealed record SharedReflection(ReflectionId Id, ImmutableList<UnitRef> Units)
{
    /// <summary>What was said, oldest first.</summary>
    public ImmutableList<Said> Thread { get; init; } = [];

    /// <summary>How it ended; null while it goes on.</summary>
    public ReflectionEnd? End { get; init; }

    /// <summary>What it came to, in words.</summary>
    public string CameTo { get; init; } = "";
}

/// <summary>A meeting of the team: who was there, and what was discussed and decided.</summary>
public sealed record Meeting(DateOnly On, ImmutableList<PersonId> Who, string Words);

/// <summary>A shared reflection was opened over units that differ.</summary>
[Kind("reflection-opened/1")]
public sealed record ReflectionOpened(ReflectionId Reflection, ImmutableList<UnitRef> Units) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
        => state with { Reflections = state.Reflections.Add(new(Reflection, Units)) };
}

/// <summary>Somebody said something in a shared reflection.</summary>
[Kind("reflection-said/1")]
public sealed record ReflectionSaid(ReflectionId Reflection, string Words) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state.WithReflection(Reflection,
        r => r with { Thread = r.Thread.Add(new(stamp.By, stamp.Recorded, Words)) });
}

/// <summary>A shared reflection ended.</summary>
[Kind("reflection-ended/1")]
public sealed record ReflectionEnded(ReflectionId Reflection, ReflectionEnd End, string CameTo) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
        => state.WithReflection(Reflection, r => r with { End = End, CameTo = CameTo });
}

/// <summary>A meeting was noted.</summary>
[Kind("meeting-noted/1")]
public sealed record MeetingNoted(DateOnly On, ImmutableList<PersonId> Who, string Words) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
        => state with { Meetings = [.. state.Meetings.Add(new(On, Who, Words)).OrderBy(m => m.On)] };
}

/// <summary>An analyst wrote what they understand of all interviews as one whole.</summary>
[Kind("whole-understood/1")]
public sealed record WholeUnderstood(string Words) : Entry<Study>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
        => state with { Wholes = state.Wholes.SetItem(stamp.By, new(Words, stamp.Recorded)) };
}

/// <summary>Why analysts together are told no.</summary>
public static class DialogueRefusals
{
    /// <summary>A shared reflection is about units of two analysts at least.</summary>
    public static readonly Refusal TwoReadings = new("two-readings");
}

/// <summary>The decisions of analysts together.</summary>
public static class DialogueDecisions
{
    /// <summary>Opens a shared reflection over units of at least two analysts.</summary>
    public static Decision<Study> Reflect(this Study study, ReflectionId id, IEnumerable<UnitRef> units)
    {
        UnitRef[] differing = [.. units.Distinct()];
        return study.Reflections.Exists(r => r.Id == id) ? Decision<Study>.Nothing
            : differing.Select(u => u.Analyst).Distinct().Count() < 2 ? DialogueRefusals.TwoReadings
            : new ReflectionOpened(id, [.. differing]);
    }

    /// <summary>Says something in a shared reflection.</summary>
    public static Decision<Study> Say(this Study study, ReflectionId id, string words)
        => !study.Reflections.Exists(r => r.Id == id) ? Refusal.NotFound
            : string.IsNullOrWhiteSpace(words) ? Refusal.Missing.With("words")
            : new ReflectionSaid(id, words.Trim());

    /// <summary>Ends a shared reflection, or ends it anew.</summary>
    public static Decision<Study> EndReflection(this Study study, ReflectionId id, ReflectionEnd end, string cameTo)
        => study.Reflections.Find(r => r.Id == id) is not { } reflection ? Refusal.NotFound
            : reflection.End == end && reflection.CameTo == (cameTo ?? "").Trim() ? Decision<Study>.Nothing
            : new ReflectionEnded(id, end, (cameTo ?? "").Trim());

    /// <summary>Notes a meeting.</summary>
    public static Decision<Study> Meet(this Study study, DateOnly on, IEnumerable<PersonId> who, string words, DateOnly today)
    {
        PersonId[] present = [.. who.Where(study.Has).Distinct()];
        return on > today ? Refusal.InTheFuture
            : present.Length == 0 ? Refusal.Missing.With("who")
            : string.IsNullOrWhiteSpace(words) ? Refusal.Missing.With("words")
            : new MeetingNoted(on, [.. present], words.Trim());
    }

    /// <summary>Writes what one understands of the whole of all interviews.</summary>
    public static Decision<Study> UnderstandWhole(this Study study, PersonId by, string words)
        => study.Wholes.GetValueOrDefault(by)?.Words == (words ?? "").Trim() ? Decision<Study>.Nothing
            : new WholeUnderstood((words ?? "").Trim());

    internal static Study WithReflection(this Study study, ReflectionId id, Func<SharedReflection, SharedReflection> change)
        => study with { Reflections = [.. study.Reflections.Select(r => r.Id == id ? change(r) : r)] };
}
