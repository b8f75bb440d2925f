using Andrum.Storage.Keys;
using Andrum.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Andrum.Storage.Verification;

/// <summary>An entry that is not as it was written.</summary>
/// <param name="Journal">Where; the file's name when it cannot be told which journals it holds.</param>
/// <param name="Version">The first entry that does not follow its predecessor or does not open; 0 for a whole file.</param>
public sealed record Damage(JournalName Journal, long Version);

/// <summary>Checks a whole database of journals: every chain and every seal.</summary>
public static class Verifier
{
    /// <summary>What is damaged in a clinic: in its record and in its access log.</summary>
    public static async Task<IReadOnlyList<Damage>> Check(DataFolder clinic) => await CheckFolder(clinic.Folder, clinic.Keys);

    internal static async Task<IReadOnlyList<Damage>> CheckFolder(string folder, KeyStore keys) =>
    [
        .. await Check(Path.Combine(folder, DataFolder.JournalFile), keys),
        .. await Check(Path.Combine(folder, DataFolder.AccessFile), keys),
    ];

    /// <summary>
    /// What is damaged, by journal; empty when all is well. Entries whose key was erased are well when their chain is; entries
    /// whose key was lost, without having been erased, are not. An entry lacks its body when, and only when, a later one says
    /// so. That the end of a journal was cut off cannot be seen from the journal
    /// alone: <see cref="Heads"/> show it.
    /// </summary>
    /// <param name="file">A database of journals: the record's or the access log's.</param>
    /// <param name="keys">The keys that seal it.</param>
    public static async Task<IReadOnlyList<Damage>> Check(string file, KeyStore keys)
    {
        try
        {
            await using var rows = new SqliteRows(file);
            var seal = new Seal(keys);
            return [.. rows.Journals().Select(name => First(rows, seal, name)).OfType<Damage>()];
        }
        catch (SqliteException)
        {
            return [new(new(Path.GetFileName(file)), 0)];
        }
    }

    private static Damage? First(SqliteRows rows, Seal seal, JournalName journal)
    {
        byte[] head = [];
        var version = 0L;
        var (emptied, lost, removed) = (new HashSet<long>(), new HashSet<long>(), new HashSet<long>());
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

                if (Seal.IsEmptied(row))
                {
                    emptied.Add(version);
                }

                if (seal.LostItsBody(row))
                {
                    lost.Add(version);
                }

                if (seal.Check(journal, row) is { } other && other < version)
                {
                    removed.Add(other);
                }
            }

            // Bodies that are gone and nobody said so, and bodies that are there although somebody did.
            long[] unlike = [.. lost.Except(removed), .. removed.Except(emptied)];
            return unlike.Length == 0 ? null : new(journal, unlike.Min());
        }
        catch (Exception e) when (e is StorageException or SqliteException or InvalidCastException or ArgumentException)
        {
            return new(journal, Math.Max(version, 1));
        }
    }
}
