using Andrum.Exchange.Transcripts;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Fonts;

namespace Andrum.Exchange.Pdf;

/// <summary>The words of a PDF in the order in which they are read, a line a line; an empty line stands where a paragraph ends.</summary>
internal static class PdfText
{
    public static (IReadOnlyList<string> Lines, Unreadable? Why) Lines(byte[] file)
    {
        try
        {
            using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            List<PageLines> pages = [.. document.GetPages().Select(p => PageLines.Of(DuplicateOverlappingTextProcessor.Get(p.Letters), p.CropBox.Bounds))];
            var lines = Hyphens.Joined(RunningLines.Without(pages).SelectMany(Paragraphed));
            return lines.Count == 0 && document.NumberOfPages > 0 ? ([], Unreadable.Pictures) : (lines, null);
        }
        catch (PdfDocumentEncryptedException)
        {
            return ([], Unreadable.Locked);
        }
        catch (Exception e) when (e is PdfDocumentFormatException or PdfDocumentStackDepthException or CorruptCompressedDataException or InvalidFontFormatException
            or InvalidOperationException or ArgumentException or FormatException or NotSupportedException or IOException
            or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException or InvalidCastException or ArithmeticException)
        {
            // The parser was written for files that are whole: on damaged ones it fails in any of these ways.
            return ([], Unreadable.Broken);
        }
    }

    // A paragraph ends where more than the usual room stands before the next line, or where the next begins further in than its own next.
    private static IEnumerable<string> Paragraphed(PageLines page)
    {
        var leading = page.Leading;
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (i > 0 && page.Lines[i - 1] is var before && before.Column == line.Column && before.Baseline > line.Baseline
                && (before.Baseline - line.Baseline > leading * 1.3 || IsIndented(page.Lines, i)))
            {
                yield return "";
            }

            yield return line.Text;
        }
    }

    // Beside a column of speakers or numbers every line is indented.
    private static bool IsIndented(IReadOnlyList<PdfLine> lines, int index)
        => index + 1 < lines.Count
            && !lines.Skip(index - 1).Take(3).Any(l => l.Text.Contains('\t', StringComparison.Ordinal))
            && lines[index].Left > lines[index - 1].Left + (lines[index].Size * 0.8)
            && lines[index].Left > lines[index + 1].Left + (lines[index].Size * 0.8);
}
