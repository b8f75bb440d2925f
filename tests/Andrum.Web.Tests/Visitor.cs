using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Andrum.Web.Tests;

/// <summary>What came back, after any redirects within the house.</summary>
/// <param name="Status">The last answer's status.</param>
/// <param name="Path">Where one ended, with its query.</param>
/// <param name="Page">The page, parsed; empty for what is no page.</param>
/// <param name="Body">The body as it was sent.</param>
/// <param name="Headers">The last answer's headers.</param>
/// <param name="Kind">The media type.</param>
/// <param name="Download">Whether it is a file to be kept, not a page to be shown.</param>
/// <param name="Led">Every address that an answer on the way led to, as it stood there.</param>
public sealed record Answer(HttpStatusCode Status, string Path, IHtmlDocument Page, string Body, HttpResponseHeaders Headers, string Kind,
    bool Download, IReadOnlyList<string> Led)
{
    /// <summary>The text of the page's first heading.</summary>
    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>What somebody reads on the page, spaces gathered.</summary>
    public string Text => string.Join(' ', (Page.QuerySelector("main") ?? Page.Body)?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);
}

/// <summary>A browser without script, in which one person moves about: it keeps cookies and sends forms as they stand on the page.</summary>
public sealed class Visitor : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient _http;
    private Answer? _open;

    internal Visitor(Uri address, string language)
    {
        Address = address;
        _http = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = address };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        Language = language;
    }

    /// <summary>Where the house is.</summary>
    public Uri Address { get; }

    /// <summary>The language that the browser asks for.</summary>
    public string Language { get; }

    /// <summary>The cookies; with them a real browser is signed in too.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Opens a page.</summary>
    public Task<Answer> Get(string path) => Follow(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Asks for a file, or a part of it.</summary>
    public Task<HttpResponseMessage> Fetch(string path, RangeHeaderValue? range = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = range;
        return _http.SendAsync(request);
    }

    /// <summary>Posts parts that no form of the house would send, in their order.</summary>
    public Task<Answer> ForgeParts(string path, MultipartFormDataContent parts)
        => Follow(new HttpRequestMessage(HttpMethod.Post, path) { Content = parts });

    /// <summary>
    /// Fills in and sends the form with this action that stands on the open page, or else on the page at the action's own address.
    /// Fields that are not named keep what stands in them; null empties one, and a name may be given several times.
    /// </summary>
    public async Task<Answer> Send(string action, params (string Field, string? Value)[] fields)
        => await Submit(await FormFor(action, fields), submitter: null, fields);

    /// <summary>The same, with a file in one of its fields.</summary>
    public async Task<Answer> SendFile(string action, string field, string fileName, byte[] content, params (string Field, string? Value)[] fields)
        => await Submit(await FormFor(action, fields), submitter: null, fields, (field, fileName, content));

    /// <summary>Presses the first button on the open page that holds these words, after filling in its form.</summary>
    public async Task<Answer> Press(string words, params (string Field, string? Value)[] fields)
    {
        var button = _open?.Page.QuerySelectorAll<IHtmlButtonElement>("button").FirstOrDefault(b => b.TextContent.Contains(words, StringComparison.Ordinal));
        Assert.True(button?.Form is not null, $"There is no button \"{words}\" on {_open?.Path}.");
        return await Submit(button.Form, button, fields);
    }

    /// <summary>Follows the first link on the open page that holds these words.</summary>
    public async Task<Answer> FollowLink(string words)
    {
        var link = _open?.Page.QuerySelectorAll("a[href]").FirstOrDefault(a => a.TextContent.Contains(words, StringComparison.Ordinal));
        Assert.True(link is not null, $"There is no link \"{words}\" on {_open?.Path}.");
        return await Get(link.GetAttribute("href")!);
    }

    /// <summary>Posts what no form of the house would send.</summary>
    public Task<Answer> Forge(string path, params (string Field, string? Value)[] fields)
        => Follow(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value ?? ""))) });

    /// <summary>A form's token from the open page, for forging with it.</summary>
    public string Token => _open?.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<IHtmlFormElement> FormFor(string action, (string Field, string? Value)[] fields)
    {
        var path = action.Split('?')[0];
        if (Find() is null)
        {
            await Get(action);
        }

        var form = Find();
        Assert.True(form is not null, $"There is no form that sends to {action} on {_open?.Path}.");
        return form;

        // Several forms may send to one address: the one that has the fields is meant.
        IHtmlFormElement? Find()
        {
            var forms = _open?.Page.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
                .Where(f => Target(f).Split('?')[0] == path).ToArray() ?? [];
            return forms.FirstOrDefault(f => fields.All(x => NamesOf(f).Contains(x.Field))) ?? forms.FirstOrDefault();
        }
    }

    private string Target(IHtmlFormElement form) => form.GetAttribute("action") is { Length: > 0 } action ? action : _open!.Path;

    private static HashSet<string> NamesOf(IHtmlFormElement form)
        => [.. form.Elements.Select(e => e.GetAttribute("name")).OfType<string>()];

    private async Task<Answer> Submit(IHtmlFormElement form, IElement? submitter, (string Field, string? Value)[] fields,
        (string Field, string FileName, byte[] Content)? file = null)
    {
        var names = NamesOf(form);
        Assert.All(fields, f => Assert.True(names.Contains(f.Field), $"The form that sends to {Target(form)} has no field \"{f.Field}\"."));
        var given = fields.Select(f => f.Field).ToHashSet(StringComparer.Ordinal);
        var sent = form.Elements.SelectMany(e => Standing(e)).Where(f => !given.Contains(f.Key) && f.Key != file?.Field)
            .Concat(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Field, f.Value!))).ToList();
        if (submitter?.GetAttribute("name") is { Length: > 0 } name)
        {
            sent.Add(KeyValuePair.Create(name, submitter.GetAttribute("value") ?? ""));
        }

        return await Follow(new HttpRequestMessage(HttpMethod.Post, submitter?.GetAttribute("formaction") ?? Target(form)) { Content = Content(form, sent, file) });
    }

    private static HttpContent Content(IHtmlFormElement form, List<KeyValuePair<string, string>> sent, (string Field, string FileName, byte[] Content)? file)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(sent);
        }

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in sent)
        {
            parts.Add(new StringContent(value), name);
        }

        if (file is { } f)
        {
            parts.Add(new ByteArrayContent(f.Content), f.Field, f.FileName);
        }

        return parts;
    }

    /// <summary>What a browser would send of a control as it stands on the page.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Standing(IHtmlElement control)
    {
        if (control.GetAttribute("name") is not { Length: > 0 } name || control.HasAttribute("disabled"))
        {
            return [];
        }

        return control switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [KeyValuePair.Create(name, box.Value)] : [],
            IHtmlInputElement { Type: "file" or "submit" or "image" or "button" } => [],
            IHtmlInputElement input => [KeyValuePair.Create(name, input.Value)],
            IHtmlTextAreaElement area => [KeyValuePair.Create(name, area.Value)],
            IHtmlSelectElement select => Selected(select).Select(o => KeyValuePair.Create(name, o.Value)),
            _ => [],
        };
    }

    private static IEnumerable<IHtmlOptionElement> Selected(IHtmlSelectElement select)
    {
        var chosen = select.Options.Where(o => o.HasAttribute("selected")).ToArray();
        return chosen.Length > 0 || select.IsMultiple ? chosen : select.Options.Take(1);
    }

    private async Task<Answer> Follow(HttpRequestMessage request)
    {
        var led = new List<string>();
        for (var step = 0; ; step++)
        {
            Assert.True(step < 10, $"Led in a circle: {string.Join(" → ", led)}");
            using var response = await _http.SendAsync(request);
            var at = new Uri(Address, request.RequestUri!);
            if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
            {
                led.Add(location.OriginalString);
                var next = new Uri(at, location);
                if (next.Authority == Address.Authority)
                {
                    request = new HttpRequestMessage(HttpMethod.Get, next.PathAndQuery);
                    continue;
                }
            }

            var kind = response.Content.Headers.ContentType?.MediaType ?? "";
            var body = kind.StartsWith("text/", StringComparison.Ordinal) ? await response.Content.ReadAsStringAsync() : "";
            return _open = new(response.StatusCode, at.PathAndQuery, Parser.ParseDocument(kind == "text/html" ? body : ""), body, response.Headers, kind,
                response.Content.Headers.ContentDisposition?.DispositionType == "attachment", led);
        }
    }
}
