using System.Buffers.Binary;

namespace Andrum.Exchange.Sound;

/// <summary>Ogg (RFC 3533): the last page says how many samples came before; Opus in it (RFC 7845) counts 48,000 a second.</summary>
internal static class Ogg
{
    private const int LongestPage = 65_307;

    public static double? Seconds(Stream sound)
    {
        var head = SoundFile.Bytes(sound, 0, SoundFile.Head);
        var (rate, skipped) = head.Length < 44 ? (0u, 0)
            : head[28..].StartsWith("OpusHead"u8) ? (48_000u, BinaryPrimitives.ReadUInt16LittleEndian(head[38..]))
            : head[28..].StartsWith("\u0001vorbis"u8) ? (BinaryPrimitives.ReadUInt32LittleEndian(head[40..]), 0)
            : (0u, 0);
        var tail = SoundFile.Bytes(sound, Math.Max(0, sound.Length - LongestPage), LongestPage);
        var page = tail.LastIndexOf("OggS"u8);
        return rate == 0 || page < 0 || tail.Length < page + 14
            ? null
            : (BinaryPrimitives.ReadInt64LittleEndian(tail[(page + 6)..]) - (double)skipped) / rate;
    }
}
