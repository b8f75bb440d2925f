using System.Collections.Concurrent;
using Andrum.Web.Demonstration;

namespace Andrum.Web.Tests;

/// <summary>
/// The demonstration clinic, built once for all tests. Tests read in it; whoever changes something does so in a <see cref="FreshHouse"/>,
/// or makes people of their own here.
/// </summary>
public sealed class DemonstrationHouse() : OpenHouse(demo: true)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Walk>>> _walks = new(StringComparer.Ordinal);

    /// <summary>
    /// A browser in which somebody has signed in at /demo: the first person whose button holds these words, such as
    /// "Therapist · Elisabet". Nobody, for no words.
    /// </summary>
    public async Task<Visitor> Client(string person, string language = "en-GB")
    {
        var visitor = Nobody(language);
        if (person.Length > 0)
        {
            await visitor.Get("/demo");
            await visitor.Press(person);
        }

        return visitor;
    }

    /// <summary>Everything that somebody finds by following links, walked once.</summary>
    internal Task<Walk> Walk(string person)
        => _walks.GetOrAdd(person, p => new(async () => await Tests.Walk.Through(this, await Client(p)))).Value;

    /// <inheritdoc/>
    protected override Task Prepare() => DemonstrationClinic.Build(Folder, KeyFile);
}
