using System.Globalization;
using System.Text.RegularExpressions;

namespace Andrum.Exchange.PlainText;

/// <summary>
/// Numbers before turns or lines. They are dropped where they count up by one step through the whole text; other numbers are words.
/// </summary>
internal static partial class Numbering
{
    private readonly record struct Numbered(int Line, int Number, string Rest);

    /// <summary>The lines without the numbers that count them.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> lines)
    {
        var filled = lines.Count(l => !string.IsNullOrWhiteSpace(l));
        foreach (var (form, bare) in new[] { (Marked(), false), (Bare(), true) })
        {
            Numbered[] numbers = [.. Numbers(lines, form)];
            var chain = bare && EveryFew(lines, numbers) is { Count: > 0 } few ? few : Counting(numbers);
            if (chain.Count > 1 && (IsEveryFew(chain) || Counts(chain, numbers, filled, lines, bare)))
            {
                var rests = chain.ToDictionary(n => n.Line, n => n.Rest);
                return [.. lines.Select((l, i) => rests.GetValueOrDefault(i, l)).Where((l, i) => l.Length > 0 || !rests.ContainsKey(i))];
            }
        }

        return lines;
    }

    private static bool IsEveryFew(IReadOnlyList<Numbered> chain) => chain[^1].Number - chain[0].Number >= chain.Count;

    // Numbers that count are of turns (a label follows them) or of lines (nearly all have one); a list within somebody's turn is neither.
    private static bool Counts(IReadOnlyList<Numbered> chain, Numbered[] numbers, int filled, IReadOnlyList<string> lines, bool bare)
    {
        if (chain.Count * 4 < numbers.Length * 3 && !(chain[0].Number <= 1 && chain.Count > 9))
        {
            return false;
        }

        var labelled = chain.Count(n => HasLabel(n.Rest.Length > 0 ? n.Rest : lines.Skip(n.Line + 1).FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)) ?? ""));
        var alone = chain.All(n => n.Rest.Length == 0);
        return labelled * 2 >= chain.Count
            || (chain.Count * 10 >= filled * 9 && (!bare || chain.Count > 2))
            || (alone && chain[0].Number <= 1 && chain.Count > 2 && chain.Count * 3 >= filled);
    }

    private static bool HasLabel(string rest) => Array.Exists(LabelledLine.Of(rest).Labels, l => l.IsStrong && l.Style != LabelStyle.Alone);

    private static IEnumerable<Numbered> Numbers(IReadOnlyList<string> lines, Regex form)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (form.Match(lines[i]) is { Success: true } match)
            {
                yield return new(i, int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), lines[i][match.Length..]);
            }
        }
    }

    // The longest run that counts up by one, begun at one of the first numbers; a year or a dose between the turns does not end it.
    private static List<Numbered> Counting(Numbered[] numbers)
    {
        var longest = new List<Numbered>();
        foreach (var start in Enumerable.Range(0, Math.Min(5, numbers.Length)))
        {
            var run = new List<Numbered> { numbers[start] };

            // A number cut by the edge of a page stands there alone and once more on the next (Qt).
            foreach (var next in numbers.Skip(start + 1).Where(n => n.Number == run[^1].Number + 1 || (n.Number == run[^1].Number && run[^1].Rest.Length == 0)))
            {
                run.Add(next);
            }

            longest = run.Count > longest.Count ? run : longest;
        }

        return longest.Count > 2 || (longest.Count > 0 && longest[0].Number <= 1) ? longest : [];
    }

    // Line numbers beside every fifth line or so, as word processors and printed transcripts have them.
    private static List<Numbered> EveryFew(IReadOnlyList<string> lines, Numbered[] numbers)
    {
        if (numbers.Length < 2 || numbers[0].Number is < 2 or > 10)
        {
            return [];
        }

        var step = numbers[0].Number;
        var run = new List<Numbered>();
        foreach (var next in numbers.Where(n => n.Number == step * (run.Count + 1)))
        {
            run.Add(next);
        }

        var filled = new int[lines.Count];
        for (var i = 1; i < lines.Count; i++)
        {
            filled[i] = filled[i - 1] + (string.IsNullOrWhiteSpace(lines[i]) ? 0 : 1);
        }

        return run.Count > 1 && (Apart(i => i) || Apart(i => filled[i])) ? run : [];

        bool Apart(Func<int, int> place) => run.Zip(run.Skip(1)).All(p => place(p.Second.Line) - place(p.First.Line) == step);
    }

    // 12. or 12) or #12 or [12] or (12) or 12<tab>.
    [GeneratedRegex(@"^\s{0,40}(?:#(?<number>[0-9]{1,5})[.):]?|\[(?<number>[0-9]{1,5})\]|\((?<number>[0-9]{1,5})\)|(?<number>[0-9]{1,5})(?:[.)]|(?=\t|$)))(?:\s{1,40}|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^\s{0,40}(?<number>[0-9]{1,5})(?:\s{1,40}|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();
}
