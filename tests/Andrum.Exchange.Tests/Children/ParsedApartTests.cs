using System.Diagnostics;
using System.Globalization;
using System.Text;
using Andrum.Exchange.Children;
using Andrum.Exchange.Tests.Odt;
using Andrum.Exchange.Tests.Pdf;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Tests.Children;

public sealed class ParsedApartTests
{
    private static readonly ParsedApart Apart = new();

    [Fact]
    public void What_is_parsed_apart_is_the_same_as_what_is_parsed_here()
    {
        var pdf = PdfTests.Document([(60, 700, "I: How was it then?"), (60, 660, "Vera: So it went on."), (60, 640, "I: And?")]);
        var odt = OdtTests.Document("<text:p>[00:01] I: Größe? 🧊</text:p><text:p>Åsa: Så.</text:p><text:p>Och så.</text:p>");
        var patient = new ParsedApart { Time = TimeSpan.FromMinutes(1) };
        foreach (var (file, name) in new[] { (pdf, "a.pdf"), (odt, "a.odt") })
        {
            var (here, apart) = (Taken(Read(file, name, null)), Taken(Read(file, name, patient)));
            Assert.Equal(here.Turns, apart.Turns);
            Assert.Equal((here.Format, here.Words), (apart.Format, apart.Words));
        }

        Assert.Equal(Unreadable.WrongType, Left(Read("I: How?"u8.ToArray(), "a.pdf", patient)));
        Assert.Equal(Unreadable.Pictures, Left(Read(PdfTests.Document([[]]), "a.pdf", patient)));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("<</A", ">>")]
    [InlineData("[<</A", ">>]")]
    public void A_PDF_nested_a_hundred_thousand_deep_ends_at_most_the_child(string open, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 100_000)) + string.Concat(Enumerable.Repeat(close, 100_000));
        foreach (var file in new[] { Hostile($"/Deep {nested}", ""), Hostile("", $"BT {nested} TJ ET") })
        {
            var begun = Stopwatch.GetTimestamp();
            Assert.NotNull(Read(file, "a.pdf", Apart));
            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public void A_PDF_whose_forms_draw_themselves_ends_at_most_the_child()
        => Assert.NotNull(Read(Hostile("/Resources <</XObject <</F 5 0 R>>>>", "/F Do"), "a.pdf", Apart));

    [Fact]
    public void A_bomb_in_an_OpenDocument_text_is_left()
        => Assert.Equal(Unreadable.Bomb, Left(Read(OdtTests.Zip(OdtTests.Kind, new byte[301 << 20]), "a.odt", Apart)));

    [Fact]
    public void What_needs_more_memory_than_a_transcript_is_left()
    {
        // Below the limit of unpacking, and far above that of the child once every letter is a character.
        var words = "<text:p>" + string.Concat(Enumerable.Repeat("so it goes on and on ", 6_000_000)) + "</text:p>";
        Assert.Equal(Unreadable.TooHeavy, Left(Read(OdtTests.Document(words), "a.odt", Apart)));
    }

    [Fact]
    public void What_takes_longer_than_it_may_is_left()
    {
        var left = Assert.IsType<Reading.Left>(Read(PdfTests.Document([(60, 700, "I: So.")]), "a.pdf", new() { Time = TimeSpan.FromMilliseconds(30) }));
        Assert.Equal(Unreadable.TooHeavy, left.Why);
        Assert.NotEqual(left.Sentence(new("sv")), left.Sentence(new("en")));
    }

    [Fact]
    public void A_child_that_crashes_or_answers_nonsense_leaves_a_damaged_file()
    {
        Assert.Equal(Unreadable.Broken, Left(Read("%PDF-1.7"u8.ToArray(), "a.pdf", new() { Command = [.. Apart.Command, Overflowing.Verb] })));
        Assert.Equal(Unreadable.Broken, Left(Read("%PDF-1.7"u8.ToArray(), "a.pdf", new() { Command = ["/bin/echo"] })));
    }

    internal static byte[] Hostile(string pageEntries, string content)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var body in new[]
        {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R {pageEntries}>>",
            $"<</Length {content.Length}>>stream\n{content}\nendstream",
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 5>>stream\n/F Do\nendstream",
        })
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{body}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n").AppendJoin("", places.Select(p => $"{p:D10} 00000 n \n"))
            .Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static Reading Read(byte[] file, string name, ParsedApart? apart) => TranscriptFile.Read(new MemoryStream(file), name, null, apart);

    private static Reading.Taken Taken(Reading reading) => Assert.IsType<Reading.Taken>(reading);

    private static Unreadable Left(Reading reading) => Assert.IsType<Reading.Left>(reading).Why;
}
