using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Andrum.Web.Hosting;

/// <summary>A file that is still on its way.</summary>
/// <param name="Name">What it is called where it comes from; empty when none was chosen.</param>
/// <param name="Content">What has come of it.</param>
internal sealed record LongFile(string Name, Stream Content);

/// <summary>
/// What was typed into the page's form, kept for the person whatever comes of it, and why it was refused. Empty when a page is
/// opened.
/// </summary>
internal sealed class Form
{
    private const int MostFields = 16;
    private const int LongestField = 8 << 10;
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

    /// <summary>The file that an endpoint takes as it comes; null when none was sent, or the endpoint takes none so.</summary>
    public LongFile? LongFile { get; private set; }

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

    /// <summary>Takes the fields that stand before the form's file, and leaves the file where it is.</summary>
    /// <exception cref="InvalidDataException">When it is no form of parts, or what stands before the file is too much.</exception>
    public async Task ReadUntilFile(HttpRequest request)
    {
        var stop = request.HttpContext.RequestAborted;
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Boundary.HasValue
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : throw new InvalidDataException("The form is not made of parts.");
        var parts = new MultipartReader(boundary, request.Body);
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        while (LongFile is null && await parts.ReadNextSectionAsync(stop) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } named || fields.Count == MostFields)
            {
                throw new InvalidDataException("What stands before the file is too much.");
            }

            if (named.FileName.HasValue || named.FileNameStar.HasValue)
            {
                var name = named.FileNameStar.HasValue ? named.FileNameStar : named.FileName;
                LongFile = new(Path.GetFileName(HeaderUtilities.RemoveQuotes(name).ToString()), part.Body);
            }
            else
            {
                fields[HeaderUtilities.RemoveQuotes(named.Name).ToString()] = await Field(part.Body, stop);
            }
        }

        request.Form = _typed = new FormCollection(fields);
    }

    /// <summary>Remembers why it was refused.</summary>
    public void Refuse(Refusal refusal) => Refusal = refusal;

    private static async Task<string> Field(Stream body, CancellationToken stop)
    {
        var bytes = new byte[LongestField + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return length <= LongestField ? Encoding.UTF8.GetString(bytes, 0, length) : throw new InvalidDataException("A field before the file is too long.");
    }

    // Browsers send CRLF, and a lone surrogate would break every later encoding.
    private static string Clean(string? typed)
        => (typed ?? "").ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal);
}
