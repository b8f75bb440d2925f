using System.Globalization;
using System.Text;
using Andrum.Exchange.Transcripts;
using CsCheck;

namespace Andrum.Exchange.Tests.Transcripts;

public sealed class TranscriptFileTests
{
    [Theory]
    [InlineData("I: How is it now?\nV: Well … the pain is still there.\n")]
    [InlineData("I:\tHow is it now?\r\nV:\tWell … the pain is still there.\r\n")]
    [InlineData("1. I: How is it now?\n2. V: Well … the pain is still there.")]
    [InlineData("1 I: How is it now?\n\n2 V: Well … the pain is still there.")]
    [InlineData("001 I: How is it now?\n002 V: Well … the pain is still there.")]
    [InlineData("#1 I: How is it now?\n#2 V: Well … the pain is still there.")]
    [InlineData("[00:00:01] I: How is it now?\n[00:00:04] V: Well … the pain is still there.")]
    [InlineData("00:01 I: How is it now?\n00:04 V: Well … the pain is still there.")]
    [InlineData("I (00:01): How is it now?\nV (00:04): Well … the pain is still there.")]
    [InlineData("**I:** How is it now?\n**V:** Well … the pain is still there.")]
    [InlineData("[I] How is it now?\n[V] Well … the pain is still there.")]
    [InlineData("I:\nHow is it now?\n\nV:\nWell … the pain\nis still there.")]
    [InlineData("I  0:01\nHow is it now?\n\nV  0:04\nWell … the pain is still there.\n")]
    [InlineData("[00:00:01]\nI: How is it now?\n[00:00:04]\nV: Well … the pain is still there.")]
    [InlineData("I\tHow is it now?\nV\tWell … the pain is still there.")]
    [InlineData("I：How is it now?\nV：Well … the pain is still there.")]
    public void However_speakers_are_named_the_turns_are_the_same(string text)
    {
        var taken = Taken(text);
        Assert.Equal([("I", "How is it now?"), ("V", "Well … the pain is still there.")], taken.Turns.Select(t => (t.Speaker, t.Text)));
        Assert.Equal(11, taken.Words);
    }

    [Theory]
    [InlineData("Interviewer", "Vera")]
    [InlineData("INTERVJUARE", "ÅSA")]
    [InlineData("Int.", "P-03")]
    [InlineData("Anna Berg", "Jörg Müller")]
    [InlineData("A.S.", "Speaker 2")]
    [InlineData("interviewer", "participant")]
    public void Names_roles_and_initials_are_speakers(string one, string other)
    {
        var taken = Taken($"{one}: Hur är det?\n{other}: Jo.\n{one}: Ja?\n{other}: Så där.\n{one}: Och nu?\n{other}: Bättre.");
        Assert.Equal([one, other], taken.Speakers);
        Assert.Equal(6, taken.Turns.Count);
        Assert.Equal(10, taken.Words);
    }

    [Fact]
    public void What_somebody_said_is_not_a_speaker()
    {
        var taken = Taken("I: And then?\nV: She said: come in.\nAnd I thought: now it is over. Kl. 10:30 kom jag, http://x.se\nI: Yes?\nV: Yes.");
        Assert.Equal(["I", "V"], taken.Speakers);
        Assert.Equal("She said: come in. And I thought: now it is over. Kl. 10:30 kom jag, http://x.se", taken.Turns[1].Text);
    }

    [Fact]
    public void A_head_is_kept_and_speaks_for_nobody()
    {
        var taken = Taken("Interview 3\nDate: 3 March 2026\n\nI: Hello.\nV: Hello.\nI: Sit down.\nV: Thank you.");
        Assert.Equal(new ReadTurn("", "Interview 3 Date: 3 March 2026"), taken.Turns[0]);
        Assert.Equal(["I", "V"], taken.Speakers);
    }

    [Fact]
    public void Somebody_who_comes_in_once_is_heard_too()
        => Assert.Equal(["I", "V", "Husband"],
            Taken("I: Hello.\nV: Hello.\nHusband: Coffee?\nI: Thanks.\nV: No.").Speakers);

    [Fact]
    public void A_text_without_speakers_is_read_by_its_paragraphs()
        => Assert.Equal(["The first\nparagraph.".Replace('\n', ' '), "The second."],
            Taken("The first\nparagraph.\n\n\nThe second.\n").Turns.Select(t => t.Text));

    [Fact]
    public void Numbers_that_do_not_count_turns_are_words()
        => Assert.Equal(["1994. That was the year.", "12 tablets a day."],
            Taken("I: 1994. That was the year.\nV: 12 tablets a day.").Turns.Select(t => t.Text));

    [Fact]
    public void A_paragraph_within_a_turn_stays_a_paragraph()
        => Assert.Equal("First.\nThen.", Taken("I: Yes?\nV: First.\n\nThen.\nI: Ah.").Turns[1].Text);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Byte_order_marks_and_emoji_harm_nothing(string encoding)
    {
        var coding = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. coding.GetPreamble(), .. coding.GetBytes("I: Größe? 🧊\r\nÅsa: e\u0301 … [paus] (skratt)\r\n")];
        var taken = Assert.IsType<Reading.Taken>(TranscriptFile.Read(new MemoryStream(bytes), "a.txt"));
        Assert.Equal([("I", "Größe? 🧊"), ("Åsa", "e\u0301 … [paus] (skratt)")], taken.Turns.Select(t => (t.Speaker, t.Text)));
    }

    [Fact]
    public void Voices_in_WebVTT_are_speakers()
    {
        var taken = Taken("WEBVTT - Vera\n\nNOTE made by hand\nnot a word\n\nSTYLE\n::cue { }\n\n1\n00:01.000 --> 00:03.000 align:start\n"
            + "<v Interviewer>How <i>is</i> it</v>\n\n00:00:03.000 --> 00:00:05.000\n<v Interviewer>now?\n\nlast\n00:05.000 --> 00:09.000\n"
            + "<v.loud Vera>Well &amp; <00:06.000>good.</v> <v Interviewer>Yes?", "a.vtt");
        Assert.Equal([("Interviewer", "How is it now?"), ("Vera", "Well & good."), ("Interviewer", "Yes?")],
            taken.Turns.Select(t => (t.Speaker, t.Text)));
        Assert.Equal(TimeSpan.FromSeconds(1), taken.Turns[0].From);
    }

    [Fact]
    public void Names_before_the_words_of_SubRip_are_speakers_and_go_on_until_the_next()
    {
        var taken = Taken("\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nI: How is it\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n{\\an8}now?\r\n\r\n"
            + "3\r\n00:00:04,000 --> 00:00:06,000\r\nVera: <b>Well</b>\r\nlike this.\r\n\r\n4\r\n00:00:07,000 --> 00:00:08,000\r\nI: Yes.\r\n\r\n", "a.srt");
        Assert.Equal([("I", "How is it now?"), ("Vera", "Well like this."), ("I", "Yes.")], taken.Turns.Select(t => (t.Speaker, t.Text)));
    }

    [Theory]
    [InlineData("a.txt", "", Unreadable.Empty)]
    [InlineData("a.txt", " \r\n\t ", Unreadable.Empty)]
    [InlineData("a.odx", "I: hello", Unreadable.UnknownType)]
    [InlineData("a.txt", "%PDF-1.7", Unreadable.WrongType)]
    [InlineData("a.txt", "a\0b", Unreadable.WrongType)]
    [InlineData("a.docx", "I: hello", Unreadable.WrongType)]
    [InlineData("a.docx", "PK\u0003\u0004 and no more", Unreadable.Broken)]
    [InlineData("a.vtt", "I: hello", Unreadable.WrongType)]
    [InlineData("a.srt", "I: hello", Unreadable.WrongType)]
    public void What_cannot_be_read_is_named_with_its_reason(string name, string text, Unreadable why)
    {
        var left = Assert.IsType<Reading.Left>(TranscriptFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name));
        Assert.Equal((name, why), (left.FileName, left.Why));
        Assert.NotEqual(left.Sentence(new CultureInfo("sv")), left.Sentence(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Letters_are_never_guessed()
        => Assert.Equal(Unreadable.InvalidUtf8,
            Assert.IsType<Reading.Left>(TranscriptFile.Read(new MemoryStream("I: h\u00E4r"u8.ToArray()[..5]), "a.txt")).Why);

    [Fact]
    public void A_folder_a_missing_file_and_two_gigabytes_are_left()
    {
        var folder = Directory.CreateTempSubdirectory("andrum-").FullName;
        var large = Path.Combine(folder, "large.txt");
        using (var file = File.Create(large))
        {
            file.SetLength(2L << 30);
        }

        Assert.Equal(Unreadable.TooLarge, Assert.IsType<Reading.Left>(TranscriptFile.ReadFile(large)).Why);
        Assert.Equal(Unreadable.Folder, Assert.IsType<Reading.Left>(TranscriptFile.ReadFile(folder + "/")).Why);
        Assert.Equal(Unreadable.Missing, Assert.IsType<Reading.Left>(TranscriptFile.ReadFile(folder + "/no.txt")).Why);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Whatever_bytes_come_reading_answers()
        => Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 3].Select(i => new[] { "a.txt", "a.vtt", "a.srt", "a.docx" }[i])).Sample((bytes, name) =>
            Assert.NotNull(TranscriptFile.Read(new MemoryStream(bytes), name)));

    [Fact]
    public void What_two_people_said_comes_back_word_for_word()
    {
        string[] known = ["smärta", "…", "[paus]", "(skratt)", "🧊", "då", "o\u0308l", "I", "10:30", "ja,"];
        var words = Gen.Int[0, known.Length - 1].Select(i => known[i]).Array[1, 12]
            .Select(w => "så " + string.Join(' ', w));
        words.Array[2, 20].Sample(said =>
        {
            var lines = said.Select((w, i) => (Speaker: i % 2 == 0 ? "I" : "Vera", Text: w)).ToArray();
            foreach (var end in new[] { "\n", "\r\n", "\n\n" })
            {
                Assert.Equal(lines, Taken(string.Join(end, lines.Select(l => $"{l.Speaker}: {l.Text}"))).Turns.Select(t => (t.Speaker, t.Text)));
            }
        });
    }

    private static Reading.Taken Taken(string text, string name = "interview.txt")
        => Assert.IsType<Reading.Taken>(TranscriptFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name));
}
