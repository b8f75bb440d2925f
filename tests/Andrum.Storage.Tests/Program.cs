using Andrum.Storage.Tests.Rows;

namespace Andrum.Storage.Tests;

/// <summary>Runs the tests; or writes until it is killed, when one of the tests started it for that.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args) => args switch
    {
        [WriterThatIsKilled.Verb, var data, var keyFile] => await WriterThatIsKilled.Write(data, keyFile),
        _ when args.Contains("--server", StringComparer.Ordinal) || args.Contains("--internal-msbuild-node", StringComparer.Ordinal)
            => await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };
}
