using Andrum.Storage.Keys;
using Andrum.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Andrum.Storage.Verification;

/// <summary>An entry that is not as it was written.</summary>
/// <param name="Journal">Where.</param>
/// <param name="Version">The first entry that does not follow its predecessor or does not open.</param>
public sealed record Damage(JournalName Journal, long Version);

/// <summary>Checks a whole database of journals: every chain and every seal.</summary>
public static class Verifier
{
    /// <summary>
    /// What is damaged, by journal; empty when all is well. Entries whose key was erased are well when their chain is. That the end of
    /// a journal was cut off cannot be seen from the journal alone.
    /// </summary>
    /// <param name="file">A database of journals: the record's or the access log's.</param>
    /// <param name="keys">The keys that seal it.</param>
    public static async Task<IReadOnlyList<Damage>> Check(string file, KeyStore keys)
    {
        await using var rows = new SqliteRows(file);
        var seal = new Seal(keys);
        return [.. rows.Journals().Select(name => First(rows, seal, name)).OfType<Damage>()];
    }

    private static Damage? First(SqliteRows rows, Seal seal, JournalName journal)
    {
        byte[] head = [];
        var version = 0L;
        try
        {
            foreach (var row in rows.Read(journal, after: 0))
            {
                version++;
                head = Seal.Chain(head, journal, version, row.Key, row.Body);
                if (row.Version != version || !head.AsSpan().SequenceEqual(row.Hash))
                {
                    return new(journal, version);
                }

                seal.Check(journal, row);
            }

            return null;
        }
        catch (Exception e) when (e is StorageException or SqliteException or InvalidCastException or ArgumentException)
        {
            return new(journal, Math.Max(version, 1));
        }
    }
}
