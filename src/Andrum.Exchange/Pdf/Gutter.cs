namespace Andrum.Exchange.Pdf;

/// <summary>The strip between two columns of running text.</summary>
internal static class Gutter
{
    /// <summary>The middle of the strip, in points from the left; null where the page has one column.</summary>
    public static double? Of(IReadOnlyList<(double Left, double Right)> segments)
    {
        if (segments.Count < 10)
        {
            return null;
        }

        var (left, right) = (segments.Min(s => s.Left), segments.Max(s => s.Right));
        var width = right - left;

        // Few lines (a title) may cross the strip; both sides must hold many lines that mostly fill their column. A narrow column of
        // speakers or numbers beside their words is no column of running text.
        return Enumerable.Range(35, 31).Select(p => left + (width * p / 100)).Where(x =>
        {
            var before = segments.Where(s => s.Right < x).ToArray();
            var after = segments.Where(s => s.Left > x).ToArray();
            return segments.Count - before.Length - after.Length <= segments.Count / 10
                && Fills(before, left, x) && Fills(after, x, right);
        }).Select(x => (double?)x).DefaultIfEmpty(null).OrderBy(x => Math.Abs((x ?? 0) - left - (width / 2))).First();
    }

    private static bool Fills((double Left, double Right)[] side, double from, double to)
        => side.Length >= 5 && side.Count(s => s.Right - s.Left > (to - from) * 0.6) * 2 >= side.Length;
}
