using Andrum.Exchange.Docx;
using Andrum.Exchange.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Andrum.Exchange.Tests.Papers;

public sealed class PaperDocxTests
{
    private static readonly byte[] File = PaperDocx.Write(Papers.Whole);

    [Fact]
    public void Word_finds_nothing_wrong_with_it()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(File), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Opened_again_it_reads_the_same_paragraphs_in_the_same_order()
    {
        var (paragraphs, why) = DocxText.Paragraphs(File);
        Assert.Null(why);
        string[] said =
        [
            Papers.Whole.Title, Papers.Whole.Lead, .. Papers.Whole.Facts, .. Papers.Whole.Blocks.Where(b => b is not (PaperTable or PaperFlow)).Select(b => b switch
            {
                PaperHeading heading => heading.Words,
                PaperParagraph paragraph => paragraph.Words.Replace("\u0001", "", StringComparison.Ordinal),
                PaperQuote quote => $"{quote.Words} —\u00A0{quote.By}",
                _ => "",
            }),
        ];
        Assert.Equal(said, paragraphs.Take(said.Length));
        Assert.Contains("Tabell 1. I spann", paragraphs);
        Assert.Contains("Figur 1. Deltagarflödet", paragraphs);
    }

    [Fact]
    public void Every_note_is_a_footnote_behind_what_it_is_about()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(File), isEditable: false);
        var main = document.MainDocumentPart!;
        var notes = main.FootnotesPart!.Footnotes!.Elements<Footnote>().Where(f => f.Type is null).ToDictionary(f => f.Id!.Value, f => f.InnerText.Trim());
        Assert.Equal(["Vilar på Vera, replik 12.", "Vilar på Vera, replik 12.", "Vera, replik 12. Innebörd enligt Ruth Lind: <mappen> får ligga."], notes.OrderBy(n => n.Key).Select(n => n.Value));
        var quote = Assert.Single(main.Document!.Body!.Elements<Paragraph>(), p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Quote");
        Assert.Equal(notes.Keys.Max(), quote.Descendants<FootnoteReference>().Single().Id!.Value);
    }

    [Fact]
    public void It_knows_its_title_its_team_and_its_language_and_no_machine()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(File), isEditable: false);
        var about = document.PackageProperties;
        Assert.Equal((Papers.Whole.Title, "Ruth Lind; Jonas Ek", "sv-SE"), (about.Title, about.Creator, about.Language));
        Assert.Null(about.LastModifiedBy);
        var main = document.MainDocumentPart!;
        Assert.Equal("sv-SE", main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val);
        Assert.Equal((11906u, 16838u), main.Document!.Descendants<PageSize>().Select(s => (s.Width!.Value, s.Height!.Value)).Single());
        Assert.Contains("PAGE", main.FooterParts.Single().Footer!.Descendants<SimpleField>().Single().Instruction!.Value, StringComparison.Ordinal);
        Assert.Null(document.ExtendedFilePropertiesPart);
    }

    [Fact]
    public void The_flow_is_said_to_whoever_does_not_see_it_and_stays_on_one_page()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(File), isEditable: false);
        var flow = document.MainDocumentPart!.Document!.Descendants<Table>().Last();
        Assert.Equal(Papers.Flow.InWords, flow.Descendants<TableDescription>().Single().Val);
        Assert.All(flow.Descendants<Paragraph>(), p => Assert.NotNull(p.ParagraphProperties?.KeepNext));
        Assert.Equal("Figur 1. Deltagarflödet", flow.NextSibling()!.InnerText);
    }
}
