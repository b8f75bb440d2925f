using System.IO.Compression;
using System.Text;
using System.Xml;
using Andrum.Exchange.Transcripts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Andrum.Exchange.Docx;

/// <summary>The words of a Word document, a line a paragraph; a table row is one line with its cells parted by tabs.</summary>
internal static class DocxText
{
    private const long BytesUnpacked = 300L << 20;
    private const int Depth = 200;

    public static (IReadOnlyList<string> Lines, Unreadable? Why) Lines(byte[] file)
    {
        try
        {
            if (Refuse(file) is { } why)
            {
                return ([], why);
            }

            using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
            return document.MainDocumentPart?.Document?.Body is { } body
                ? ([.. body.ChildElements.SelectMany(Blocks).SelectMany(l => l.Split('\n'))], null)
                : ([], Unreadable.Broken);
        }
        catch (Exception e) when (e is InvalidDataException or OpenXmlPackageException or XmlException or IOException
            or FileFormatException or InvalidOperationException or FormatException or NotSupportedException or ArgumentException)
        {
            return ([], Unreadable.Broken);
        }
    }

    // Everything is unpacked once and counted, since declared lengths may lie, and nesting is measured before anything recurses.
    private static Unreadable? Refuse(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        if (zip.GetEntry("word/document.xml") is null)
        {
            return Unreadable.WrongType;
        }

        if (zip.Entries.Sum(e => Math.Min(e.Length, BytesUnpacked + 1)) > BytesUnpacked)
        {
            return Unreadable.Bomb;
        }

        var left = BytesUnpacked;
        var buffer = new byte[81920];
        foreach (var entry in zip.Entries)
        {
            using (var unpacked = entry.Open())
            {
                for (int read; (read = unpacked.Read(buffer)) > 0;)
                {
                    if ((left -= read) < 0)
                    {
                        return Unreadable.Bomb;
                    }
                }
            }

            if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && TooDeep(entry))
            {
                return Unreadable.Bomb;
            }
        }

        return null;
    }

    private static bool TooDeep(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.Depth > Depth)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Blocks(OpenXmlElement block) => block switch
    {
        Paragraph paragraph => [Text(paragraph)],
        Table table => table.Descendants<TableRow>().Select(row => string.Join('\t', row.Elements<TableCell>()
            .Select(cell => string.Join(' ', cell.ChildElements.SelectMany(Blocks).Select(t => t.Replace('\n', ' ')))))),
        SdtElement or SdtContentBlock or InsertedRun or CustomXmlBlock => block.ChildElements.SelectMany(Blocks),
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
                case TabChar:
                    text.Append('\t');
                    break;
                case Break or CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('\u2011');
                    break;
                case SoftHyphen:
                    text.Append('\u00AD');
                    break;
                case DeletedRun or MoveFromRun or RunProperties or ParagraphProperties or AlternateContentFallback:
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
