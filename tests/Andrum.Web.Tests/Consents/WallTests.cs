using System.Net;
using System.Text.RegularExpressions;
using Andrum.Clinic;
using Andrum.Journals;

namespace Andrum.Web.Tests.Consents;

/// <summary>Between care and inquiry stands a wall, with one threshold.</summary>
public sealed partial class WallTests
{
    [Fact]
    public async Task The_therapist_sees_the_same_pages_whether_a_patient_takes_part_or_withdraws()
    {
        await using var house = new DemonstrationHouse();
        await house.InitializeAsync();
        using var therapist = await house.Client("Therapist · Elisabet");
        var before = await Pages(therapist);
        using var patient = await house.Client("Patient · Gunilla Hedlund");
        await patient.Get("/me/consents");
        await patient.FollowLink("I do not want to take part any more");
        await patient.Press("Leave the study and erase my words");
        Assert.Equal(before, await Pages(therapist));
    }

    [Fact]
    public async Task What_rested_on_somebody_who_withdrew_needs_rereading_and_her_words_are_gone()
    {
        await using var house = new DemonstrationHouse();
        await house.InitializeAsync();
        using var analyst = await house.Client("Analyst · Ruth");
        var before = await analyst.Get("/inquiry/demo/findings");
        var quotes = before.Page.QuerySelectorAll("blockquote").Where(q => q.TextContent.EndsWith("Vera", StringComparison.Ordinal)).Select(q => q.TextContent).ToArray();
        Assert.NotEmpty(quotes);

        using var patient = await house.Client("Patient · Gunilla Hedlund");
        await patient.Get("/me/consents");
        await patient.FollowLink("I do not want to take part any more");
        var left = await patient.Press("Leave the study and erase my words");
        Assert.Contains("You left this study on", left.Text, StringComparison.Ordinal);

        var after = await analyst.Get("/inquiry/demo/findings");
        Assert.Empty(after.Page.QuerySelectorAll("blockquote").Select(q => q.TextContent).Intersect(quotes));
        Assert.Contains("needs re-reading", after.Text, StringComparison.Ordinal);
        Assert.Equal(before.Page.QuerySelector(".essence")!.TextContent, after.Page.QuerySelector(".essence")!.TextContent);
        Assert.NotEmpty(after.Page.QuerySelectorAll("a.passage.again"));
        using var interviewer = await house.Client("Interviewer · Signe");
        Assert.DoesNotContain("Vera", (await interviewer.Get("/inquiry/demo/interviews")).Page.QuerySelectorAll("tbody th a").Select(a => a.TextContent));

        // Her care is untouched.
        Assert.Contains("Gunilla", (await patient.Get("/me")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_therapist_who_also_analyses_reads_the_masked_text_and_never_hears_the_voice()
    {
        await using var house = new DemonstrationHouse();
        await house.InitializeAsync();
        using var analyst = await house.Client("Analyst · Ruth");
        var vera = (await analyst.Get("/inquiry/demo/read")).Page.QuerySelectorAll("li.slip").Single(s => s.QuerySelector("h2")!.TextContent == "Vera");
        var read = vera.QuerySelector("a")!.GetAttribute("href")!;
        var voice = $"/inquiry/demo/interviews/{read.Split('/')[^1]}/voice";
        Assert.Equal(HttpStatusCode.OK, (await analyst.Get(voice)).Status);

        var therapist = house.Data.Journals.Read(ClinicState.Journal).State.People.Values.Single(p => p.GivenName == "Elisabet").Id;
        Assert.Null((await house.Data.Journals.Append(ClinicState.Journal, new Wish(WishId.New(), PersonId.Andrum),
            c => c.GrantRole(therapist, Role.Analyst))).WhyNot);
        using var lead = await house.Client("Study lead · Henrik");
        await lead.Get("/inquiry/demo/design");
        await lead.Send("/inquiry/demo/design/team", ("person", therapist.Value.ToString()), ("role", "Analyst"), ("relationship", "Treats patients of the frame."));
        using var both = await house.Client("Elisabet Norén");
        Assert.Equal(HttpStatusCode.OK, (await both.Get(read)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await both.Get(voice)).Status);
        Assert.Empty((await both.Get(read.Replace("/read/", "/mark/", StringComparison.Ordinal))).Page.QuerySelectorAll("audio"));
    }

    [Fact]
    public async Task Whoever_is_no_part_of_a_study_finds_nothing_at_its_address()
    {
        await using var house = await FreshHouse.Open();
        await house.Staff("Outside", "Analyst", Andrum.Clinic.Role.Analyst);
        using var outsider = await house.SignedIn("Outside");
        var other = await outsider.Get("/inquiry/demo/findings");
        var missing = await outsider.Get("/inquiry/never-was/findings");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (other.Status, missing.Status));
        Assert.Equal(Bare(missing.Body), Bare(other.Body));
    }

    private static async Task<string> Pages(Visitor therapist)
    {
        var list = await therapist.Get("/care");
        var patient = list.Page.QuerySelectorAll("a").First(a => a.TextContent.Contains("Gunilla", StringComparison.Ordinal)).GetAttribute("href")!;
        var pages = new List<string> { list.Body };
        foreach (var path in new[] { patient, patient + "/course", patient + "/sessions", patient + "/story" })
        {
            pages.Add((await therapist.Get(path)).Body);
        }

        return Bare(string.Concat(pages));
    }

    private static string Bare(string page) => Tokens().Replace(page, "");

    [GeneratedRegex("name=\"(__RequestVerificationToken|wish|back)\" value=\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tokens();
}
