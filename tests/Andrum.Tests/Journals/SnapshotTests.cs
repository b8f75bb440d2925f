using Andrum.Care.Story;
using Andrum.Journals;
using CsCheck;

namespace Andrum.Tests.Journals;

public sealed class SnapshotTests
{
    private static readonly StoryId Fall = StoryId.New();

    private static readonly Gen<Entry<Diary>[]> Histories = Gen.OneOf<Entry<Diary>>(
        Gen.Int[0, 4].Select(i => (Entry<Diary>)new StoryWritten(new(new Guid(i, 0, 0, new byte[8])), "Ice", new("1994"), $"text {i}")),
        Gen.Int[0, 4].Select(i => (Entry<Diary>)new StoryPutAway(new(new Guid(i, 0, 0, new byte[8])))),
        Gen.String.Select(w => (Entry<Diary>)new DayNoted(w)),
        Gen.Long[1, 12].Select(v => (Entry<Diary>)new Undone<Diary>(v))).Array[0, 12];

    [Fact]
    public void Folding_on_from_any_cut_gives_the_same_state_as_folding_at_once()
        => Gen.Select(Histories, Gen.Int[0, 12]).Sample((entries, cut) =>
        {
            var whole = Given.Journal<Diary>(entries);
            var cutAt = Math.Min(cut, entries.Length);
            var continued = whole.At(cutAt).With([.. whole.Entries.Skip(cutAt)]);
            Assert.Equal(whole.State.Story.AsEnumerable(), continued.State.Story);
            Assert.Equal(whole.State.CheckIns.AsEnumerable(), continued.State.CheckIns);
        });

    [Fact]
    public void What_was_put_away_by_mistake_comes_back_and_can_be_put_away_again()
    {
        var away = Given.Journal<Diary>(new StoryWritten(Fall, "The fall", new("1994"), "Ice."), new StoryPutAway(Fall));
        Assert.Empty(away.State.Story);

        var back = away.Then(new Undone<Diary>(2));
        Assert.Equal("Ice.", Assert.Single(back.State.Story).Text);

        Assert.Empty(back.Then(new Undone<Diary>(3)).State.Story);
    }

    [Fact]
    public void An_earlier_moment_shows_what_was_known_then()
    {
        var journal = Given.Journal<Diary>(new StoryWritten(Fall, "", new("1994"), "Ice."), new StoryWritten(Fall, "", new("1995"), "Ice, and my father."));
        Assert.Equal("Ice.", Assert.Single(journal.At(1).State.Story).Text);
        Assert.Equal(2, journal.Version);
    }

    [Fact]
    public void An_entry_that_does_not_follow_is_no_entry()
    {
        var journal = Given.Journal<Diary>(new DayNoted("grey"), new DayNoted("better"));
        Assert.Throws<ArgumentException>(() => journal.With([.. journal.Entries.Skip(1)]));
    }

    [Fact]
    public void A_journal_with_a_kind_from_the_future_is_open_for_reading_only()
    {
        var journal = Given.Journal<Diary>(new DayNoted("grey"), new Unknown<Diary>("dream-told/1"));
        Assert.True(journal.ReadOnly);
        Assert.Equal("grey", Assert.Single(journal.State.CheckIns).Word);
    }

    [Fact]
    public void The_last_thing_that_one_may_take_back_is_ones_own()
    {
        var journal = Given.Journal<Diary>(new StoryWritten(Fall, "", new(""), "Ice."), new StoryPutAway(Fall), new DayNoted("grey"));
        Assert.Equal(2, Assert.Single(journal.LastUndoable(Given.Somebody)).Stamp.Version);
        Assert.Empty(journal.LastUndoable(PersonId.New()));
        Assert.Empty(journal.Then(new Undone<Diary>(2)).LastUndoable(Given.Somebody));
    }
}
