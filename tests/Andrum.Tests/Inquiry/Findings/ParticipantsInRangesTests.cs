using Andrum.Consent;
using Andrum.Inquiry.Findings;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Studies;
using Andrum.Inquiry.Transcripts;
using CsCheck;

namespace Andrum.Tests.Inquiry.Findings;

public sealed class ParticipantsInRangesTests
{
    private static readonly string[] Sexes = ["", "woman", "man", "other"];
    private static readonly string[] Pains = ["", "fibromyalgia", "widespread", "whiplash", "regional", "other"];

    // The figures of the published study.
    private static readonly Characteristics[] Ten =
    [
        Person(32, "fibromyalgia", true, 7), Person(36, "widespread", true, 8), Person(38, "widespread", true, 9), Person(40, "widespread", true, 9),
        Person(43, "whiplash", true, 10), Person(44, "whiplash", true, 10), Person(46, "whiplash", true, 11), Person(48, "whiplash", false, 12),
        Person(53, "whiplash", false, 13), Person(60, "regional", false, 13, "man"),
    ];

    [Fact]
    public void Ten_people_are_told_in_ranges_and_the_only_man_is_not_told_of()
    {
        var told = ParticipantsInRanges.Of(Ten);
        Assert.Equal((10, new Span(32, 60), 44, new Span(7, 13)), (told.Number, told.Ages, told.MeanAge, told.Months));
        Assert.Empty(told.Sex.Named);
        Assert.Equal(0, told.Sex.Others);
        Assert.Equal(7, told.Trauma);

        // One with fibromyalgia and one with regional pain would be two others: the three go with them.
        Assert.Equal([new Group("whiplash", 5)], told.PainDiagnoses.Named);
        Assert.Equal(5, told.PainDiagnoses.Others);
    }

    [Fact]
    public void A_trauma_in_all_but_two_is_not_told()
    {
        Assert.Null(ParticipantsInRanges.Of([.. Ten.Select((p, i) => p with { Trauma = i < 8 })]).Trauma);
        Assert.Null(ParticipantsInRanges.Of([.. Ten.Select((p, i) => p with { Trauma = i < 2 })]).Trauma);
        Assert.Null(ParticipantsInRanges.Of([.. Ten.Select(p => p with { Trauma = true })]).Trauma);
        Assert.Equal(3, ParticipantsInRanges.Of([.. Ten.Select((p, i) => p with { Trauma = i < 3 ? true : null })]).Trauma);
    }

    [Fact]
    public void Of_three_people_the_mean_would_tell_the_third()
    {
        Assert.Null(ParticipantsInRanges.Of(Ten[..4]).MeanAge);
        Assert.NotNull(ParticipantsInRanges.Of(Ten[..5]).MeanAge);
        var two = ParticipantsInRanges.Of(Ten[..2]);
        Assert.Equal((2, null, null, null, null), (two.Number, two.Ages, two.Months, two.Sessions, two.Trauma));
    }

    [Fact]
    public void Whoever_withdrew_was_not_interviewed_or_is_not_released_is_not_counted()
    {
        var study = Study.Empty;
        var interviews = new Dictionary<InterviewId, Interview>();
        var ids = new List<ParticipantId>();
        foreach (var (person, i) in Ten.Select((p, i) => (p, i)))
        {
            var (participant, interview) = (ParticipantId.New(), InterviewId.New());
            ids.Add(participant);
            study = study.After(study.Join(participant, interview, person, true, _ => 0));
            if (i > 0)
            {
                interviews[interview] = Interview.Empty with { Verbatim = Transcript.Empty, Released = i > 1 ? DateTimeOffset.UnixEpoch : null };
            }
        }

        Assert.Equal((8, new Span(38, 60)), (ParticipantsInRanges.Of(study, interviews).Number, ParticipantsInRanges.Of(study, interviews).Ages));
        study = study.After(study.Withdraw(ids[9], new(2026, 11, 24)));
        Assert.Equal((7, new Span(38, 53)), (ParticipantsInRanges.Of(study, interviews).Number, ParticipantsInRanges.Of(study, interviews).Ages));
    }

    [Fact]
    public void No_group_is_smaller_than_three_and_none_can_be_counted_back()
        => Gen.Select(Perhaps(18, 80), Gen.Int[0, 3].Select(i => Sexes[i]), Gen.Int[0, 5].Select(i => Pains[i]), Perhaps(0, 1), Perhaps(1, 20))
            .Select((age, sex, pain, trauma, months) => age == 18 ? null : new Characteristics(age, sex, pain, trauma is { } t ? t == 1 : null, "", months, 12))
            .Array[0, 24].Sample(people =>
            {
                var told = ParticipantsInRanges.Of(people);
                Assert.Equal(people.Length, told.Number);
                foreach (var (grouped, trait) in new[] { (told.Sex, (Func<Characteristics?, string>)(p => p?.Sex ?? "")), (told.PainDiagnoses, p => p?.PainDiagnosis ?? "") })
                {
                    Assert.All(grouped.Named, g => Assert.Equal(people.Count(p => trait(p) == g.Trait), g.People));
                    Assert.All(grouped.Named, g => Assert.InRange(g.People, 3, people.Length));
                    Assert.True(grouped.Others is 0 or >= 3);
                    Assert.True(grouped.Named.IsEmpty || grouped.Named.Sum(g => g.People) + grouped.Others == people.Length);
                }

                Assert.True(told.Trauma is null || (told.Trauma >= 3 && people.Length - told.Trauma >= 3));
                Assert.True(told.Ages is null || people.Count(p => p?.Age is not null) >= 3);
                Assert.True(told.MeanAge is null || people.Count(p => p?.Age is not null) >= 5);
            });

    private static Gen<int?> Perhaps(int least, int most) => Gen.Int[least - 1, most].Select(i => i < least ? (int?)null : i);

    private static Characteristics Person(int age, string pain, bool trauma, int months, string sex = "woman")
        => new(age, sex, pain, trauma, "full-sick-leave", months, months * 2);
}
