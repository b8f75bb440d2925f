using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

/// <summary>One's sessions: the next, and what was agreed in those that were held.</summary>
internal static class SessionsPages
{
    public static void Map(RouteGroupBuilder me)
        => me.MapGet("/sessions", (Visit v) => v.Page<SessionsPage>(("Record", v.Own(v.Record()))));
}
