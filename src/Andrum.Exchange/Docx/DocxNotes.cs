using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Andrum.Exchange.Docx;

/// <summary>The footnotes of a Word document, numbered as they come.</summary>
internal sealed class DocxNotes
{
    private readonly List<Footnote> _notes = [];

    /// <summary>The sign of a footnote behind what was said; nothing where there is nothing to note.</summary>
    public IEnumerable<Run> Hang(string note)
    {
        if (note.Length == 0)
        {
            return [];
        }

        var id = _notes.Count + 1;
        _notes.Add(new Footnote(PaperDocx.Prose("FootnoteText",
            [Sign(new FootnoteReferenceMark()), new Run(new Text(" ") { Space = SpaceProcessingModeValues.Preserve }), .. PaperDocx.Words(note)]))
        { Id = id });
        return [Sign(new FootnoteReference { Id = id })];
    }

    /// <summary>All footnotes, behind the two lines that Word draws above them.</summary>
    public Footnotes Part()
        => new([Line(FootnoteEndnoteValues.Separator, -1, new SeparatorMark()),
            Line(FootnoteEndnoteValues.ContinuationSeparator, 0, new ContinuationSeparatorMark()), .. _notes]);

    private static Run Sign(OpenXmlElement mark)
        => new(mark) { RunProperties = new RunProperties { RunStyle = new RunStyle { Val = "FootnoteReference" } } };

    private static SpacingBetweenLines Close => new() { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto };

    private static Footnote Line(FootnoteEndnoteValues type, int id, OpenXmlElement mark)
        => new(new Paragraph(new ParagraphProperties { SpacingBetweenLines = Close },
            new Run(mark)))
        { Type = type, Id = id };
}
