using System.IO.Compression;
using System.Xml;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Packed;

/// <summary>What is common to documents that are zip files of XML: how far they may unpack, and how deep their elements may nest.</summary>
internal static class PackedFile
{
    private const long BytesUnpacked = 300L << 20;
    private const int MostEntries = 10_000;
    private const int Depth = 200;

    /// <summary>Reads XML with document types prohibited and nothing fetched.</summary>
    public static XmlReader Reader(Stream stream)
        => XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });

    /// <summary>
    /// Why the file is not opened further. Declared lengths are summed first; then everything is unpacked once and counted, since they
    /// may lie, and nesting is measured before anything recurses.
    /// </summary>
    public static Unreadable? Refuse(ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries || zip.Entries.Sum(e => Math.Min(e.Length, BytesUnpacked + 1)) > BytesUnpacked)
        {
            return Unreadable.Bomb;
        }

        var left = BytesUnpacked;
        var buffer = new byte[81920];
        foreach (var entry in zip.Entries)
        {
            using (var unpacked = entry.Open())
            {
                for (int read; (read = unpacked.Read(buffer)) > 0;)
                {
                    if ((left -= read) < 0)
                    {
                        return Unreadable.Bomb;
                    }
                }
            }

            if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && TooDeep(entry))
            {
                return Unreadable.Bomb;
            }
        }

        return null;
    }

    /// <summary>
    /// A table's row as lines: its cells parted by tabs, and the further paragraphs of its last cell below. A row of one cell only
    /// lays out the page and is left as it is.
    /// </summary>
    public static IEnumerable<string> Row(IEnumerable<IReadOnlyList<string>> cells)
    {
        List<IReadOnlyList<string>> filled = [.. cells];
        while (filled.Count > 0 && filled[^1].All(string.IsNullOrWhiteSpace))
        {
            filled.RemoveAt(filled.Count - 1);
        }

        if (filled.Count < 2)
        {
            return filled.SelectMany(p => p);
        }

        var last = filled[^1].SkipWhile(string.IsNullOrWhiteSpace).ToArray();
        var before = filled.SkipLast(1).Select(c => string.Join(' ', c.Select(p => p.Replace('\n', ' '))));
        return [string.Join('\t', [.. before, last[0]]), .. last.Skip(1)];
    }

    private static bool TooDeep(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var xml = Reader(stream);
        while (xml.Read())
        {
            if (xml.Depth > Depth)
            {
                return true;
            }
        }

        return false;
    }
}
