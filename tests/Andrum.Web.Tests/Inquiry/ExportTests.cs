using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Andrum.Clinic;
using Andrum.Inquiry.Studies;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Andrum.Web.Tests.Inquiry;

/// <summary>The findings as they leave the house.</summary>
public sealed class ExportTests(DemonstrationHouse house)
{
    // Names, places and employers of the demonstration that only the interviewer reads.
    private static readonly string[] Masked =
        ["Gunilla", "Lennart", "Elisabet", "Ekbacken", "Ljusdal", "Ann-Christin", "Malin", "Norrgården", "Ramsele", "Micke", "Conny", "Bollnäs"];

    public static TheoryData<string> Formats { get; } = ["md", "html", "docx", "csv"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Whoever_reads_the_findings_can_take_them_along_and_no_masked_name_goes_with_them(string format)
    {
        using var analyst = await house.Client("Analyst · Ruth");
        var link = (await analyst.Get("/inquiry/demo/findings")).Page.QuerySelector($"a[download][href='/inquiry/demo/findings.{format}']");
        Assert.NotNull(link);
        var words = await Words(analyst, format);
        Assert.True(words.Length > 2000);
        Assert.All(Masked, name => Assert.DoesNotMatch(new Regex($@"\b{Regex.Escape(name)}\b", RegexOptions.None, TimeSpan.FromSeconds(5)), words));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Whoever_does_not_read_the_findings_finds_nothing_to_take_along(string format)
    {
        foreach (var person in new[] { "", "Interviewer ·", "Therapist ·", "Patient ·", "Administrator ·" })
        {
            using var visitor = await house.Client(person);
            using var answer = await Fetch(visitor, format);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Redirect, $"{person}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Taking_findings_along_is_noted_under_the_study()
    {
        await using var own = new DemonstrationHouse();
        await own.InitializeAsync();
        using var analyst = await own.Client("Analyst · Ruth");
        using var answer = await Fetch(analyst, "docx");
        var study = own.Data.Journals.Read(ClinicState.Journal).State.StudyWith("demo")!.Value;
        Assert.Contains("export", own.Data.AccessLog.Of(Andrum.Inquiry.Studies.Study.Journal(study).Name, own.Clock.GetUtcNow()).Select(o => o.Purpose));
    }

    [Fact]
    public async Task A_Word_document_says_where_every_quote_stands_and_what_every_passage_rests_on()
    {
        using var analyst = await house.Client("Analyst · Ruth");
        using var document = await Document(analyst);
        var main = document.MainDocumentPart!;
        var notes = main.FootnotesPart!.Footnotes!.Elements<Footnote>().Where(n => n.Type is null).ToDictionary(n => n.Id!.Value, n => n.InnerText.Trim());
        var quotes = main.Document!.Body!.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Quote").ToArray();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, q => Assert.Matches($"^{Regex.Escape(q.InnerText.Split('\u00A0')[^1])}, turns? [0-9–]+\\.", notes[q.Descendants<FootnoteReference>().Single().Id!.Value]));

        var study = Study();
        var essence = main.Document.Body.Elements<Paragraph>().SkipWhile(p => p.InnerText != "Essence").Skip(1).TakeWhile(p => p.InnerText != "Constituents").ToArray();
        Assert.Equal(study.Essence!.Prose.Replace("\n", "", StringComparison.Ordinal), string.Concat(essence.Select(p => p.InnerText)));
        var traced = essence.SelectMany(p => p.Descendants<FootnoteReference>()).Select(r => notes[r.Id!.Value]).ToArray();
        Assert.Equal(study.Essence.Passages.Count, traced.Length);
        Assert.All(traced, n => Assert.StartsWith("Rests on ", n, StringComparison.Ordinal));
        Assert.Equal(string.Join("; ", study.Team.Where(m => m.Role != StudyRole.DataProtection).Select(m => m.Name).Distinct()), document.PackageProperties.Creator);
    }

    [Fact]
    public async Task The_trace_has_a_row_for_every_link_from_a_finding_to_a_unit()
    {
        using var analyst = await house.Client("Analyst · Ruth");
        using var answer = await Fetch(analyst, "csv");
        var file = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        var study = Study();
        var links = study.Essence!.Passages.Sum(p => p.Units.Count) + study.Constituents.SelectMany(c => c.Nuances).Sum(n => n.RestsOn.Count + n.IllustratedBy.Count)
            + study.Narratives.Sum(n => n.Units.Count);
        var rows = Encoding.UTF8.GetString(file[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Kind,Finding,Pseudonym,Turn,Words,Meaning,Analyst", rows[0]);
        Assert.Equal(links, rows.Length - 1);
        Assert.Contains(rows, r => r.StartsWith("passage of the essence,", StringComparison.Ordinal) && r.EndsWith(",Ruth Lindberg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Swedish_reader_gets_Swedish_headings()
    {
        using var analyst = await house.Client("Analytiker · Ruth", "sv-SE");
        using var document = await Document(analyst);
        var headings = document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>()
            .Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1").Select(p => p.InnerText);
        Assert.Equal(["Essens", "Konstituenter", "Narrativ", "Deltagare"], headings);
        Assert.Equal("sv-SE", document.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val);
        Assert.StartsWith("\uFEFFSlag,Resultat,", await Words(analyst, "csv"), StringComparison.Ordinal);
        Assert.Contains("\n## Essens\n", await Words(analyst, "md"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"sv\">", await Words(analyst, "html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Participants_are_told_in_ranges_in_every_form()
    {
        using var analyst = await house.Client("Analyst · Ruth");
        var page = await analyst.Get("/inquiry/demo/findings");
        var rows = page.Page.QuerySelectorAll("table.ranges tr").Select(r => (Head: r.Children[0].TextContent, Cell: r.Children[1].TextContent)).ToArray();
        Assert.Equal("Participants", rows[0].Head);

        // Of so few participants nothing is told that would be about one or two of them.
        Assert.All(rows.Where(r => r.Head.StartsWith("Sex", StringComparison.Ordinal) || r.Head.StartsWith("Pain", StringComparison.Ordinal)),
            r => Assert.All(Regex.Matches(r.Cell, "[0-9]+", RegexOptions.None, TimeSpan.FromSeconds(1)), n => Assert.True(int.Parse(n.Value, System.Globalization.CultureInfo.InvariantCulture) >= 3)));
        foreach (var format in new[] { "md", "html", "docx" })
        {
            var words = await Words(analyst, format);
            Assert.All(rows, r => Assert.Matches(new Regex($"{Regex.Escape(r.Head)}[^0-9A-Za-z]*(</th><td>)?{Regex.Escape(r.Cell)}", RegexOptions.None, TimeSpan.FromSeconds(5)), words));
        }
    }

    private Study Study()
        => house.Data.Journals.Read(Andrum.Inquiry.Studies.Study.Journal(house.Data.Journals.Read(ClinicState.Journal).State.StudyWith("demo")!.Value)).State;

    private static async Task<HttpResponseMessage> Fetch(Visitor visitor, string format)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = visitor.Cookies, AllowAutoRedirect = false }) { BaseAddress = visitor.Address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(visitor.Language);
        return await http.GetAsync($"/inquiry/demo/findings.{format}", TestContext.Current.CancellationToken);
    }

    private static async Task<WordprocessingDocument> Document(Visitor visitor)
    {
        using var answer = await Fetch(visitor, "docx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("demo.docx", answer.Content.Headers.ContentDisposition?.FileName);
        return WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), isEditable: false);
    }

    // Everything that can be read in a file, whatever part of it that stands in.
    private static async Task<string> Words(Visitor visitor, string format)
    {
        if (format == "docx")
        {
            using var document = await Document(visitor);
            var main = document.MainDocumentPart!;
            return string.Join('\n', main.Document!.Descendants<Paragraph>().Concat(main.FootnotesPart!.Footnotes!.Descendants<Paragraph>()).Select(p => p.InnerText))
                + string.Join('\n', main.Document.Descendants<TableDescription>().Select(d => d.Val)) + document.PackageProperties.Title + document.PackageProperties.Creator;
        }

        using var answer = await Fetch(visitor, format);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
