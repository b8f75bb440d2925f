using System.Runtime.Versioning;
using Andrum.Journals;
using Andrum.Storage.Keys;
using Microsoft.Data.Sqlite;

[assembly: UnsupportedOSPlatform("windows")]

namespace Andrum.Storage.Tests;

/// <summary>A data folder of its own for one test, and its key beside it.</summary>
internal sealed class Folder : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("andrum-").FullName;
    private readonly List<Journals> _opened = [];
    private readonly List<KeyStore> _keys = [];

    public Folder() => Directory.CreateDirectory(Data);

    public string Data => Path.Combine(_root, "data");

    public string KeyFile => Path.Combine(_root, "master.key");

    /// <summary>Where the record is backed up.</summary>
    public string Record => Beside("backup");

    /// <summary>Where the keys are backed up.</summary>
    public string KeysApart => Beside("backup-keys");

    public string Restored => Beside("restored");

    public string JournalFile => Path.Combine(Data, "journal.db");

    public KeyStore Keys()
    {
        var master = File.Exists(KeyFile) ? MasterKey.Open(KeyFile, Data) : MasterKey.Create(KeyFile, Data);
        _keys.Add(new(Path.Combine(Data, "keys.db"), master));
        return _keys[^1];
    }

    /// <summary>Opens the folder as a process would; several may be open at once.</summary>
    public Journals Open(KeyStore? keys = null)
    {
        var journals = Journals.Open(JournalFile, keys ?? Keys(), TimeProvider.System);
        _opened.Add(journals);
        return journals;
    }

    public string Beside(string name) => Path.Combine(_root, name);

    public IEnumerable<string?> Names(string folder) => Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    public IEnumerable<string?> Folders() => Directory.GetDirectories(_root).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    public object? Ask(string file, string sql)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Changes a database behind Andrum's back; <c>$it</c> is a journal's name.</summary>
    public void Tamper(string file, string sql, JournalName it)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(Data, file)};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$it", it.Value ?? "");
        command.ExecuteNonQuery();
    }

    /// <summary>Lets go of the key store's file as a process that ends does.</summary>
    public void CloseKeys() => _keys.ForEach(keys => keys.Dispose());

    public async ValueTask DisposeAsync()
    {
        foreach (var journals in _opened)
        {
            await journals.DisposeAsync();
        }

        CloseKeys();
        Directory.Delete(_root, recursive: true);
    }
}
