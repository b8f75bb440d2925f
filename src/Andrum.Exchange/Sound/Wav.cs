using System.Buffers.Binary;

namespace Andrum.Exchange.Sound;

/// <summary>RIFF WAVE (Microsoft and IBM, 1991): chunks of a name, a length and content.</summary>
internal static class Wav
{
    private const int MostChunks = 64;

    public static double? Seconds(Stream sound)
    {
        var bytesPerSecond = 0u;
        for (var (place, chunk) = (12L, 0); chunk < MostChunks; chunk++)
        {
            var head = SoundFile.Bytes(sound, place, 20);
            if (head.Length < 8)
            {
                return null;
            }

            long length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head.StartsWith("data"u8))
            {
                // A recorder that was switched off leaves the length it hoped for.
                return bytesPerSecond == 0 ? null : Math.Min(length, sound.Length - place - 8) / (double)bytesPerSecond;
            }

            if (head.StartsWith("fmt "u8) && head.Length == 20)
            {
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(head[16..]);
            }

            place += 8 + length + (length & 1);
        }

        return null;
    }
}
