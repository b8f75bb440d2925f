using Andrum.Inquiry.Interviews;
using Andrum.Storage.Keys;
using Andrum.Storage.Sealing;

namespace Andrum.Storage;

/// <summary>A recording that an interview names, and the key that both are sealed under.</summary>
internal sealed record NamedRecording(RecordingId Id, Guid Key)
{
    private static readonly string Interviews = Interview.Journal(default).Name.Value.Split('/')[0] + "/";

    /// <summary>The recordings that the interviews in a database name. What was erased, or another took its place, is not among them.</summary>
    public static IEnumerable<NamedRecording> In(SqliteRows rows, KeyStore keys)
    {
        var seal = new Seal(keys);
        return rows.Journals().Where(j => j.Value.StartsWith(Interviews, StringComparison.Ordinal))
            .Select(journal => rows.Read(journal, after: 0).Select(row => Of(seal, journal, row)).OfType<NamedRecording>().LastOrDefault())
            .OfType<NamedRecording>();
    }

    private static NamedRecording? Of(Seal seal, JournalName journal, Row row)
    {
        try
        {
            return seal.Open<Interview>(journal, row).Entry is RecordingKept kept ? new(kept.Recording, row.Key) : null;
        }
        catch (StorageException)
        {
            // A damaged entry names nothing; that it is damaged is said of its journal.
            return null;
        }
    }
}
