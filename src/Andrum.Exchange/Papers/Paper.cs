namespace Andrum.Exchange.Papers;

/// <summary>
/// A study's findings as they are said, before anybody decides how they are written down. Every writer gives the same words in the
/// same order.
/// </summary>
public sealed record Paper
{
    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The language of its headings, as IETF BCP 47 writes it, such as "sv-SE".</summary>
    public required string Language { get; init; }

    /// <summary>What it is about, in a sentence or two; may be empty.</summary>
    public string Lead { get; init; } = "";

    /// <summary>How it came about: place, approval, who they are that ask.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Who stands behind it.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>What it says, from beginning to end.</summary>
    public IReadOnlyList<PaperBlock> Blocks { get; init; } = [];
}

/// <summary>A part of a paper.</summary>
public abstract record PaperBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 for a section of the paper, 2 and 3 below it.</param>
/// <param name="Words">The words.</param>
public sealed record PaperHeading(int Level, string Words) : PaperBlock;

/// <summary>A paragraph. It is one paragraph wherever it is written; a break of the line within it stays one.</summary>
public sealed record PaperParagraph(IReadOnlyList<PaperRun> Runs) : PaperBlock
{
    /// <summary>A paragraph of plain words.</summary>
    public static PaperParagraph Of(string words, string note = "") => new([new(words) { Note = note }]);

    /// <summary>Its words without what hangs on them.</summary>
    public string Words => string.Concat(Runs.Select(r => r.Said));
}

/// <summary>Words within a paragraph.</summary>
public sealed record PaperRun(string Words)
{
    /// <summary>Whether they are said by the paper about itself, such as "needs re-reading"; then they stand in brackets.</summary>
    public bool Aside { get; init; }

    /// <summary>The words as they stand in their paragraph.</summary>
    public string Said => Aside ? $" ({Words})" : Words;

    /// <summary>What a footnote behind them says; empty where there is none. Writers without footnotes leave it out.</summary>
    public string Note { get; init; } = "";
}

/// <summary>What somebody said, in their own words.</summary>
/// <param name="Words">The words, in the quotation marks of the paper's language.</param>
/// <param name="By">Under which pseudonym.</param>
public sealed record PaperQuote(string Words, string By) : PaperBlock
{
    /// <summary>Where it stands.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A small table: what is told, and what is told of it.</summary>
/// <param name="Label">What a table is called where it is numbered.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Rows">The rows.</param>
public sealed record PaperTable(string Label, string Caption, IReadOnlyList<(string Head, string Cell)> Rows) : PaperBlock
{
    /// <summary>What must be known to read it; may be empty.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A flow of people after CONSORT's conventions: boxes down, exits to the right.</summary>
/// <param name="Label">What a figure is called where it is numbered.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Steps">The boxes, from above.</param>
public sealed record PaperFlow(string Label, string Caption, IReadOnlyList<FlowStep> Steps) : PaperBlock
{
    /// <summary>The figure in words, for whoever does not see it.</summary>
    public string InWords => Caption + ". " + string.Join(". ", Steps.SelectMany(s => s.Exits.Select(e => e.InWords).Prepend(s.InWords))) + ".";
}

/// <summary>A box of the flow, and what leaves behind it.</summary>
/// <param name="Box">What stands in the box, line by line; the first says what it is.</param>
/// <param name="Exits">Who leaves between this box and the next.</param>
public sealed record FlowStep(IReadOnlyList<string> Box, IReadOnlyList<FlowLeaving> Exits)
{
    /// <summary>The box in one line.</summary>
    public string InWords => string.Join(", ", Box);
}

/// <summary>People who leave the flow at one place.</summary>
/// <param name="Who">Who, and how many.</param>
/// <param name="Reasons">Why.</param>
public sealed record FlowLeaving(string Who, IReadOnlyList<string> Reasons)
{
    /// <summary>The exit in one line.</summary>
    public string InWords => Reasons.Count == 0 ? Who : $"{Who}: {string.Join(", ", Reasons)}";
}
