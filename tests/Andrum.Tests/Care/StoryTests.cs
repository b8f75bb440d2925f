using Andrum.Care;
using Andrum.Care.Sessions;
using Andrum.Care.Story;
using Andrum.Journals;

namespace Andrum.Tests.Care;

public sealed class StoryTests
{
    [Theory]
    [InlineData("spring 1994", 1994, 3)]
    [InlineData("våren 1994", 1994, 3)]
    [InlineData("November 2019, I think", 2019, 11)]
    [InlineData("1978", 1978, 0)]
    [InlineData("1994-06-02", 1994, 6)]
    [InlineData("", null, 0)]
    [InlineData("before the children", null, 0)]
    [InlineData("room 4711", null, 0)]
    public void A_story_may_be_dated_as_it_is_remembered(string words, int? year, int month)
    {
        var when = new StoryTime(words);
        Assert.Equal(words, when.Words);
        Assert.Equal(year, when.Year);
        Assert.Equal(month, when.Month);
    }

    [Fact]
    public void An_undated_placeholder_without_a_text_is_kept()
    {
        var decision = Diary.Empty.Write(StoryId.New(), "Something happened", StoryTime.Undated, "");
        Assert.Equal("Something happened", Assert.Single(Diary.Empty.After(decision).Story).Title);
        Assert.Equal(Refusal.Missing.With("text"), Diary.Empty.Write(StoryId.New(), " ", StoryTime.Undated, "").Refusal);
    }

    [Fact]
    public void What_is_shared_is_the_text_as_it_stood()
    {
        var id = StoryId.New();
        var diary = Diary.Empty.After(Diary.Empty.Write(id, "Ice", new("1994"), "I fell."));
        var record = PatientRecord.Empty.After(PatientRecord.Empty.Share(diary.StoryWith(id)!));
        diary = diary.After(diary.Write(id, "Ice", new("1994"), "I fell. Nobody came."));
        Assert.Equal("I fell.", Assert.Single(record.Story).Text);
        record = record.After(record.Share(diary.StoryWith(id)!));
        Assert.Equal("I fell. Nobody came.", Assert.Single(record.Story).Text);
        Assert.Empty(record.Share(diary.StoryWith(id)!).Entries);
    }

    [Fact]
    public void What_somebody_wants_to_bring_keeps_their_words_and_order()
    {
        var record = PatientRecord.Empty;
        foreach (var words in new[] { "Can you die from it?", "My sister" })
        {
            record = record.After(record.Bring(words));
        }

        Assert.Equal(["Can you die from it?", "My sister"], record.Brings.Select(b => b.Words));
    }

    [Fact]
    public void What_somebody_wanted_to_bring_can_be_let_be()
    {
        var record = PatientRecord.Empty.After(PatientRecord.Empty.Bring("My sister"));
        Assert.Empty(record.After(record.LetBe("My sister")).Brings);
        Assert.Empty(record.LetBe("My brother").Entries);
    }

    [Theory]
    [InlineData("2025-02-02T21:00", "2025-02-03T11:10", false)]
    [InlineData("2025-02-03T07:30", "2025-02-03T11:10", false)]
    [InlineData("2025-02-03T20:00", "2025-02-03T11:10", true)]
    [InlineData("2025-02-03T20:00", "2025-02-04T09:00", true)]
    [InlineData("2025-02-04T08:00", "2025-02-04T09:00", true)]
    public void What_was_written_after_a_session_waits_for_the_next_even_when_the_note_comes_late(string written, string noted, bool waits)
    {
        var session = new Session(SessionId.New(), new(2025, 2, 3), [], "", [], Given.Somebody, Utc(noted));
        var record = PatientRecord.Empty with { Sessions = [session], Brought = [new("My sister", Utc(written))] };
        Assert.Equal(waits, record.Brings.Any());
    }

    private static DateTimeOffset Utc(string time)
        => new(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
}
