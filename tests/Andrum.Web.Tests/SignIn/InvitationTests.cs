using System.Net;
using Andrum.Clinic;
using Andrum.Journals;
using Andrum.Storage.Accounts;

namespace Andrum.Web.Tests.SignIn;

public sealed class InvitationTests
{
    private const string Chosen = "en lugn stund på bryggan";

    [Fact]
    public async Task A_code_from_the_clinic_sets_the_password_once()
    {
        await using var house = await FreshHouse.Open();
        var lars = PersonId.New();
        await house.Clinic(c => c.AddStaff(lars, "Lars", "Ottosson", Role.Therapist));
        var doorkeeper = house.Part<Doorkeeper>();
        Assert.Null(await doorkeeper.Open(lars, "Lars"));
        var code = await doorkeeper.Invite(lars);

        using var visitor = house.Nobody();
        var page = await visitor.Get("/invitation?code=" + code);
        Assert.Equal(code, page.Page.QuerySelector("[name=code]")!.GetAttribute("value"));
        var differ = await visitor.Send("/invitation", ("password", Chosen), ("again", Chosen + "!"));
        Assert.Contains("The two passwords are not the same", differ.Text, StringComparison.Ordinal);
        Assert.Equal(code, differ.Page.QuerySelector("[name=code]")!.GetAttribute("value"));
        var brief = await visitor.Send("/invitation", ("password", "short"), ("again", "short"));
        Assert.Contains("at least twelve characters", brief.Text, StringComparison.Ordinal);
        Assert.Equal("/care", (await visitor.Send("/invitation", ("password", Chosen), ("again", Chosen))).Path);

        using var later = house.Nobody();
        await later.Get("/invitation?code=" + code);
        var again = await later.Send("/invitation", ("password", Chosen + "!"), ("again", Chosen + "!"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("This code cannot be used", again.Text, StringComparison.Ordinal);
        Assert.Equal("/care", (await (await house.SignedIn("Lars", Chosen)).Get("/")).Path);
    }
}
