using System.Security.Cryptography;
using Andrum.Inquiry.Interviews;
using Andrum.Storage.Keys;

namespace Andrum.Storage;

/// <summary>A recording that lies sealed in the data folder.</summary>
/// <param name="Id">Which.</param>
/// <param name="Bytes">How long it is as it sounds, bytes.</param>
public sealed record RecordingWritten(RecordingId Id, long Bytes);

/// <summary>
/// The recordings of a clinic: one sealed file each, under a random name, written once and never changed. Each is sealed under the key of
/// whoever speaks (AES-256-GCM, NIST SP 800-38D): deleting that key erases it. Nothing of it lies anywhere unsealed, and none is ever
/// whole in memory.
/// </summary>
public sealed class Recordings
{
    /// <summary>The folder in the data folder.</summary>
    public const string FolderName = "recordings";

    /// <summary>The longest recording, bytes: 500 MiB.</summary>
    public const long Longest = 500L << 20;

    private const string Unfinished = ".unfinished";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private readonly KeyStore _keys;
    private readonly TimeProvider _time;

    /// <summary>The recordings of a data folder.</summary>
    public Recordings(string dataFolder, KeyStore keys, TimeProvider time)
        => (Folder, _keys, _time) = (Path.Combine(dataFolder, FolderName), keys, time);

    /// <summary>Where they lie; it is made with the first.</summary>
    public string Folder { get; }

    /// <summary>Seals a recording as it is read; durable when it returns, and nothing of it is left when it fails.</summary>
    /// <param name="sound">The recording.</param>
    /// <param name="owner">Whose key seals it.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="StorageException">When it is longer than <see cref="Longest"/>, or the owner's words were erased.</exception>
    public async Task<RecordingWritten> Write(Stream sound, KeyName owner, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(sound);
        var key = _keys.GetOrCreate(owner);
        var id = RecordingId.New();
        OwnFolder.Create(Folder);
        ClearAbandoned();
        var unfinished = FileOf(id) + Unfinished;
        try
        {
            long bytes;
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                bytes = await Close(sound, file, key, id, stop);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, FileOf(id));
            Durable.SyncFolder(Folder);
            return new(id, bytes);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>A recording as it sounds, to be read from any place; null when it is not there or was erased.</summary>
    /// <param name="id">Which.</param>
    /// <param name="owner">Whose key seals it.</param>
    /// <exception cref="StorageException">When it is another's, or not as it was written.</exception>
    public Stream? Open(RecordingId id, KeyName owner)
    {
        if (_keys.Find(owner) is not { } key || OpenFile(id) is not { } sound)
        {
            return null;
        }

        if (sound.Key != key.Id)
        {
            sound.Dispose();
            throw new StorageException(StorageProblem.RecordingDamaged, NameOf(id));
        }

        return sound;
    }

    /// <summary>Deletes a recording, if it is there.</summary>
    public void Delete(RecordingId id)
    {
        if (File.Exists(FileOf(id)))
        {
            File.Delete(FileOf(id));
            Durable.SyncFolder(Folder);
        }
    }

    /// <summary>Deletes what cannot be opened any more since its key was erased.</summary>
    public void DeleteErased()
    {
        foreach (var id in All().Where(IsErased).ToArray())
        {
            Delete(id);
        }
    }

    /// <summary>The recordings that lie here.</summary>
    internal IEnumerable<RecordingId> All()
        => Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder).Select(file => Guid.TryParseExact(Path.GetFileName(file), "N", out var id) ? id : (Guid?)null)
                .OfType<Guid>().Select(id => new RecordingId(id))
            : [];

    /// <summary>Whether every chunk of a recording is as it was written, under the key that it must be sealed under.</summary>
    internal bool IsWhole(RecordingId id, Guid key)
    {
        try
        {
            using var sound = OpenFile(id);
            sound?.OpenAll();
            return sound?.Key == key;
        }
        catch (StorageException)
        {
            return false;
        }
    }

    /// <summary>Whether a recording is there, and can be opened no longer since its key was erased.</summary>
    internal bool IsErased(RecordingId id) => KeyOf(id) is { } key && _keys.Find(key) is null && _keys.WasMade(key);

    /// <summary>The name of a recording's file.</summary>
    internal static string NameOf(RecordingId id) => id.Value.ToString("N");

    /// <summary>The file of a recording.</summary>
    internal string FileOf(RecordingId id) => Path.Combine(Folder, NameOf(id));

    private static async Task<long> Close(Stream sound, FileStream file, DataKey key, RecordingId id, CancellationToken stop)
    {
        // One chunk ahead: whether a chunk is the last is sealed with it.
        var (now, ahead, whole) = (new byte[RecordingFile.Chunk], new byte[RecordingFile.Chunk], new byte[RecordingFile.Sealed]);
        try
        {
            using var aes = new AesGcm(key.Bytes, RecordingFile.Tag);
            await file.WriteAsync(RecordingFile.HeadFor(key.Id), stop);
            var length = await sound.ReadAtLeastAsync(now, now.Length, throwOnEndOfStream: false, stop);
            var bytes = 0L;
            for (var number = 0L; ; number++)
            {
                bytes += length;
                if (bytes > Longest)
                {
                    throw new StorageException(StorageProblem.RecordingTooLong, Longest >> 20);
                }

                var next = length < now.Length ? 0 : await sound.ReadAtLeastAsync(ahead, ahead.Length, throwOnEndOfStream: false, stop);
                await file.WriteAsync(whole.AsMemory(0, Close(aes, now.AsSpan(0, length), whole, RecordingFile.Place(id, number, last: next == 0))), stop);
                if (next == 0)
                {
                    return bytes;
                }

                (now, ahead, length) = (ahead, now, next);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(now);
            CryptographicOperations.ZeroMemory(ahead);
        }
    }

    private static int Close(AesGcm aes, ReadOnlySpan<byte> sound, Span<byte> whole, byte[] place)
    {
        var nonce = whole[..RecordingFile.Nonce];
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, sound, whole.Slice(RecordingFile.Nonce, sound.Length),
            whole.Slice(RecordingFile.Nonce + sound.Length, RecordingFile.Tag), place);
        return RecordingFile.Nonce + sound.Length + RecordingFile.Tag;
    }

    private RecordingStream? OpenFile(RecordingId id)
    {
        FileStream file;
        try
        {
            file = new(FileOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        try
        {
            return new(file, id, _keys);
        }
        catch (StorageException)
        {
            file.Dispose();
            throw;
        }
    }

    private Guid? KeyOf(RecordingId id)
    {
        Span<byte> head = stackalloc byte[RecordingFile.Head];
        using var file = File.OpenRead(FileOf(id));
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length ? RecordingFile.KeyIn(head) : null;
    }

    // A process that was killed while it wrote leaves a sealed beginning that nobody names.
    private void ClearAbandoned()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*" + Unfinished)
            .Where(file => File.GetLastWriteTimeUtc(file) < (_time.GetUtcNow() - Abandoned).UtcDateTime).ToArray())
        {
            File.Delete(file);
        }
    }
}
