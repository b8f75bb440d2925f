using System.Text;
using Andrum.Exchange.Docx;
using Andrum.Exchange.Papers;

namespace Andrum.Web.Inquiry.Findings;

/// <summary>A form in which findings leave the house.</summary>
/// <param name="Ending">How its files end, and how the command line names it.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Write">Writes a report in it.</param>
internal sealed record ReportFormat(string Ending, string MediaType, Func<Report, byte[]> Write)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } =
    [
        new("md", "text/markdown; charset=utf-8", r => Encoding.UTF8.GetBytes(PaperMarkdown.Write(r.Paper))),
        new("html", "text/html; charset=utf-8", r => Encoding.UTF8.GetBytes(PaperHtml.Write(r.Paper))),
        new("docx", PaperDocx.MediaType, r => PaperDocx.Write(r.Paper)),
        new("csv", "text/csv; charset=utf-8", r => TraceCsv.Write(Trace.Heads, Trace.Links(r))),
    ];

    /// <summary>Whether it is text, which can be printed on a terminal.</summary>
    public bool IsText => MediaType.StartsWith("text/", StringComparison.Ordinal);
}
