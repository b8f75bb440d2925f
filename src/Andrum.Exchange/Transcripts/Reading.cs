using System.Globalization;
using System.Resources;

namespace Andrum.Exchange.Transcripts;

/// <summary>One speaker's stretch of a transcript as a file holds it.</summary>
/// <param name="Speaker">The speaker's label; empty where none is named.</param>
/// <param name="Text">The words, unchanged; a line break stands where the file had a paragraph within the turn.</param>
/// <param name="From">When it begins in the recording, if the file says so.</param>
public sealed record ReadTurn(string Speaker, string Text, TimeSpan? From = null);

/// <summary>The kinds of file that transcripts come in.</summary>
public enum TranscriptFormat
{
    /// <summary>Plain text, UTF-8 (or UTF-16 with a byte order mark).</summary>
    PlainText,

    /// <summary>Office Open XML, ECMA-376.</summary>
    Docx,

    /// <summary>WebVTT, as W3C describes it.</summary>
    WebVtt,

    /// <summary>SubRip.</summary>
    SubRip,

    /// <summary>OpenDocument text, ISO/IEC 26300.</summary>
    Odt,

    /// <summary>Portable Document Format, ISO 32000.</summary>
    Pdf,
}

/// <summary>Why a file could not be taken.</summary>
public enum Unreadable
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>It is a folder.</summary>
    Folder,

    /// <summary>It has no words.</summary>
    Empty,

    /// <summary>It is larger than what is read. Detail: the limit in megabytes.</summary>
    TooLarge,

    /// <summary>Its name ends in something that is not read. Detail: the ending.</summary>
    UnknownType,

    /// <summary>It is something else than its name says.</summary>
    WrongType,

    /// <summary>Its bytes are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>It unpacks to more than a transcript can be.</summary>
    Bomb,

    /// <summary>It is damaged.</summary>
    Broken,

    /// <summary>It is locked with a password.</summary>
    Locked,

    /// <summary>Its pages are pictures, in which no words are written.</summary>
    Pictures,

    /// <summary>Reading it took more time or memory than a transcript needs.</summary>
    TooHeavy,
}

/// <summary>What came of reading a file: its transcript, or why not. Reading never throws over what a file holds.</summary>
public abstract record Reading(string FileName)
{
    /// <summary>The file was read.</summary>
    public sealed record Taken(string FileName, TranscriptFormat Format, IReadOnlyList<ReadTurn> Turns) : Reading(FileName)
    {
        /// <summary>
        /// All speakers' words as split by white space. Labels, turn numbers and time codes are not among them, nor is the head before
        /// the first who is named; where nobody is named, everything counts.
        /// </summary>
        public int Words { get; } = Spoken(Turns).Sum(t => t.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

        /// <summary>The speakers' labels in the order of their first words.</summary>
        public IReadOnlyList<string> Speakers { get; } = [.. Turns.Select(t => t.Speaker).Where(s => s.Length > 0).Distinct()];

        private static IEnumerable<ReadTurn> Spoken(IReadOnlyList<ReadTurn> turns)
            => turns.Any(t => t.Speaker.Length > 0) ? turns.SkipWhile(t => t.Speaker.Length == 0) : turns;
    }

    /// <summary>The file was left, for a reason.</summary>
    public sealed record Left(string FileName, Unreadable Why, string Detail = "") : Reading(FileName)
    {
        private static readonly ResourceManager Texts
            = new("Andrum.Exchange.Transcripts.UnreadableText", typeof(Left).Assembly);

        /// <summary>The reason as a sentence in the reader's language.</summary>
        public string Sentence(CultureInfo culture)
            => string.Format(culture, Texts.GetString(Why.ToString(), culture)!, Detail);
    }
}
