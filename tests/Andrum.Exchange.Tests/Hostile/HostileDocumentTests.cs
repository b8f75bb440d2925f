using System.Collections.Concurrent;
using System.Diagnostics;
using Andrum.Exchange.Children;
using Andrum.Exchange.Tests.Docx;
using Andrum.Exchange.Tests.Odt;
using Andrum.Exchange.Tests.Pdf;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Tests.Hostile;

public sealed class HostileDocumentTests
{
    private static readonly ParsedApart Apart = new();

    // The child is ended after ten seconds; two or more run at once on a machine that does other things.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Names => ["a.pdf", "a.odt", "a.docx"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_cut_anywhere_is_left_or_read(string name)
    {
        var whole = Whole(name);
        Assert.IsType<Reading.Taken>(TranscriptFile.Read(new MemoryStream(whole), name));
        AllAnswer([.. Enumerable.Range(0, 20).Select(part => whole[..(whole.Length * part / 20)])], name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Flipped_bits_in_a_document_end_in_an_answer(string name)
    {
        var random = new Random(20260303);
        var whole = Whole(name);
        AllAnswer([.. Enumerable.Range(0, 16).Select(_ =>
        {
            var flipped = (byte[])whole.Clone();
            for (var flips = random.Next(1, 8); flips > 0; flips--)
            {
                flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            }

            return flipped;
        })], name);
    }

    private static byte[] Whole(string name)
    {
        (double, double, string)[] lines = [.. Enumerable.Range(0, 20).Select(i => (60d, 780d - (30 * i), $"{(i % 2 == 0 ? "I" : "Vera")}: So it went on {i}."))];
        return name switch
        {
            "a.pdf" => PdfTests.Document(lines, lines),
            "a.odt" => OdtTests.Document(string.Concat(lines.Select(l => $"<text:p>{l.Item3}</text:p>"))),
            _ => DocxTests.Interview([.. lines.Select(l => l.Item3)]),
        };
    }

    private static void AllAnswer(byte[][] files, string name)
    {
        var slow = new ConcurrentBag<TimeSpan>();
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, file =>
        {
            var begun = Stopwatch.GetTimestamp();
            Assert.NotNull(Read(file, name));
            slow.Add(Stopwatch.GetElapsedTime(begun));
        });
        Assert.True(slow.Max() < Soon, $"{slow.Max()}");
    }

    private static Reading Read(byte[] file, string name) => TranscriptFile.Read(new MemoryStream(file), name, null, Apart);
}
