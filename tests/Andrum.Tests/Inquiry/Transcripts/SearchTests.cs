using Andrum.Inquiry.Transcripts;

namespace Andrum.Tests.Inquiry.Transcripts;

public sealed class SearchTests
{
    private static readonly MaskedTranscript Text = MaskedTranscript.Of(Transcript.Of([
        (TurnId.New(), "V", "The pain is still in the house. Painful? No, the PAIN.", null),
        (TurnId.New(), "I", "And Gunilla's windows, are they in the house too?", null)]), [new(MaskId.New(), "Gunilla", "Vera")]);

    [Theory]
    [InlineData(SearchKind.Plain, "pain", "pain|Pain|PAIN")]
    [InlineData(SearchKind.WholeWord, "pain", "pain|PAIN")]
    [InlineData(SearchKind.Near, "house pain", "pain is still in the house")]
    [InlineData(SearchKind.Expression, @"\bin the \w+", "in the house|in the house")]
    [InlineData(SearchKind.Plain, "Vera", "Vera")]
    [InlineData(SearchKind.Plain, "Gunilla", "")]
    public void Words_are_found_where_they_stand_and_nothing_under_a_mask(SearchKind kind, string words, string found)
    {
        var (search, whyNot) = Search.For(words, kind);
        Assert.Null(whyNot);
        Assert.Equal(found, string.Join('|', search!.In(Text).Select(f => Text.Turns[f.Turn].Text.Substring(f.Start, f.Length))));
    }

    [Theory]
    [InlineData(SearchKind.Near, "pain", "near-needs-two-words")]
    [InlineData(SearchKind.Expression, "(unclosed", "no-expression")]
    [InlineData(SearchKind.Expression, @"(a+)+\1", "no-expression")]
    [InlineData(SearchKind.Plain, "  ", "missing")]
    public void What_cannot_be_sought_is_said_so(SearchKind kind, string words, string code)
        => Assert.Equal(code, Search.For(words, kind).WhyNot!.Code);

    [Fact]
    public void An_expression_that_would_run_wild_is_answered_at_once()
    {
        var text = MaskedTranscript.Of(Transcript.Of([(TurnId.New(), "V", new string('a', 20_000) + "!", null)]), []);
        Assert.Empty(Search.For("(a+)+$", SearchKind.Expression).Search!.In(text));
    }
}
