namespace Andrum.Exchange.Sound;

/// <summary>
/// Recordings as recorders and telephones make them: WAV, MP3, MPEG-4 audio (M4A), Ogg with Opus, Vorbis or FLAC, and WebM. What a file
/// is, is told by its first bytes; its name is not asked.
/// </summary>
public static class SoundFile
{
    /// <summary>How many first bytes tell what a file is; a file may be shorter.</summary>
    public const int Head = 64;

    // Nobody speaks for longer; whatever says so is broken.
    private const double Day = (24 * 60 * 60) - 1;

    /// <summary>The endings that such files usually have; for the browser's chooser only.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".wav", ".mp3", ".m4a", ".mp4", ".ogg", ".oga", ".opus", ".webm"];

    /// <summary>The media type of a file with these first bytes; null when it is no sound that a browser plays.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> head)
        => head.StartsWith("RIFF"u8) && At(head, 8, "WAVE"u8) ? "audio/wav"
            : head.StartsWith("OggS"u8) && (At(head, 28, "OpusHead"u8) || At(head, 28, "\u0001vorbis"u8) || At(head, 28, "\u007FFLAC"u8)) ? "audio/ogg"
            : At(head, 4, "ftyp"u8) ? "audio/mp4"
            : head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && head.IndexOf("webm"u8) > 0 ? "audio/webm"
            : Mp3.IsTag(head) || Mp3.Frame.Of(head) is not null ? "audio/mpeg"
            : null;

    /// <summary>How long a recording is; null where it does not say so, or says what cannot be.</summary>
    /// <param name="sound">The recording, which can be read from any place.</param>
    /// <param name="type">Its media type, as <see cref="TypeOf"/> told it.</param>
    public static TimeSpan? LengthOf(Stream sound, string type)
    {
        ArgumentNullException.ThrowIfNull(sound);
        var seconds = type switch
        {
            "audio/wav" => Wav.Seconds(sound),
            "audio/ogg" => Ogg.Seconds(sound),
            "audio/mp4" => Mp4.Seconds(sound),
            "audio/mpeg" => Mp3.Seconds(sound),
            _ => null,
        };
        return seconds is >= 0.001 and < Day ? TimeSpan.FromMilliseconds(Math.Round(seconds.Value * 1000)) : null;
    }

    /// <summary>Some bytes at a place; fewer at the end, and none behind it.</summary>
    internal static ReadOnlySpan<byte> Bytes(Stream sound, long place, int count)
    {
        if (place < 0 || place >= sound.Length)
        {
            return [];
        }

        var bytes = new byte[count];
        sound.Position = place;
        return bytes.AsSpan(0, sound.ReadAtLeast(bytes, count, throwOnEndOfStream: false));
    }

    private static bool At(ReadOnlySpan<byte> head, int place, ReadOnlySpan<byte> mark)
        => head.Length >= place + mark.Length && head[place..].StartsWith(mark);
}
