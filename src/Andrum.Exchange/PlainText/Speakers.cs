namespace Andrum.Exchange.PlainText;

/// <summary>
/// Who speaks in a transcript. What is a label is decided for the document as a whole: labels recur and are all set apart in the
/// same way, while "She said: come in" does not and is not.
/// </summary>
internal sealed class Speakers
{
    private readonly LabelStyle _style;
    private readonly IReadOnlySet<int> _head;
    private readonly Dictionary<string, string> _names;

    private Speakers(LabelStyle style, IReadOnlyList<string> names, IReadOnlySet<int> head)
    {
        (_style, _head) = (style, head);
        _names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            _names.TryAdd(name, name);
        }
    }

    /// <summary>Whether nobody is named.</summary>
    public bool AreNone => _names.Count == 0;

    /// <summary>The speakers of a document.</summary>
    public static Speakers In(IReadOnlyList<LabelledLine> lines)
    {
        var head = HeadFields.NamingPeople(lines);
        var styles = Enum.GetValues<LabelStyle>().Select(s => new Speakers(s, Names(lines, head, s), head)).Where(s => !s.AreNone)
            .Select(s => (Speakers: s, Turns: lines.Count(l => l.In(s._style) is { } label && s.Known(label) is not null)))
            .ToArray();
        var firm = styles.Where(s => s.Speakers._style <= LabelStyle.Time && s.Speakers._names.Count > 1 && s.Turns > 2).ToArray();
        return (firm.Length > 0 ? firm : styles).OrderByDescending(s => s.Turns).Select(s => s.Speakers).FirstOrDefault()
            ?? new Speakers(LabelStyle.Colon, [], head);
    }

    /// <summary>The speaker, words and time of a line that begins a turn; null for any other line.</summary>
    public (string Speaker, string Words, TimeSpan? From)? Beginning(LabelledLine line, int index)
    {
        if (AreNone || _head.Contains(index))
        {
            return null;
        }

        // A colon forgotten or typed as a tab once does not hide a known speaker.
        foreach (var label in line.Labels.Where(l => l.Style == _style
            || (l.IsFirm && (l.Style != LabelStyle.Tab || _style == LabelStyle.Colon))))
        {
            if (Known(label) is { } known)
            {
                return (known.Name, known.Words, label.From ?? line.From);
            }
        }

        return null;
    }

    private (string Name, string Words)? Known(Label label)
        => _names.TryGetValue(label.FullName, out var full) ? (full, label.Rest)
            : !_names.TryGetValue(label.Name, out var name) ? null
            : (name, label.Aside is null ? label.Rest : $"({label.Aside}) {label.Rest}".TrimEnd());

    private static List<string> Names(IReadOnlyList<LabelledLine> lines, IReadOnlySet<int> head, LabelStyle style)
    {
        // "Nej:" begins an answer; "JA:" may be Johan Andersson.
        var labels = lines.Select((line, index) => (Label: line.In(style), Index: index))
            .Where(l => l.Label is { } label && !head.Contains(l.Index) && !HeadFields.IsField(label.Name) && !HeadFields.IsColumnHead(label)
                && (!HeadFields.IsAside(label.Name) || (style <= LabelStyle.Tab && label.Name == label.Name.ToUpperInvariant())))
            .Select(l => (Label: l.Label!, l.Index))
            .ToArray();
        labels = style == LabelStyle.Alone ? WithWordsBelow(lines, labels) : labels;
        var recurring = labels.GroupBy(l => l.Label.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).ToArray();
        var strong = recurring.Where(g => g.Any(l => l.Label.IsStrong)).ToArray();

        // "vera:" in small letters is somebody only where nobody has a capital.
        recurring = strong.Length > 0 ? strong : style <= LabelStyle.Tab ? [.. recurring.Where(g => g.Count() > 2)] : [];
        if (style > LabelStyle.Time)
        {
            // These also occur in speech: two people at least, and no few turns among many lines.
            var turns = recurring.SelectMany(g => g.Select(l => l.Label)).ToArray();
            return recurring.Length > 1 && turns.Length * 6 >= lines.Count(l => !l.IsBlank) ? Common(turns) : [];
        }

        if (recurring.Length == 0)
        {
            return OfShortTalk(lines, labels);
        }

        // A head stands before the first who speaks; somebody who speaks once stands among the others, and as they do after a gap.
        var first = recurring.Min(g => g.First().Index);
        var known = recurring.SelectMany(g => g).ToArray();
        var afterGap = known.Where(l => l.Index > first).All(l => StandsApart(lines, l.Index));
        var once = labels.Where(l => l.Index > first && l.Label.IsStrong && (!afterGap || StandsApart(lines, l.Index)));
        return Common(known.Concat(once).Concat(PartnerBefore(lines, labels, first)).Select(l => l.Label));
    }

    // A short talk in which each speaks once: it opens with a label, and every other line is labelled too or goes on.
    private static List<string> OfShortTalk(IReadOnlyList<LabelledLine> lines, (Label Label, int Index)[] labels)
    {
        var strong = labels.Where(l => l.Label.IsStrong).ToArray();
        if (strong.Length == 0)
        {
            return [];
        }

        var before = lines.Take(strong[0].Index).Where(l => !l.IsBlank && !l.IsTimeAlone).ToArray();
        var onlyFields = Array.TrueForAll(before, l => l.In(LabelStyle.Colon) is { } label && HeadFields.IsField(label.Name));
        return onlyFields || (strong.Length > 1 && strong.Length * 2 >= lines.Skip(strong[0].Index).Count(l => !l.IsBlank))
            ? Common(strong.Select(l => l.Label))
            : [];
    }

    // A short interview may open with somebody who speaks only once: the line right before the first recurring speaker.
    private static IEnumerable<(Label Label, int Index)> PartnerBefore(IReadOnlyList<LabelledLine> lines, (Label Label, int Index)[] labels, int first)
    {
        var before = first - 1;
        while (before >= 0 && (lines[before].IsBlank || lines[before].IsTimeAlone))
        {
            before--;
        }

        return labels.Where(l => l.Index == before && l.Label.IsStrong && l.Label.Rest.Length > 0
            && lines.Take(before).All(b => b.IsBlank || b.IsTimeAlone || b.In(LabelStyle.Colon) is null));
    }

    // The name as it is mostly written; what stands in brackets belongs to it when it always stands there.
    private static List<string> Common(IEnumerable<Label> labels)
    {
        var names = new List<string>();
        foreach (var group in labels.GroupBy(l => l.Name, StringComparer.OrdinalIgnoreCase))
        {
            var full = group.GroupBy(l => l.FullName, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ToArray();
            var always = group.Count() > 1 && group.All(l => l.Aside is not null) && full.Length < group.Count();
            names.AddRange(always ? full.Select(g => g.Key) : [group.GroupBy(l => l.Name, StringComparer.Ordinal).MaxBy(g => g.Count())!.Key]);
        }

        return names;
    }

    private static bool StandsApart(IReadOnlyList<LabelledLine> lines, int index)
        => index == 0 || lines[index].Opens || lines[index].From is not null || lines[index - 1].IsBlank || lines[index - 1].IsTimeAlone;

    // Two labels in a row are none; but "Vera", then "Smärta" as all her answer, is one.
    private static (Label Label, int Index)[] WithWordsBelow(IReadOnlyList<LabelledLine> lines, (Label Label, int Index)[] labels)
    {
        var often = labels.CountBy(l => l.Label.Name).Where(c => c.Value > 1).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var below = new bool[lines.Count];
        var words = false;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            below[i] = words;
            words = lines[i].IsBlank || lines[i].IsTimeAlone ? words : lines[i].In(LabelStyle.Alone) is not { } label || !often.Contains(label.Name);
        }

        return [.. labels.Where(l => below[l.Index])];
    }
}
