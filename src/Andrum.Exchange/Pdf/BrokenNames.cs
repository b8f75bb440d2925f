namespace Andrum.Exchange.Pdf;

/// <summary>
/// Names broken in a narrow column of a table: "Frau" stands beside the first line of a turn and "Müller" beside the second. Seen only
/// where more room stands between the rows of the table than between their lines.
/// </summary>
internal static class BrokenNames
{
    private const double MoreRoom = 1.2;

    /// <summary>The lines with whole names before the first line of a turn.</summary>
    public static IReadOnlyList<PdfLine> Mended(IReadOnlyList<PdfLine> lines)
    {
        var leading = PageLines.LeadingOf(lines);
        int[] named = [.. Enumerable.Range(0, lines.Count).Where(i => IsNamed(lines[i]))];
        if (named.Count(Apart) * 2 < named.Length)
        {
            return lines;
        }

        PdfLine[] mended = [.. lines];
        foreach (var i in named.Select(i => i + 1).Where(i => i < lines.Count && Apart(i - 1) && !Apart(i) && (IsNamed(lines[i]) || IsUnder(lines[i], lines[i - 1]))))
        {
            var (name, words) = Parts(lines[i - 1]);
            var (end, more) = Parts(lines[i]);
            mended[i - 1] = lines[i - 1] with { Text = (name[^1] == '-' && char.IsLower(end[0]) ? name[..^1] : name + " ") + end + "\t" + words };
            mended[i] = lines[i] with { Text = more };
        }

        return [.. mended.Where(l => l.Text.Length > 0)];

        bool Apart(int i) => i == 0 || lines[i - 1].Baseline - lines[i].Baseline > leading * MoreRoom;
    }

    private static bool IsNamed(PdfLine line) => line.Text.IndexOf('\t', StringComparison.Ordinal) > 0 && char.IsLetter(line.Text[0]);

    // A turn of one line has nothing beside the end of the name.
    private static bool IsUnder(PdfLine line, PdfLine named)
        => Math.Abs(line.Left - named.Left) < 2 && line.Text.Length < 30 && !line.Text.Contains('\t', StringComparison.Ordinal) && char.IsLetter(line.Text[0]);

    private static (string Name, string Words) Parts(PdfLine line)
    {
        var tab = line.Text.IndexOf('\t', StringComparison.Ordinal);
        return tab < 0 ? (line.Text, "") : (line.Text[..tab], line.Text[(tab + 1)..]);
    }
}
