using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>The therapist's room.</summary>
internal static class CarePages
{
    public static void Map(RouteGroupBuilder care) => care.MapGet("/", (Visit v) => v.Page<CaseloadPage>());
}
