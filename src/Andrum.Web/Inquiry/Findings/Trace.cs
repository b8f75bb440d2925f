using Andrum.Exchange.Papers;
using Andrum.Inquiry.Meanings;
using static Andrum.Web.Inquiry.InquiryText;

namespace Andrum.Web.Inquiry.Findings;

/// <summary>The way from every finding to the words it came from, link by link, as a table.</summary>
internal static class Trace
{
    private const int Shown = 120;

    /// <summary>What stands above the columns.</summary>
    public static TraceLink Heads
        => new(T("trace-kind"), T("trace-finding"), T("pseudonym"), T("trace-turn"), T("trace-words"), T("trace-meaning"), T("trace-analyst"));

    /// <summary>One row a link.</summary>
    public static IEnumerable<TraceLink> Links(Report report)
    {
        IEnumerable<(string Kind, string Finding, IReadOnlyList<UnitRef> Units)> findings =
        [
            .. (report.Study.Essence?.Stretches ?? []).Select(s => s.Passage).OfType<Andrum.Inquiry.Structure.Passage>()
                .Select(p => (T("trace-passage"), p.Words, (IReadOnlyList<UnitRef>)p.Units)),
            .. report.Study.Constituents.SelectMany(c => c.Nuances).SelectMany(n => new[]
            {
                (T("trace-rests-on"), n.Words, (IReadOnlyList<UnitRef>)n.RestsOn), (T("trace-illustrated-by"), n.Words, n.IllustratedBy),
            }),
            .. report.Narratives.Select(n => (T("trace-narrative"), Opening(n.Words), n.Units)),
        ];
        return findings.SelectMany(f => f.Units.Select(u => Link(report, f.Kind, f.Finding, u)));
    }

    // A link to a voice that fell silent is still a link: the finding needs re-reading.
    private static TraceLink Link(Report report, string kind, string finding, UnitRef named)
    {
        var analyst = report.Study.Team.Find(m => m.Person == named.Analyst)?.Name ?? "";
        return report.Study.Withdrawn(named.Participant) ? new(kind, finding, T("withdrawn-voice"), "", "", "", analyst)
            : report.Voices.Find(named) is not { } unit
                ? new(kind, finding, report.Study.ParticipantWith(named.Participant)?.Pseudonym ?? "", "", T("words-gone"), "", analyst)
            : new(kind, finding, unit.Pseudonym, Turn(unit), unit.InText is null ? T("words-gone") : unit.Quote, unit.Unit.Meaning ?? "", analyst);
    }

    private static string Turn(UnitSeen unit)
        => unit.InText is not { } text ? ""
            : text.First == text.Last ? $"{text.Transcript.Turns[text.First].Number}"
            : $"{text.Transcript.Turns[text.First].Number}–{text.Transcript.Turns[text.Last].Number}";

    // A narrative is told by how it begins.
    private static string Opening(string words)
        => words.Length <= Shown ? words : words[..(words.LastIndexOf(' ', Shown) is > 0 and var cut ? cut : Shown)] + " …";
}
