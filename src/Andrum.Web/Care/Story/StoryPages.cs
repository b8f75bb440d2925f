using Andrum.Care.Story;
using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>What the patient shared of their story.</summary>
internal static class StoryPages
{
    public static void Map(RouteGroupBuilder patient)
        => patient.MapGet("/story", async (Visit v) => v.Page<StoryPage>(("Chart", await v.OpenChart())));

    /// <summary>By the time they tell of, where it can be understood.</summary>
    public static IEnumerable<SharedStory> InTime(IEnumerable<SharedStory> story)
        => story.Where(s => s.When.Year is not null).OrderBy(s => s.When.Year).ThenBy(s => s.When.Month);
}
