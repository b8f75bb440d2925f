using System.Net;

namespace Andrum.Web.Tests;

/// <summary>What must be so on every page that anybody finds, those too that are made later.</summary>
public sealed class EveryPageTests(DemonstrationHouse house, Browser browser)
{
    /// <summary>Nobody, and the first of each kind of person on the page of the demonstration.</summary>
    public static TheoryData<string> Everybody { get; } =
        ["", "Therapist ·", "Patient ·", "Study lead ·", "Interviewer ·", "Analyst ·", "Data protection ·", "Administrator ·"];

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Every_page_that_somebody_finds_opens_and_is_whole(string person)
    {
        var walk = await house.Walk(person);
        Assert.True(walk.Pages.Count > 3);
        var wrong = walk.Pages.SelectMany(page => WhatIsWrong(page).Select(what => $"{page.Path}: {what}")).ToArray();
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> WhatIsWrong(Seen page)
    {
        // What is not one's own is absent, but no link leads there.
        var absent = page.From.Length == 0 && page.Answer.Status == HttpStatusCode.NotFound;
        if (page.Answer.Status != HttpStatusCode.OK && !absent)
        {
            yield return $"answered {(int)page.Answer.Status}; a link to it stands on {page.From}.";
        }

        if (page.Answer.Kind != "text/html")
        {
            yield break;
        }

        var whole = page.Answer.Page;
        if (string.IsNullOrWhiteSpace(whole.Title))
        {
            yield return "has no title.";
        }

        if (whole.DocumentElement.GetAttribute("lang") != "en")
        {
            yield return "does not say its language.";
        }

        if (whole.QuerySelectorAll("h1").Length != 1 || page.Answer.Heading.Length == 0)
        {
            yield return "has not one heading.";
        }

        foreach (var twice in whole.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1))
        {
            yield return $"has {twice.Count()} elements with the id {twice.Key}.";
        }
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task No_page_shuts_anybody_out(string person)
    {
        var walk = await house.Walk(person);
        var pages = walk.Kinds.ToList();

        // One page of each kind is looked at once, with the first person who finds it.
        foreach (var earlier in Everybody.Select(row => row.Data).TakeWhile(p => p != person))
        {
            var seen = (await house.Walk(earlier)).Kinds.Select(p => p.Route).ToHashSet();
            pages.RemoveAll(p => seen.Contains(p.Route));
        }

        if (pages.Count == 0)
        {
            return;
        }

        await browser.Look(walk.Visitor, async window =>
        {
            var barriers = new List<string>();
            foreach (var page in pages)
            {
                await window.GotoAsync(page.Path);
                barriers.AddRange(await Barriers.On(window));
            }

            Assert.True(barriers.Count == 0, string.Join('\n', barriers));
        });
    }
}
