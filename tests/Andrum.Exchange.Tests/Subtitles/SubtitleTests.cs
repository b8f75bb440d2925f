using System.Text;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Tests.Subtitles;

public sealed class SubtitleTests
{
    [Theory]
    [InlineData("WEBVTT\n\nNOTE\nnot --a word\n\nSTYLE\n::cue(v) { color: red }\n\nREGION\nid:fred\n\nc0ffee-1\n00:01.000 --> 00:02.000 line:0 position:20% align:start\n<v Anna Berg>How?</v>\n\n2\n00:02.000 --> 00:03.000\n<v Anna Berg>And?</v>\n\n3\n00:03.000 --> 00:04.000\n<v Vera>Well &amp; <c.loud>good</c> &lt;3",
        "Anna Berg|How? And?\nVera|Well & good <3")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\nAnna: How?\n\n00:02.000 --> 00:03.000\nIs it well?\n\n00:03.000 --> 00:04.000\nVera: So: and so.\n\n00:04.000 --> 00:05.000\nAnna: Yes.",
        "Anna|How? Is it well?\nVera|So: and so.\nAnna|Yes.")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\n- Hi.\n- Hello.\n\n00:02.000 --> 00:03.000\nAnd so\nit began.", "|Hi.\n|Hello.\n|And so it began.")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\n- Anna: Hi.\n- Vera: Hello.\n\n00:02.000 --> 00:03.000\n- Anna: Well?\n- Vera: Yes.", "Anna|Hi.\nVera|Hello.\nAnna|Well?\nVera|Yes.")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\n&gt;&gt; Hi there.\n\n00:02.000 --> 00:03.000\n&gt;&gt; ANNA: Hello.\n\n00:03.000 --> 00:04.000\nSit down.\n\n00:04.000 --> 00:05.000\n&gt;&gt; ANNA: Yes.",
        "|Hi there.\nANNA|Hello. Sit down.\nANNA|Yes.")]
    [InlineData("WEBVTT\nKind: captions\nLanguage: en\n\n00:00.000 --> 00:01.990 align:start position:0%\n \nso<00:00.500><c> it</c><00:00.900><c> was</c>\n\n00:01.990 --> 00:02.000 align:start position:0%\nso it was\n \n\n00:02.000 --> 00:03.990 align:start position:0%\nso it was\nas<00:02.500><c> I</c><00:02.900><c> say</c>\n\n00:03.990 --> 00:04.000 align:start position:0%\nas I say\n \n\n00:04.000 --> 00:06.000 align:start position:0%\nas I say\nevery<00:05.000><c> day</c>\n",
        "|so it was\n|as I say\n|every day")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\n<v I>Yes?\n\n00:02.000 --> 00:03.000\n<v V>Yes.\n\n00:03.000 --> 00:04.000\n<v V>Yes.\n\n00:04.000 --> 00:05.000\n<v I>Good.", "I|Yes?\nV|Yes. Yes.\nI|Good.")]
    public void WebVTT_as_programs_write_it_is_read(string text, string expected) => Same(expected, text, "a.vtt");

    [Theory]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\n<i>I: How?</i>\n\n00:00:02.000 --> 00:00:03.000\n{\\an8}V: <font color=\"#fff\">So.</font>\n\n3\n00:03,500 --> 00:04,000 X1:10 X2:20\nI: And?", "I|How?\nV|So.\nI|And?")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nIt was\n\na long day.\n\n2\n00:00:02,000 --> 00:00:03,000\n12\n\n3\n00:00:03,000 --> 00:00:04,000\nand over.", "|It was a long day.\n|12\n|and over.")]
    [InlineData("1\n00:00:01 --> 00:00:02\nSo.\n2\n00:00:02 --> 00:00:03\nAnd so.\n3\n00:00:03,000 -->", "|So.\n|And so.")]
    public void SubRip_as_people_write_it_is_read(string text, string expected)
    {
        Same(expected, text, "a.srt");
        Same(expected, "\uFEFF" + text.ReplaceLineEndings("\r\n"), "a.srt");
    }

    private static void Same(string expected, string text, string name)
    {
        var taken = Assert.IsType<Reading.Taken>(TranscriptFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name));
        Assert.Equal(expected, string.Join('\n', taken.Turns.Select(t => $"{t.Speaker}|{t.Text}")));
    }
}
