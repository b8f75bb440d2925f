using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Andrum.Web.Shared;

/// <summary>Styles, scripts and fonts beside the assembly, addressed by what they hold so that browsers may keep them.</summary>
internal static class BrowserFile
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>Where they lie.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>The address of a file.</summary>
    public static string Of(string file) => Known.GetOrAdd(file, f =>
        $"/{f}?v={Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, f))).AsSpan(0, 6))}");
}
