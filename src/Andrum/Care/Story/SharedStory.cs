namespace Andrum.Care.Story;

/// <summary>A story entry as the patient shared it: the text as it was then.</summary>
public sealed record SharedStory(StoryId Id, string Title, StoryTime When, string Text, DateTimeOffset Shared);

/// <summary>Something the patient wants to bring to the next session, in their own words.</summary>
public sealed record Brought(string Words, DateTimeOffset Recorded);

/// <summary>The patient shared a story entry, text included: from here it is part of the record.</summary>
[Kind("story-shared/1")]
public sealed record StoryShared(StoryId Story, string Title, StoryTime When, string Text) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp) => state with
    {
        Story = state.Story.RemoveAll(s => s.Id == Story).Add(new(Story, Title, When, Text, stamp.Recorded)),
    };
}

/// <summary>The patient wants to bring something to the session.</summary>
[Kind("brought/1")]
public sealed record ToBring(string Words) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp)
        => state with { Brought = state.Brought.Add(new(Words, stamp.Recorded)) };
}

/// <summary>The patient no longer wants to bring it.</summary>
[Kind("let-be/1")]
public sealed record LetBe(string Words) : Entry<PatientRecord>
{
    /// <inheritdoc/>
    public override PatientRecord Apply(PatientRecord state, Stamp stamp)
        => state with { Brought = state.Brought.RemoveAll(b => b.Words == Words && state.IsNew(b.Recorded)) };
}

/// <summary>The patient's decisions on what the record receives.</summary>
public static class SharingDecisions
{
    /// <summary>Shares a story entry as it stands; sharing it again after rewriting replaces what is shown.</summary>
    public static Decision<PatientRecord> Share(this PatientRecord record, StoryEntry entry)
        => record.Story.Exists(s => s.Id == entry.Id && s.Title == entry.Title && s.When == entry.When && s.Text == entry.Text)
            ? Decision<PatientRecord>.Nothing
            : new StoryShared(entry.Id, entry.Title, entry.When, entry.Text);

    /// <summary>Brings something to the next session.</summary>
    public static Decision<PatientRecord> Bring(this PatientRecord record, string words)
        => string.IsNullOrWhiteSpace(words) ? Refusal.Missing.With("bring")
            : record.Brings.Any(b => b.Words == words.Trim()) ? Decision<PatientRecord>.Nothing
            : new ToBring(words.Trim());

    /// <summary>Takes back what one wanted to bring. That it was written stays in the record's history.</summary>
    public static Decision<PatientRecord> LetBe(this PatientRecord record, string words)
        => record.Brings.Any(b => b.Words == words) ? new LetBe(words) : Decision<PatientRecord>.Nothing;
}
