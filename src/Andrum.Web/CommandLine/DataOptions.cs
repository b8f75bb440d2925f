using System.CommandLine;
using Andrum.Storage;

namespace Andrum.Web.CommandLine;

/// <summary>Which data folder a verb works on, and where its master key lies.</summary>
internal static class DataOptions
{
    public static Option<string> Data { get; } = new("--data") { Description = "The clinic's data folder.", Required = true };

    /// <summary>Where the master key lies: as ANDRUM_KEY_FILE says, or beside the data folder under its name.</summary>
    public static string KeyFile(string folder)
        => Environment.GetEnvironmentVariable("ANDRUM_KEY_FILE") is { Length: > 0 } file
            ? file
            : Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".key";

    /// <summary>Opens the data folder that a verb was given.</summary>
    public static DataFolder Open(ParseResult line, bool create = false)
    {
        var folder = line.GetRequiredValue(Data);
        return DataFolder.Open(folder, KeyFile(folder), TimeProvider.System, create);
    }
}
