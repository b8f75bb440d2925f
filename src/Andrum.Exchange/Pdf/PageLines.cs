using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Andrum.Exchange.Pdf;

/// <summary>A line of a page. Positions and sizes are points (1/72 inch) from the lower left.</summary>
internal sealed record PdfLine(string Text, double Left, double Right, double Baseline, double Size, int Column);

/// <summary>The lines of a page in the order in which they are read.</summary>
internal sealed record PageLines(IReadOnlyList<PdfLine> Lines, double Height)
{
    // Letters further apart than this share of their size have a space between them, though none is written.
    private const double Space = 0.18;

    // Further apart than this, they are cells of a row: number and turn, or speaker and words.
    private const double Cell = 1.2;
    private const double NumberCell = 0.6;

    // The strip between two columns may be hardly wider than a space in a justified line; that it goes down the page tells it apart.
    private const double Stretch = 0.6;

    /// <summary>The usual room from one baseline to the next.</summary>
    public double Leading => LeadingOf(Lines);

    /// <summary>The usual room from one baseline of these lines to the next.</summary>
    public static double LeadingOf(IReadOnlyList<PdfLine> lines)
    {
        var steps = lines.Zip(lines.Skip(1)).Where(p => p.First.Column == p.Second.Column).Select(p => p.First.Baseline - p.Second.Baseline)
            .Where(s => s > 0).Order().ToArray();
        return steps.Length == 0 ? double.MaxValue : steps[steps.Length / 4];
    }

    /// <summary>The lines of a page's letters.</summary>
    /// <param name="letters">The letters; those beyond the page's edge are not seen (Qt writes the whole margin on every page).</param>
    /// <param name="page">The part of the page that is shown.</param>
    public static PageLines Of(IReadOnlyList<Letter> letters, PdfRectangle page)
    {
        var height = page.Top;
        List<Letter[]> rows = Rows([.. letters.Where(l => l.TextOrientation == TextOrientation.Horizontal && !string.IsNullOrWhiteSpace(l.Value)
            && l.StartBaseLine.Y > page.Bottom && l.StartBaseLine.Y < page.Top && l.EndBaseLine.X > page.Left && l.StartBaseLine.X < page.Right)]);
        var stretches = rows.ConvertAll(r => Segments(r, Stretch));
        if (Gutter.Of(stretches.ConvertAll(r => r.ConvertAll(s => (s[0].StartBaseLine.X, s[^1].EndBaseLine.X)))) is { } middle)
        {
            return new(InColumns(stretches, middle), height);
        }

        var segments = rows.ConvertAll(r => Segments(r, Cell));
        var places = segments.SelectMany(s => s).CountBy(s => Place(s[0])).Where(c => c.Value > 1 && c.Value * 7 >= rows.Count)
            .Select(c => c.Key).ToHashSet();
        return new(BrokenNames.Mended([.. segments.Select(s => Line(s, 0, places))]), height);
    }

    private static List<PdfLine> InColumns(List<List<Letter[]>> rows, double middle)
    {
        // Down to a line that spans both columns, the left one is read first.
        var lines = new List<PdfLine>();
        var right = new List<PdfLine>();
        foreach (var row in rows)
        {
            var before = row.TakeWhile(s => s[^1].EndBaseLine.X <= middle).ToList();
            var after = row.Skip(before.Count).ToList();
            if (after.Count > 0 && after[0][0].StartBaseLine.X < middle)
            {
                lines.AddRange(right);
                right.Clear();
                lines.Add(Line(row, 0, []));
                continue;
            }

            if (before.Count > 0)
            {
                lines.Add(Line(before, 1, []));
            }

            if (after.Count > 0)
            {
                right.Add(Line(after, 2, []));
            }
        }

        lines.AddRange(right);
        return lines;
    }

    // Letters on one baseline, give or take a raised one.
    private static List<Letter[]> Rows(List<Letter> letters)
    {
        var rows = new List<List<Letter>>();
        foreach (var letter in letters.OrderByDescending(l => l.StartBaseLine.Y))
        {
            var row = rows.Count > 0 ? rows[^1] : null;
            if (row is not null && row[0].StartBaseLine.Y - letter.StartBaseLine.Y < Math.Max(1, Math.Min(row[0].PointSize, letter.PointSize) * 0.35))
            {
                row.Add(letter);
            }
            else
            {
                rows.Add([letter]);
            }
        }

        return rows.ConvertAll(r => r.OrderBy(l => l.StartBaseLine.X).ToArray());
    }

    private static List<Letter[]> Segments(Letter[] row, double apart)
    {
        var segments = new List<Letter[]>();
        var start = 0;
        for (var i = 1; i <= row.Length; i++)
        {
            // A number stands closer to its turn the more digits it has.
            if (i == row.Length || row[i].StartBaseLine.X - row[i - 1].EndBaseLine.X > Size(row[i]) * (IsNumber(row, start, i) ? Math.Min(NumberCell, apart) : apart))
            {
                segments.Add(row[start..i]);
                start = i;
            }
        }

        return segments;
    }

    private static PdfLine Line(List<Letter[]> segments, int column, HashSet<int> places)
    {
        var text = new StringBuilder();
        foreach (var (index, segment) in segments.Index())
        {
            // Only what begins where others begin is a cell of its own: in justified lines words stand far apart too.
            text.Append(index == 0 ? "" : IsNumber(segments[0], 0, segments[0].Length) || (text.Length < 40 && places.Contains(Place(segment[0]))) ? "\t" : " ");
            for (var i = 0; i < segment.Length; i++)
            {
                var apart = i > 0 && segment[i].StartBaseLine.X - segment[i - 1].EndBaseLine.X > Size(segment[i]) * Space;
                text.Append(apart ? " " : "").Append(segment[i].Value);
            }
        }

        // A number in the margin is often smaller and set a little lower than the line it counts.
        var (first, last) = (segments[IsNumber(segments[0], 0, segments[0].Length) && segments.Count > 1 ? 1 : 0][0], segments[^1][^1]);
        return new(Plain(text.ToString()), first.StartBaseLine.X, last.EndBaseLine.X, first.StartBaseLine.Y, Size(first), column);
    }

    // Fonts name their letters as they like: half characters, control characters, ligatures, accents beside their letter.
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Where(r => !Rune.IsControl(r) || r.Value == '\t')
        .Select(r => r.Value is >= 0xFB00 and <= 0xFB06 ? r.ToString().Normalize(NormalizationForm.FormKC) : r.ToString())).Normalize().Trim();

    private static bool IsNumber(Letter[] row, int start, int end)
        => start == 0 && end < 6 && row[..end].All(l => l.Value.Length == 1 && char.IsAsciiDigit(l.Value[0]));

    private static int Place(Letter letter) => (int)Math.Clamp(letter.StartBaseLine.X / 2, -10_000, 10_000);

    private static double Size(Letter letter) => Math.Max(1, letter.PointSize);
}
