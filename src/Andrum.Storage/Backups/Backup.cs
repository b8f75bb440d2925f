using Andrum.Storage.Accounts;
using Andrum.Storage.Keys;
using Andrum.Storage.Verification;
using Microsoft.Data.Sqlite;

namespace Andrum.Storage.Backups;

/// <summary>A backup that was made or restored.</summary>
/// <param name="Set">The random id that both its halves carry.</param>
/// <param name="Taken">When it was made, UTC.</param>
/// <param name="Bytes">How large its files are together.</param>
/// <param name="Damages">
/// What was damaged in the clinic already and so is in the backup. It is kept all the same, and such a backup is not restored as it is.
/// </param>
public sealed record BackupReport(Guid Set, DateTimeOffset Taken, long Bytes, IReadOnlyList<Damage> Damages);

/// <summary>
/// Copies of a whole clinic, in two halves that are kept apart: the sealed record, and the keys. The master key is in neither; without it,
/// or the recovery sheet, both are noise.
/// </summary>
/// <remarks>
/// Erasing is deleting a key, so an erasure is complete only when the last backup of the keys from before it has been destroyed. Until
/// then, restoring such a backup with the ledger of erasures of the running clinic (<c>erasures.txt</c> in its data folder, or in the
/// record half of any later backup) does the erasures again; restoring it without brings the erased back.
/// </remarks>
public static class Backup
{
    /// <summary>The file in both halves that says what belongs to the backup.</summary>
    public const string ManifestFile = Manifest.FileName;

    /// <summary>The ledger of erasures, in the data folder and in the record half.</summary>
    public const string ErasuresFile = ErasureLedger.FileName;

    private static readonly string[] Databases = [DataFolder.JournalFile, DataFolder.AccessFile, DataFolder.AccountsFile];

    /// <summary>
    /// Makes a backup while the clinic goes on. Both halves get their names only when everything is copied and synced.
    /// </summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="target">A new or empty folder for the record.</param>
    /// <param name="keysTarget">A new or empty folder for the keys, to be kept elsewhere.</param>
    /// <exception cref="StorageException">When a folder is not empty, or they lie inside each other or inside the data folder.</exception>
    public static async Task<BackupReport> Make(DataFolder clinic, string target, string keysTarget)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        KeepApart(clinic.Folder, target, keysTarget);
        using var record = new UnfinishedFolder(target);
        using var keys = new UnfinishedFolder(keysTarget);

        // A key is synced before its first use. So the journals are copied first and the keys after them: every body in the copy finds
        // its key in the copy. The ledger comes last: it knows at least the erasures that the copied keys know. A recording is whole
        // before a journal names it and never changes: those that the copied journals name are copied after them.
        foreach (var name in Databases.Where(name => File.Exists(Path.Combine(clinic.Folder, name))))
        {
            Copy(clinic.Folder, record.Path, name);
        }

        await CopyRecordings(clinic, record.Path);

        Copy(clinic.Folder, keys.Path, DataFolder.KeysFile);
        CopyFile(clinic.Folder, keys.Path, RecoverySheet.FileName);
        CopyFile(clinic.Folder, record.Path, SealedProtectionKeys.FileName);
        CopyFile(clinic.Folder, record.Path, ErasuresFile);

        // The copy is looked at, not the clinic: a damage on the way shows, and the heads are those of the copy.
        var damages = await Verifier.CheckFolder(record.Path, clinic.Keys);
        var heads = await Heads.Take(record.Path, clinic.Master, clinic.Time.GetUtcNow());
        var manifest = Manifest.Signed(clinic.Time.GetUtcNow(), [.. Files(record.Path, Half.Record), .. Files(keys.Path, Half.Keys)],
            heads, clinic.Master);
        record.Write(ManifestFile, manifest.Text());
        keys.Write(ManifestFile, manifest.Text());

        // The keys first: a record that has its name has its keys.
        keys.Finish();
        record.Finish();
        return new(manifest.Set, manifest.Taken, manifest.Files.Sum(f => f.Bytes), damages);
    }

    /// <summary>
    /// Makes a data folder from a backup. It gets its name only when every file is what was backed up and every chain and seal holds.
    /// Nobody is signed in afterwards.
    /// </summary>
    /// <param name="target">The half with the record.</param>
    /// <param name="keysTarget">The half with the keys.</param>
    /// <param name="dataFolder">A new or empty folder.</param>
    /// <param name="keyFile">The clinic's master key.</param>
    /// <param name="erasures">
    /// A newer ledger of erasures, such as the running clinic's. What it names is erased again; without it, what was erased since the
    /// backup is back.
    /// </param>
    /// <exception cref="StorageException">
    /// When the data folder is not empty, a half is incomplete or damaged, the halves are of two backups, the key is another's, or the
    /// record was damaged when it was backed up. Then nothing is left behind.
    /// </exception>
    public static async Task<BackupReport> Restore(string target, string keysTarget, string dataFolder, string keyFile,
        string? erasures = null)
    {
        using var data = new UnfinishedFolder(dataFolder);
        var manifest = Manifest.Of(target);
        if (Manifest.Of(keysTarget).Set != manifest.Set)
        {
            throw new StorageException(StorageProblem.BackupMixed, target, keysTarget);
        }

        var master = MasterKey.Open(keyFile, dataFolder);
        foreach (var file in manifest.Files)
        {
            Take(file, file.Half == Half.Record ? target : keysTarget, data.Path);
        }

        // Only after the hashes: a damaged key store would pass for another clinic's.
        Fits(master, data.Path, keysTarget);
        if (!manifest.IsSignedWith(master))
        {
            throw new StorageException(StorageProblem.BackupDamaged, Path.Combine(target, ManifestFile));
        }

        if (erasures is not null)
        {
            EraseAgain(data.Path, erasures, master);
        }

        SignEverybodyOut(Path.Combine(data.Path, DataFolder.AccountsFile));
        await Verify(data.Path, master, target);
        data.Finish();
        return new(manifest.Set, manifest.Taken, manifest.Files.Sum(f => f.Bytes), []);
    }

    private static void KeepApart(string dataFolder, string target, string keysTarget)
    {
        if (RealPath.IsWithin(target, keysTarget) || RealPath.IsWithin(keysTarget, target))
        {
            throw new StorageException(StorageProblem.BackupHalvesTogether, target, keysTarget);
        }

        foreach (var folder in new[] { target, keysTarget }.Where(folder => RealPath.IsWithin(folder, dataFolder)))
        {
            throw new StorageException(StorageProblem.BackupInsideData, folder);
        }
    }

    // SQLite's online backup: the copy is the database as it was at one moment, and nobody waits.
    private static void Copy(string from, string to, string name)
    {
        using var source = Connect(Path.Combine(from, name));
        using var copy = Connect(Path.Combine(to, name));
        source.Run("PRAGMA busy_timeout = 30000");
        source.BackupDatabase(copy);
    }

    private static void CopyFile(string from, string to, string name)
    {
        if (File.Exists(Path.Combine(from, name)))
        {
            File.Copy(Path.Combine(from, name), Path.Combine(to, name));
        }
    }

    private static async Task CopyRecordings(DataFolder clinic, string to)
    {
        await using var rows = new SqliteRows(Path.Combine(to, DataFolder.JournalFile));
        foreach (var name in NamedRecording.In(rows, clinic.Keys).Select(named => Recordings.NameOf(named.Id)))
        {
            OwnFolder.Create(Path.Combine(to, Recordings.FolderName));
            CopyFile(clinic.Recordings.Folder, Path.Combine(to, Recordings.FolderName), name);
        }
    }

    private static SqliteConnection Connect(string file)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
        db.Open();
        return db;
    }

    private static IEnumerable<BackedUp> Files(string folder, Half half)
        => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => BackedUp.Of(half, folder, file));

    private static void Take(BackedUp file, string from, string to)
    {
        var source = Path.Combine(from, file.Name);
        if (!file.IsPlain || !File.Exists(source))
        {
            throw new StorageException(StorageProblem.BackupDamaged, source);
        }

        // What was copied is compared, so that nothing can change in between.
        var copy = Path.Combine(to, file.Name);
        OwnFolder.Create(Path.GetDirectoryName(copy)!);
        File.Copy(source, copy);
        if (BackedUp.Of(file.Half, to, copy) != file)
        {
            throw new StorageException(StorageProblem.BackupDamaged, source);
        }
    }

    private static void Fits(MasterKey master, string data, string keysTarget)
    {
        try
        {
            new KeyStore(Path.Combine(data, DataFolder.KeysFile), master).Dispose();
        }
        catch (StorageException e) when (e.Problem == StorageProblem.KeyDoesNotFit)
        {
            throw new StorageException(StorageProblem.KeyDoesNotFit, keysTarget);
        }
    }

    private static void EraseAgain(string data, string erasures, MasterKey master)
    {
        if (!File.Exists(erasures))
        {
            throw new StorageException(StorageProblem.FileMissing, erasures);
        }

        new ErasureLedger(Path.Combine(data, ErasuresFile), master).Merge(new ErasureLedger(erasures, master));
    }

    private static void SignEverybodyOut(string accounts)
    {
        if (File.Exists(accounts))
        {
            using var db = Connect(accounts);
            db.Run("DELETE FROM Sessions");
        }
    }

    private static async Task Verify(string data, MasterKey master, string target)
    {
        // Opening the keys does the erasures of the ledger again.
        using var keys = new KeyStore(Path.Combine(data, DataFolder.KeysFile), master);
        if (await Verifier.CheckFolder(data, keys) is [var first, ..])
        {
            throw first.IsRecording
                ? new StorageException(StorageProblem.BackupHoldsDamagedRecording, target, first.Journal.Value)
                : new StorageException(StorageProblem.BackupHoldsDamage, target, first.Journal.Value, first.Version);
        }
    }
}
