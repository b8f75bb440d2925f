using System.Buffers.Binary;

namespace Andrum.Exchange.Sound;

/// <summary>
/// MPEG audio layer III (ISO/IEC 11172-3 and 13818-3): frames, which an ID3 tag may stand before. Where the first frame counts the
/// others, the length is theirs; otherwise every frame is taken to be as dense as the first.
/// </summary>
internal static class Mp3
{
    private const int TagHead = 10;

    /// <summary>A frame's header.</summary>
    /// <param name="Second">Samples a second.</param>
    /// <param name="Samples">Samples in a frame.</param>
    /// <param name="Bits">Bits a second.</param>
    /// <param name="Count">Where a count of all frames would stand, bytes from the frame's beginning.</param>
    public sealed record Frame(int Second, int Samples, int Bits, int Count)
    {
        private static readonly int[] Dense = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
        private static readonly int[] Sparse = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
        private static readonly int[] Rates = [44_100, 48_000, 32_000];

        /// <summary>The frame that begins with these bytes; null when none does.</summary>
        public static Frame? Of(ReadOnlySpan<byte> head)
        {
            if (head.Length < 4 || head[0] != 0xFF || (head[1] & 0xE6) != 0xE2 || (head[1] & 0x18) == 0x08
                || head[2] >> 4 is 0 or 15 || ((head[2] >> 2) & 3) == 3)
            {
                return null;
            }

            var version = (head[1] >> 3) & 3;
            var (first, mono) = (version == 3, head[3] >> 6 == 3);
            return new(Rates[(head[2] >> 2) & 3] / (first ? 1 : version == 2 ? 2 : 4), first ? 1152 : 576,
                (first ? Dense : Sparse)[head[2] >> 4] * 1000, 4 + (first ? mono ? 17 : 32 : mono ? 9 : 17));
        }
    }

    /// <summary>Whether an ID3 tag begins here.</summary>
    public static bool IsTag(ReadOnlySpan<byte> head)
        => head.Length >= TagHead && head.StartsWith("ID3"u8) && head[3] < 0x10 && head[4] < 0x10
            && ((head[6] | head[7] | head[8] | head[9]) & 0x80) == 0;

    public static double? Seconds(Stream sound)
    {
        var head = SoundFile.Bytes(sound, 0, TagHead);
        var place = IsTag(head) ? TagHead + (head[6] << 21) + (head[7] << 14) + (head[8] << 7) + head[9] : 0L;
        var bytes = SoundFile.Bytes(sound, place, 64);
        if (Frame.Of(bytes) is not { } frame)
        {
            return null;
        }

        var count = bytes.Length < frame.Count + 12 ? [] : bytes[frame.Count..];
        return (count.StartsWith("Xing"u8) || count.StartsWith("Info"u8)) && (count[7] & 1) == 1
            ? BinaryPrimitives.ReadUInt32BigEndian(count[8..]) * (double)frame.Samples / frame.Second
            : (sound.Length - place) * 8.0 / frame.Bits;
    }
}
