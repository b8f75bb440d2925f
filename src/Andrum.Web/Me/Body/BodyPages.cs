using Andrum.Care.Body;
using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

/// <summary>My questions about the body, and the answers so far, to be read again.</summary>
internal static class BodyPages
{
    public static void Map(RouteGroupBuilder me)
    {
        me.MapGet("/answers", Show);
        me.MapPost("/answers", async (Visit v)
            => await v.Wish(v.Record(), r => r.TellSymptom(new(v.Form.Wish.Value), v.Form.Text("symptom"), v.Form.Text("question")))
                ? Visit.To("/me/answers") : Show(v));
    }

    private static IResult Show(Visit v) => v.Page<AnswersPage>(("Record", v.Own(v.Record())));
}
