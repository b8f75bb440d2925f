using Andrum.Clinic;
using Andrum.Journals;
using Andrum.Storage.Accounts;
using Andrum.Web.SignIn;

namespace Andrum.Web.Tests;

/// <summary>A house over an empty data folder, as a clinic finds it at the first start. Each test has its own.</summary>
public sealed class FreshHouse() : OpenHouse(demo: false)
{
    /// <summary>A password that is good enough.</summary>
    public const string Password = "fyra fönster och sen sitta";

    /// <summary>Opens a new house.</summary>
    public static async Task<FreshHouse> Open()
    {
        var house = new FreshHouse();
        await house.InitializeAsync();
        return house;
    }

    /// <summary>The link with which the clinic is set up; null once it has an administrator.</summary>
    public string? SetupLink => Part<FirstStart>().Path;

    /// <summary>The clinic as it stands.</summary>
    internal ClinicState State => Data.Journals.Read(ClinicState.Journal).State;

    /// <summary>Writes into the clinic's journal what somebody could have decided.</summary>
    internal async Task Clinic(Func<ClinicState, Decision<ClinicState>> decide)
        => Assert.Null((await Data.Journals.Append(ClinicState.Journal, new Wish(WishId.New(), PersonId.Andrum), decide)).WhyNot);

    /// <summary>Takes somebody into the staff with an account; their sign-in name is their given name.</summary>
    internal async Task<PersonId> Staff(string given, string family, params Role[] roles)
    {
        var person = PersonId.New();
        await Clinic(c => c.AddStaff(person, given, family, roles));
        Assert.Null(await Part<Doorkeeper>().Open(person, given, Password));
        return person;
    }

    /// <summary>Somebody signs in with their name and password, through the form.</summary>
    public async Task<Visitor> SignedIn(string name, string password = Password, string language = "en-GB")
    {
        var visitor = Nobody(language);
        await visitor.Get("/sign-in");
        var answer = await visitor.Send("/sign-in", ("name", name), ("password", password));
        Assert.NotEqual("/sign-in", answer.Path);
        return visitor;
    }
}
