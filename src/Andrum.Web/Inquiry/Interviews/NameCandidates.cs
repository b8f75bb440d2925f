using Andrum.Inquiry.Interviews;

namespace Andrum.Web.Inquiry.Interviews;

/// <summary>Words that may be names: capitalised inside a sentence, and not masked yet. A person decides.</summary>
internal static class NameCandidates
{
    private static readonly char[] Around = ['"', '\'', '’', '‘', '“', '”', '„', '«', '»', '(', ')', '[', ']', '.', ',', ';', ':', '!', '?', '…', '–', '—'];

    public static IReadOnlyList<string> In(Interview interview)
    {
        var masked = interview.Masks.SelectMany(m => m.Find.Split(' ')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. (interview.Verbatim?.Turns ?? []).SelectMany(t => t.Words.Zip(t.Words.Skip(1)))
            .Where(p => !Ends(p.First.Text))
            .Select(p => Bare(p.Second.Text))
            .Where(w => w.Length > 1 && char.IsUpper(w[0]) && !masked.Contains(w))
            .GroupBy(w => w, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.CurrentCulture)
            .Select(g => g.Key).Take(60)];
    }

    private static bool Ends(string word) => word.TrimEnd('"', '”', ')', '’', '\'') is [.., '.' or '?' or '!' or '…' or ':' or '–' or '—'] or "-"
        || word.StartsWith('"') || word.StartsWith('“');

    private static string Bare(string word)
    {
        var bare = word.Trim(Around);
        return bare.EndsWith("'s", StringComparison.Ordinal) || bare.EndsWith("’s", StringComparison.Ordinal) ? bare[..^2]
            : bare is "I" || bare.StartsWith("I'", StringComparison.Ordinal) || bare.StartsWith("I’", StringComparison.Ordinal) ? ""
            : bare;
    }
}
