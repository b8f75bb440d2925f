using System.IO.Compression;
using System.Text;
using System.Xml;
using Andrum.Exchange.Packed;
using Andrum.Exchange.Transcripts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Andrum.Exchange.Docx;

/// <summary>The words of a Word document by paragraphs; a line break within one is a mere break of the line.</summary>
internal static class DocxText
{
    public static (IReadOnlyList<string> Paragraphs, Unreadable? Why) Paragraphs(byte[] file)
    {
        try
        {
            if (Refuse(file) is { } why)
            {
                return ([], why);
            }

            using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
            return document.MainDocumentPart?.Document?.Body is { } body
                ? ([.. body.ChildElements.SelectMany(Blocks)], null)
                : ([], Unreadable.Broken);
        }
        catch (Exception e) when (e is InvalidDataException or OpenXmlPackageException or XmlException or IOException
            or FileFormatException or InvalidOperationException or FormatException or NotSupportedException or ArgumentException)
        {
            return ([], Unreadable.Broken);
        }
    }

    // The main part is mostly word/document.xml; Word on the web also writes word/document2.xml.
    private static Unreadable? Refuse(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.Any(e => e.FullName.TrimStart('/').StartsWith("word/", StringComparison.OrdinalIgnoreCase))
            ? PackedFile.Refuse(zip)
            : Unreadable.WrongType;
    }

    private static IEnumerable<string> Blocks(OpenXmlElement block) => block switch
    {
        Paragraph paragraph => [Text(paragraph)],
        Table table => table.ChildElements.SelectMany(Rows).SelectMany(row => PackedFile.Row(row.ChildElements.SelectMany(Cells)
            .Select(cell => (IReadOnlyList<string>)[.. cell.ChildElements.SelectMany(Blocks)]))),
        SdtElement or SdtContentBlock or InsertedRun or MoveToRun or CustomXmlBlock => block.ChildElements.SelectMany(Blocks),
        _ => [],
    };

    private static IEnumerable<TableRow> Rows(OpenXmlElement element) => element switch
    {
        TableRow { TableRowProperties: { } properties } when properties.GetFirstChild<Deleted>() is not null => [],
        TableRow row => [row],
        SdtRow or SdtContentRow or CustomXmlRow => element.ChildElements.SelectMany(Rows),
        _ => [],
    };

    private static IEnumerable<TableCell> Cells(OpenXmlElement element) => element switch
    {
        TableCell cell => [cell],
        SdtCell or SdtContentCell or CustomXmlCell => element.ChildElements.SelectMany(Cells),
        _ => [],
    };

    private static string Text(Paragraph paragraph)
    {
        var text = new StringBuilder();
        Gather(paragraph, text);
        return text.ToString();
    }

    private static void Gather(OpenXmlElement element, StringBuilder text)
    {
        foreach (var child in element.ChildElements)
        {
            switch (child)
            {
                case Text words:
                    text.Append(words.Text);
                    break;
                case TabChar or PositionalTab:
                    text.Append('\t');
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('\u2011');
                    break;
                // How to say a character (furigana), beside the character itself.
                case DeletedRun or MoveFromRun or RunProperties or ParagraphProperties or AlternateContentFallback or RubyContent:
                    break;
                case Run { RunProperties.Vanish: { } vanish } when vanish.Val?.Value != false:
                    break;
                case Paragraph box:
                    text.Append('\n');
                    Gather(box, text);
                    text.Append('\n');
                    break;
                default:
                    Gather(child, text);
                    break;
            }
        }
    }
}
