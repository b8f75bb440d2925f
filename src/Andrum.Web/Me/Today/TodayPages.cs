using Andrum.Care.Story;
using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

/// <summary>Today: what is next, one word, and what to bring.</summary>
internal static class TodayPages
{
    /// <summary>The words that can be tapped; one's own word stands beside them.</summary>
    public static readonly string[] Words = ["word-rough", "word-so-so", "word-good", "word-not-now"];

    /// <summary>How long Today tells that one's record was opened in an emergency; among its readers it stands longer.</summary>
    public static readonly TimeSpan GlassTold = TimeSpan.FromDays(30);

    public static void Map(RouteGroupBuilder me)
    {
        me.MapGet("/", Show);
        me.MapPost("/check-in", async (Visit v) => await v.Wish(v.Diary(), diary => diary.CheckedIn(v.Form.Text("word")))
            ? Visit.To("/me") : Show(v));
        me.MapPost("/bring", async (Visit v) => await v.Wish(v.Record(), record => record.Bring(v.Form.Text("bring")))
            ? Visit.To("/me#bring") : Show(v));
        me.MapPost("/bring/let-be", async (Visit v) =>
        {
            await v.Wish(v.Record(), record => record.LetBe(v.Form.Text("words")));
            return Visit.To("/me#bring");
        });
    }

    private static IResult Show(Visit v) => v.Page<TodayPage>(("Record", v.Own(v.Record())),
        ("Word", v.Own(v.Diary()).CheckIns.LastOrDefault(c => DateOnly.FromDateTime(c.Recorded.ToLocalTime().DateTime) == v.Today)));
}
