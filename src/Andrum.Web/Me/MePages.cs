using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

/// <summary>The patient's room.</summary>
internal static class MePages
{
    public static void Map(RouteGroupBuilder me)
    {
        me.MapGet("/", (Visit v) => v.Page<TodayPage>());
        ConsentPages.Map(me);
    }
}
