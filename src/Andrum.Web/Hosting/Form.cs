using System.Globalization;

namespace Andrum.Web.Hosting;

/// <summary>
/// What was typed into the page's form, kept for the person whatever comes of it, and why it was refused. Empty when a page is
/// opened.
/// </summary>
internal sealed class Form
{
    private IFormCollection? _typed;

    /// <summary>Whether something was sent.</summary>
    public bool Sent => _typed is not null;

    /// <summary>Why it was refused; null where it was not.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The field that the refusal speaks of.</summary>
    public string? Wrong => Refusal is { Code: "missing", Details: [var name, ..] } ? name : null;

    /// <summary>The wish that the form carries, made when the page was rendered.</summary>
    public WishId Wish => Guid.TryParse(Text("wish"), out var id) ? new(id) : WishId.New();

    /// <summary>The version of the journal that the person saw, where the form says so.</summary>
    public long? Expected => long.TryParse(Text("version"), CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>The files that were sent.</summary>
    public IReadOnlyList<IFormFile> Files => _typed?.Files ?? (IReadOnlyList<IFormFile>)[];

    /// <summary>What stands in a field; the initial value when nothing was sent.</summary>
    public string Value(string field, string? initial = null)
        => _typed is null ? initial ?? "" : _typed.TryGetValue(field, out var typed) ? Clean(typed) : "";

    /// <summary>What was typed into a field, line ends as LF.</summary>
    public string Text(string field) => Value(field);

    /// <summary>Everything sent under one name.</summary>
    public string[] All(string field) => _typed is not null && _typed.TryGetValue(field, out var typed) ? [.. typed.Select(t => Clean(t))] : [];

    /// <summary>Whether a box was ticked.</summary>
    public bool Has(string field) => Text(field).Length > 0;

    /// <summary>A day, as date fields send it; null when there is none.</summary>
    public DateOnly? Day(string field)
        => DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A whole number; null when there is none.</summary>
    public int? Number(string field)
        => int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An id; empty when there is none.</summary>
    public Guid Id(string field) => Guid.TryParse(Text(field), out var id) ? id : Guid.Empty;

    /// <summary>One of the named values; the first when none was sent.</summary>
    public T One<T>(string field)
        where T : struct, Enum
        => Enum.TryParse<T>(Text(field), ignoreCase: false, out var value) && Enum.IsDefined(value) ? value : default;

    /// <summary>Takes what was sent.</summary>
    public async Task Read(HttpRequest request) => _typed = await request.ReadFormAsync(request.HttpContext.RequestAborted);

    /// <summary>Remembers why it was refused.</summary>
    public void Refuse(Refusal refusal) => Refusal = refusal;

    // Browsers send CRLF, and a lone surrogate would break every later encoding.
    private static string Clean(string? typed)
        => (typed ?? "").ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal);
}
