using System.Globalization;
using Andrum.Exchange.Transcripts;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Andrum.Exchange.Tests.Pdf;

public sealed class PdfTests
{
    [Fact]
    public void Turns_go_on_over_lines_and_pages_and_running_lines_are_no_words()
    {
        var pages = Enumerable.Range(1, 4).Select(page => new[]
        {
            (60d, 810d, $"Interview 3, page {page}"),
            (60, 700, page % 2 == 1 ? "I: How was it then?" : "and so it went on."),
            (60, 660, $"Vera: It was the {page}. year, I was two-"),
            (60, 646, "fold tired and could not"),
            (60, 632, "sleep, as I say, until morning"),
            (300, 30, $"{page}"),
        });
        var taken = Taken([.. pages]);
        Assert.Equal(["I", "Vera"], taken.Speakers);
        Assert.Equal("I|How was it then?\nVera|It was the 1. year, I was two-fold tired and could not sleep, as I say, until morning and so it went on.\n"
            + "Vera|It was the 2. year, I was two-fold tired and could not sleep, as I say, until morning\nI|How was it then?", Turns(taken, 4));
    }

    [Fact]
    public void Columns_are_read_one_after_the_other()
    {
        var page = Enumerable.Range(0, 12).SelectMany(i => new[]
        {
            (50d, 700d - (14 * i), (i % 3 == 0 ? $"Vera: left {i} " : $"left {i} ") + "so it goes on and on all day"),
            (320d, 700d - (14 * i), $"right {i} and so it goes on and on all night"),
        }).Prepend((50, 730, "Transcript of the interview with a title that spans both of the columns of the page")).ToArray();
        var words = string.Join(' ', Taken(page).Turns.Select(t => t.Text)).Split(' ');
        Assert.Equal(Enumerable.Range(0, 12), words.Index().Where(w => w.Item == "left").Select(w => int.Parse(words[w.Index + 1], CultureInfo.InvariantCulture)));
        Assert.True(Array.LastIndexOf(words, "left") < Array.IndexOf(words, "right"));
        Assert.Equal("Transcript", words[0]);
    }

    [Fact]
    public void Speakers_and_numbers_in_columns_of_their_own_are_understood()
    {
        (double, double, string)[] page = [.. Enumerable.Range(0, 6).SelectMany(i => new[]
        {
            (50d, 700d - (40 * i), $"{i + 1}"), (70, 700 - (40 * i), i % 2 == 0 ? "Interviewer" : "Vera"), (160, 700 - (40 * i), "So it goes on and on all day"),
            (160, 686 - (40 * i), "and all night."),
        })];
        var taken = Taken(page);
        Assert.Equal(["Interviewer", "Vera"], taken.Speakers);
        Assert.All(taken.Turns, t => Assert.Equal("So it goes on and on all day and all night.", t.Text));
        Assert.Equal(6, taken.Turns.Count);
    }

    [Fact]
    public void A_name_broken_in_a_narrow_column_is_whole()
        => Assert.Equal("I|How?\nFrau Muller|So it goes on and on.\nI|And?\nFrau Muller|Well.", Turns(Taken([
            (60, 700, "I"), (120, 700, "How?"),
            (60, 680, "Frau"), (120, 680, "So it goes"), (60, 667, "Muller"), (120, 667, "on and"), (120, 654, "on."),
            (60, 634, "I"), (120, 634, "And?"),
            (60, 614, "Frau"), (120, 614, "Well."), (60, 601, "Muller"),
        ])));

    [Fact]
    public void Columns_of_justified_lines_with_little_between_them_are_columns()
    {
        var page = Enumerable.Range(0, 12).SelectMany(i => new[]
        {
            (50d, 700d - (14 * i), "so it goes"), (110d + i, 700d - (14 * i), "on and"), (150d + i, 700d - (14 * i), $"on left {i} all through the day."),
            (306d, 700d - (14 * i), $"right {i}"), (360d + i, 700d - (14 * i), "and so it goes on and on all night"),
        }).ToArray();
        var words = string.Join(' ', Taken(page).Turns.Select(t => t.Text)).Split(' ');
        Assert.True(Array.LastIndexOf(words, "left") < Array.IndexOf(words, "right"));
    }

    [Theory]
    [InlineData("I know the pain-", "ful days, the painful nights", "I know the painful days, the painful nights")]
    [InlineData("I know the long-", "term, the long-term pain", "I know the long-term, the long-term pain")]
    [InlineData("I know a well-", "being that is mine", "I know a well-being that is mine")]
    [InlineData("I know a Berg-", "Weiß who is mine", "I know a Berg- Weiß who is mine")]
    [InlineData("I know -", "and how", "I know - and how")]
    public void A_hyphen_at_the_end_of_a_line_stays_unless_the_text_tells_otherwise(string first, string second, string whole)
        => Assert.Equal($"Vera|{whole}\nI|So?", Turns(Taken([(60, 700, "Vera: " + first), (60, 686, second), (60, 660, "I: So?")])));

    [Fact]
    public void Pages_without_letters_are_pictures() => Assert.Equal(Unreadable.Pictures, Left(Document([[]])));

    [Fact]
    public void What_is_no_PDF_says_so() => Assert.Equal(Unreadable.WrongType, Left("I: How?"u8.ToArray()));

    [Theory]
    [InlineData("P1", 95, 5)]
    [InlineData("P2", 166, 8)]
    [InlineData("P3", 123, 6)]
    public void Real_interviews_with_numbers_in_the_margin_are_read(string name, int turns, int pages)
    {
        Assert.SkipWhen(Samples is null, "The sample transcripts are not here; ANDRUM_SAMPLES says where they are.");
        var taken = Assert.IsType<Reading.Taken>(TranscriptFile.ReadFile(Path.Combine(Samples!, "transcripts", "pdpilot", name + ".pdf")));
        Assert.Equal(["Dan", "Participant"], taken.Speakers);
        Assert.Equal("Interview", taken.Turns[0].Text);
        Assert.Equal(turns, taken.Turns.Count);
        Assert.DoesNotContain(taken.Turns, t => t.Text.Contains('\n', StringComparison.Ordinal));
        Assert.DoesNotContain(taken.Turns, t => t.Text.Contains($"/{pages}", StringComparison.Ordinal) || char.IsAsciiDigit(t.Text[0]));
        Assert.Contains(taken.Turns, t => t is { Speaker: "Participant", Text: "Yeah." or "Not really, to be honest." or "Yes, we have used PDP and ICE plots." });
    }

    internal static string? Samples
    {
        get
        {
            if (Environment.GetEnvironmentVariable("ANDRUM_SAMPLES") is { Length: > 0 } named)
            {
                return named;
            }

            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (folder.Parent is { } parent && Path.Combine(parent.FullName, "shared", "samples") is var samples && Directory.Exists(samples))
                {
                    return samples;
                }
            }

            return null;
        }
    }

    internal static byte[] Document(params (double X, double Y, string Text)[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            foreach (var (x, y, text) in lines)
            {
                page.AddText(text, 10, new PdfPoint(x, y), font);
            }
        }

        return builder.Build();
    }

    private static Reading.Taken Taken(params (double X, double Y, string Text)[][] pages)
        => Assert.IsType<Reading.Taken>(TranscriptFile.Read(new MemoryStream(Document(pages)), "interview.pdf"));

    private static Unreadable Left(byte[] file) => Assert.IsType<Reading.Left>(TranscriptFile.Read(new MemoryStream(file), "interview.pdf")).Why;

    private static string Turns(Reading.Taken taken, int first = int.MaxValue)
        => string.Join('\n', taken.Turns.Take(first).Select(t => $"{t.Speaker}|{t.Text}"));
}
