using System.Globalization;
using System.Net;
using System.Text;
using Andrum.Inquiry.Findings;
using static Andrum.Web.Inquiry.InquiryText;

namespace Andrum.Web.Inquiry.Findings;

/// <summary>The participant flow as a figure after CONSORT's conventions: boxes down, exits to the right.</summary>
internal static class FlowFigure
{
    private const int Box = 340;
    private const int Exit = 330;
    private const int Gap = 60;
    private const int Line = 22;

    /// <summary>Each box, with what leaves behind it.</summary>
    public static IEnumerable<(string Box, string? Exit)> Rows(ParticipantFlow flow)
        => Lines(flow).Select(r => (string.Join(", ", r.Box), r.Exit.Length == 0 ? null : string.Join("; ", r.Exit)));

    /// <summary>The figure as SVG without any style of its own, so that the strictest policy shows it.</summary>
    public static string Svg(ParticipantFlow flow)
    {
        var rows = Lines(flow).ToArray();
        var svg = new StringBuilder();
        var y = 2;
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            var height = (row.Box.Length * Line) + 26;
            Rectangle(svg, 2, y, Box, height, row.Box, "middle");
            var bottom = y + height;
            if (i + 1 < rows.Length)
            {
                var exit = row.Exit.Length == 0 ? 0 : (row.Exit.Length * Line) + 26;
                var next = bottom + Math.Max(44, exit + 24);
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{2 + (Box / 2)} {bottom}V{next - 2}\" marker-end=\"url(#arrow)\"/>");
                if (exit > 0)
                {
                    var middle = bottom + 12 + (exit / 2);
                    svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{2 + (Box / 2)} {middle}H{Box + Gap}\" marker-end=\"url(#arrow)\"/>");
                    Rectangle(svg, 2 + Box + Gap, bottom + 12, Exit, exit, row.Exit, "start");
                }

                y = next;
            }
            else
            {
                y = bottom;
            }
        }

        return $"""
            <svg class="flow-figure" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Box + Gap + Exit + 4} {y + 2}" role="img" aria-label="{Encode(T("flow-caption"))}" fill="none" stroke="currentColor" stroke-width="1.25" font-family="'Source Sans 3', 'Segoe UI', sans-serif" font-size="16"><defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8Z" fill="currentColor" stroke="none"/></marker></defs>{svg}</svg>
            """;
    }

    private static void Rectangle(StringBuilder svg, int x, int y, int width, int height, string[] lines, string anchor)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"4\"/>");
        for (var i = 0; i < lines.Length; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(anchor == "middle" ? x + (width / 2) : x + 14)}\" y=\"{y + 29 + (i * Line)}\" text-anchor=\"{anchor}\" fill=\"currentColor\" stroke=\"none\"{(i == 0 ? " font-weight=\"600\"" : "")}>{Encode(lines[i])}</text>");
        }
    }

    // Counts of the boxes are the study's own; how many gave a reason is told from three people on.
    private static IEnumerable<(string[] Box, string[] Exit)> Lines(ParticipantFlow flow)
    {
        var care = flow.Care;
        yield return ([T("flow-offered", care.Offered), .. care.Women + care.Men == care.Offered && care.Offered > 0 ? [T("flow-sex", care.Women, care.Men)] : Array.Empty<string>()],
            Left(care.Left, "flow-left", care.Reasons, "reason-"));
        yield return ([T("flow-completed", care.Completed), .. care.Months is var (shortest, longest) ? [T("flow-months", shortest, longest)] : Array.Empty<string>()],
            Left(flow.NotInterviewed.Count, "flow-not-interviewed", flow.NotInterviewed.Reasons, "reason-"));
        yield return ([T("flow-interviewed", flow.Interviewed)], Left(flow.NotRecorded.Count, "flow-not-recorded", flow.NotRecorded.Reasons, "reason-"));
        yield return ([T("flow-recorded", flow.Recorded)], []);
        yield return ([T("flow-analysed", flow.Analysed)], []);
    }

    private static string[] Left(int count, string key, IReadOnlyCollection<Leavers> reasons, string prefix)
        => count == 0 ? [] : [T(key, count), .. reasons.Select(r => r.People < ParticipantFlow.SmallestCell
            ? T(prefix + r.Reason)
            : $"{T(prefix + r.Reason)}: {r.People.ToString(CultureInfo.CurrentCulture)}")];

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
