using System.Net;
using System.Text.RegularExpressions;
using Andrum.Clinic;
using Andrum.Storage.Accounts;

namespace Andrum.Web.Tests.Hosting;

public sealed class DoorsTests(DemonstrationHouse house)
{
    [Theory]
    [InlineData("/care", "/sign-in?back=%2Fcare")]
    [InlineData("/inquiry", "/sign-in?back=%2Finquiry")]
    [InlineData("/clinic", "/sign-in?back=%2Fclinic")]
    [InlineData("/me", "/sign-in")]
    [InlineData("/me/story", "/sign-in")]
    public async Task Somebody_who_is_not_signed_in_is_asked_to_sign_in_and_no_address_tells_of_a_patients_page(string door, string asked)
    {
        using var nobody = house.Nobody();
        var answer = await nobody.Get(door);
        Assert.Equal("Sign in", answer.Heading);
        Assert.Equal(asked, answer.Path);
    }

    [Theory]
    [InlineData("Patient ·", "/me")]
    [InlineData("Therapist ·", "/care")]
    [InlineData("Interviewer ·", "/inquiry")]
    [InlineData("Analyst ·", "/inquiry")]
    [InlineData("Study lead ·", "/inquiry")]
    [InlineData("Data protection ·", "/inquiry")]
    [InlineData("Administrator ·", "/clinic")]
    public async Task Everybody_comes_through_their_own_door_and_no_other(string person, string own)
    {
        using var visitor = await house.Client(person);
        var open = new List<string>();
        foreach (var door in new[] { "/me", "/care", "/inquiry", "/clinic" })
        {
            if ((await visitor.Get(door)).Status == HttpStatusCode.OK)
            {
                open.Add(door);
            }
        }

        Assert.Equal([own], open);
        Assert.StartsWith(own, (await visitor.Get("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_therapist_who_opens_the_administrators_room_finds_nothing_there()
    {
        using var therapist = await house.Client("Therapist · Elisabet");
        var theirs = await therapist.Get("/clinic");
        var missing = await therapist.Get("/clinit");
        Assert.Equal(HttpStatusCode.NotFound, theirs.Status);
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Equal(Alike(missing.Body), Alike(theirs.Body));
        Assert.Equal(missing.Headers.Select(h => h.Key), theirs.Headers.Select(h => h.Key));
    }

    [Fact]
    public async Task A_role_withdrawn_closes_its_door_at_the_next_request()
    {
        await using var fresh = await FreshHouse.Open();
        var norén = await fresh.Staff("Elisabet", "Norén", Role.Therapist);
        using var visitor = await fresh.SignedIn("Elisabet");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/care")).Status);
        await fresh.Clinic(c => c.WithdrawRole(norén, Role.Therapist));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/care")).Status);
        await fresh.Clinic(c => c.GrantRole(norén, Role.Therapist));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/care")).Status);
    }

    [Fact]
    public async Task Whoever_is_signed_out_everywhere_is_out_at_the_next_request()
    {
        await using var fresh = await FreshHouse.Open();
        var norén = await fresh.Staff("Elisabet", "Norén", Role.Therapist);
        using var visitor = await fresh.SignedIn("Elisabet");
        await fresh.Part<Sessions>().EndAll(norén);
        Assert.Equal("Sign in", (await visitor.Get("/care")).Heading);
    }

    // Each rendering has tokens of its own, and the language form remembers where it stood.
    private static string Alike(string body) => Regex.Replace(body, "value=\"[^\"]*\"", "", RegexOptions.None, TimeSpan.FromSeconds(1));
}
