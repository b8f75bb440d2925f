using Andrum.Exchange.Children;
using Andrum.Exchange.Tests;
using Andrum.Exchange.Tests.Children;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [ParsedApart.Verb, ..] => ParsedApart.Answer(args),
    [Overflowing.Verb, ..] => Overflowing.Deeper(0),
    _ when args.Contains("--server") || args.Contains("--internal-msbuild-node")
        => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await ConsoleRunner.Run(args),
};
