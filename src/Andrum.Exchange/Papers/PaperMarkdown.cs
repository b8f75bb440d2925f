using System.Text;

namespace Andrum.Exchange.Papers;

/// <summary>A paper as Markdown: CommonMark, and a table as GitHub and Pandoc read it.</summary>
public static class PaperMarkdown
{
    /// <summary>Writes a paper.</summary>
    public static string Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        IEnumerable<string> head = [$"# {Plain(paper.Title)}", .. paper.Lead.Length > 0 ? [Lines(paper.Lead)] : Array.Empty<string>(),
            .. paper.Facts.Select(Lines)];
        return string.Join("\n\n", head.Concat(paper.Blocks.Select(Block))) + "\n";
    }

    private static string Block(PaperBlock block) => block switch
    {
        PaperHeading heading => $"{new string('#', heading.Level + 1)} {Plain(heading.Words)}",
        PaperParagraph paragraph => string.Concat(paragraph.Runs.Select((r, i) => r.Aside ? $" *({Plain(r.Words)})*"
            : i == 0 ? Lines(r.Words) : Broken(r.Words))),
        PaperQuote quote => $"> {Broken(quote.Words)} — {Plain(quote.By)}",
        PaperTable table => $"| {Plain(table.Caption)} | |\n| --- | --- |\n"
            + string.Join('\n', table.Rows.Select(r => $"| {Plain(r.Head)} | {Plain(r.Cell)} |"))
            + (table.Note.Length == 0 ? "" : $"\n\n{Lines(table.Note)}"),
        PaperFlow flow => string.Join('\n', flow.Steps
            .SelectMany(s => s.Exits.Select(e => $"  - {Plain(e.InWords)}").Prepend($"- {Plain(s.InWords)}"))),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    // Words at the beginning of a line, where Markdown would read a sign or a number as the beginning of a list or of a quotation.
    private static string Lines(string words)
    {
        var broken = Broken(words);
        var digits = broken.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 10 && digits < broken.Length && (broken[digits] is '.' or ')') ? broken.Insert(digits, "\\")
            : broken.Length > 0 && (broken[0] is '-' or '+' or '=' or '>') ? "\\" + broken
            : broken;
    }

    private static string Broken(string words) => string.Join("\\\n", words.Split('\n').Select(Plain));

    // What Markdown would read as its own signs stays what was said.
    private static string Plain(string words)
    {
        var escaped = new StringBuilder(words.Length + 16);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is '*' or '_' or '`' or '<' or '[' or ']' or '#' or '\\' or '|' or '~' || (words[i] == '&' && Entity(words.AsSpan(i + 1))))
            {
                escaped.Append('\\');
            }

            escaped.Append(words[i] is '\n' or '\r' ? ' ' : words[i]);
        }

        return escaped.ToString();
    }

    private static bool Entity(ReadOnlySpan<char> behind)
        => behind.IndexOf(';') is > 0 and < 32 and var end && behind[..end].IndexOfAnyExcept(InAnEntity) < 0;

    private static readonly System.Buffers.SearchValues<char> InAnEntity
        = System.Buffers.SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
