using System.CommandLine;
using Andrum.Web.Demonstration;
using Andrum.Web.Hosting;
using Andrum.Web.SignIn;

namespace Andrum.Web.CommandLine;

/// <summary>Runs the web application.</summary>
internal static class ServeVerb
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen: https://…, or http://… on loopback.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var certificate = new Option<string?>("--certificate") { Description = "The clinic's certificate (PEM or PFX)." };
        var certificateKey = new Option<string?>("--certificate-key") { Description = "The certificate's key, where it lies apart (PEM)." };
        var demo = new Option<bool>("--demo") { Description = "Shows the invented demonstration clinic, which is built on an empty folder." };
        var command = new Command("serve", "Runs the web application.") { DataOptions.Data, urls, certificate, certificateKey, demo };
        command.SetAction(async (line, stop) =>
        {
            var opening = new Opening(line.GetRequiredValue(urls), line.GetValue(certificate), line.GetValue(certificateKey), line.GetValue(demo));
            if (Listening.WhyNot(opening) is { } why)
            {
                await Console.Error.WriteLineAsync(why);
                return 2;
            }

            if (opening.Demo)
            {
                var folder = line.GetRequiredValue(DataOptions.Data);
                await DemonstrationClinic.Build(folder, DataOptions.KeyFile(folder));
            }

            await using var data = DataOptions.Open(line, create: true);
            await using var app = House.Build(data, opening);
            await app.StartAsync(stop);
            Console.WriteLine($"Andrum is open at {string.Join(", ", app.Urls)}");
            if (app.Services.GetRequiredService<FirstStart>().Path is { } path)
            {
                Console.WriteLine($"This clinic is new. Set it up once at {app.Urls.First()}{path}");
            }

            await app.WaitForShutdownAsync(stop);
            return 0;
        });
        return command;
    }
}
