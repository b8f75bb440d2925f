using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Andrum.Storage.Keys;

/// <summary>A data key and its random id.</summary>
public sealed record DataKey(Guid Id, byte[] Bytes);

/// <summary>
/// The data keys, each wrapped by the master key, in <c>keys.db</c>. Deleting a key erases what it seals: the row stays as a
/// tombstone without its key, so that nothing can be written about the erased under a new one. The file uses a rollback journal and
/// secure deletion, because a write-ahead log and free pages keep deleted keys. A ledger beside it remembers erasures: where an older
/// copy of the file was put back, they are done again when it is opened.
/// </summary>
public sealed class KeyStore : IDisposable
{
    private readonly string _connection;
    private readonly byte[] _wrapping;
    private readonly ErasureLedger _ledger;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, DataKey> _byOwner = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, DataKey> _byId = new();
    private readonly Lock _gate = new();
    private long _generation = -1;

    /// <summary>Opens the key store of a data folder, making it where there is none.</summary>
    /// <param name="file">The key store; the ledger of erasures lies beside it.</param>
    /// <param name="master">The clinic's master key.</param>
    /// <param name="time">The clock that erasures are dated by; the system's where none is given.</param>
    /// <exception cref="StorageException">When the master key is not the one that wrapped these keys, or the ledger is damaged.</exception>
    public KeyStore(string file, MasterKey master, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(master);
        _wrapping = master.Derive("wrapping");
        _time = time ?? TimeProvider.System;
        _ledger = new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, ErasureLedger.FileName), master);
        _connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
        using var db = Open();
        db.Run("""
            CREATE TABLE IF NOT EXISTS key (id BLOB PRIMARY KEY, owner TEXT NOT NULL UNIQUE, wrapped BLOB) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS generation (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL);
            INSERT OR IGNORE INTO generation VALUES (1, 0);
            """);
        try
        {
            GetOrCreate(new KeyName("check"));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new StorageException(StorageProblem.KeyDoesNotFit, Path.GetDirectoryName(Path.GetFullPath(file))!);
        }

        Reconcile(db);
    }

    /// <summary>The key of an owner, made and synced at its first use.</summary>
    /// <exception cref="StorageException">When the owner's key was erased.</exception>
    public DataKey GetOrCreate(KeyName owner)
    {
        lock (_gate)
        {
            using var db = Open();
            Recheck(db);
            if (_byOwner.TryGetValue(owner.Value, out var known))
            {
                return known;
            }

            var id = RandomId.Next();
            db.Run("INSERT INTO key (id, owner, wrapped) VALUES ($id, $owner, $wrapped) ON CONFLICT (owner) DO NOTHING",
                ("$id", id.ToByteArray()), ("$owner", owner.Value), ("$wrapped", Wrap(id, owner, RandomNumberGenerator.GetBytes(32))));
            return Load(db, "owner = $it", owner.Value) ?? throw new StorageException(StorageProblem.KeyErased);
        }
    }

    /// <summary>The key of an owner; null when it was erased or never made.</summary>
    public DataKey? Find(KeyName owner)
    {
        lock (_gate)
        {
            using var db = Open();
            Recheck(db);
            return _byOwner.TryGetValue(owner.Value, out var known) ? known : Load(db, "owner = $it", owner.Value);
        }
    }

    /// <summary>The key with an id; null when it was erased or never was.</summary>
    public DataKey? Find(Guid id)
    {
        lock (_gate)
        {
            using var db = Open();
            Recheck(db);
            return _byId.TryGetValue(id, out var known) ? known : Load(db, "id = $it", id.ToByteArray());
        }
    }

    /// <summary>Whether a key with this id was ever made here; it may have been erased since.</summary>
    public bool WasMade(Guid id)
    {
        using var db = Open();
        return db.Ask<long>("SELECT count(*) FROM key WHERE id = $id", ("$id", id.ToByteArray())) == 1;
    }

    /// <summary>Erases everything sealed under an owner's key, in every process, for good.</summary>
    public void Erase(KeyName owner)
    {
        lock (_gate)
        {
            using var db = Open();
            using var transaction = db.BeginTransaction(deferred: false);

            // Noted before it is done: after a power cut in between it is done when the store is opened next.
            _ledger.Note(owner.Value, _time.GetUtcNow());
            db.Run("INSERT INTO key (id, owner, wrapped) VALUES ($id, $owner, NULL) ON CONFLICT (owner) DO UPDATE SET wrapped = NULL",
                ("$id", RandomId.Next().ToByteArray()), ("$owner", owner.Value));
            db.Run("UPDATE generation SET number = number + 1");
            transaction.Commit();
            Recheck(db);
        }
    }

    /// <summary>Raised by every erasure, in whichever process: what was read under an older one may hold erased words.</summary>
    public long Generation()
    {
        using var db = Open();
        return db.Ask<long>("SELECT number FROM generation");
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose()
    {
        using var db = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(db);
    }

    private SqliteConnection Open()
    {
        var db = new SqliteConnection(_connection);
        db.Open();
        db.Run("PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON; PRAGMA synchronous = EXTRA;");
        return db;
    }

    // Erased owners whose key is back, and tombstones that the ledger does not know.
    private void Reconcile(SqliteConnection db)
    {
        var noted = _ledger.Owners();
        var owners = new List<(string Owner, bool Erased)>();
        using (var command = db.CreateCommand())
        {
            command.CommandText = "SELECT owner, wrapped IS NULL FROM key" + (noted.Count == 0 ? " WHERE wrapped IS NULL" : "");
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                owners.Add((reader.GetString(0), reader.GetBoolean(1)));
            }
        }

        foreach (var (owner, _) in owners.Where(o => o.Erased != noted.Contains(_ledger.Hidden(o.Owner))))
        {
            Erase(new KeyName(owner));
        }
    }

    // Another process may have erased a key: what is remembered holds only within one generation.
    private void Recheck(SqliteConnection db)
    {
        var generation = db.Ask<long>("SELECT number FROM generation");
        if (generation != _generation)
        {
            _byOwner.Clear();
            _byId.Clear();
            _generation = generation;
        }
    }

    private DataKey? Load(SqliteConnection db, string where, object value)
    {
        using var command = db.CreateCommand();
        command.CommandText = "SELECT id, owner, wrapped FROM key WHERE wrapped IS NOT NULL AND " + where;
        command.Parameters.AddWithValue("$it", value);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        var id = new Guid((byte[])reader[0]);
        var owner = reader.GetString(1);
        var key = new DataKey(id, Unwrap(id, new KeyName(owner), (byte[])reader[2]));
        _byOwner[owner] = key;
        _byId[id] = key;
        return key;
    }

    private byte[] Wrap(Guid id, KeyName owner, byte[] key) => Gcm.Seal(_wrapping, key, Named(id, owner));

    private byte[] Unwrap(Guid id, KeyName owner, byte[] wrapped) => Gcm.Open(_wrapping, wrapped, Named(id, owner));

    private static byte[] Named(Guid id, KeyName owner) => [.. id.ToByteArray(), .. Encoding.UTF8.GetBytes(owner.Value)];
}
