using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Andrum.Web.Tests;

/// <summary>One person, from the referral to a passage of the essence that leads back to what she said.</summary>
public sealed class TheWholeWayTests
{
    private const string Transcript = """
        I: How was it to come here?
        Q: I sat in the car first. Xylvia, I said, it is only a door.
        I: And then?
        Q: Then I went in. It smelled of wet wool, and somebody had left the lamp on.
        """;

    [Fact]
    public async Task Somebody_is_referred_treated_invited_interviewed_and_understood()
    {
        await using var house = new DemonstrationHouse();
        await house.InitializeAsync();

        var patient = await Treated(house);
        using var xylvia = await house.Client("Patient · Xylvia Qvarnholm");
        await TellsAStory(xylvia);
        await Consents(xylvia);
        var (interview, pseudonym) = await Interviewed(house);
        await Understood(house, interview, pseudonym);

        // The therapist's pages know nothing of it, and research knows nothing of her.
        using var therapist = await house.Client("Therapist · Elisabet");
        Assert.DoesNotContain(pseudonym, (await therapist.Get($"/care/patients/{patient}")).Body, StringComparison.Ordinal);
        using var analyst = await house.Client("Analyst · Ruth");
        foreach (var path in new[] { "/inquiry/demo/findings", "/inquiry/demo/patterns", "/inquiry/demo/findings.md", "/inquiry/demo/findings.html", "/inquiry/demo/findings.csv", $"/inquiry/demo/read/{interview}" })
        {
            var page = await analyst.Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Xylvia", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Qvarnholm", page.Body, StringComparison.Ordinal);
        }

        await NothingCanBeReadOnDisk(house);
    }

    private static async Task<string> Treated(DemonstrationHouse house)
    {
        using var therapist = await house.Client("Therapist · Elisabet");
        var enrolled = await therapist.Send("/care/enrol", ("givenName", "Xylvia"), ("familyName", "Qvarnholm"), ("born", "1980-02-03"), ("sex", "Woman"),
            ("referredOn", "2025-09-01"), ("from", "Dr Quist"), ("why", "A year of pain in both arms."));
        var patient = enrolled.Path.Split('/')[3];
        var at = $"/care/patients/{patient}";
        var early = await therapist.Send($"{at}/sessions/new", ("on", "2025-10-01"), ("note", "Too early, and kept."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("Too early, and kept.", early.Page.QuerySelector("[name=note]")!.TextContent, StringComparison.Ordinal);
        await therapist.Send($"{at}/course/offer", ("on", "2025-09-10"));
        await therapist.Send($"{at}/course/consent", ("on", "2025-09-15"));
        var held = await therapist.Send($"{at}/sessions/new", ("on", "2025-10-01"), ("agenda", "The arms"), ("note", "She told of the loom that was sold."));
        Assert.Contains("the loom that was sold", held.Text, StringComparison.Ordinal);
        await therapist.Send($"{at}/course/complete", ("on", "2026-05-20"), ("words", "Ends as agreed."));
        return patient;
    }

    private static async Task TellsAStory(Visitor patient)
    {
        var written = await patient.Send("/me/story/new", ("title", "The loom"), ("when", "spring 1994"), ("text", "It stood where the light came in."));
        Assert.Contains("spring 1994", written.Text, StringComparison.Ordinal);
    }

    private static async Task Consents(Visitor patient)
    {
        var asked = await patient.Get("/me/consents");
        var form = asked.Page.QuerySelector("form[action^='/me/consents/']")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await patient.Send(form, ("interview", "yes"))).Status);
        var answered = await patient.Send(form, ("interview", "yes"), ("recording", "yes"), ("reach", "Ring after nine."));
        Assert.Contains("Your therapist does not see whether you were asked", answered.Text, StringComparison.Ordinal);
    }

    private static async Task<(string Interview, string Pseudonym)> Interviewed(DemonstrationHouse house)
    {
        using var interviewer = await house.Client("Interviewer · Signe");
        var list = await interviewer.Get("/inquiry/demo/interviews");
        var row = list.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("to be met", StringComparison.Ordinal));
        var at = row.QuerySelector("a")!.GetAttribute("href")!;
        var met = await interviewer.Get(at);
        Assert.Contains("Ring after nine.", met.Text, StringComparison.Ordinal);
        var early = await interviewer.Get($"{at}/transcript");
        Assert.Equal(HttpStatusCode.NotFound, early.Status);
        await interviewer.Send($"{at}/outcome", ("outcome", "Recorded"), ("on", "2026-06-20"), ("minutes", "70"), ("fieldNote", "She kept her coat on."));
        await interviewer.Get(at);
        var brought = await interviewer.SendFile($"{at}/file", "file", "interview.txt", Encoding.UTF8.GetBytes(Transcript));
        Assert.Contains("Xylvia, I said, it is only a door.", brought.Text, StringComparison.Ordinal);
        await interviewer.Send($"{at}/transcript/mask", ("find", "Xylvia"), ("replacement", met.Heading));
        var masked = await interviewer.Get($"{at}/transcript?as=analysts");
        Assert.Contains($"{met.Heading}, I said, it is only a door.", masked.Text, StringComparison.Ordinal);
        await interviewer.Get(at);
        await interviewer.Send($"{at}/release");
        return (at.Split('/')[^1], met.Heading);
    }

    private static async Task Understood(DemonstrationHouse house, string interview, string pseudonym)
    {
        using var analyst = await house.Client("Analyst · Ruth");

        // Marking is closed until the whole has been read.
        Assert.StartsWith($"/inquiry/demo/read/{interview}", (await analyst.Get($"/inquiry/demo/mark/{interview}")).Path, StringComparison.Ordinal);
        await analyst.Get($"/inquiry/demo/read/{interview}");
        var desk = await analyst.Press("Read; no words yet");
        Assert.StartsWith($"/inquiry/demo/mark/{interview}", desk.Path, StringComparison.Ordinal);

        // Across two turns, from "only" to "went in".
        var turns = desk.Page.QuerySelectorAll("[data-turn]");
        var (from, to) = (turns[1], turns[3]);
        var marked = await analyst.Send($"/inquiry/demo/mark/{interview}/units", ("fromTurn", from.GetAttribute("data-turn")),
            ("fromOffset", $"{from.TextContent.IndexOf("only", StringComparison.Ordinal)}"), ("toTurn", to.GetAttribute("data-turn")),
            ("toOffset", $"{to.TextContent.IndexOf(". It smelled", StringComparison.Ordinal)}"));
        Assert.Contains("only a door.", marked.Text, StringComparison.Ordinal);
        var meaning = marked.Page.QuerySelector("form.meaning-form")!.GetAttribute("action")!;
        var said = await analyst.Send(meaning, ("meaning", "A threshold is made small enough to be stepped over."));
        var unit = said.Page.QuerySelector("[data-unit]")!.GetAttribute("data-unit")!.Replace("-", "", StringComparison.Ordinal);

        var table = await analyst.Get("/inquiry/demo/patterns");
        Assert.Contains("A threshold is made small enough to be stepped over.", table.Text, StringComparison.Ordinal);
        await analyst.Get("/inquiry/demo/structure/essence");
        var traced = await analyst.Send("/inquiry/demo/structure/essence/passage", ("words", "where one can live beside it"), ("unit", unit));
        Assert.Contains("where one can live beside it", traced.Page.QuerySelectorAll("a.passage").Select(a => a.TextContent));

        // Two clicks from the passage to the words in their turn.
        await analyst.Get("/inquiry/demo/findings");
        var trace = await analyst.FollowLink("where one can live beside it");
        Assert.Contains(pseudonym, trace.Text, StringComparison.Ordinal);
        var there = await analyst.FollowLink("In the interview");
        Assert.Equal(["only a door.", "And then?", "Then I went in"], there.Page.QuerySelectorAll("mark").Select(m => m.TextContent));

        // What was done can be undone, and the passage is untraced again.
        await analyst.Get("/inquiry/demo/structure");
        await analyst.Send("/inquiry/demo/structure/undo");
        Assert.DoesNotContain("where one can live beside it", (await analyst.Get("/inquiry/demo/findings")).Page.QuerySelectorAll("a.passage").Select(a => a.TextContent));
    }

    private static async Task NothingCanBeReadOnDisk(DemonstrationHouse house)
    {
        SqliteConnection.ClearAllPools();
        string[] secrets = ["Xylvia", "Qvarnholm", "the loom that was sold", "wet wool", "Ring after nine", "threshold is made small", "Gunilla", "Elisabet", "meaning-unit-marked"];
        foreach (var file in Directory.EnumerateFiles(house.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await ReadShared(file);
            foreach (var secret in secrets)
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{Path.GetFileName(file)} holds \"{secret}\".");
                Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)) < 0, $"{Path.GetFileName(file)} holds \"{secret}\".");
            }
        }
    }

    private static async Task<byte[]> ReadShared(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
