using Andrum.Exchange.Papers;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Andrum.Exchange.Docx;

/// <summary>
/// The tables of a Word document. The participant flow is one too: a drawing looks different in every program that opens it, and
/// nobody can mend a figure in it; a table of boxes and arrows stays whole, is read aloud, and can be corrected by its author.
/// </summary>
internal static class DocxTables
{
    private const string Rule = "8A7F6D";
    private const string Hairline = "E0D6C5";
    private static readonly int[] FlowColumns = [3500, 605, 4400];
    private static readonly int[] RangeColumns = [3005, 5500];

    /// <summary>A table with lines between its rows.</summary>
    public static Table Ranges(PaperTable table)
        => Table(table.Caption, null, RangeColumns, new TableBorders
        {
            TopBorder = new TopBorder { Val = BorderValues.Single, Size = 6, Color = Rule },
            BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 6, Color = Rule },
            InsideHorizontalBorder = new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = Hairline },
        }, table.Rows.Select((row, i) => Row([Cell(RangeColumns[0], [Line(row.Head)]), Cell(RangeColumns[1], [Line(row.Cell)])],
            with: i + 1 < table.Rows.Count)));

    /// <summary>Boxes down, exits to the right.</summary>
    public static Table Flow(PaperFlow flow)
        => Table(flow.Caption, flow.InWords, FlowColumns, borders: null,
            flow.Steps.SelectMany((step, i) => Step(step, last: i + 1 == flow.Steps.Count)));

    private static IEnumerable<TableRow> Step(FlowStep step, bool last)
    {
        yield return Row([Cell(FlowColumns[0], [.. step.Box.Select((line, i) => Line(line, strong: i == 0, centred: true))], boxed: true),
            Cell(FlowColumns[1], [Line("")]), Cell(FlowColumns[2], [Line("")])]);
        if (last)
        {
            yield break;
        }

        foreach (var exit in step.Exits)
        {
            yield return Row([Cell(FlowColumns[0], [Arrow("↓")]), Cell(FlowColumns[1], [Arrow("→")]),
                Cell(FlowColumns[2], [Line(exit.Who, strong: true), .. exit.Reasons.Select(r => Line(r))], boxed: true)]);
        }

        if (step.Exits.Count is 0 or > 1)
        {
            yield return Row([Cell(FlowColumns[0], [Arrow("↓")]), Cell(FlowColumns[1], [Line("")]), Cell(FlowColumns[2], [Line("")])]);
        }
    }

    private static Table Table(string caption, string? inWords, int[] columns, TableBorders? borders, IEnumerable<TableRow> rows)
    {
        var table = new Table(new TableProperties
        {
            TableWidth = new TableWidth { Width = Number(columns.Sum()), Type = TableWidthUnitValues.Dxa },
            TableBorders = borders,
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            TableCellMarginDefault = new TableCellMarginDefault
            {
                TopMargin = new TopMargin { Width = "57", Type = TableWidthUnitValues.Dxa },
                TableCellLeftMargin = new TableCellLeftMargin { Width = 113, Type = TableWidthValues.Dxa },
                BottomMargin = new BottomMargin { Width = "57", Type = TableWidthUnitValues.Dxa },
                TableCellRightMargin = new TableCellRightMargin { Width = 113, Type = TableWidthValues.Dxa },
            },
            TableCaption = new TableCaption { Val = caption },
            TableDescription = inWords is null ? null : new TableDescription { Val = inWords },
        });
        table.Append(new TableGrid(columns.Select(c => new GridColumn { Width = Number(c) })));
        table.Append(rows);
        return table;
    }

    // A row stays with the next, so that neither figure nor table is torn between two pages.
    private static TableRow Row(TableCell[] cells, bool with = true)
    {
        if (with)
        {
            foreach (var line in cells.SelectMany(c => c.Elements<Paragraph>()))
            {
                line.ParagraphProperties!.KeepNext = new KeepNext();
            }
        }

        return new TableRow([new TableRowProperties(new CantSplit()), .. cells]);
    }

    private static TableCell Cell(int width, Paragraph[] lines, bool boxed = false)
    {
        var properties = new TableCellProperties
        {
            TableCellWidth = new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa },
            TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center },
        };
        if (boxed)
        {
            properties.TableCellBorders = new TableCellBorders
            {
                TopBorder = new TopBorder { Val = BorderValues.Single, Size = 6, Color = Rule },
                LeftBorder = new LeftBorder { Val = BorderValues.Single, Size = 6, Color = Rule },
                BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 6, Color = Rule },
                RightBorder = new RightBorder { Val = BorderValues.Single, Size = 6, Color = Rule },
            };
        }

        return new TableCell([properties, .. lines]);
    }

    private static Paragraph Line(string words, bool strong = false, bool centred = false)
    {
        var line = PaperDocx.Prose("Cell", words.Length == 0 ? [] : PaperDocx.Words(words, strong: strong));
        line.ParagraphProperties!.Justification = centred ? new Justification { Val = JustificationValues.Center } : null;
        return line;
    }

    private static Paragraph Arrow(string sign)
    {
        var line = Line("", centred: true);
        line.Append(new Run(new Text(sign)) { RunProperties = new RunProperties { FontSize = new FontSize { Val = "30" } } });
        return line;
    }

    private static string Number(int twips) => twips.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
