using Andrum.Inquiry.Transcripts;

namespace Andrum.Tests.Inquiry.Transcripts;

public sealed class MaskTests
{
    [Theory]
    [InlineData("Gunilla came.", "Vera came.")]
    [InlineData("It was Gunilla's coat, \"Gunilla\", said gunilla…", "It was Vera's coat, \"Vera\", said Vera…")]
    [InlineData("Gunillas kappa", "Veras kappa")]
    [InlineData("Gunillan is another word", "Gunillan is another word")]
    [InlineData("in Norra Ängby, then Ängby", "in [a suburb], then Ängby")]
    [InlineData("(Norra Ängby)", "([a suburb])")]
    [InlineData("AnnaGunilla", "AnnaGunilla")]
    public void A_name_is_masked_as_a_whole_word_and_in_its_genitive(string said, string read)
        => Assert.Equal(read, MaskedTranscript.Of(One(said), Masks).Turns[0].Text);

    [Fact]
    public void What_was_replaced_is_not_masked_again()
    {
        Mask[] masks = [new(MaskId.New(), "Vera", "Ingrid"), new(MaskId.New(), "Gunilla", "Vera")];
        Assert.Equal("Vera and Ingrid", MaskedTranscript.Of(One("Gunilla and Vera"), masks).Turns[0].Text);
    }

    [Fact]
    public void A_speakers_label_is_masked_too_and_the_verbatim_stays()
    {
        var verbatim = Transcript.Of([(TurnId.New(), "Gunilla", "I am Gunilla.", null)]);
        Assert.Equal(("Vera", "I am Vera."), MaskedTranscript.Of(verbatim, Masks).Turns.Select(t => (t.Speaker, t.Text)).Single());
        Assert.Equal("I am Gunilla.", verbatim.Turns[0].Text);
    }

    private static readonly Mask[] Masks = [new(MaskId.New(), "Gunilla", "Vera"), new(MaskId.New(), "Norra Ängby", "[a suburb]")];

    private static Transcript One(string said) => Transcript.Of([(TurnId.New(), "V", said, null)]);
}
