using Andrum.Storage.Accounts;
using Andrum.Storage.Keys;
using Andrum.Storage.Openings;

namespace Andrum.Storage;

/// <summary>A clinic's data folder, open: its keys, its journals, its access log and its recordings. Several processes may have it open at once.</summary>
public sealed class DataFolder : IAsyncDisposable
{
    /// <summary>The data keys, wrapped by the master key.</summary>
    public const string KeysFile = "keys.db";

    /// <summary>All journals but the access log.</summary>
    public const string JournalFile = "journal.db";

    /// <summary>The access log.</summary>
    public const string AccessFile = "access.db";

    /// <summary>The accounts.</summary>
    public const string AccountsFile = AccountsSetup.FileName;

    private DataFolder(string folder, MasterKey master, TimeProvider time)
    {
        (Folder, Master, Time) = (folder, master, time);
        AccountKeys = new(master.Derive);
        Keys = new(Path.Combine(folder, KeysFile), master, time);
        Journals = Journals.Open(Path.Combine(folder, JournalFile), Keys, time);
        AccessLog = new(Path.Combine(folder, AccessFile), Keys, time);
        Recordings = new(folder, Keys, time);
    }

    /// <summary>The folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The clinic's master key.</summary>
    public MasterKey Master { get; }

    /// <summary>The clock that entries are recorded by.</summary>
    public TimeProvider Time { get; }

    /// <summary>The data keys.</summary>
    public KeyStore Keys { get; }

    /// <summary>The keys of the sign-in data.</summary>
    public AccountKeys AccountKeys { get; }

    /// <summary>All journals but the access log.</summary>
    public Journals Journals { get; }

    /// <summary>Who opened what.</summary>
    public AccessLog AccessLog { get; }

    /// <summary>The voices that were recorded.</summary>
    public Recordings Recordings { get; }

    /// <summary>Opens a data folder.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="keyFile">The master key's file, which lies outside the folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="create">
    /// Whether a folder without a clinic becomes one; its owner alone may then read it, and the master key is made where there is none.
    /// </param>
    /// <exception cref="StorageException">
    /// When there is no clinic in the folder and none is to be made, when it holds journals that have lost their keys, or when the
    /// master key is missing, unsafe or another's.
    /// </exception>
    public static DataFolder Open(string folder, string keyFile, TimeProvider time, bool create)
    {
        var full = Path.GetFullPath(folder);
        if (File.Exists(Path.Combine(full, KeysFile)))
        {
            return new(full, MasterKey.Open(keyFile, full), time);
        }

        // A new key store beside old journals would let every one of them pass for erased.
        if (File.Exists(Path.Combine(full, JournalFile)) || File.Exists(Path.Combine(full, AccessFile)))
        {
            throw new StorageException(StorageProblem.KeysMissing, full);
        }

        if (!create)
        {
            throw new StorageException(StorageProblem.NoClinic, full);
        }

        var master = File.Exists(keyFile) ? MasterKey.Open(keyFile, full) : MasterKey.Create(keyFile, full);
        OwnFolder.Create(full);
        return new(full, master, time);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Journals.DisposeAsync();
        await AccessLog.DisposeAsync();
        Keys.Dispose();
    }
}
