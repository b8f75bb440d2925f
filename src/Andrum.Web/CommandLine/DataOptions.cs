using System.CommandLine;
using Andrum.Clinic;
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

    /// <summary>The study with a handle.</summary>
    /// <exception cref="VerbException">When there is none.</exception>
    public static StudyId Study(DataFolder data, string handle)
    {
        var clinic = data.Journals.Read(ClinicState.Journal).State;
        return clinic.StudyWith(handle)
            ?? throw new VerbException(clinic.Studies.IsEmpty ? $"There is no study \"{handle}\": this clinic has none yet."
                : $"There is no study \"{handle}\". There is: {string.Join(", ", clinic.Studies.Values.Order(StringComparer.Ordinal))}.");
    }

    /// <summary>What a verb notes in the access log: what was done, and who sat at the machine.</summary>
    public static string Purpose(string verb) => $"{verb} ({Environment.UserName})";
}
