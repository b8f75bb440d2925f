using Andrum.Clinic;
using Andrum.Storage.Accounts;
using Andrum.Web.Hosting;

namespace Andrum.Web.Clinic.People;

/// <summary>Whether somebody can sign in: their sign-in name, and whether a password has been set.</summary>
public sealed record SignInState(string? Name, bool PasswordSet);

/// <summary>The people of the clinic: who they are, what they may do, who treats whom, and how they come in.</summary>
internal static class PeoplePages
{
    public static void Map(RouteGroupBuilder clinic)
    {
        clinic.MapGet("/", async (Visit v, Doorkeeper doorkeeper)
            => v.Page<PeoplePage>(("Accounts", await doorkeeper.Accounts())));
        clinic.MapGet("/people/new", (Visit v) => v.Page<NewPersonPage>());
        clinic.MapPost("/people/new", Add);
        clinic.MapGet("/people/{id:guid}", (Visit v, Doorkeeper doorkeeper, Guid id) => Show(v, doorkeeper, new(id)));

        // Whoever comes back to what was sent, as the choice of language does, comes to the person.
        clinic.MapGet("/people/{id:guid}/{**sent}", (Guid id) => Visit.To(At(new(id))));
        clinic.MapPost("/people/{id:guid}/roles", SetRoles);
        clinic.MapPost("/people/{id:guid}/code", Invite);
        clinic.MapPost("/people/{id:guid}/sign-out", SignOut);
        clinic.MapPost("/people/{id:guid}/care", BeginCare);
        clinic.MapPost("/people/{id:guid}/care/end", EndCare);
    }

    private static async Task<IResult> Show(Visit v, Doorkeeper doorkeeper, PersonId id)
    {
        if (!v.Clinic.People.TryGetValue(id, out var person))
        {
            return Visit.Absent();
        }

        var set = (await doorkeeper.Accounts()).GetValueOrDefault(id);
        return v.Page<PersonPage>(("Person", person), ("SignIn", new SignInState(await doorkeeper.NameOf(id), set)));
    }

    private static async Task<IResult> Add(Visit v, Doorkeeper doorkeeper)
    {
        var f = v.Form;
        var person = v.NewPerson();
        if (v.Clinic.People.ContainsKey(person))
        {
            // Sent again: they are there, and get another code.
            return await ShowCode(v, doorkeeper, person);
        }

        var roles = Roles(f);
        Decision<ClinicState> Decide(ClinicState clinic)
            => roles.Count == 0 ? Refusal.Missing.With("roles") : clinic.AddStaff(person, f.Text("givenName"), f.Text("familyName"), roles);

        // Asked beforehand, so that nobody gets an account who is not taken into the register.
        if ((Decide(v.Clinic).Refusal ?? await doorkeeper.Open(person, f.Text("name"))) is { } refusal)
        {
            f.Refuse(refusal);
            return v.Page<NewPersonPage>();
        }

        return await v.Wish(ClinicState.Journal, Decide) ? await ShowCode(v, doorkeeper, person) : v.Page<NewPersonPage>();
    }

    private static async Task<IResult> SetRoles(Visit v, Doorkeeper doorkeeper, Guid id)
    {
        var person = new PersonId(id);
        var wanted = Roles(v.Form);
        var done = await v.Wish(ClinicState.Journal, clinic => Together.Decide(
            [.. wanted.Select(role => clinic.GrantRole(person, role)),
            .. clinic.RolesOf(person).Where(r => r != Role.Patient && !wanted.Contains(r)).Select(role => clinic.WithdrawRole(person, role))]));
        return !done ? await Show(v, doorkeeper, person)
            : Visit.To(v.Clinic.Holds(v.Me, Role.Administrator) ? At(person) : "/");
    }

    private static async Task<IResult> Invite(Visit v, Doorkeeper doorkeeper, Guid id)
    {
        var person = new PersonId(id);
        if (!v.Clinic.People.ContainsKey(person))
        {
            return Visit.Absent();
        }

        if (await doorkeeper.NameOf(person) is null && await doorkeeper.Open(person, v.Form.Text("name")) is { } refusal)
        {
            v.Form.Refuse(refusal);
            return await Show(v, doorkeeper, person);
        }

        return await ShowCode(v, doorkeeper, person);
    }

    // The code is kept nowhere: it stands in this one answer.
    private static async Task<IResult> ShowCode(Visit v, Doorkeeper doorkeeper, PersonId person)
        => v.Page<CodePage>(("Person", v.Clinic.People[person]), ("SignInName", await doorkeeper.NameOf(person)),
            ("Code", await doorkeeper.Invite(person)));

    private static async Task<IResult> SignOut(Visit v, Sessions sessions, Guid id)
    {
        await sessions.EndAll(new(id));
        return Visit.To(At(new(id)));
    }

    private static async Task<IResult> BeginCare(Visit v, Doorkeeper doorkeeper, Guid id)
    {
        var f = v.Form;
        var kind = f.One<CareKind>("kind");
        return await v.Wish(ClinicState.Journal, clinic => f.Text("therapist").Length == 0 ? Refusal.Missing.With("therapist")
            : clinic.BeginCare(new(id), new(f.Id("therapist")), kind, v.Today, kind == CareKind.Covering ? f.Day("until") : null))
                ? Visit.To(At(new(id)))
                : await Show(v, doorkeeper, new(id));
    }

    private static async Task<IResult> EndCare(Visit v, Doorkeeper doorkeeper, Guid id)
        => await v.Wish(ClinicState.Journal, clinic => clinic.EndCare(new(id), new(v.Form.Id("therapist")), v.Today))
            ? Visit.To(At(new(id)))
            : await Show(v, doorkeeper, new(id));

    // Patients are enrolled by whoever treats them: that role is not given here.
    private static HashSet<Role> Roles(Form f)
        => [.. f.All("roles").Select(r => Enum.TryParse<Role>(r, out var role) && Enum.IsDefined(role) ? role : Role.Patient)
            .Where(r => r != Role.Patient)];

    private static string At(PersonId person) => $"/clinic/people/{person.Value}";
}
