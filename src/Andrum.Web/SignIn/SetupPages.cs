using Andrum.Clinic;
using Andrum.Storage.Accounts;
using Andrum.Web.Hosting;

namespace Andrum.Web.SignIn;

/// <summary>The first start of a clinic: its name and its first administrator. The rest is set up behind the clinic's door.</summary>
internal static class SetupPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/setup/{code}", (Visit v, FirstStart first, string code)
            => first.Fits(code) ? v.Page<SetupPage>() : Visit.Absent()).For(Access.Anybody);
        app.MapPost("/setup/{code}", SetUp).For(Access.Anybody);
    }

    private static async Task<IResult> SetUp(Visit v, FirstStart first, Doorkeeper doorkeeper, Storage.Journals journals, string code)
    {
        if (!first.Fits(code))
        {
            return Visit.Absent();
        }

        var f = v.Form;
        var refusal = string.IsNullOrWhiteSpace(f.Text("clinic")) ? Refusal.Missing.With("clinic")
            : string.IsNullOrWhiteSpace(f.Text("givenName")) ? Refusal.Missing.With("givenName")
            : f.Text("password") != f.Text("again") ? AccountRefusals.PasswordsDiffer
            : null;
        var person = PersonId.New();
        refusal ??= await doorkeeper.Open(person, f.Text("name"), f.Text("password"));
        if (refusal is not null)
        {
            f.Refuse(refusal);
            return v.Page<SetupPage>();
        }

        await journals.Append(ClinicState.Journal, new Wish(f.Wish, person), clinic => Decision<ClinicState>.Write(
            [.. clinic.NameClinic(f.Text("clinic")).Entries,
            .. clinic.AddStaff(person, f.Text("givenName"), f.Text("familyName"), Role.Administrator).Entries]));
        await SignInPages.Enter(v.Http, person);
        return Visit.To("/clinic/setup");
    }
}
