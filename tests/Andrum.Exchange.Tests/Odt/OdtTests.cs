using System.IO.Compression;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Tests.Odt;

public sealed class OdtTests
{
    [Theory]
    [InlineData("<text:p>I: How?</text:p><text:h>Vera: So</text:h><text:p>I: And?</text:p>", "I|How?\nVera|So\nI|And?")]
    [InlineData("<text:p>I:<text:tab/>How<text:s text:c=\"3\"/>is\n   it?</text:p><text:p>Vera: So.<text:line-break/>And<text:span text:style-name=\"T1\"> so</text:span>.</text:p><text:p>All day.</text:p>",
        "I|How   is it?\nVera|So. And so.¶All day.")]
    [InlineData("<text:list><text:list-item><text:number>1.</text:number><text:p>I: How?</text:p></text:list-item><text:list-item><text:p>Vera: So.</text:p><text:list><text:list-item><text:p>Walking.</text:p></text:list-item></text:list></text:list-item></text:list>",
        "I|How?\nVera|So.¶Walking.")]
    [InlineData("<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>Speaker</text:p></table:table-cell><table:table-cell><text:p>Text</text:p></table:table-cell></table:table-row></table:table-header-rows>"
        + "<table:table-row><table:table-cell><text:p>I</text:p></table:table-cell><table:table-cell><text:p>How?</text:p></table:table-cell></table:table-row>"
        + "<table:table-row><table:table-cell><text:p>Vera</text:p></table:table-cell><table:table-cell><text:p>So.</text:p><text:p>And so.</text:p></table:table-cell></table:table-row>"
        + "<table:table-row><table:table-cell><text:p>I</text:p></table:table-cell><table:table-cell><text:p>And?</text:p></table:table-cell></table:table-row></table:table>",
        "|Speaker\tText\nI|How?\nVera|So.¶And so.\nI|And?")]
    [InlineData("<text:tracked-changes><text:changed-region><text:deletion><text:p>struck</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        + "<text:p>I: How?<text:change text:change-id=\"1\"/></text:p><text:p>Vera: So<office:annotation><text:p>a comment</text:p></office:annotation>"
        + "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body></text:note> it<text:change-start text:change-id=\"2\"/> is<text:change-end text:change-id=\"2\"/>.<text:span text:style-name=\"Hidden\"> hidden</text:span></text:p>",
        "I|How?\nVera|So it is.")]
    [InlineData("<text:section><text:p>I: How?</text:p><text:p>Vera: By the <text:a>sea</text:a><draw:frame xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"><draw:text-box><text:p>aside</text:p></draw:text-box></draw:frame></text:p></text:section>",
        "I|How?\nVera|By the sea aside")]
    public void An_OpenDocument_text_gives_its_words(string body, string expected)
    {
        var taken = Assert.IsType<Reading.Taken>(Read(Document(body)));
        Assert.Equal(TranscriptFormat.Odt, taken.Format);
        Assert.Equal(expected, string.Join('\n', taken.Turns.Select(t => $"{t.Speaker}|{t.Text.Replace('\n', '¶')}")));
    }

    [Fact]
    public void What_is_no_OpenDocument_text_says_so()
    {
        Assert.Equal(Unreadable.WrongType, Left("I: How?"u8.ToArray()));
        Assert.Equal(Unreadable.WrongType, Left(Zip("application/vnd.oasis.opendocument.spreadsheet", "<a/>"u8.ToArray())));
        Assert.Equal(Unreadable.Broken, Left(Zip(Kind, "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray())));
        Assert.Equal(Unreadable.Broken, Left(Zip(Kind, "<a/>"u8.ToArray())));
        Assert.Equal(Unreadable.Empty, Left(Document("<text:p/>")));
    }

    [Fact]
    public void A_bomb_is_not_opened()
    {
        Assert.Equal(Unreadable.Bomb, Left(Zip(Kind, new byte[301 << 20])));
        Assert.Equal(Unreadable.Bomb, Left(Document(string.Concat(Enumerable.Repeat("<text:span>", 300)) + string.Concat(Enumerable.Repeat("</text:span>", 300)))));
    }

    internal const string Kind = "application/vnd.oasis.opendocument.text";

    internal static byte[] Document(string body) => Zip(Kind, System.Text.Encoding.UTF8.GetBytes(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\">"
        + "<office:automatic-styles><style:style style:name=\"Hidden\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style></office:automatic-styles>"
        + $"<office:body><office:text><text:sequence-decls/>{body}</office:text></office:body></office:document-content>"));

    internal static byte[] Zip(string kind, byte[] content)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open())
            {
                entry.Write(System.Text.Encoding.ASCII.GetBytes(kind));
            }

            using (var entry = zip.CreateEntry("content.xml").Open())
            {
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    private static Reading Read(byte[] file) => TranscriptFile.Read(new MemoryStream(file), "interview.odt");

    private static Unreadable Left(byte[] file) => Assert.IsType<Reading.Left>(Read(file)).Why;
}
