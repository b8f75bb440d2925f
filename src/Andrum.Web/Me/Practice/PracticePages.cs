using Andrum.Care.Practice;
using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

/// <summary>What one practised, kept for oneself: no counting, and "worse" has its place.</summary>
internal static class PracticePages
{
    public static void Map(RouteGroupBuilder me)
    {
        me.MapGet("/practice", Show);
        me.MapPost("/practice", async (Visit v)
            => await v.Wish(v.Diary(), d => d.NotePractice(v.Form.Text("what"), v.Form.One<Anchor>("anchor"), v.Form.Text("how")))
                ? Visit.To("/me/practice") : Show(v));
    }

    private static IResult Show(Visit v) => v.Page<PracticePage>(("Practised", v.Own(v.Diary()).Practised));
}
