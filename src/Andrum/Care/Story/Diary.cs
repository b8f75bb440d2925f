using System.Collections.Immutable;
using Andrum.Care.Practice;

namespace Andrum.Care.Story;

/// <summary>A piece of a life and illness story.</summary>
public readonly record struct StoryId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static StoryId New() => new(Guid.CreateVersion7());
}

/// <summary>A story entry as the patient keeps it.</summary>
public sealed record StoryEntry(StoryId Id, string Title, StoryTime When, string Text, DateTimeOffset Written);

/// <summary>How a day was, in one word; a word from the page or one's own.</summary>
public sealed record CheckIn(string Word, DateTimeOffset Recorded);

/// <summary>What the patient keeps to themselves. Nobody in the clinic can open it.</summary>
public sealed record Diary : IState<Diary>
{
    /// <inheritdoc/>
    public static Diary Empty { get; } = new();

    /// <summary>The diary's journal.</summary>
    public static JournalOf<Diary> Journal(PersonId patient) => new(JournalName.Of("diary", patient.Value));

    /// <summary>The story entries, in the order of writing.</summary>
    public ImmutableList<StoryEntry> Story { get; init; } = [];

    /// <summary>Check-ins, oldest first.</summary>
    public ImmutableList<CheckIn> CheckIns { get; init; } = [];

    /// <summary>Practices, oldest first.</summary>
    public ImmutableList<Practised> Practised { get; init; } = [];

    /// <summary>A story entry; null when it is not here.</summary>
    public StoryEntry? StoryWith(StoryId id) => Story.Find(s => s.Id == id);

    /// <summary>Keeps a story entry, new or rewritten. A title or a text is enough; neither is needed to be long.</summary>
    public Decision<Diary> Write(StoryId id, string title, StoryTime when, string text)
    {
        var told = new StoryWritten(id, (title ?? "").Trim(), when, (text ?? "").TrimEnd());
        return told.Title.Length == 0 && told.Text.Length == 0 ? Refusal.Missing.With("text")
            : StoryWith(id) is { } before && before.Title == told.Title && before.When == when && before.Text == told.Text
                ? Decision<Diary>.Nothing
            : told;
    }

    /// <summary>Takes an entry out of one's sight; undoing brings it back.</summary>
    public Decision<Diary> PutAway(StoryId id)
        => StoryWith(id) is null ? Decision<Diary>.Nothing : new StoryPutAway(id);

    /// <summary>Keeps how it is today, in one word.</summary>
    public Decision<Diary> CheckedIn(string word)
        => string.IsNullOrWhiteSpace(word) ? Refusal.Missing.With("word") : new DayNoted(word.Trim());
}

/// <summary>A story entry was written or rewritten.</summary>
[Kind("story-written/1")]
public sealed record StoryWritten(StoryId Story, string Title, StoryTime When, string Text) : Entry<Diary>
{
    /// <inheritdoc/>
    public override Diary Apply(Diary state, Stamp stamp)
    {
        var at = state.Story.FindIndex(s => s.Id == Story);
        return state with
        {
            Story = at < 0
                ? state.Story.Add(new(Story, Title, When, Text, stamp.Recorded))
                : state.Story.SetItem(at, new(Story, Title, When, Text, state.Story[at].Written)),
        };
    }
}

/// <summary>A story entry was put away.</summary>
[Kind("story-put-away/1")]
public sealed record StoryPutAway(StoryId Story) : Entry<Diary>
{
    /// <inheritdoc/>
    public override bool MayBeUndone() => true;

    /// <inheritdoc/>
    public override Diary Apply(Diary state, Stamp stamp)
        => state with { Story = state.Story.RemoveAll(s => s.Id == Story) };
}

/// <summary>The patient said in one word how the day is.</summary>
[Kind("day-noted/1")]
public sealed record DayNoted(string Word) : Entry<Diary>
{
    /// <inheritdoc/>
    public override Diary Apply(Diary state, Stamp stamp)
        => state with { CheckIns = state.CheckIns.Add(new(Word, stamp.Recorded)) };
}
