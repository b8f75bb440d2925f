using System.Net;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Andrum.Web.Tests;

/// <summary>One page that somebody came to.</summary>
/// <param name="Path">Its address.</param>
/// <param name="From">The page that led there; empty for where the walk began.</param>
/// <param name="Route">The route that answered.</param>
/// <param name="Answer">What was answered.</param>
internal sealed record Seen(string Path, string From, string Route, Answer Answer);

/// <summary>
/// Everything that one person finds, starting at every address without a parameter and following links within the house: the net that
/// every later page falls into by itself.
/// </summary>
internal sealed record Walk(Visitor Visitor, IReadOnlyList<Seen> Pages)
{
    private const int Longest = 150;

    /// <summary>One page of each kind.</summary>
    public IEnumerable<Seen> Kinds => Pages.Where(p => p.Answer is { Status: HttpStatusCode.OK, Kind: "text/html", Download: false }).DistinctBy(p => p.Route);

    /// <summary>Walks through the house as a visitor.</summary>
    public static async Task<Walk> Through(OpenHouse house, Visitor visitor)
    {
        var routes = house.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
            .OrderBy(e => e.RoutePattern.InboundPrecedence).ToArray();
        var pages = new List<Seen>();
        var known = new HashSet<string>(StringComparer.Ordinal);

        // Pages of each kind first: a long list must not hide what lies behind it.
        var ahead = new PriorityQueue<(string Path, string From), int>();
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var route in routes.Where(r => r.RoutePattern.Parameters.Count == 0))
        {
            Enqueue("/" + (route.RoutePattern.RawText ?? "").Trim('/'), "");
        }

        while (pages.Count < Longest && ahead.TryDequeue(out var next, out _))
        {
            var answer = await visitor.Get(next.Path);
            var path = answer.Path;
            if (path != next.Path && !known.Add(path))
            {
                continue;
            }

            pages.Add(new(path, next.From, RouteOf(path), answer));
            foreach (var link in answer.Page.QuerySelectorAll("a[href]:not([download])").Select(a => a.GetAttribute("href")!))
            {
                if (Uri.TryCreate(new Uri(house.Address, path), link, out var to) && to.Authority == house.Address.Authority)
                {
                    Enqueue(to.PathAndQuery, path);
                }
            }
        }

        return new(visitor, pages);

        void Enqueue(string path, string from)
        {
            if (known.Add(path))
            {
                var route = RouteOf(path);
                met[route] = met.GetValueOrDefault(route) + 1;
                ahead.Enqueue((path, from), met[route]);
            }
        }

        string RouteOf(string path)
        {
            var bare = new PathString(path.Split('?')[0]);
            return routes.FirstOrDefault(r => new TemplateMatcher(TemplateParser.Parse((r.RoutePattern.RawText ?? "").TrimStart('/')), [])
                .TryMatch(bare.Value is "/" ? bare : new PathString(bare.Value!.TrimEnd('/')), []))?.RoutePattern.RawText ?? path;
        }
    }
}
