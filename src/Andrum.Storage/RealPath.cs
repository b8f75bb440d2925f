namespace Andrum.Storage;

/// <summary>Where a path really leads: a link is no way around keeping two things apart.</summary>
internal static class RealPath
{
    /// <summary>Whether a path is a folder or lies in it.</summary>
    public static bool IsWithin(string path, string folder)
        => (Of(path) + Path.DirectorySeparatorChar).StartsWith(Of(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Links are followed on every level that exists.
    private static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        var here = Path.Combine(Of(parent), Path.GetFileName(full));
        FileSystemInfo? entry = Directory.Exists(here) ? new DirectoryInfo(here) : File.Exists(here) ? new FileInfo(here) : null;
        return entry?.ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? Path.TrimEndingDirectorySeparator(target.FullName)
            : here;
    }
}
