using System.Globalization;
using System.Net;
using System.Text;

namespace Andrum.Exchange.Papers;

/// <summary>A paper as one HTML page that needs nothing else, set for a screen and for A4.</summary>
public static class PaperHtml
{
    private const int RunningTitle = 70;

    /// <summary>Writes a paper.</summary>
    public static string Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var html = new StringBuilder();
        html.Append($"""
            <!DOCTYPE html>
            <html lang="{H(paper.Language.Split('-')[0])}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{H(paper.Title)}</title>
            {(paper.Authors.Count == 0 ? "" : $"<meta name=\"author\" content=\"{H(string.Join(", ", paper.Authors))}\">\n")}<style>
            {Styles(paper.Title)}
            </style>
            </head>
            <body>
            <h1>{H(paper.Title)}</h1>

            """.ReplaceLineEndings("\n"));
        if (paper.Lead.Length > 0)
        {
            html.Append($"<p class=\"lead\">{Lines(paper.Lead)}</p>\n");
        }

        foreach (var fact in paper.Facts)
        {
            html.Append($"<p class=\"soft\">{Lines(fact)}</p>\n");
        }

        foreach (var block in paper.Blocks)
        {
            html.Append(Block(block)).Append('\n');
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string Block(PaperBlock block) => block switch
    {
        PaperHeading heading => $"<h{heading.Level + 1}>{H(heading.Words)}</h{heading.Level + 1}>",
        PaperParagraph paragraph => $"<p>{string.Concat(paragraph.Runs.Select(r => r.Aside ? $"<em>{H(r.Said)}</em>" : Lines(r.Words)))}</p>",
        PaperQuote quote => $"<blockquote>{Lines(quote.Words)}<footer>{H(quote.By)}</footer></blockquote>",
        PaperTable table => $"<table><caption>{H(table.Caption)}</caption><tbody>\n"
            + string.Concat(table.Rows.Select(r => $"<tr><th scope=\"row\">{H(r.Head)}</th><td>{H(r.Cell)}</td></tr>\n"))
            + $"</tbody></table>{(table.Note.Length == 0 ? "" : $"\n<p class=\"soft note\">{H(table.Note)}</p>")}",
        PaperFlow flow => $"<figure>{FlowDrawing.Wide(flow)}<figcaption class=\"soft\">{H(flow.Caption)}</figcaption></figure>",
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static string Styles(string title) => $$"""
        :root { color-scheme: light; }
        body {
          max-width: 38em; margin: 3em auto; padding: 0 1.5em; font: 1.0625rem/1.6 "Source Serif 4", "Iowan Old Style", Georgia, serif;
          color: #2b2620; background: #fffcf6; overflow-wrap: break-word;
        }
        h1, h2, h3, h4 { line-height: 1.25; font-weight: 500; text-wrap: balance; }
        h1 { margin: 0 0 .7em; font-size: 1.9em; }
        h2 { margin: 2.2em 0 .7em; font-size: 1.45em; }
        h3, h4 { margin: 1.8em 0 .6em; font-size: 1.15em; }
        p { margin: 0 0 .9em; text-wrap: pretty; }
        .lead { font-size: 1.1em; }
        .soft, caption { color: #575044; font-size: .92em; }
        blockquote { margin: 1em 0; padding-left: 1.1em; border-left: 2px solid #ccc0aa; }
        blockquote footer { color: #575044; font-size: .9em; }
        figure { margin: 1.8em 0; overflow-x: auto; }
        svg { display: block; width: 100%; min-width: 34rem; height: auto; }
        figcaption { margin-top: .7em; }
        table { width: 100%; margin: 1.8em 0; border-collapse: collapse; }
        .note { margin-top: -1.2em; }
        caption { padding-bottom: .6em; text-align: left; }
        th, td { padding: .4em 1.2em .4em 0; border-bottom: 1px solid #e0d6c5; text-align: left; vertical-align: baseline; font-weight: 400; }
        tr:first-child > * { border-top: 1px solid #8a7f6d; }
        tr:last-child > * { border-bottom-color: #8a7f6d; }
        @page {
          size: A4; margin: 26mm 28mm 24mm;
          @top-left { content: "{{Css(Short(title))}}"; font: italic 8.5pt Georgia, serif; color: #444; }
          @bottom-center { content: counter(page); font: 9pt Georgia, serif; color: #222; }
        }
        @page :first { @top-left { content: none; } }
        @media print {
          body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; line-height: 1.5; background: none; color: #000; hyphens: auto; }
          .soft, caption, blockquote footer { color: #333; }
          table:has(+ .note) { break-after: avoid; }
          h1 { margin-top: 10mm; }
          h1, h2, h3, h4 { break-after: avoid; break-inside: avoid; hyphens: manual; }
          p { orphans: 3; widows: 3; }
          p:has(+ table) { break-after: avoid; }
          blockquote, figure, table, tr { break-inside: avoid; }
          figure { overflow: visible; }
          svg { min-width: 0; max-width: 150mm; margin: 0 auto; }
        }
        """;

    private static string Short(string title)
    {
        if (title.Length <= RunningTitle)
        {
            return title;
        }

        var cut = title.LastIndexOf(' ', RunningTitle, RunningTitle / 2);
        return title[..(cut > 0 ? cut : RunningTitle)].TrimEnd(',', ':', ';', '.', ' ') + " …";
    }

    // In a style every letter that could end the string, or the style itself, goes by its number; the space ends the number.
    private static string Css(string words)
        => string.Concat(words.EnumerateRunes().Select(r => r.IsAscii && !char.IsAsciiLetterOrDigit((char)r.Value) && r.Value != ' '
            ? string.Create(CultureInfo.InvariantCulture, $"\\{r.Value:X} ") : r.ToString()));

    private static string Lines(string words) => H(words).Replace("\n", "<br>\n", StringComparison.Ordinal);

    private static string H(string text) => WebUtility.HtmlEncode(text);
}
