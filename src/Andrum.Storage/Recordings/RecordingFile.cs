using System.Buffers.Binary;
using Andrum.Inquiry.Interviews;

namespace Andrum.Storage;

/// <summary>
/// How a recording lies on the disk: a head with the form and the id of its key, then the chunks, each of nonce, ciphertext and tag. All
/// chunks but the last are full. Which recording a chunk belongs to, its number, and whether it is the last are sealed with it, so that
/// none can be moved, exchanged, or cut off.
/// </summary>
internal static class RecordingFile
{
    /// <summary>Sound in a full chunk, bytes.</summary>
    public const int Chunk = 64 << 10;

    /// <summary>A nonce, bytes.</summary>
    public const int Nonce = 12;

    /// <summary>A tag, bytes.</summary>
    public const int Tag = 16;

    /// <summary>A full chunk as it lies on the disk, bytes.</summary>
    public const int Sealed = Nonce + Chunk + Tag;

    /// <summary>The form and the key's id, bytes.</summary>
    public const int Head = 8 + 16;

    private static ReadOnlySpan<byte> Form => "andrum\0\u0001"u8;

    /// <summary>The head of a file.</summary>
    public static byte[] HeadFor(Guid key) => [.. Form, .. key.ToByteArray()];

    /// <summary>The key that a head names; null when it is no head.</summary>
    public static Guid? KeyIn(ReadOnlySpan<byte> head)
        => head.Length == Head && head[..Form.Length].SequenceEqual(Form) ? new Guid(head[Form.Length..]) : null;

    /// <summary>How many chunks a file of this size has, and how long the sound is, bytes; null when no file has this size.</summary>
    public static (long Chunks, long Length)? Measure(long size)
    {
        var body = size - Head;
        var chunks = (body + Sealed - 1) / Sealed;
        return chunks < 1 || body - ((chunks - 1) * Sealed) < Nonce + Tag ? null : (chunks, body - (chunks * (Nonce + Tag)));
    }

    /// <summary>What is sealed with a chunk besides its sound.</summary>
    public static byte[] Place(RecordingId recording, long number, bool last)
    {
        var place = new byte[16 + 8 + 1];
        recording.Value.TryWriteBytes(place);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(16), number);
        place[^1] = last ? (byte)1 : (byte)0;
        return place;
    }
}
