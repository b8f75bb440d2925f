using System.Security.Cryptography;
using System.Text;
using Andrum.Care.Story;
using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

/// <summary>One's story: written in any order, kept to oneself, and shared piece by piece where one wants to.</summary>
internal static class StoryPages
{
    private static readonly Refusal ChangedSinceShown = new("changed-since-shown");

    public static void Map(RouteGroupBuilder me)
    {
        var story = me.MapGroup("/story");
        story.MapGet("/", (Visit v, Storage.Journals journals) =>
        {
            var diary = journals.Read(v.Diary());
            return v.Page<StoryPage>(("Diary", diary.State), ("Record", v.Own(v.Record())),
                ("PutAway", diary.LastUndoable(v.Me).Any(w => w.Entry is StoryPutAway)),
                ("JustNow", v.Http.Request.Query.ContainsKey("put-away")));
        });
        story.MapPost("/bring-back", async (Visit v) =>
        {
            await v.Undo(v.Diary());
            return Visit.To("/me/story");
        });
        story.MapGet("/new", (Visit v) => v.Page<WritePage>(("Good", v.Http.Request.Query["about"] == "good")));
        story.MapPost("/new", async (Visit v) =>
        {
            var id = new StoryId(v.Form.Wish.Value);
            return await Keep(v, id) ? Visit.To($"/me/story#s{id.Value:N}") : v.Page<WritePage>();
        });
        story.MapGet("/{id:guid}", (Visit v, Guid id)
            => Of(v, id, (entry, shared) => v.Page<WritePage>(("Entry", entry), ("Shared", shared))));
        story.MapPost("/{id:guid}", async (Visit v, Guid id) => v.Own(v.Diary()).StoryWith(new(id)) is null ? Visit.Absent()
            : await Keep(v, new(id)) ? Visit.To($"/me/story#s{id:N}")
            : Of(v, id, (entry, shared) => v.Page<WritePage>(("Entry", entry), ("Shared", shared))));
        story.MapPost("/{id:guid}/put-away", async (Visit v, Guid id) =>
        {
            await v.Wish(v.Diary(), diary => diary.PutAway(new(id)));
            return Visit.To("/me/story?put-away");
        });
        story.MapGet("/{id:guid}/share", (Visit v, Guid id) => Of(v, id, (entry, shared) => ShowShare(v, entry, shared)));
        story.MapPost("/{id:guid}/share", Share);
    }

    /// <summary>What was shown when somebody decided to share: nothing else may be shared by it.</summary>
    public static string Mark(StoryEntry entry)
        => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Title}\0{entry.When.Words}\0{entry.Text}")).AsSpan(0, 8));

    /// <summary>Whether what was shared is what stands there now.</summary>
    public static bool IsAsShared(StoryEntry entry, SharedStory shared)
        => entry.Title == shared.Title && entry.When == shared.When && entry.Text == shared.Text;

    private static Task<bool> Keep(Visit v, StoryId id) => v.Wish(v.Diary(),
        diary => diary.Write(id, v.Form.Text("title"), new StoryTime(v.Form.Text("when").Trim()), v.Form.Text("text")));

    private static async Task<IResult> Share(Visit v, Guid id)
    {
        if (v.Own(v.Diary()).StoryWith(new(id)) is not { } entry)
        {
            return Visit.Absent();
        }

        if (v.Form.Text("shown") != Mark(entry))
        {
            v.Form.Refuse(ChangedSinceShown);
        }
        else if (await v.Wish(v.Record(), record => record.Share(entry)))
        {
            return Visit.To($"/me/story#s{id:N}");
        }

        return Of(v, id, (now, shared) => ShowShare(v, now, shared));
    }

    private static IResult ShowShare(Visit v, StoryEntry entry, SharedStory? shared)
        => v.Page<SharePage>(("Entry", entry), ("Before", shared), ("Record", v.Own(v.Record())));

    private static IResult Of(Visit v, Guid id, Func<StoryEntry, SharedStory?, IResult> page)
        => v.Own(v.Diary()).StoryWith(new(id)) is { } entry
            ? page(entry, v.Own(v.Record()).Story.Find(s => s.Id == entry.Id))
            : Visit.Absent();
}
