using Andrum.Exchange.Papers;
using Andrum.Inquiry.Findings;
using static Andrum.Web.Inquiry.InquiryText;

namespace Andrum.Web.Inquiry.Findings;

/// <summary>What the table of participants says; never a row about one of them.</summary>
internal static class RangesTable
{
    /// <summary>The table.</summary>
    public static PaperTable Of(ParticipantsInRanges people)
        => new(T("table"), T("ranges-caption"),
        [
            (T("ranges-number"), $"{people.Number}"),
            (T("ranges-age"), people.MeanAge is { } mean ? T("ranges-age-mean", Range(people.Ages), mean) : Range(people.Ages)),
            (T("ranges-sex"), Groups(people.Sex, "sex-")),
            (T("ranges-pain"), Groups(people.PainDiagnoses, "pain-")),
            (T("ranges-months"), Range(people.Months)),
            (T("ranges-sessions"), Range(people.Sessions)),
            (T("ranges-trauma"), people.Trauma is { } trauma ? T("ranges-trauma-in", trauma, people.Number) : T("ranges-untold")),
        ])
        { Note = T("ranges-note", ParticipantFlow.SmallestCell) };

    private static string Range(Span? span)
        => span is null ? T("ranges-untold") : span.Least == span.Most ? $"{span.Least}" : $"{span.Least}–{span.Most}";

    private static string Groups(Grouped grouped, string prefix)
        => grouped.Named.IsEmpty ? T("ranges-untold")
            : string.Join(", ", grouped.Named.Select(g => T("ranges-group", T(prefix + g.Trait), g.People))
                .Concat(grouped.Others > 0 ? [T("ranges-group", T(prefix + "others"), grouped.Others)] : []));
}
