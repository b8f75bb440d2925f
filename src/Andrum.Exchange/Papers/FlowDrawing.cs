using System.Globalization;
using System.Net;
using System.Text;

namespace Andrum.Exchange.Papers;

/// <summary>
/// A flow as SVG, in the colour of the text around it and without any style of its own, so that the strictest policy shows it, in
/// light and in dark. Drawn twice it fits a desk and a phone: on the narrow one the exits stand under their box, at the right of the
/// way down.
/// </summary>
public static class FlowDrawing
{
    private const int Size = 16;
    private const int Line = 22;
    private const int Padding = 13;
    private const int Space = 22;

    /// <summary>The figure for a desk or a sheet of paper.</summary>
    public static string Wide(PaperFlow flow) => Draw(flow, new(Box: 316, Way: 158, ExitAt: 372, Exit: 344), "wide");

    /// <summary>The figure for a phone.</summary>
    public static string Narrow(PaperFlow flow) => Draw(flow, new(Box: 320, Way: 28, ExitAt: 60, Exit: 260), "narrow");

    private sealed record Measures(int Box, int Way, int ExitAt, int Exit)
    {
        public int Width => Math.Max(Box, ExitAt + Exit);
    }

    private static string Draw(PaperFlow flow, Measures measures, string kind)
    {
        var svg = new StringBuilder();
        var y = 1;
        foreach (var (step, last) in flow.Steps.Select((s, i) => (s, i + 1 == flow.Steps.Count)))
        {
            y = Rectangle(svg, 1, y, measures.Box, Wrapped(step.Box, measures.Box), centred: true);
            if (last)
            {
                break;
            }

            var top = y;
            foreach (var exit in step.Exits)
            {
                var begins = y + Space;
                y = Rectangle(svg, measures.ExitAt, begins, measures.Exit, Wrapped([exit.Who, .. exit.Reasons], measures.Exit), centred: false);
                Arrow(svg, measures.Way, (begins + y) / 2, measures.ExitAt, (begins + y) / 2);
            }

            y += step.Exits.Count == 0 ? 2 * Space : Space;
            Arrow(svg, measures.Way, top, measures.Way, y);
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg class="flow-figure {kind}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {measures.Width + 2} {y + 1}"
            role="img" aria-label="{WebUtility.HtmlEncode(flow.InWords)}" fill="none" stroke="currentColor" stroke-width="1.25"
            font-family="'Source Sans 3', 'Segoe UI', sans-serif" font-size="{Size}">{svg}</svg>
            """).ReplaceLineEndings("\n");
    }

    // The first line says what the box is; a reason that runs on is set in under itself, and a number stays with its n.
    private static List<(string Words, bool Strong, bool On)> Wrapped(IReadOnlyList<string> lines, int width)
        => [.. lines.SelectMany((words, i) => LineWidth
            .Wrap(words.Replace("(n = ", "(n\u00A0=\u00A0", StringComparison.Ordinal), width - (2 * Padding) - 8, Size, strong: i == 0)
            .Select((line, j) => (line.Replace('\u00A0', ' '), i == 0, i > 0 && j > 0)))];

    private static int Rectangle(StringBuilder svg, int x, int y, int width, List<(string Words, bool Strong, bool On)> lines, bool centred)
    {
        var height = (lines.Count * Line) + (2 * Padding) - 4;
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\"/>");
        foreach (var ((words, strong, on), i) in lines.Select((l, i) => (l, i)))
        {
            var from = centred ? x + (width / 2) : x + Padding + (on ? 8 : 0);
            var how = (centred ? " text-anchor=\"middle\"" : "") + (strong ? " font-weight=\"600\"" : "");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{from}\" y=\"{y + Padding + 13 + (i * Line)}\"{how} ")
                .Append(CultureInfo.InvariantCulture, $"fill=\"currentColor\" stroke=\"none\">{WebUtility.HtmlEncode(words)}</text>");
        }

        return y + height;
    }

    private static void Arrow(StringBuilder svg, int fromX, int fromY, int toX, int toY)
    {
        var down = fromX == toX;
        var head = down ? $"M{toX} {toY}l-4 -8h8z" : $"M{toX} {toY}l-8 -4v8z";
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{fromX} {fromY}L{(down ? toX : toX - 6)} {(down ? toY - 6 : toY)}\"/>")
            .Append(CultureInfo.InvariantCulture, $"<path d=\"{head}\" fill=\"currentColor\" stroke=\"none\"/>");
    }
}
