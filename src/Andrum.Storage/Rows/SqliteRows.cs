using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Andrum.Storage;

/// <summary>
/// Rows in SQLite: a write-ahead log synced at every commit, and one writer that commits whatever waits as one group. A conflict
/// fails its own append and nobody else's.
/// </summary>
internal sealed class SqliteRows : IRows
{
    private const int Group = 256;
    private readonly string _connection;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(4096);
    private readonly Task _writer;

    private sealed record Waiting(JournalName Journal, long After, IReadOnlyList<Row> Rows, IReadOnlyList<Removal> Removals)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public SqliteRows(string file)
    {
        _connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
        var db = Open();
        db.Run("""
            PRAGMA journal_mode = WAL;
            PRAGMA secure_delete = ON;
            PRAGMA busy_timeout = 30000;
            CREATE TABLE IF NOT EXISTS row (journal TEXT NOT NULL, version INTEGER NOT NULL, key BLOB NOT NULL, body BLOB NOT NULL,
                hash BLOB NOT NULL, PRIMARY KEY (journal, version)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS traces (one INTEGER PRIMARY KEY CHECK (one = 1));
            """);
        Wipe(db);
        _writer = Task.Run(() => Write(db));
    }

    public async Task<bool> Append(JournalName journal, long after, IReadOnlyList<Row> rows, IReadOnlyList<Removal> removals)
    {
        var waiting = new Waiting(journal, after, rows, removals);
        await _queue.Writer.WriteAsync(waiting);
        return await waiting.Done.Task;
    }

    public IReadOnlyList<Row> Read(JournalName journal, long after)
    {
        using var db = Open();
        using var command = db.CreateCommand();
        command.CommandText = "SELECT version, key, body, hash FROM row WHERE journal = $journal AND version > $after ORDER BY version";
        command.Parameters.AddWithValue("$journal", journal.Value);
        command.Parameters.AddWithValue("$after", after);
        using var reader = command.ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
        {
            rows.Add(new(reader.GetInt64(0), new Guid((byte[])reader[1]), (byte[])reader[2], (byte[])reader[3]));
        }

        return rows;
    }

    public long Version(JournalName journal)
    {
        using var db = Open();
        return Version(db, journal);
    }

    public IReadOnlyList<JournalName> Journals()
    {
        using var db = Open();
        using var command = db.CreateCommand();
        command.CommandText = "SELECT DISTINCT journal FROM row ORDER BY journal";
        using var reader = command.ExecuteReader();
        var names = new List<JournalName>();
        while (reader.Read())
        {
            names.Add(new(reader.GetString(0)));
        }

        return names;
    }

    public IReadOnlyList<Head> Heads()
    {
        using var db = Open();
        using var command = db.CreateCommand();

        // SQLite takes the other columns from the row that holds the maximum.
        command.CommandText = "SELECT journal, max(version), hash FROM row GROUP BY journal";
        using var reader = command.ExecuteReader();
        var heads = new List<Head>();
        while (reader.Read())
        {
            heads.Add(new(new(reader.GetString(0)), reader.GetInt64(1), (byte[])reader[2]));
        }

        return heads;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;

        // Whoever closes last folds the write-ahead log into the file.
        await using var db = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(db);
    }

    private SqliteConnection Open()
    {
        var db = new SqliteConnection(_connection);
        db.Open();
        db.Run("PRAGMA synchronous = FULL");
        return db;
    }

    private async Task Write(SqliteConnection db)
    {
        await using var _ = db;
        while (await _queue.Reader.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            while (group.Count < Group && _queue.Reader.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            Commit(db, group);
        }
    }

    private static void Commit(SqliteConnection db, List<Waiting> group)
    {
        try
        {
            var fits = new bool[group.Count];
            using var transaction = db.BeginTransaction(deferred: false);
            for (var i = 0; i < group.Count; i++)
            {
                fits[i] = Version(db, group[i].Journal) == group[i].After;
                if (fits[i])
                {
                    Insert(db, group[i]);
                }
            }

            transaction.Commit();
            Wipe(db);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Done.SetResult(fits[i]);
            }
        }
        catch (SqliteException e)
        {
            // Nothing of the group is durable, and everybody is told so.
            group.ForEach(w => w.Done.TrySetException(e));
        }
    }

    private static void Insert(SqliteConnection db, Waiting waiting)
    {
        foreach (var row in waiting.Rows)
        {
            db.Run("INSERT INTO row (journal, version, key, body, hash) VALUES ($journal, $version, $key, $body, $hash)",
                ("$journal", waiting.Journal.Value), ("$version", row.Version), ("$key", row.Key.ToByteArray()),
                ("$body", row.Body), ("$hash", row.Hash));
        }

        foreach (var removal in waiting.Removals)
        {
            db.Run("UPDATE row SET body = $body WHERE journal = $journal AND version = $version; INSERT OR IGNORE INTO traces VALUES (1)",
                ("$journal", waiting.Journal.Value), ("$version", removal.Version), ("$body", removal.Body));
        }
    }

    // The write-ahead log, free pages and gaps between rows keep what was overwritten. That they may is noted in the transaction that
    // removes, so that after a power cut, or while somebody reads on, the next to open the file or to remove does it.
    private static void Wipe(SqliteConnection db)
    {
        if (db.Ask<long>("SELECT count(*) FROM traces") == 0)
        {
            return;
        }

        try
        {
            db.Run("VACUUM");
            if (db.Ask<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0)
            {
                db.Run("DELETE FROM traces");
            }
        }
        catch (SqliteException)
        {
            // The removal itself is done and durable.
            return;
        }
    }

    private static long Version(SqliteConnection db, JournalName journal)
        => db.Ask<long>("SELECT max(version) FROM row WHERE journal = $journal", ("$journal", journal.Value));
}
