using Andrum.Storage.Accounts;
using Andrum.Web.Hosting;

namespace Andrum.Web.SignIn;

/// <summary>One's own account: the password, and the devices that are signed in.</summary>
internal static class AccountPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/account").For(Access.SignedIn);
        account.MapGet("/", Show);
        account.MapPost("/", ChangePassword);
        account.MapPost("/sign-out", async (Visit v, Sessions sessions) =>
        {
            await sessions.EndAll(v.Me);
            return await SignInPages.Leave(v);
        });
    }

    private static async Task<IResult> Show(Visit v, Doorkeeper doorkeeper)
        => v.Page<AccountPage>(("Name", await doorkeeper.NameOf(v.Me)));

    private static async Task<IResult> ChangePassword(Visit v, Doorkeeper doorkeeper)
    {
        var f = v.Form;
        if ((f.Text("password") != f.Text("again") ? AccountRefusals.PasswordsDiffer
            : await doorkeeper.ChangePassword(v.Me, f.Text("old"), f.Text("password"))) is { } refusal)
        {
            f.Refuse(refusal);
            return await Show(v, doorkeeper);
        }

        // Every device was signed out by it; this one comes in again.
        await SignInPages.Enter(v.Http, v.Me);
        return Visit.To("/account?changed=yes");
    }
}
