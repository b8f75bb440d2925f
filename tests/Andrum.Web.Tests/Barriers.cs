using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Andrum.Web.Tests;

/// <summary>What shuts somebody out of a page: searched with axe on a phone and on a desk, in light and in dark.</summary>
internal static class Barriers
{
    // Where colour is all that changes, colour is all that is looked at again.
    private const string Everything = "{ resultTypes: ['violations'] }";
    private const string Contrast = "{ resultTypes: ['violations'], runOnly: ['color-contrast'] }";
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>The barriers on the page that a window shows, each with where it was met.</summary>
    public static async Task<IReadOnlyList<string>> On(IPage window)
    {
        var barriers = new List<string>();
        await window.EvaluateAsync(Axe);
        await Search(390, ColorScheme.Light, Everything);
        if (await window.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var beyond)
        {
            var widest = await window.EvaluateAsync<string>(
                "(all => all.sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0]?.outerHTML.slice(0, 200))([...document.body.querySelectorAll('*')])");
            barriers.Add(string.Create(CultureInfo.InvariantCulture, $"{window.Url} is {beyond} px wider than a phone; farthest out is {widest}"));
        }

        await Search(390, ColorScheme.Dark, Contrast);
        await Search(1280, ColorScheme.Dark, Contrast);
        await Search(1280, ColorScheme.Light, Everything);
        return barriers;

        async Task Search(int width, ColorScheme scheme, string options)
        {
            await window.EmulateMediaAsync(new() { ColorScheme = scheme });
            await window.SetViewportSizeAsync(width, 900);
            var found = await window.EvaluateAsync<string[]>(
                $"axe.run(document, {options}).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html)))");
            barriers.AddRange(found.Select(barrier => string.Create(CultureInfo.InvariantCulture, $"{window.Url} ({width} {scheme}): {barrier}")));
        }
    }
}
