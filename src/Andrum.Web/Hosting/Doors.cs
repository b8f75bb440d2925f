using Andrum.Clinic;
using Microsoft.AspNetCore.Authorization;

namespace Andrum.Web.Hosting;

/// <summary>The four doors, which roles open them, and the doorman, who asks every endpoint for its declaration.</summary>
internal static class Doors
{
    public const string Me = "me";
    public const string Care = "care";
    public const string Inquiry = "inquiry";
    public const string Clinic = "clinic";

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

    /// <summary>Declares who may come: to an endpoint, or to all of a group that declare nothing nearer.</summary>
    public static TEndpoints For<TEndpoints>(this TEndpoints endpoints, Access access)
        where TEndpoints : IEndpointConventionBuilder
        => endpoints.WithMetadata(access);

    /// <summary>Endpoints that say nothing of who may come, and are therefore closed to everybody.</summary>
    public static IEnumerable<string> Undeclared(EndpointDataSource endpoints)
        => endpoints.Endpoints.Where(e => e.Metadata.GetMetadata<Access>() is null).Select(e => e.DisplayName ?? "");

    /// <summary>The declaration of the endpoint that a request came to; null where there is none.</summary>
    public static Access? Declared(this HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Access>();

    /// <summary>What only a door hands out is not to be had behind another one.</summary>
    public static void Behind(this HttpContext http, AccessKind kind)
    {
        if (http.Declared()?.Kind != kind)
        {
            throw new InvalidOperationException($"{http.GetEndpoint()?.DisplayName} is not declared {kind}.");
        }
    }

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, Doorman>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new([new Declaration()], []));
    }

    private sealed record Declaration : IAuthorizationRequirement;

    // Roles, relations and teams are read anew at every request.
    private sealed class Doorman : AuthorizationHandler<Declaration>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Declaration requirement)
        {
            if (context.Resource is HttpContext http && http.Declared() is { } access
                && access.Admits(http.RequestServices.GetRequiredService<Visit>()))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
