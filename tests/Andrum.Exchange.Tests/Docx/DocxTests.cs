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
    public void A_table_with_times_heads_and_long_turns_is_a_transcript()
    {
        var table = new Table(
            Row("Talare", "Tid", "Text"),
            Row("I", "00:01", "How is it?"),
            new TableRow(new TableCell(Line(Words("Vera"))), new TableCell(Line(Words("00:04"))), new TableCell(Line(Words("Well.")), Line(Words("Slow.")))),
            new TableRow(new TableRowProperties(new Deleted()), new TableCell(Line(Words("I"))), new TableCell(Line(Words("struck")))),
            Row("I", "00:09", "And?"),
            Row("Vera", "00:10", ""),
            Row("", "", "Now."));
        var taken = Taken(table);
        Assert.Equal("|Talare\tTid\tText\nI|How is it?\nVera|Well.¶Slow.\nI|And?\nVera|Now.", Turns(taken));
        Assert.Equal(TimeSpan.FromSeconds(4), taken.Turns[2].From);
    }

    [Fact]
    public void A_table_that_lays_out_the_page_gives_every_word_once()
        => Assert.Equal("I|How?\nVera|So.\nI|And?", Turns(Taken(new Table(new TableRow(new TableCell(
            Line(Words("I: How?")), new Table(Row("Vera: So.")), Line(Words("I: And?"))))))));

    [Fact]
    public void Comments_footnotes_heads_and_feet_are_not_mixed_into_the_speech()
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(
                Line(Words("I: How?")),
                Line(new CommentRangeStart { Id = "1" }, Words("Vera: So"), new CommentRangeEnd { Id = "1" }, new Run(new CommentReference { Id = "1" }),
                    new Run(new FootnoteReference { Id = 2 }), new BookmarkStart { Id = "7", Name = "x" }, Words(" it is.")),
                Line(Words("I: And?"))));
            main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(new Comment(Line(Words("a comment"))) { Id = "1", Author = "x" });
            main.AddNewPart<FootnotesPart>().Footnotes = new Footnotes(new Footnote(Line(Words("a footnote"))) { Id = 2 });
            main.AddNewPart<HeaderPart>().Header = new Header(Line(Words("a head")));
            main.AddNewPart<FooterPart>().Footer = new Footer(Line(Words("a foot")));
        }

        Assert.Equal("I|How?\nVera|So it is.\nI|And?", Turns(Read(file.ToArray())));
    }

    [Fact]
    public void Fields_links_controls_moves_and_text_boxes_keep_their_words()
        => Assert.Equal("I|How?\nVera|On Monday by the sea moved here said aside\nI|And?", Turns(Taken(
            Line(Words("I: How?")),
            Line(Words("Vera: On "), new SimpleField(Words("Monday")) { Instruction = "DATE" },
                new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode(" PAGE ")),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }), Words(" by"), new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
                new SdtRun(new SdtProperties(), new SdtContentRun(Words(" the sea"))),
                new MoveFromRun(Words(" moved away")), new MoveToRun(Words(" moved here")),
                new CustomXmlRun(Words(" said")) { Element = "place" },
                new Run(new Picture(new DocumentFormat.OpenXml.Vml.Shape(new DocumentFormat.OpenXml.Vml.TextBox(new TextBoxContent(Line(Words("aside")))))))),
            new SdtBlock(new SdtProperties(), new SdtContentBlock(Line(Words("I: And?")))))));

    [Fact]
    public void Names_on_lines_of_their_own_are_speakers()
        => Assert.Equal("Anna|How?\nVera Berg|So.¶And so.\nAnna|And?\nVera Berg|Well.", Turns(Taken(
            Line(Bold("Anna")), Line(Words("How?")), Line(Bold("Vera Berg")), Line(Words("So.")), Line(Words("And so.")),
            Line(Bold("Anna")), Line(Words("And?")), Line(Bold("Vera Berg")), Line(Words("Well.")))));

    [Fact]
    public void A_meeting_as_Teams_exports_it_is_a_transcript()
        => Assert.Equal("Anna Berg|How is it?\nVera|So.\nAnna Berg|And?", Turns(Taken(
            Line(new Run(new DocumentFormat.OpenXml.Wordprocessing.Drawing()), Bold("Anna Berg"), Words("   0:03"), new Run(new Break(), new Text("How is it?"))),
            Line(Bold("Vera"), Words("   0:05"), new Run(new Break(), new Text("So."))),
            Line(Bold("Anna Berg"), Words("   0:09"), new Run(new Break(), new Text("And?"))))));

    [Theory]
    [InlineData("word/document2.xml", "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")]
    [InlineData("word/document.xml", "http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")]
    public void Word_on_the_web_and_the_strict_form_are_read(string part, string words, string relations)
    {
        var file = Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/" + part + "\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\""
                + relations + "/officeDocument\" Target=\"" + part + "\"/></Relationships>"),
            (part, $"<w:document xmlns:w=\"{words}\"><w:body><w:p><w:r><w:t>I: How?</w:t></w:r></w:p><w:p><w:r><w:t>Vera: So.</w:t></w:r></w:p></w:body></w:document>"));
        Assert.Equal("I|How?\nVera|So.", Turns(Read(file)));
    }

    [Fact]
    public void An_older_Word_document_and_a_locked_one_say_what_they_are()
    {
        byte[] older = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Equal(Unreadable.WrongType, Left(older, "a.docx"));
        Assert.Equal(Unreadable.Locked, Left([.. older, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")], "a.docx"));
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
        Assert.Equal(why, Left(Zip(("word/document.xml", xml)), "a.docx"));
    }

    private static Unreadable Left(byte[] bytes, string name)
        => Assert.IsType<Reading.Left>(TranscriptFile.Read(new MemoryStream(bytes), name)).Why;

    private static Reading.Taken Taken(params OpenXmlElement[] blocks) => Read(Document(blocks));

    private static Reading.Taken Read(byte[] file) => Assert.IsType<Reading.Taken>(TranscriptFile.Read(new MemoryStream(file), "interview.docx"));

    private static string Turns(Reading.Taken taken) => string.Join('\n', taken.Turns.Select(t => $"{t.Speaker}|{t.Text.Replace('\n', '¶')}"));

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        return file.ToArray();
    }

    internal static byte[] Interview(IEnumerable<string> lines) => Document([.. lines.Select(l => Line(Words(l)))]);

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
