using System.Net;
using System.Text;

namespace Andrum.Web.Tests.Inquiry;

/// <summary>Transcripts of strangers come in by the browser.</summary>
public sealed class ImportTests
{
    [Fact]
    public async Task What_can_be_read_is_taken_what_cannot_is_named_and_a_first_unit_is_marked_and_found_again()
    {
        await using var house = new DemonstrationHouse();
        await house.InitializeAsync();
        using var interviewer = await house.Client("Interviewer · Signe");
        await interviewer.Get("/inquiry/demo/interviews/import");
        var broken = await interviewer.SendFile("/inquiry/demo/interviews/import", "files", "interview.docx", "no archive"u8.ToArray());
        Assert.Contains("interview.docx", broken.Text, StringComparison.Ordinal);
        Assert.Contains("Left where it was. The file is something else than its name says.", broken.Text, StringComparison.Ordinal);

        await interviewer.Get("/inquiry/demo/interviews/import");
        var words = "\uFEFF1. Interviewer: Wie war das für Sie?\r\n2. Frau Öberg: Schön war’s nicht … 😀 aber ich blieb, Åsa.\r\n3. Interviewer: Und dann?\r\n4. Frau Öberg: Dann saß ich.\r\n";
        var taken = await interviewer.SendFile("/inquiry/demo/interviews/import", "files", "öberg.txt", Encoding.UTF8.GetBytes(words));
        Assert.Contains("Taken in: 4 turns, 19 words.", taken.Text, StringComparison.Ordinal);

        var interview = await interviewer.FollowLink("Look at it as");
        var id = interview.Path.Split('/')[^1];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await interviewer.Send($"{interview.Path}/release")).Status);
        await interviewer.Get(interview.Path);
        await interviewer.Send($"{interview.Path}/confirm", ("consent", "Written consent of May, kept by the lead."));
        await interviewer.Get($"{interview.Path}/transcript");
        await interviewer.Send($"{interview.Path}/transcript/mask", ("find", "Åsa"), ("replacement", "[a friend]"));
        await interviewer.Get(interview.Path);
        Assert.Contains("Released to the analysts", (await interviewer.Send($"{interview.Path}/release")).Text, StringComparison.Ordinal);

        using var analyst = await house.Client("Analyst · Amina");
        await analyst.Get($"/inquiry/demo/read/{id}");
        var desk = await analyst.Press("Read; no words yet");
        var turn = desk.Page.QuerySelectorAll("[data-turn]")[1];
        Assert.Equal("Schön war’s nicht … 😀 aber ich blieb, [a friend].", turn.TextContent);
        var start = turn.TextContent.IndexOf("😀", StringComparison.Ordinal);
        await analyst.Send($"/inquiry/demo/mark/{id}/units", ("fromTurn", turn.GetAttribute("data-turn")), ("fromOffset", $"{start}"),
            ("toTurn", turn.GetAttribute("data-turn")), ("toOffset", $"{turn.TextContent.Length}"));
        Assert.Contains("😀 aber ich blieb, [a friend].", (await analyst.Get($"/inquiry/demo/mark/{id}")).Page.QuerySelector("[data-unit] .said")!.TextContent,
            StringComparison.Ordinal);

        // It is material: the flow does not count it.
        Assert.DoesNotContain("Analysed (n = 4)", (await analyst.Get("/inquiry/demo/findings.md")).Body, StringComparison.Ordinal);
    }
}
