using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>The page that is read in the minute before the door opens.</summary>
internal static class PatientPages
{
    public static void Map(RouteGroupBuilder patient)
        => patient.MapGet("/", async (Visit v) => v.Page<PatientPage>(("Chart", await v.OpenChart())));
}
