using Microsoft.Playwright;

namespace Andrum.Web.Tests;

/// <summary>The machine's Chromium, started once, at the first test that needs it. Nothing is downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Chromium)>> _started;

    public Browser() => _started = new(Start);

    /// <summary>
    /// Opens a window in which a visitor is signed in, lets a test look into it, and fails when the page complained: an error on the
    /// console, an exception, or something that the content security policy had to stop.
    /// </summary>
    public async Task Look(Visitor visitor, Func<IPage, Task> look, bool script = true)
    {
        var (_, chromium) = await _started.Value;
        await using var context = await chromium.NewContextAsync(new()
        {
            BaseURL = visitor.Address.ToString(),
            JavaScriptEnabled = script,
            Locale = visitor.Language,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        await context.AddCookiesAsync(visitor.Cookies.GetCookies(visitor.Address).Select(c => new Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Url = visitor.Address.ToString(),
        }));
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error('Content security policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + (e.sample || '')))");
        var complaints = new List<string>();
        context.Console += (_, message) =>
        {
            // A refused form comes back with its reason: no mistake of the page's.
            if (message.Type == "error" && !message.Text.Contains("status of 422", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
        context.WebError += (_, error) => complaints.Add(error.Error);
        var page = await context.NewPageAsync();
        await look(page);
        Assert.Empty(complaints);
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (driver, chromium) = await _started.Value;
            await chromium.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Chromium)> Start()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.Skip("There is no chromium on the PATH: the browser tests need one (Debian: apt-get install chromium).");
        }

        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Flags, Headless = true }));
    }
}
