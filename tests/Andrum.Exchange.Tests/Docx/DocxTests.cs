using System.IO.Compression;
using Andrum.Exchange.Transcripts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Andrum.Exchange.Tests.Docx;

public sealed class DocxTests
{
    [Fact]
    public void A_Word_document_gives_its_words_and_none_that_were_struck_or_hidden()
    {
        var taken = Taken(
            Line(Bold("I: "), Words("How is it now?")),
            Line(Bold("Vera: "), Words("Well … "), new DeletedRun(new Run(new DeletedText("struck "))), new InsertedRun(Words("much ")),
                new Hyperlink(Words("better ")), new Run(new RunProperties(new Vanish()), new Text("hidden ")), Words("\u00E5.")),
            Line(),
            Line(Words("I: Yes?")),
            Line(Words("Vera: No."), new Run(new Break(), new Text("Not"), new TabChar(), new Text("always."))));
        Assert.Equal([("I", "How is it now?"), ("Vera", "Well … much better å."), ("I", "Yes?"), ("Vera", "No. Not\talways.")],
            taken.Turns.Select(t => (t.Speaker, t.Text)));
    }

    [Fact]
    public void A_table_of_speakers_and_words_is_a_transcript()
    {
        var taken = Taken(new Table(Row("1", "I", "How is it?"), Row("2", "Vera", "Well."), Row("3", "I", "And?"), Row("4", "Vera", "Slow.")));
        Assert.Equal([("I", "How is it?"), ("Vera", "Well."), ("I", "And?"), ("Vera", "Slow.")], taken.Turns.Select(t => (t.Speaker, t.Text)));
        Assert.Equal(6, taken.Words);
    }

    [Fact]
    public void A_Word_document_under_another_name_is_not_taken_for_text()
        => Assert.Equal(Unreadable.WrongType, Left(Document(Line(Words("I: Hello."))), "a.txt"));

    [Fact]
    public void A_bomb_is_not_opened()
    {
        var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 301; i++)
            {
                entry.Write(zeros);
            }
        }

        Assert.Equal(Unreadable.Bomb, Left(bomb.ToArray(), "a.docx"));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>", Unreadable.Broken)]
    [InlineData("not xml", Unreadable.Broken)]
    public void A_document_with_tricks_is_left(string xml, Unreadable why)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            entry.Write(xml);
        }

        Assert.Equal(why, Left(file.ToArray(), "a.docx"));
    }

    private static Unreadable Left(byte[] bytes, string name)
        => Assert.IsType<Reading.Left>(TranscriptFile.Read(new MemoryStream(bytes), name)).Why;

    private static Reading.Taken Taken(params OpenXmlElement[] blocks)
        => Assert.IsType<Reading.Taken>(TranscriptFile.Read(new MemoryStream(Document(blocks)), "interview.docx"));

    private static byte[] Document(params OpenXmlElement[] blocks)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(blocks));
        }

        return file.ToArray();
    }

    private static Paragraph Line(params OpenXmlElement[] runs) => new(runs);

    private static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Run Bold(string text) => new(new RunProperties(new Bold()), new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static TableRow Row(params string[] cells) => new(cells.Select(c => new TableCell(Line(Words(c)))));
}
