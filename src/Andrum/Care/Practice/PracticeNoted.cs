using Andrum.Care.Story;

namespace Andrum.Care.Practice;

/// <summary>What attention rests on.</summary>
public enum Anchor
{
    /// <summary>What can be heard.</summary>
    Sounds,

    /// <summary>What can be seen.</summary>
    Sight,

    /// <summary>Something held or touched.</summary>
    Object,

    /// <summary>The breath.</summary>
    Breath,

    /// <summary>The body.</summary>
    Body,
}

/// <summary>A practice as the patient noted it for themselves. "Worse" is an answer like any other.</summary>
public sealed record Practised(string What, Anchor Anchor, string How, DateTimeOffset Recorded);

/// <summary>A practice was noted.</summary>
[Kind("practice-noted/1")]
public sealed record PracticeNoted(string What, Anchor Anchor, string How) : Entry<Diary>
{
    /// <inheritdoc/>
    public override Diary Apply(Diary state, Stamp stamp)
        => state with { Practised = state.Practised.Add(new(What, Anchor, How, stamp.Recorded)) };
}

/// <summary>The patient's decisions on practices.</summary>
public static class PracticeDecisions
{
    /// <summary>Notes a practice for oneself; how it was may stay unsaid.</summary>
    public static Decision<Diary> NotePractice(this Diary diary, string what, Anchor anchor, string how)
    {
        ArgumentNullException.ThrowIfNull(diary);
        return string.IsNullOrWhiteSpace(what) && string.IsNullOrWhiteSpace(how) ? Refusal.Missing.With("what")
            : new PracticeNoted((what ?? "").Trim(), anchor, (how ?? "").Trim());
    }
}
