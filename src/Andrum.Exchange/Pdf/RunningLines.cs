using System.Text.RegularExpressions;

namespace Andrum.Exchange.Pdf;

/// <summary>
/// Page numbers and running heads and feet: outermost lines that stand at the same height on page after page, save for their numbers.
/// </summary>
internal static partial class RunningLines
{
    private const double Edge = 0.12;
    private const double SameHeight = 3;
    private const int Outermost = 3;

    /// <summary>The pages without them.</summary>
    public static IEnumerable<PageLines> Without(IReadOnlyList<PageLines> pages)
    {
        var edges = pages.Select(AtEdges).ToArray();
        var places = edges.SelectMany((lines, page) => lines.Select(l => (Key: Key(l), Page: page, l.Baseline))).ToLookup(l => l.Key);
        return pages.Select((page, index) => page with
        {
            Lines = [.. page.Lines.Where(line => !edges[index].Contains(line) || !(IsNumberOf(line, index + 1) || Recurs(line)))],
        });

        bool Recurs(PdfLine line)
        {
            var on = places[Key(line)].Where(p => Math.Abs(p.Baseline - line.Baseline) <= SameHeight).Select(p => p.Page).Distinct().Count();
            return on > 1 && on * 3 >= pages.Count;
        }
    }

    private static HashSet<PdfLine> AtEdges(PageLines page)
    {
        var byHeight = page.Lines.OrderBy(l => l.Baseline).ToArray();
        return [.. byHeight.Take(Outermost).Where(l => l.Baseline < page.Height * Edge),
            .. byHeight.TakeLast(Outermost).Where(l => l.Baseline > page.Height * (1 - Edge))];
    }

    // A line number from the margin may have come to stand before the page number.
    private static string Key(PdfLine line) => Digits().Replace(MarginNumber().Replace(line.Text, ""), "#");

    // A document of one page, or of pages whose number moves about.
    private static bool IsNumberOf(PdfLine line, int page)
        => PageNumber().Match(line.Text) is { Success: true } match && match.Groups["page"].Value == $"{page}";

    [GeneratedRegex("[0-9]{1,9}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[0-9]{1,5}\s{1,9}(?=[^\s])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MarginNumber();

    [GeneratedRegex(@"^(?:(?:page|sida|sid|s\.|seite|p\.)\s?(?<page>[0-9]{1,4})(?:\s?(?:/|of|av|von|\()\s?[0-9]{1,4}\)?)?"
        + @"|[-–—]\s?(?<page>[0-9]{1,4})\s?[-–—]|(?<page>[0-9]{1,4})\s?(?:/|of|av|von|\()\s?[0-9]{1,4}\)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageNumber();
}
