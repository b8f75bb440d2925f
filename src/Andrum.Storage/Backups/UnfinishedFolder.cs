using System.Text;

namespace Andrum.Storage.Backups;

/// <summary>
/// A folder that is being filled under another name beside its place, so that a half-made one is never taken for whole. Unless it is
/// finished, nothing of it stays.
/// </summary>
internal sealed class UnfinishedFolder : IDisposable
{
    private readonly string _place;

    /// <summary>Begins a folder that will lie at a place.</summary>
    /// <exception cref="StorageException">When something is in its place already.</exception>
    public UnfinishedFolder(string place)
    {
        _place = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(place));
        if (Directory.Exists(_place) && Directory.EnumerateFileSystemEntries(_place).Any())
        {
            throw new StorageException(StorageProblem.FolderNotEmpty, place);
        }

        Path = $"{_place}.unfinished-{RandomId.Next():N}";
        OwnFolder.Create(Path);
    }

    /// <summary>Where it is filled.</summary>
    public string Path { get; }

    public void Write(string name, string text) => Durable.Write(System.IO.Path.Combine(Path, name), Encoding.UTF8.GetBytes(text));

    /// <summary>Syncs everything and gives the folder its name.</summary>
    public void Finish()
    {
        Array.ForEach(Directory.GetFiles(Path, "*", SearchOption.AllDirectories), Durable.Sync);
        Array.ForEach(Directory.GetDirectories(Path), Durable.SyncFolder);
        Durable.SyncFolder(Path);
        if (Directory.Exists(_place))
        {
            Directory.Delete(_place);
        }

        Directory.Move(Path, _place);
        Durable.SyncFolder(System.IO.Path.GetDirectoryName(_place)!);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
