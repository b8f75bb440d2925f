using Andrum.Inquiry.Interviews;
using Andrum.Storage.Keys;
using Andrum.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace Andrum.Storage.Verification;

/// <summary>What is wrong with something that was kept.</summary>
public enum DamageKind
{
    /// <summary>It is not as it was written.</summary>
    Changed,

    /// <summary>A recording that an interview names is not there.</summary>
    RecordingMissing,

    /// <summary>A recording lies here, and no interview names it.</summary>
    RecordingUnnamed,
}

/// <summary>An entry or a recording that is not as it was written.</summary>
/// <param name="Journal">Where; the file's name when it cannot be told which journals it holds, or when it is a recording.</param>
/// <param name="Version">The first entry that does not follow its predecessor or does not open; 0 for a whole file.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record Damage(JournalName Journal, long Version, DamageKind Kind = DamageKind.Changed)
{
    /// <summary>Whether it is a recording.</summary>
    public bool IsRecording => Journal.Value.StartsWith(Recordings.FolderName + "/", StringComparison.Ordinal);
}

/// <summary>Checks what a clinic keeps: every chain, every seal, every recording.</summary>
public static class Verifier
{
    /// <summary>What is damaged in a clinic: in its record, in its access log and among its recordings.</summary>
    public static async Task<IReadOnlyList<Damage>> Check(DataFolder clinic) => await CheckFolder(clinic.Folder, clinic.Keys);

    internal static async Task<IReadOnlyList<Damage>> CheckFolder(string folder, KeyStore keys) =>
    [
        .. await Check(Path.Combine(folder, DataFolder.JournalFile), keys),
        .. await Check(Path.Combine(folder, DataFolder.AccessFile), keys),
        .. await CheckRecordings(folder, keys),
    ];

    // An upload that is under way has written what it has not named yet.
    private static readonly TimeSpan NamedBy = TimeSpan.FromHours(1);

    private static async Task<IReadOnlyList<Damage>> CheckRecordings(string folder, KeyStore keys)
    {
        var recordings = new Recordings(folder, keys, TimeProvider.System);
        try
        {
            await using var rows = new SqliteRows(Path.Combine(folder, DataFolder.JournalFile));
            var named = NamedRecording.In(rows, keys).ToDictionary(n => n.Id, n => n.Key);
            var lately = (TimeProvider.System.GetUtcNow() - NamedBy).UtcDateTime;
            return
            [
                .. named.Where(n => !recordings.IsWhole(n.Key, n.Value))
                    .Select(n => Said(n.Key, File.Exists(recordings.FileOf(n.Key)) ? DamageKind.Changed : DamageKind.RecordingMissing)),
                .. recordings.All().Where(id => !named.ContainsKey(id) && !recordings.IsErased(id))
                    .Where(id => File.GetLastWriteTimeUtc(recordings.FileOf(id)) < lately)
                    .Select(id => Said(id, DamageKind.RecordingUnnamed)),
            ];
        }
        catch (SqliteException)
        {
            // That the database is damaged is said already.
            return [];
        }
    }

    private static Damage Said(RecordingId id, DamageKind kind)
        => new(new JournalName($"{Recordings.FolderName}/{Recordings.NameOf(id)}"), 0, kind);

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
