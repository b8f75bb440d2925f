using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Andrum.Storage.Keys;

namespace Andrum.Storage.Sealing;

/// <summary>
/// Turns entries into sealed bodies and back. Kind, author, time and wish are inside the seal, and the plain text is padded to
/// multiples of 256 bytes, so that a row's length does not tell a yes from a no.
/// </summary>
internal sealed class Seal(KeyStore keys)
{
    private const int Block = 256;

    // A removed body leaves its hash in its place, which the chain is over anyway. Nothing that is sealed is as short.
    private const int Removed = SHA256.HashSizeInBytes;

    private static readonly string Removes = typeof(BodyRemoved<>).GetCustomAttribute<KindAttribute>()!.Name;

    private sealed record Removal(Stamp Of);

    private sealed record Envelope(string Kind, PersonId By, DateTimeOffset At, WishId Wish, JsonElement Entry);

    /// <summary>A body and the id of the key that opens it.</summary>
    public (Guid Key, byte[] Body) Close<TState>(JournalName journal, Written<TState> written)
        where TState : class, IState<TState>
    {
        var (stamp, entry) = written;
        var envelope = new Envelope(Kinds.Of(entry), stamp.By, stamp.Recorded, stamp.Wish,
            JsonSerializer.SerializeToElement(entry, entry.GetType(), EntryFormat.Options));
        var json = JsonSerializer.SerializeToUtf8Bytes(envelope, EntryFormat.Options);
        var padded = new byte[(json.Length + Block - 1) / Block * Block];
        json.CopyTo(padded, 0);
        padded.AsSpan(json.Length).Fill((byte)' ');
        var key = keys.GetOrCreate(entry.SealedFor(journal));
        return (key.Id, Gcm.Seal(key.Bytes, padded, Place(journal, stamp.Version)));
    }

    /// <summary>What stands in the place of a body that is removed.</summary>
    public static byte[] Emptied(byte[] body) => HashOf(body);

    /// <summary>Whether a row has no body any more.</summary>
    public static bool IsEmptied(Row row) => row.Body.Length == Removed;

    /// <summary>Whether a row lost its body, and not by the erasure of its key: then a later entry of its journal has to say so.</summary>
    public bool LostItsBody(Row row) => IsEmptied(row) && keys.Find(row.Key) is not null;

    /// <summary>The entry of a row; <see cref="Erased{TState}"/> where its key or its body is gone.</summary>
    /// <exception cref="StorageException">When the body is not what was sealed for this place.</exception>
    public Written<TState> Open<TState>(JournalName journal, Row row)
        where TState : class, IState<TState>
    {
        if (Unseal(journal, row) is not { } envelope)
        {
            return new(new(row.Version, PersonId.Andrum, DateTimeOffset.UnixEpoch, default), new Erased<TState>());
        }

        var entry = Kinds.Find<TState>(envelope.Kind) is { } type
            ? (Entry<TState>)envelope.Entry.Deserialize(type, EntryFormat.Options)!
            : new Unknown<TState>(envelope.Kind);
        return new(new(row.Version, envelope.By, envelope.At, envelope.Wish), entry);
    }

    /// <summary>
    /// Checks that a row's seal is whole, or its key was erased, or its body removed; gives the version of the entry whose removal it
    /// tells, where it does.
    /// </summary>
    /// <exception cref="StorageException">When it is not, or when its key was lost without having been erased.</exception>
    public long? Check(JournalName journal, Row row)
    {
        var envelope = Unseal(journal, row);
        if (envelope is null && !keys.WasMade(row.Key))
        {
            throw new StorageException(StorageProblem.Damaged, journal.Value, row.Version);
        }

        return envelope?.Kind == Removes ? envelope.Entry.Deserialize<Removal>(EntryFormat.Options)?.Of.Version : null;
    }

    /// <summary>The hash that chains a row to its predecessor, 32 bytes.</summary>
    public static byte[] Chain(ReadOnlySpan<byte> previous, JournalName journal, long version, Guid key, ReadOnlySpan<byte> body)
        => SHA256.HashData([.. previous, .. Place(journal, version), .. key.ToByteArray(), .. HashOf(body)]);

    private Envelope? Unseal(JournalName journal, Row row)
    {
        if (IsEmptied(row) || keys.Find(row.Key) is not { } key)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Envelope>(Gcm.Open(key.Bytes, row.Body, Place(journal, row.Version)), EntryFormat.Options);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            throw new StorageException(StorageProblem.Damaged, journal.Value, row.Version);
        }
    }

    private static byte[] HashOf(ReadOnlySpan<byte> body) => body.Length == Removed ? body.ToArray() : SHA256.HashData(body);

    private static byte[] Place(JournalName journal, long version) => Encoding.UTF8.GetBytes($"{journal.Value}\n{version}");
}
