using Andrum.Web.Hosting;

namespace Andrum.Web.Clinic;

/// <summary>The administrator's room.</summary>
internal static class ClinicPages
{
    public static void Map(RouteGroupBuilder clinic) => clinic.MapGet("/", (Visit v) => v.Page<PeoplePage>());
}
