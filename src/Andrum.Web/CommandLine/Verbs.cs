using System.CommandLine;
using Andrum.Storage;

namespace Andrum.Web.CommandLine;

/// <summary>The whole command line.</summary>
internal static class Verbs
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Andrum: a therapy for people with long-lasting pain, and the study of what it meant to them.")
        {
            ServeVerb.Make(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (StorageException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
