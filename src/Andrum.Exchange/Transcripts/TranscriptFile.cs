using System.Text;
using System.Text.RegularExpressions;
using Andrum.Exchange.Children;
using Andrum.Exchange.Docx;
using Andrum.Exchange.Odt;
using Andrum.Exchange.Pdf;
using Andrum.Exchange.PlainText;
using Andrum.Exchange.Subtitles;

namespace Andrum.Exchange.Transcripts;

/// <summary>Reads interview transcripts from files of others' making.</summary>
public static class TranscriptFile
{
    private const int MegabytesRead = 50;

    /// <summary>The endings of names that are read.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".txt", ".docx", ".odt", ".pdf", ".vtt", ".srt"];

    /// <summary>
    /// How DOCX, ODT and PDF are parsed apart from this process. A host that takes files from others sets it at its start; where it is
    /// absent they are parsed here.
    /// </summary>
    public static ParsedApart? Apart { get; set; }

    /// <summary>Reads a file on disk.</summary>
    public static Reading ReadFile(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path))
        {
            return new Reading.Left(name, Unreadable.Folder);
        }

        try
        {
            using var file = File.OpenRead(path);
            return Read(file, name, file.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Reading.Left(name, Unreadable.Missing);
        }
    }

    /// <summary>Reads a file's content. What it is, its content decides; its name says how to read text.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">The name it came under.</param>
    /// <param name="length">How many bytes it says it has; it is read no further than the limit whatever it says.</param>
    public static Reading Read(Stream content, string fileName, long? length = null) => Read(content, fileName, length, Apart);

    internal static Reading Read(Stream content, string fileName, long? length, ParsedApart? apart)
    {
        ArgumentNullException.ThrowIfNull(content);
        var ending = Path.GetExtension(fileName).ToLowerInvariant();
        if (!Endings.Contains(ending))
        {
            return new Reading.Left(fileName, Unreadable.UnknownType, ending);
        }

        if (length > (long)MegabytesRead << 20 || Bytes(content) is not { } bytes)
        {
            return new Reading.Left(fileName, Unreadable.TooLarge, $"{MegabytesRead}");
        }

        if (bytes.Length == 0)
        {
            return new Reading.Left(fileName, Unreadable.Empty);
        }

        var understood = apart is not null && ending is ".docx" or ".odt" or ".pdf" ? apart!.Understand(bytes, ending) : Understand(bytes, ending);
        return understood.Why is { } reason ? new Reading.Left(fileName, reason)
            : understood.Turns.Any(t => !string.IsNullOrWhiteSpace(t.Text)) ? new Reading.Taken(fileName, understood.Format, understood.Turns)
            : new Reading.Left(fileName, Unreadable.Empty);
    }

    internal static Understood Understand(byte[] bytes, string ending)
    {
        try
        {
            return ending switch
            {
                ".docx" => Document(IsZip(bytes) ? DocxText.Paragraphs(bytes) : ([], IsLocked(bytes) ? Unreadable.Locked : Unreadable.WrongType),
                    Turns.OfParagraphs, TranscriptFormat.Docx),
                ".odt" => Document(IsZip(bytes) ? OdtText.Paragraphs(bytes) : ([], Unreadable.WrongType), Turns.OfParagraphs, TranscriptFormat.Odt),
                ".pdf" => Document(IsPdf(bytes) ? PdfText.Lines(bytes) : ([], Unreadable.WrongType), Turns.Of, TranscriptFormat.Pdf),
                _ => IsZip(bytes) || bytes.AsSpan().StartsWith("%PDF"u8) ? new([], Unreadable.WrongType) : OfText(bytes, ending),
            };
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or OutOfMemoryException or InsufficientExecutionStackException)
        {
            return new([], Unreadable.TooHeavy);
        }
    }

    private static Understood Document((IReadOnlyList<string> Lines, Unreadable? Why) words, Func<IEnumerable<string>, IReadOnlyList<ReadTurn>> turns,
        TranscriptFormat format)
        => words.Why is not null ? new([], words.Why)
            : words.Lines.Count > Turns.MostLines ? new([], Unreadable.TooHeavy)
            : new(turns(words.Lines), null, format);

    private static Understood OfText(byte[] bytes, string ending)
    {
        var (text, unreadable) = Decode(bytes);
        if (text is null)
        {
            return new([], unreadable);
        }

        if (text.AsSpan().Count('\n') > Turns.MostLines)
        {
            return new([], Unreadable.TooHeavy);
        }

        var webVtt = text.StartsWith("WEBVTT", StringComparison.Ordinal);
        return ending switch
        {
            ".vtt" when !webVtt => new([], Unreadable.WrongType),
            _ when webVtt => new(Cues.Turns(text), null, TranscriptFormat.WebVtt),
            ".srt" when !text.Contains("-->", StringComparison.Ordinal) && text.Trim().Length > 0 => new([], Unreadable.WrongType),
            ".srt" => new(Cues.Turns(text), null, TranscriptFormat.SubRip),
            _ => new(Turns.Of(text.Split('\n')), null, TranscriptFormat.PlainText),
        };
    }

    private static bool IsZip(byte[] bytes) => bytes.AsSpan().StartsWith("PK\u0003\u0004"u8);

    // Readers look for the mark within the first kilobyte (ISO 32000-1, annex H.3, note 13).
    private static bool IsPdf(byte[] bytes) => bytes.AsSpan(0, Math.Min(1024, bytes.Length)).IndexOf("%PDF-"u8) >= 0;

    // Word keeps a document with a password in the older kind of file, under this name in UTF-16.
    private static bool IsLocked(byte[] bytes)
        => bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
            && bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static (string? Text, Unreadable? Why) Decode(byte[] bytes)
    {
        Encoding encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        };
        try
        {
            var text = encoding.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
            return text.Contains('\0', StringComparison.Ordinal) ? (null, Unreadable.WrongType) : (text, null);
        }
        catch (DecoderFallbackException)
        {
            return (null, bytes.AsSpan(0, Math.Min(512, bytes.Length)).Contains((byte)0) ? Unreadable.WrongType : Unreadable.InvalidUtf8);
        }
    }

    private static byte[]? Bytes(Stream content)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            if (whole.Length + read > (long)MegabytesRead << 20)
            {
                return null;
            }

            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }
}
