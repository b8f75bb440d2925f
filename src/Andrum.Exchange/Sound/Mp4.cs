using System.Buffers.Binary;

namespace Andrum.Exchange.Sound;

/// <summary>The ISO base media file format (ISO/IEC 14496-12): boxes in boxes; the movie's header says how long it is.</summary>
internal static class Mp4
{
    private const int MostBoxes = 1_000;

    public static double? Seconds(Stream sound)
        => Find(sound, 0, sound.Length, "moov"u8) is var (from, to) && Find(sound, from, to, "mvhd"u8) is var (header, _)
            ? Header(SoundFile.Bytes(sound, header, 32))
            : null;

    private static double? Header(ReadOnlySpan<byte> header)
    {
        if (header.Length < 32)
        {
            return null;
        }

        var wide = header[0] == 1;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(header[(wide ? 20 : 12)..]);
        var length = wide ? BinaryPrimitives.ReadUInt64BigEndian(header[24..]) : BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        return scale == 0 ? null : length / (double)scale;
    }

    private static (long From, long To)? Find(Stream sound, long place, long end, ReadOnlySpan<byte> name)
    {
        for (var box = 0; box < MostBoxes && place + 8 <= end; box++)
        {
            var head = SoundFile.Bytes(sound, place, 16);
            if (head.Length < 8)
            {
                return null;
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(head) switch
            {
                0 => end - place,
                1 when head.Length == 16 => (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(head[8..]), long.MaxValue),
                var narrow => narrow,
            };
            if (length < 8 || length > end - place)
            {
                return null;
            }

            if (head[4..8].SequenceEqual(name))
            {
                return (place + 8, place + length);
            }

            place += length;
        }

        return null;
    }
}
