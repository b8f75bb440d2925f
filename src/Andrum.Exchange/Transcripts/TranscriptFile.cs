using System.Text;
using System.Text.RegularExpressions;
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
    public static Reading Read(Stream content, string fileName, long? length = null)
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

        var (format, turns, why) = Within(() => Understand(bytes, ending));
        return why is { } reason ? new Reading.Left(fileName, reason)
            : turns.Any(t => !string.IsNullOrWhiteSpace(t.Text)) ? new Reading.Taken(fileName, format, turns)
            : new Reading.Left(fileName, Unreadable.Empty);
    }

    private static (TranscriptFormat Format, IReadOnlyList<ReadTurn> Turns, Unreadable? Why) Within(
        Func<(TranscriptFormat Format, IReadOnlyList<ReadTurn> Turns, Unreadable? Why)> understand)
    {
        try
        {
            return understand();
        }
        catch (RegexMatchTimeoutException)
        {
            return (default, [], Unreadable.TooHeavy);
        }
    }

    private static (TranscriptFormat Format, IReadOnlyList<ReadTurn> Turns, Unreadable? Why) Understand(byte[] bytes, string ending)
    {
        var zip = bytes.AsSpan().StartsWith("PK\u0003\u0004"u8);
        var pdf = bytes.AsSpan(0, Math.Min(1024, bytes.Length)).IndexOf("%PDF-"u8) >= 0;
        switch (ending)
        {
            case ".docx":
                var (docx, whyDocx) = zip ? DocxText.Paragraphs(bytes) : ([], IsLocked(bytes) ? Unreadable.Locked : Unreadable.WrongType);
                return (TranscriptFormat.Docx, Turns.OfParagraphs(docx), whyDocx);
            case ".odt":
                var (odt, whyOdt) = zip ? OdtText.Paragraphs(bytes) : ([], Unreadable.WrongType);
                return (TranscriptFormat.Odt, Turns.OfParagraphs(odt), whyOdt);
            case ".pdf":
                var (lines, whyPdf) = pdf ? PdfText.Lines(bytes) : ([], Unreadable.WrongType);
                return (TranscriptFormat.Pdf, Turns.Of(lines), whyPdf);
        }

        if (zip || bytes.AsSpan().StartsWith("%PDF"u8))
        {
            return (default, [], Unreadable.WrongType);
        }

        var (text, unreadable) = Decode(bytes);
        if (text is null)
        {
            return (default, [], unreadable);
        }

        if (text.AsSpan().Count('\n') > Turns.MostLines)
        {
            return (default, [], Unreadable.TooHeavy);
        }

        return ending switch
        {
            ".vtt" when !text.StartsWith("WEBVTT", StringComparison.Ordinal) => (default, [], Unreadable.WrongType),
            _ when text.StartsWith("WEBVTT", StringComparison.Ordinal) => (TranscriptFormat.WebVtt, Cues.Turns(text), null),
            ".srt" when !text.Contains("-->", StringComparison.Ordinal) && text.Trim().Length > 0
                => (default, [], Unreadable.WrongType),
            ".srt" => (TranscriptFormat.SubRip, Cues.Turns(text), null),
            _ => (TranscriptFormat.PlainText, Turns.Of(text.Split('\n')), null),
        };
    }

    // Word keeps a document with a password in the older kind of file, under this name in UTF-16.
    private static bool IsLocked(byte[] bytes)
        => bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) && bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

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
