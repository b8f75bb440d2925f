using System.Buffers.Binary;
using System.Text;
using Andrum.Exchange.Sound;
using CsCheck;

namespace Andrum.Exchange.Tests.Sound;

public sealed class SoundFileTests
{
    /// <summary>Recordings by their kind, each 90 seconds long where it says so.</summary>
    public static TheoryData<string, byte[], double?> Recordings { get; } = new()
    {
        { "audio/wav", Wav(90 * 16_000), 90 },
        { "audio/wav", [.. Wav(90 * 16_000)[..40], 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[90 * 16_000]], 90 },
        { "audio/ogg", Ogg("OpusHead\u0001\u0001", 312, [], (90 * 48_000) + 312), 90 },
        { "audio/ogg", Ogg("\u0001vorbis\0\0\0\0\u0001", null, [0x44, 0xAC, 0, 0], 90 * 44_100), 90 },
        { "audio/mp4", Mp4(wide: false, first: true), 90 },
        { "audio/mp4", Mp4(wide: true, first: false), 90 },
        { "audio/mpeg", [0xFF, 0xFB, 0x50, 0xC4, .. new byte[(90 * 64_000 / 8) - 4]], 90 },
        { "audio/mpeg", [.. "ID3\u0004\0\0\0\0\0\u0005title"u8, .. Counted(frames: 90 * 22_050 / 576)], 90 },
        { "audio/webm", [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84, .. "webm"u8, .. new byte[90]], null },
    };

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_recording_is_known_by_what_it_is_and_says_how_long_it_is(string type, byte[] file, double? seconds)
    {
        Assert.Equal(type, SoundFile.TypeOf(file.AsSpan(0, SoundFile.Head)));
        using var sound = new MemoryStream(file);
        var length = SoundFile.LengthOf(sound, type);
        Assert.Equal(seconds is null, length is null);
        Assert.Equal(seconds ?? 0, length?.TotalSeconds ?? 0, 0.05);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RIFF")]
    [InlineData("The sofa. With the telephone next to me, so I could answer as if I was up.")]
    [InlineData("ID3 is what the label says")]
    [InlineData("%PDF-1.7")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("OggS but nothing that follows is a sound in it at all, not one")]
    [InlineData("RIFF\0\0\0\0AVI LIST")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")]
    public void What_is_no_recording_is_not_taken_for_one(string words) => Assert.Null(SoundFile.TypeOf(Encoding.UTF8.GetBytes(words)));

    [Fact]
    public void No_file_however_broken_stops_anybody()
        => Gen.Select(Gen.Int[0, Recordings.Count - 1], Gen.Int[0, 200], Gen.Byte.Array[0, 64], Gen.Int[1, 4_000]).Sample((which, at, other, end) =>
        {
            var (type, file, _) = Recordings.ElementAt(which).Data;
            var broken = file[..Math.Min(file.Length, end)];
            other.AsSpan(0, Math.Max(0, Math.Min(other.Length, broken.Length - at))).CopyTo(broken.AsSpan(Math.Min(at, broken.Length)));
            using var sound = new MemoryStream(broken);
            return SoundFile.LengthOf(sound, type) is null or { TotalHours: > 0 and < 24 };
        }, iter: 20_000);

    private static byte[] Wav(int bytes)
    {
        byte[] file = [.. "RIFF\0\0\0\0WAVEfmt \u0010\0\0\0\u0001\0\u0001\0"u8, .. new byte[12], .. "data"u8, .. new byte[4 + bytes]];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 16_000);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), bytes);
        return file;
    }

    private static byte[] Ogg(string codec, ushort? skipped, byte[] rate, long samples)
    {
        byte[] file = [.. "OggS"u8, .. new byte[24], .. Encoding.Latin1.GetBytes(codec), .. skipped is { } s ? BitConverter.GetBytes(s) : [], .. rate,
            .. new byte[80_000], .. "OggS\0\u0004"u8, .. BitConverter.GetBytes(samples), .. new byte[100]];
        return file;
    }

    private static byte[] Mp4(bool wide, bool first)
    {
        var times = new byte[wide ? 28 : 16];
        BinaryPrimitives.WriteInt32BigEndian(times.AsSpan(wide ? 16 : 8), 1000);
        BinaryPrimitives.WriteInt32BigEndian(times.AsSpan(wide ? 24 : 12), 90_000);
        var header = Box("moov", [.. Box("free", new byte[10]), .. Box("mvhd", [wide ? (byte)1 : (byte)0, 0, 0, 0, .. times, .. new byte[80]])]);
        var sound = Box("mdat", new byte[70_000]);
        return [.. Box("ftyp", "M4A \0\0\0\0"u8.ToArray()), .. first ? header : sound, .. first ? sound : header];
    }

    private static byte[] Box(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length + 8);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. content];
    }

    // MPEG 2, one channel, 22,050 samples a second; the first frame counts the others.
    private static byte[] Counted(int frames)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(count, frames);
        return [0xFF, 0xF3, 0x50, 0xC4, .. new byte[9], .. "Xing\0\0\0\u0001"u8, .. count, .. new byte[500]];
    }
}
