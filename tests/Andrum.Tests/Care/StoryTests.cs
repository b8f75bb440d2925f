using Andrum.Care;
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
}
