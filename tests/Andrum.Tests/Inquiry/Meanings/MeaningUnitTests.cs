using Andrum.Consent;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Transcripts;
using Andrum.Journals;
using CsCheck;

namespace Andrum.Tests.Inquiry.Meanings;

public sealed class MeaningUnitTests
{
    private static readonly ParticipantId Vera = ParticipantId.New();
    private static readonly string[] Known = ["smärta", "…", "🧊", "o\u0308l", "den", "stannade", "kvar,", "(skratt)"];
    private static readonly Gen<string[]> Said = Gen.Int[0, Known.Length - 1].Select(i => Known[i]).Array[1, 9];

    [Fact]
    public void Nothing_is_marked_before_the_whole_has_been_read()
    {
        Assert.Equal(MeaningRefusals.ReadFirst, Mark(Layer.Empty).Refusal);
        var read = Layer.Empty.After(Layer.Empty.Understand(Vera, ""));
        Assert.Null(Assert.Single(read.After(Mark(read)).Units).Meaning);
    }

    [Fact]
    public void A_unit_taken_away_by_mistake_comes_back()
    {
        var unit = UnitId.New();
        var journal = Given.Journal<Layer>(new NaiveUnderstandingWritten(Vera, ""),
            new MeaningUnitMarked(Vera, unit, new(1, 0), new(2, 3), "Pain stays."), new MeaningUnitTakenAway(Vera, unit));
        Assert.Empty(journal.State.Units);
        Assert.Equal("Pain stays.", journal.Then(new Undone<Layer>(3)).State.UnitWith(unit)!.Meaning);
    }

    [Fact]
    public void Units_overlap_and_run_across_turns()
    {
        var text = Masked(Transcript.Of([(TurnId.New(), "V", "It had all the keys.", null), (TurnId.New(), "I", "And now?", null), (TurnId.New(), "V", "Now there are rooms.", null)]));
        var across = new MeaningUnit(UnitId.New(), new(3, 0), new(9, 5), null).In(text)!;
        Assert.Equal(["all the keys.", "And now?", "Now there"], across.Quote.Select(q => q.Words));
        Assert.Equal(("It had ", " are rooms."), (across.Before, across.After));
        Assert.Equal("keys", new MeaningUnit(UnitId.New(), new(5, 0), new(5, 4), null).In(text)!.Quote.Single().Words);
    }

    [Fact]
    public void A_unit_takes_a_masked_name_whole()
    {
        var transcript = Transcript.Of([(TurnId.New(), "V", "We lived in Norra Ängby then.", null)]);
        Mask[] masks = [new(MaskId.New(), "Norra Ängby", "[a suburb]")];
        var unit = new MeaningUnit(UnitId.New(), new(2, 0), new(5, 5), null);
        Assert.Equal("lived in Norra Ängby", unit.In(Masked(transcript))!.Quote.Single().Words);
        Assert.Equal("lived in [a suburb]", unit.In(MaskedTranscript.Of(transcript, masks))!.Quote.Single().Words);
    }

    [Fact]
    public void What_was_brought_in_is_rebuilt_to_the_letter()
        => Gen.Select(Said, Gen.Int[0, 3]).Sample((words, spaces) =>
        {
            var text = string.Join(spaces == 0 ? "\n" : new string(' ', spaces), words);
            Assert.Equal(text, Transcript.Of([(TurnId.New(), "V", text, null)]).Turns[0].Text);
        });

    [Fact]
    public void A_unit_stays_on_its_words_whatever_is_corrected_split_or_joined_beside_them()
        => Gen.Select(Said, Said, Said, Said).Sample((before, unit, after, corrected) =>
        {
            var marker = unit.Select((w, i) => $"{w}{i}u").ToArray();
            var transcript = Transcript.Of([(TurnId.New(), "I", "Och då?", null), (TurnId.New(), "V", string.Join(' ', before.Concat(marker).Concat(after)), null)]);
            var words = transcript.Turns[1].Words;
            var (first, last) = (words[before.Length], words[before.Length + marker.Length - 1]);
            var marked = new MeaningUnit(UnitId.New(), new(first.Id, 0), new(last.Id, last.Text.Length), null);
            var expected = string.Join(' ', marker);

            var edited = transcript.Correct(transcript.Turns[1].Id,
                string.Join(' ', corrected.Concat(marker).Concat(corrected)), transcript.NextWord);
            Assert.Equal(expected, Assert.Single(marked.In(Masked(edited))!.Quote).Words);
            Assert.Equal(edited.Turns.SelectMany(t => t.Words).Count(), edited.Turns.SelectMany(t => t.Words).DistinctBy(w => w.Id).Count());

            var split = edited.SplitTurn(edited.Turns[1].Id, first.Id, TurnId.New(), "I");
            Assert.Equal(expected, Assert.Single(marked.In(Masked(split))!.Quote).Words);

            var joined = split.JoinToPrevious(split.Turns[^1].Id).JoinToPrevious(split.Turns[1].Id);
            Assert.Equal(expected, Assert.Single(marked.In(Masked(joined))!.Quote).Words);
            Assert.Equal(string.Join(' ', split.Turns.Select(t => t.Text)), joined.Turns.Single().Text);
        });

    [Fact]
    public void A_layer_is_sealed_under_the_participants_key()
        => Assert.Equal(Vera.Key, new MeaningWritten(Vera, UnitId.New(), "").SealedFor(new JournalName("layer/x/y")));

    private static Decision<Layer> Mark(Layer layer) => layer.Mark(Vera, UnitId.New(), new(1, 0), new(2, 3), "  ");

    [Fact]
    public void What_was_selected_in_the_text_is_what_the_unit_quotes()
    {
        var text = Masked(Transcript.Of([(TurnId.New(), "V", "It had  all the 👩‍👩‍👧 keys.", null), (TurnId.New(), "I", "And now?", null)]));
        Gen.Select(Gen.Int[0, text.Turns[0].Text.Length - 1], Gen.Int[1, text.Turns[0].Text.Length]).Where((a, b) => a < b
            && text.Turns[0].Text[a..b].Trim().Length > 0).Sample((a, b) =>
        {
            var unit = new MeaningUnit(UnitId.New(), text.AnchorAt(text.Turns[0].Id, a, end: false)!, text.AnchorAt(text.Turns[0].Id, b, end: true)!, null);
            Assert.Equal(text.Turns[0].Text[a..b].Trim(), unit.In(text)!.Quote.Single().Words.Trim());
        });
    }

    private static MaskedTranscript Masked(Transcript transcript) => MaskedTranscript.Of(transcript, []);
}
