using Andrum.Web.Hosting;
using Andrum.Web.SignIn;

namespace Andrum.Web.Demonstration;

/// <summary>In the demonstration one signs in by choosing a person. It exists only there, and only on loopback.</summary>
internal static class DemonstrationDoor
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/demo", (Visit v) => v.Page<DemonstrationPage>()).For(Access.Anybody);
        app.MapPost("/demo", async (Visit v) =>
        {
            var person = new PersonId(v.Form.Id("person"));
            if (!v.Clinic.People.ContainsKey(person))
            {
                return Visit.Absent();
            }

            await SignInPages.Enter(v.Http, person);
            return Visit.To("/");
        }).For(Access.Anybody);
    }
}
