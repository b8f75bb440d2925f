using System.Globalization;
using System.Text;
using Andrum.Exchange.Papers;
using CsvHelper;

namespace Andrum.Exchange.Tests.Papers;

public sealed class TraceCsvTests
{
    private static readonly TraceLink Heads = new("Kind", "Finding", "Pseudonym", "Turn", "Words", "Meaning", "Analyst");

    [Fact]
    public void What_was_said_comes_back_as_it_was_said()
    {
        var link = new TraceLink("nuance", "To wait, and \"wait\"", "Vera", "14–16", "Och så,\nsa jag; nej.", "", "Ruth Lind");
        var file = TraceCsv.Write(Heads, [link]);
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal("Kind,Finding,Pseudonym,Turn,Words,Meaning,Analyst\r\n"
            + "nuance,\"To wait, and \"\"wait\"\"\",Vera,14–16,\"Och så,\nsa jag; nej.\",,Ruth Lind\r\n", Encoding.UTF8.GetString(file[3..]));
        Assert.Equal([Heads.Cells, link.Cells], Read(file));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("+1 said she")]
    [InlineData("-1+cmd|'/c calc'!A0")]
    [InlineData("- Well.")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    public void Nothing_that_somebody_said_is_run_by_a_spreadsheet(string said)
    {
        var file = TraceCsv.Write(Heads, [new(said, said, said, said, said, said, said)]);
        Assert.All(Read(file)[1], cell => Assert.Equal("'" + said, cell));
    }

    [Fact]
    public void A_quotation_mark_does_not_hide_a_formula()
        => Assert.All(Read(TraceCsv.Write(Heads, [new("\"=1+1\"", "\"=1\",2", "“=1”", "", "", "", "")]))[1],
            cell => Assert.DoesNotContain(cell, (string[])["=1+1", "=1", "=1\",2"]));

    private static string[][] Read(byte[] file)
    {
        using var csv = new CsvParser(new StreamReader(new MemoryStream(file)), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Record!);
        }

        return [.. rows];
    }
}
