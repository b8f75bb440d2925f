using System.Diagnostics;
using System.Text;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Tests.Hostile;

public sealed class HostileTextTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static readonly string Plain = string.Concat(Enumerable.Range(1, 40).Select(i => $"{i}. [00:{i:D2}:10] {(i % 2 == 0 ? "Åsa Öberg" : "I")}: Så här – „ja“ 🧊 e\u0301 … nr {i}\r\n\r\n"));

    private static readonly string Vtt = "WEBVTT\n\nNOTE x\n\n" + string.Concat(Enumerable.Range(10, 40).Select(i =>
        $"{i}\n00:{i}.000 --> 00:{i}.900 align:start\n<v {(i % 2 == 0 ? "Åsa" : "I")}>So <i>it</i> &amp; <00:{i}.500>was 🧊</v>\n\n"));

    private static readonly string Srt = string.Concat(Enumerable.Range(10, 40).Select(i =>
        $"{i}\r\n00:00:{i},000 --> 00:00:{i},900\r\n{{\\an8}}{(i % 2 == 0 ? "Åsa" : "I")}: <b>So</b> it was 🧊\r\n- And?\r\n\r\n"));

    public static TheoryData<string, string> Whole => new() { { "a.txt", Plain }, { "a.vtt", Vtt }, { "a.srt", Srt } };

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_file_cut_anywhere_is_read_as_far_as_it_goes_or_left(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.All(Enumerable.Range(0, 21), part => Assert.NotNull(Read(bytes[..(bytes.Length * part / 20)], name)));
        Assert.Equal(40, Assert.IsType<Reading.Taken>(Read(bytes, name)).Turns.Count(t => t.Text.StartsWith('S')));
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void Flipped_bits_end_in_an_answer(string name, string text)
    {
        var random = new Random(20260303);
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < 400; i++)
        {
            var flipped = (byte[])bytes.Clone();
            for (var flips = random.Next(1, 12); flips > 0; flips--)
            {
                flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            }

            Assert.NotNull(Read(flipped, name));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, Unreadable.Empty)]
    [InlineData(new byte[] { 0xFF, 0xFE }, Unreadable.Empty)]
    [InlineData(new byte[] { 0xFE, 0xFF }, Unreadable.Empty)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x49 }, Unreadable.InvalidUtf8)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41, 0xD8 }, Unreadable.InvalidUtf8)]
    [InlineData(new byte[] { 0x49, 0x3A, 0x00 }, Unreadable.WrongType)]
    [InlineData(new byte[] { 0x49, 0x00, 0x3A, 0x00 }, Unreadable.WrongType)]
    [InlineData(new byte[] { 0x49, 0x3A, 0xE4, 0x72 }, Unreadable.InvalidUtf8)]
    [InlineData(new byte[] { 0xC0, 0x80 }, Unreadable.InvalidUtf8)]
    public void Bytes_that_are_no_text_are_named(byte[] bytes, Unreadable why)
        => Assert.All(new[] { "a.txt", "a.srt" }, name => Assert.Equal(why, Assert.IsType<Reading.Left>(Read(bytes, name)).Why));

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("A ")]
    [InlineData("A: ")]
    [InlineData("<v ")]
    [InlineData("<v A>")]
    [InlineData("<c ")]
    [InlineData("{\\")]
    [InlineData("#00:01:02-3#")]
    [InlineData("#00:")]
    [InlineData("[(")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("00:01 --> ")]
    [InlineData("**")]
    [InlineData("&amp;")]
    [InlineData("\u0301")]
    [InlineData("- A – ")]
    public void A_line_of_five_megabytes_ends_soon(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 5_000_000 / piece.Length));
        AnswersSoon("a.txt", "I: " + line + "\n" + line);
        AnswersSoon("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + line);
    }

    [Theory]
    [InlineData("N{0}: so\n")]
    [InlineData("N{0}\nso\n")]
    [InlineData("N\n")]
    [InlineData("N – so\nM – so\n")]
    [InlineData("{0}\n")]
    [InlineData("{0}. I: so\n")]
    [InlineData("{0}\tI\tso\n")]
    [InlineData("I: so #00:01:02-3#\n\n")]
    [InlineData("Interviewer: Vera {0}\n")]
    [InlineData("Date {0}: x\n")]
    [InlineData("00:01\n")]
    [InlineData("A\n\n")]
    [InlineData("00:00:01,000 --> \nN{0}: so\n\n")]
    [InlineData("00:00:01,000 --> 00:00:02,000\n")]
    public void A_hundred_thousand_lines_end_soon(string line)
    {
        var text = string.Concat(Enumerable.Range(1, 100_000 / line.Count(c => c == '\n')).Select(i => line.Replace("{0}", $"{i}", StringComparison.Ordinal)));
        AnswersSoon("a.txt", text);
        AnswersSoon("a.vtt", "WEBVTT\n\n" + text);
        AnswersSoon("a.srt", text + "\n00:00:01,000 -->");
    }

    [Fact]
    public void Ten_thousand_speakers_are_ten_thousand_speakers()
        => Assert.Equal(10_000, Assert.IsType<Reading.Taken>(Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i =>
            $"P{i % 10_000}: so\n"))), "a.txt")).Speakers.Count);

    [Fact]
    public void More_lines_than_a_transcript_has_are_left()
        => Assert.Equal(Unreadable.TooHeavy, Assert.IsType<Reading.Left>(Read(Enumerable.Repeat((byte)'\n', 40 << 20).ToArray(), "a.txt")).Why);

    private static void AnswersSoon(string name, string text)
    {
        var begun = Stopwatch.GetTimestamp();
        Assert.NotNull(Read(Encoding.UTF8.GetBytes(text), name));
        Assert.True(Stopwatch.GetElapsedTime(begun) < Soon, $"{name} {text[..Math.Min(40, text.Length)]} took {Stopwatch.GetElapsedTime(begun)}");
    }

    private static Reading Read(byte[] bytes, string name) => TranscriptFile.Read(new MemoryStream(bytes), name);
}
