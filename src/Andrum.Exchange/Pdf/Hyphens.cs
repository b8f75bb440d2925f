namespace Andrum.Exchange.Pdf;

/// <summary>
/// Words parted at the end of a line. A hyphen there may be the printer's or the word's own; which one, the rest of the text tells,
/// and where it does not, the hyphen stays.
/// </summary>
internal static class Hyphens
{
    /// <summary>The lines, with parted words whole at the end of the line they begin on.</summary>
    public static IReadOnlyList<string> Joined(IEnumerable<string> text)
    {
        List<string> lines = [.. text];
        var words = lines.SelectMany(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(Bare)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        // A document that was set with hyphens parts many different words.
        var parted = lines.Where(IsParted).Select(LastWord).Distinct(StringComparer.Ordinal).Count();
        var printed = parted > 2 && parted * 25 >= lines.Count;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            // A long word may be parted by the end of a page, too; an empty line ends a paragraph and with it the word.
            if (!IsParted(lines[i]) || lines[i + 1].Length == 0 || !char.IsLower(lines[i + 1][0]))
            {
                continue;
            }

            var start = LastWord(lines[i]);
            var space = lines[i + 1].IndexOf(' ', StringComparison.Ordinal);
            var (end, rest) = space < 0 ? (lines[i + 1], "") : (lines[i + 1][..space], lines[i + 1][(space + 1)..]);
            var whole = start[..^1] + end;
            var soft = start[^1] == '\u00AD';
            var drop = soft || (!words.Contains(Bare(start + end)) && (printed || words.Contains(Bare(whole))));
            lines[i] = lines[i][..^start.Length] + (drop ? whole : start + end);
            lines[i + 1] = rest;
            if (rest.Length == 0)
            {
                lines.RemoveAt(i + 1);
            }
        }

        return lines;
    }

    private static bool IsParted(string line) => line.Length > 2 && line[^1] is '-' or '\u2010' or '\u00AD' && char.IsLetter(line[^2]);

    private static string LastWord(string line) => line[(line.LastIndexOfAny([' ', '\t']) + 1)..];

    private static string Bare(string word) => word.Trim('.', ',', ';', ':', '?', '!', '"', '“', '”', '„', '’', '\'', '(', ')', '…').Replace('\u2010', '-');
}
