using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using Andrum.Web.Hosting;

namespace Andrum.Web.Tests.Hosting;

/// <summary>Every endpoint, asked by every kind of person, about their own, another's and nothing at all.</summary>
public sealed class EveryDoorTests(EveryKind house) : IClassFixture<EveryKind>
{
    // Open to whoever is let in, and yet nothing is found there: without a code, with nobody chosen, where no voice was kept.
    private static readonly string[] Empty =
        ["GET /setup/{code}", "POST /setup/{code}", "POST /demo", "GET /inquiry/{handle}/interviews/{id:guid}/voice"];

    // What ends a session, puts a story away or leaves a study is asked last.
    private static readonly string[] Last = ["POST /sign-out", "POST /account/sign-out", "POST /me/story/{id:guid}/put-away", "POST /me/consents/{study:guid}/withdraw"];

    [Fact]
    public void Every_door_says_who_may_come_and_the_list_of_doors_is_as_it_was_agreed()
    {
        var doors = house.AllDoors.Where(d => d.Route != "/demo").Select(d => $"{d}: {d.Access.Who}").Order(StringComparer.Ordinal).ToArray();
        if (Environment.GetEnvironmentVariable("ANDRUM_WRITE_GOLDEN") == "1")
        {
            File.WriteAllLines(ListOfDoors(), doors);
        }

        Assert.Equal(File.ReadAllLines(ListOfDoors()), doors);
    }

    [Fact]
    public async Task Everybody_comes_through_the_doors_that_are_declared_theirs_and_through_no_other()
    {
        var wrong = new ConcurrentBag<string>();
        foreach (var method in new[] { "GET", "POST" })
        {
            await Parallel.ForEachAsync(house.People, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (who, _) =>
            {
                foreach (var what in await Wrong(who, house.AllDoors.Where(d => d.Method == method), Enum.GetValues<About>()))
                {
                    wrong.Add(what);
                }
            });
        }

        Assert.True(wrong.IsEmpty, $"{wrong.Count} of the cells:\n{string.Join('\n', wrong.Order(StringComparer.Ordinal).Take(60))}");
    }

    /// <summary>A check must be able to fail: one kind of declaration at a time is left open, and the matrix says so.</summary>
    [Theory]
    [InlineData(nameof(AccessKind.OwnRoom))]
    [InlineData(nameof(AccessKind.Therapist))]
    [InlineData(nameof(AccessKind.OfPatient))]
    [InlineData(nameof(AccessKind.Researcher))]
    [InlineData(nameof(AccessKind.StudyLead))]
    [InlineData(nameof(AccessKind.OfStudy))]
    [InlineData(nameof(AccessKind.Administrator))]
    public async Task A_door_that_is_left_open_is_found(string kind)
    {
        var open = Enum.Parse<AccessKind>(kind);
        house.LeftOpen = access => access.Kind == open;
        try
        {
            // In one's own room an address that names something finds only what is one's own, whoever is let in.
            var doors = house.AllDoors.Where(d => d.Access.Kind == open && d.Method == "GET" && !Empty.Contains(d.ToString())
                && (open != AccessKind.OwnRoom || !d.Route.Contains('{', StringComparison.Ordinal))).ToArray();
            var through = new HashSet<string>();
            foreach (var who in house.People)
            {
                foreach (var what in await Wrong(who, doors, [About.First]))
                {
                    through.Add(what.Split(" asks ")[1].Split(" about ")[0]);
                }
            }

            Assert.Equal(doors.Select(d => d.ToString()).Order(StringComparer.Ordinal), through.Order(StringComparer.Ordinal));
        }
        finally
        {
            house.LeftOpen = _ => false;
        }
    }

    [Theory]
    [InlineData("a therapist who treats the second", "GET /care/patients/{id:guid}")]
    [InlineData("Analyst of the second study", "GET /inquiry/{handle}/findings")]
    [InlineData("the second patient", "GET /me/story/{id:guid}")]
    public async Task Anothers_and_nothing_take_the_same_time(string name, string door)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("ANDRUM_TIMING") == "1", "Times are compared by ./test --long.");
        var which = house.AllDoors.Single(d => d.ToString() == door);
        using var visitor = await house.Comes(house.People.Single(p => p.Name == name));
        string[] addresses = [house.Address(which, About.First), house.Address(which, About.Nothing)];
        var times = addresses.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < 220; i++)
        {
            foreach (var n in i % 2 == 0 ? new[] { 0, 1 } : [1, 0])
            {
                var start = Stopwatch.GetTimestamp();
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Asks("GET", addresses[n])).Status);
                if (i >= 20)
                {
                    times[n].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        var (others, nothing) = (Median(times[0]), Median(times[1]));
        Assert.True(Math.Abs(others - nothing) < Math.Max(0.3, 0.15 * Math.Min(others, nothing)), $"{door}: {others:F2} ms and {nothing:F2} ms.");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string ListOfDoors([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "doors.txt");

    private async Task<IReadOnlyList<string>> Wrong(Somebody who, IEnumerable<Door> doors, About[] abouts)
    {
        var wrong = new List<string>();
        var visitor = await house.Comes(who);
        foreach (var door in doors.OrderBy(d => Array.IndexOf(Last, d.ToString())))
        {
            var answers = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var about in door.Route.Contains('{', StringComparison.Ordinal) ? abouts : [About.First])
            {
                var address = house.Address(door, about);
                var (status, body) = await visitor.Asks(door.Method, address);
                var may = who.May(door.Access, about);
                if (WhatIsWrong(who, door, about, may, status, body) is { } what)
                {
                    wrong.Add($"{who.Name} asks {door} about {about}: {what}");
                }

                if (status == HttpStatusCode.NotFound)
                {
                    answers[EveryKind.Bare(body)] = address;
                }
            }

            if (answers.Count > 1)
            {
                wrong.Add($"{who.Name} asks {door} about several: what is not there is not answered alike: {string.Join(" and ", answers.Values)}");
            }

            if (Last.Contains(door.ToString()))
            {
                visitor.Dispose();
                visitor = await house.Comes(who);
            }
        }

        visitor.Dispose();
        return wrong;
    }

    private static string? WhatIsWrong(Somebody who, Door door, About about, bool may, HttpStatusCode status, string body)
    {
        if ((int)status >= 500)
        {
            return $"the house failed with {(int)status}.";
        }

        var asked = status == HttpStatusCode.Redirect && (body == "/sign-in" || body.Contains("/sign-in?back=", StringComparison.Ordinal));
        if (!may)
        {
            return who.Person is null ? asked ? null : $"nobody signed in, and it answers {(int)status}."
                : status == HttpStatusCode.NotFound ? null : $"it is not theirs, and it answers {(int)status} {(status == HttpStatusCode.Redirect ? body : "")}.";
        }

        // In one's own room an address names things, not people.
        var names = door.Route.Count(c => c == '{');
        var (theirs, things) = door.Access.Kind switch
        {
            AccessKind.OwnRoom when names == 0 => (true, false),
            AccessKind.OwnRoom => (who.Is == (about == About.Crossed ? About.Second : about) && (who.Is == About.First || door.Route.StartsWith("/me/story/", StringComparison.Ordinal)), true),
            AccessKind.OfPatient => (about == About.First, door.Route.Contains("{sid", StringComparison.Ordinal)),
            AccessKind.OfStudy => (about == About.First, names > 1 && !door.Route.Contains("/nuances/{constituent", StringComparison.Ordinal)),
            _ => (about == About.First, false),
        };
        var absent = status is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        return theirs ? (asked || absent) && !Empty.Contains(door.ToString()) ? $"it is theirs, and it answers {(int)status}." : null
            : things && about != About.Second && door.Method == "GET" && !absent ? $"it is another's or nobody's, and it answers {(int)status}." : null;
    }
}
