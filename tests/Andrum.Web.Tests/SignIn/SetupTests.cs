using System.Net;

namespace Andrum.Web.Tests.SignIn;

public sealed class SetupTests
{
    [Fact]
    public async Task A_new_clinic_is_taken_into_use_once_with_its_link()
    {
        await using var house = await FreshHouse.Open();
        using var visitor = house.Nobody();
        var link = house.SetupLink!;
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/setup/" + new string('0', 32))).Status);
        await visitor.Get(link);
        var missing = await visitor.Send(link, ("clinic", " "), ("givenName", "Per"), ("familyName", "Holm"), ("name", "per"),
            ("password", FreshHouse.Password), ("again", FreshHouse.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Equal("Holm", missing.Page.QuerySelector("[name=familyName]")!.GetAttribute("value"));
        Assert.Equal("", house.State.Name);

        var begun = await visitor.Send(link, ("clinic", "Smärtmottagningen"), ("password", FreshHouse.Password), ("again", FreshHouse.Password));
        Assert.Equal("/clinic/setup", begun.Led[0]);
        Assert.Equal("Smärtmottagningen", house.State.Name);
        Assert.Null(house.SetupLink);
        using var second = house.Nobody();
        Assert.Equal(HttpStatusCode.NotFound, (await second.Get(link)).Status);
        Assert.False(house.State.SetUp);
    }

    [Fact]
    public async Task Only_the_demonstration_lets_anybody_be_anybody()
    {
        await using var house = await FreshHouse.Open();
        using var visitor = house.Nobody();
        Assert.Equal((await visitor.Get("/nothing/here")).Text, (await visitor.Get("/demo")).Text);
        Assert.DoesNotContain("/demo", (await visitor.Get("/")).Body, StringComparison.Ordinal);
    }
}
