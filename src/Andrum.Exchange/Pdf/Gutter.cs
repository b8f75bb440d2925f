namespace Andrum.Exchange.Pdf;

/// <summary>The strip between two columns of running text.</summary>
internal static class Gutter
{
    private const int FewestRows = 5;
    private const double NarrowestColumn = 120;

    /// <summary>The middle of the strip, in points from the left; null where the page has one column.</summary>
    /// <param name="rows">Each row's stretches of letters.</param>
    public static double? Of(IReadOnlyList<IReadOnlyList<(double Left, double Right)>> rows)
    {
        if (rows.Count < FewestRows)
        {
            return null;
        }

        var (left, right) = (rows.Min(r => r[0].Left), rows.Max(r => r[^1].Right));
        var width = right - left;

        // Few lines (a title) may cross the strip; both sides must hold many lines that mostly fill their column. A narrow column of
        // speakers or numbers beside their words is no column of running text.
        return Enumerable.Range(35, 31).Select(p => left + (width * p / 100))
            .Where(x => rows.Count(r => r.Any(s => s.Left < x && s.Right > x)) * 10 <= rows.Count
                && Fills(rows.Select(r => r.Where(s => s.Right <= x)), x - left) && Fills(rows.Select(r => r.Where(s => s.Left >= x)), right - x))
            .OrderBy(x => Math.Abs(x - left - (width / 2)))
            .Select(x => (double?)x)
            .FirstOrDefault();
    }

    private static bool Fills(IEnumerable<IEnumerable<(double Left, double Right)>> side, double width)
    {
        var extents = side.Select(s => s.ToArray()).Where(s => s.Length > 0).Select(s => s[^1].Right - s[0].Left).ToArray();
        return width >= NarrowestColumn && extents.Length >= FewestRows && extents.Count(e => e > width * 0.6) * 2 >= extents.Length;
    }
}
