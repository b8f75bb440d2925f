using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Andrum.Care.Story;
using Andrum.Journals;

namespace Andrum.Storage.Tests.Rows;

/// <summary>A process that writes as fast as it can, tells each entry once it was told that it is durable, and is killed.</summary>
internal sealed class WriterThatIsKilled
{
    public const string Verb = "write-until-killed";

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    public sealed record Told(PersonId Person, WishId Wish);

    /// <summary>Starts it, lets it write for a while, and kills it (SIGKILL); gives what it had told.</summary>
    public static async Task<IReadOnlyList<Told>> Run(Folder folder)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Andrum.Storage.Tests"), [Verb, folder.Data, folder.KeyFile])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var writer = Process.Start(start)!;
        var told = new List<Told>();
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            if (told.Count == 0)
            {
                _ = Task.Delay(RandomNumberGenerator.GetInt32(20, 300)).ContinueWith(_ => writer.Kill(), TaskScheduler.Default);
            }

            // The last line may be cut short: it was not told.
            if (line.Split(' ') is [var person, { Length: 36 } wish])
            {
                told.Add(new(new(Guid.Parse(person)), new(Guid.Parse(wish))));
            }
        }

        await writer.WaitForExitAsync();
        Assert.Equal(128 + 9, writer.ExitCode);
        return told;
    }

    /// <summary>What it does.</summary>
    public static async Task<int> Write(string data, string keyFile)
    {
        await using var clinic = DataFolder.Open(data, keyFile, TimeProvider.System, create: false);
        using var enough = new CancellationTokenSource(AtMost);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await Fill(clinic, PersonId.New());
            }
        })));
        return 0;
    }

    // A new person now and then, for new keys; and a removal, which touches older rows.
    private static async Task Fill(DataFolder clinic, PersonId person)
    {
        var diary = Diary.Journal(person);
        for (var i = 1; i <= 20; i++)
        {
            var wish = new Wish(WishId.New(), person);
            await clinic.Journals.Append(diary, wish, d => d.CheckedIn($"day {i}"));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{person.Value} {wish.Id.Value}"));
        }

        await clinic.Journals.Remove(diary, new Wish(WishId.New(), person), 7);
    }
}
