using System.CommandLine;
using Andrum.Storage;

namespace Andrum.Web.CommandLine;

/// <summary>The whole command line. Exit codes: 0 done, 1 not done, 2 done in part.</summary>
internal static class Verbs
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Andrum: a therapy for people with long-lasting pain, and the study of what it meant to them.")
        {
            ServeVerb.Make(),
            ImportVerb.Make(),
            ExportVerb.Make(),
            VerifyVerb.Make(),
            HeadsVerb.Make(),
            BackupVerb.Make(),
            RestoreVerb.Make(),
            RecoverVerb.Make(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is StorageException or VerbException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}

/// <summary>A verb cannot do what was asked; the message is a sentence.</summary>
internal sealed class VerbException(string message) : Exception(message);
