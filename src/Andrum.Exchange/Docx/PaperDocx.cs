using Andrum.Exchange.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Andrum.Exchange.Docx;

/// <summary>
/// A paper as a Word document: A4, real styles that an editor can change in one place, footnotes that say where a quote stands and
/// what a passage rests on, and nothing in it that names a machine or an account.
/// </summary>
public static class PaperDocx
{
    /// <summary>The media type of a Word document.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // A4 with a measure of 15 cm, in twentieths of a point.
    private const int Width = 11906;
    private const int Height = 16838;
    private const int Margin = (Width - 8505) / 2;

    /// <summary>Writes a paper.</summary>
    public static byte[] Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var notes = new DocxNotes();
            var body = new Body();
            body.Append(Prose("Title", Words(paper.Title)));
            if (paper.Lead.Length > 0)
            {
                body.Append(Prose("Subtitle", Words(paper.Lead)));
            }

            body.Append(paper.Facts.Select(fact => Prose(DocxStyles.Facts, Words(fact))));
            var captions = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (block, next) in paper.Blocks.Zip(paper.Blocks.Skip(1).Append(null)))
            {
                body.Append(Block(block, notes, captions));

                // What leads to a table is not left behind on the page before.
                if (next is PaperTable && body.LastChild is Paragraph lead)
                {
                    (lead.ParagraphProperties ??= new ParagraphProperties()).KeepNext = new KeepNext();
                }
            }

            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(Prose("Footer", [new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " }]));
            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = (uint)Width, Height = (uint)Height },
                new PageMargin { Top = 1531, Bottom = 1531, Left = Margin, Right = Margin, Header = 709, Footer = 709, Gutter = 0 }));
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Styles(paper.Language);
            main.AddNewPart<FontTablePart>().Fonts = DocxStyles.Fonts();
            main.AddNewPart<FootnotesPart>().Footnotes = notes.Part();
            main.AddNewPart<DocumentSettingsPart>().Settings = DocxStyles.Settings(paper.Language);
            document.PackageProperties.Title = Clean(paper.Title);
            document.PackageProperties.Creator = Clean(string.Join("; ", paper.Authors));
            document.PackageProperties.Language = paper.Language;
        }

        return file.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Block(PaperBlock block, DocxNotes notes, Dictionary<string, int> captions) => block switch
    {
        PaperHeading heading => [Prose($"Heading{heading.Level}", Words(heading.Words))],
        PaperParagraph paragraph => [Prose(null, paragraph.Runs.SelectMany(r => Words(r.Said, r.Aside).Concat(notes.Hang(r.Note))))],
        PaperQuote quote => [Prose("Quote", [.. Words($"{quote.Words} —\u00A0{quote.By}"), .. notes.Hang(quote.Note)])],
        PaperTable table => [Caption(table.Label, table.Caption, captions, above: true), DocxTables.Ranges(table),
            Prose("TableNote", Words(table.Note))],
        PaperFlow flow => [DocxTables.Flow(flow), Caption(flow.Label, flow.Caption, captions, above: false)],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    // The number is a field, so that whoever takes the table into a longer document need not count again.
    private static Paragraph Caption(string label, string words, Dictionary<string, int> captions, bool above)
    {
        captions[label] = captions.GetValueOrDefault(label) + 1;
        var number = captions[label].ToString(System.Globalization.CultureInfo.InvariantCulture);
        var counted = new SimpleField(new Run(new Text(number))) { Instruction = $" SEQ {label} \\* ARABIC " };
        var caption = Prose("Caption", [.. Words($"{label} "), counted, .. Words($". {words}")]);
        if (above)
        {
            caption.ParagraphProperties!.KeepNext = new KeepNext();
        }

        return caption;
    }

    /// <summary>A paragraph in a style; without one it is the text's own.</summary>
    internal static Paragraph Prose(string? style, IEnumerable<OpenXmlElement> runs)
    {
        var paragraph = new Paragraph();
        if (style is not null)
        {
            paragraph.ParagraphProperties = new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } };
        }

        paragraph.Append(runs);
        return paragraph;
    }

    /// <summary>Words as runs: a break of the line and a tab are elements of their own.</summary>
    internal static IEnumerable<Run> Words(string words, bool slanted = false, bool strong = false)
    {
        var run = new Run();
        if (slanted || strong)
        {
            run.RunProperties = new RunProperties { Italic = slanted ? new Italic() : null, Bold = strong ? new Bold() : null };
        }

        foreach (var (line, i) in Clean(words).Split('\n').Select((l, i) => (l, i)))
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            foreach (var (part, j) in line.Split('\t').Select((p, j) => (p, j)))
            {
                if (j > 0)
                {
                    run.Append(new TabChar());
                }

                if (part.Length > 0)
                {
                    run.Append(new Text(part) { Space = SpaceProcessingModeValues.Preserve });
                }
            }
        }

        return [run];
    }

    // XML has no place for most control characters, nor for half a letter.
    private static string Clean(string words)
        => string.Concat(words.ReplaceLineEndings("\n").EnumerateRunes()
            .Where(r => r.Value is '\n' or '\t' or >= ' ' and not (0xFFFE or 0xFFFF)).Select(r => r.ToString()));
}
