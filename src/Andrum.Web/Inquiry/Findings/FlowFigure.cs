using Andrum.Exchange.Papers;
using Andrum.Inquiry.Findings;
using static Andrum.Web.Inquiry.InquiryText;

namespace Andrum.Web.Inquiry.Findings;

/// <summary>What the figure of the participant flow says.</summary>
internal static class FlowFigure
{
    /// <summary>The figure, all its numbers from the record.</summary>
    public static PaperFlow Of(ParticipantFlow flow)
    {
        var care = flow.Care;
        return new(T("figure"), T("flow-caption"),
        [
            new([T("flow-offered", care.Offered), .. Sexes(care)],
                [.. Left(care.Left, "flow-left", care.Reasons), .. Left(Math.Max(0, care.Offered - care.Completed - care.Left), "flow-not-ended", [])]),
            new([T("flow-completed", care.Completed), .. care.Months is var (shortest, longest) ? [T("flow-months", shortest, longest)] : Array.Empty<string>()],
                Left(flow.NotInterviewed.Count, "flow-not-interviewed", flow.NotInterviewed.Reasons)),
            new([T("flow-interviewed", flow.Interviewed)], Left(flow.NotRecorded.Count, "flow-not-recorded", flow.NotRecorded.Reasons)),
            new([T("flow-recorded", flow.Recorded)], Left(flow.Recorded - flow.Analysed, "flow-not-analysed", [])),
            new([T("flow-analysed", flow.Analysed)], []),
        ]);
    }

    // Who is neither, or has not said, is not told of by the number of the others.
    private static string[] Sexes(CareFlow care)
        => care.Offered > 0 && care.Women + care.Men == care.Offered
            ? [$"{People(care.Women, "flow-women")}, {People(care.Men, "flow-men")}"]
            : [];

    private static string People(int count, string key) => count == 1 ? T(key + "-1") : T(key, count);

    // The counts of boxes and exits are the study's own; how many gave a reason is told from three people on.
    private static FlowLeaving[] Left(int count, string key, IReadOnlyCollection<Leavers> reasons)
        => count == 0 ? [] : [new(T(key, count), [.. reasons.Select(r => r.People < ParticipantFlow.SmallestCell
            ? T("reason-" + r.Reason)
            : T("reason-with-count", T("reason-" + r.Reason), r.People))])];
}
