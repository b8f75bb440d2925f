using Andrum.Clinic;
using Andrum.Storage.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Andrum.Web.Hosting;

/// <summary>The four doors, and which roles open them. Roles are read anew at every request.</summary>
internal static class Doors
{
    public const string Me = "me";
    public const string Care = "care";
    public const string Inquiry = "inquiry";
    public const string Clinic = "clinic";
    public const string SignedIn = "signed-in";

    /// <summary>Each door with its roles, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Door, Role[] Roles)> All { get; } =
    [
        (Me, [Role.Patient]),
        (Care, [Role.Therapist]),
        (Inquiry, [Role.StudyLead, Role.Interviewer, Role.Analyst, Role.DataProtection]),
        (Clinic, [Role.Administrator]),
    ];

    /// <summary>The doors that are open to somebody.</summary>
    public static IEnumerable<string> OpenTo(ClinicState clinic, PersonId person)
        => All.Where(d => Array.Exists(d.Roles, r => clinic.Holds(person, r))).Select(d => d.Door);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, Doorman>();
        var policies = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build())
            .AddPolicy(SignedIn, p => p.RequireAuthenticatedUser());
        foreach (var (door, roles) in All)
        {
            policies.AddPolicy(door, p => p.RequireAuthenticatedUser().AddRequirements(new Behind(roles)));
        }
    }

    private sealed record Behind(Role[] Roles) : IAuthorizationRequirement;

    private sealed class Doorman(Storage.Journals journals) : AuthorizationHandler<Behind>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Behind requirement)
        {
            if (Sessions.PersonOf(context.User) is { } person)
            {
                var clinic = journals.Read(ClinicState.Journal).State;
                if (Array.Exists(requirement.Roles, r => clinic.Holds(person, r)))
                {
                    context.Succeed(requirement);
                }
            }

            return Task.CompletedTask;
        }
    }
}
