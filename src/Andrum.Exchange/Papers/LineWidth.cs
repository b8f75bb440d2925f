namespace Andrum.Exchange.Papers;

/// <summary>
/// How wide words are, near enough to wrap them in a drawing, where nobody does it for us. The widths are those of a common sans
/// (Helvetica), which is wider than the typeface of the pages, so that nothing runs out of its box in a typeface that stands in.
/// </summary>
internal static class LineWidth
{
    private const double Strong = 1.07;

    /// <summary>Breaks words into lines that fit.</summary>
    /// <param name="words">The words.</param>
    /// <param name="width">The width of a line.</param>
    /// <param name="size">The size of the type, in the same unit.</param>
    /// <param name="strong">Whether the type is bold.</param>
    public static IReadOnlyList<string> Wrap(string words, double width, double size, bool strong)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Of(longer, size, strong) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = word;
            while (Of(line, size, strong) > width && Fitting(line, width, size, strong) is var fits && fits < line.Length)
            {
                lines.Add(line[..fits] + "-");
                line = line[fits..];
            }
        }

        return line.Length > 0 || lines.Count == 0 ? [.. lines, line] : lines;
    }

    private static double Of(string words, double size, bool strong)
        => words.Sum(Of) * size * (strong ? Strong : 1);

    // A word longer than a line is broken where it must; a surrogate pair stays together.
    private static int Fitting(string word, double width, double size, bool strong)
    {
        var fits = 1;
        while (fits < word.Length && Of(word[..(fits + 1)] + "-", size, strong) <= width)
        {
            fits++;
        }

        return char.IsHighSurrogate(word[fits - 1]) && fits < word.Length ? fits + 1 : fits;
    }

    private static double Of(char letter) => letter switch
    {
        'i' or 'j' or 'l' or '|' or '\'' => 0.222,
        'I' or 'f' or 't' or ' ' or '.' or ',' or ':' or ';' or '!' or '/' or '\u00A0' => 0.278,
        'r' or '-' or '(' or ')' or '[' or ']' => 0.333,
        'c' or 'k' or 's' or 'v' or 'x' or 'y' or 'z' or 'J' => 0.5,
        'w' or 'C' or 'D' or 'H' or 'N' or 'R' or 'U' => 0.722,
        'm' or 'M' => 0.833,
        'W' or '@' or '—' or '…' => 1,
        'G' or 'O' or 'Q' or 'Ö' => 0.778,
        > '\u2E80' => 1,
        _ when char.IsUpper(letter) => 0.667,
        _ => 0.556,
    };
}
