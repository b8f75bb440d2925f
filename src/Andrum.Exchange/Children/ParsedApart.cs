using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Children;

/// <summary>
/// Reads files whose parsers a hostile one can exhaust (PDF, DOCX, ODT) in a child process limited in memory and time. A PDF can
/// overflow a parser's stack, which ends a .NET process and cannot be caught: so it ends the child.
/// </summary>
/// <remarks>
/// The child is the same program, started with the verb <see cref="Verb"/>; its <c>Main</c> calls <see cref="Answer"/> before anything
/// else. The file comes in by standard input and the turns go out by standard output as JSON, so that it needs no file of its own; it
/// inherits none of the parent's environment, where keys may stand.
/// </remarks>
public sealed class ParsedApart
{
    /// <summary>The hidden verb, followed by the file's ending: <c>parse-apart .pdf</c>.</summary>
    public const string Verb = "parse-apart";

    private const int LongestAnswer = 200 << 20;
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(20);

    // An orphan, whose parent was ended before it could end the child, ends itself.
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(60);
    private static readonly string[] Inherited = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "TMPDIR", "SystemRoot"];
    private static readonly SemaphoreSlim AtOnce = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>How long the child may take.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much memory the child may hold, in bytes.</summary>
    public long Memory { get; init; } = 512L << 20;

    /// <summary>The program and its arguments before the verb: this one, unless a host that runs within another says otherwise.</summary>
    public IReadOnlyList<string> Command { get; init; } = Itself();

    /// <summary>Answers as the child: to be called by <c>Main</c> when its first argument is <see cref="Verb"/>.</summary>
    /// <returns>The exit code.</returns>
    public static int Answer(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is not [Verb, var ending])
        {
            return 2;
        }

        using var orphaned = new Timer(_ => Environment.Exit(3), null, LongestLife, Timeout.InfiniteTimeSpan);
        using var answer = Console.OpenStandardOutput();
        Console.SetOut(TextWriter.Null);
        using var file = new MemoryStream();
        Console.OpenStandardInput().CopyTo(file);
        JsonSerializer.Serialize(answer, TranscriptFile.Understand(file.ToArray(), ending), UnderstoodJson.Default.Understood);
        return 0;
    }

    internal Understood Understand(byte[] bytes, string ending)
    {
        AtOnce.Wait();
        try
        {
            using var child = Process.Start(Start(ending)) ?? throw new InvalidOperationException("The reading process did not start.");
            var answer = Task.Run(() => Answered(child.StandardOutput.BaseStream));
            var complaints = child.StandardError.BaseStream.CopyToAsync(Stream.Null);
            var question = Task.Run(() => Ask(child, bytes));
            var within = EndsWithin(child);
            Task.WaitAll(question, answer, complaints);
            return !within ? new([], Unreadable.TooHeavy)
                : child.ExitCode == 0 && answer.Result is { Turns: not null } understood ? understood
                : new([], Unreadable.Broken);
        }
        finally
        {
            AtOnce.Release();
        }
    }

    private static string[] Itself()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The program does not know its own path.");
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, Assembly.GetEntryAssembly()!.Location] : [program];
    }

    private ProcessStartInfo Start(string ending)
    {
        var start = new ProcessStartInfo(Command[0], [.. Command.Skip(1), Verb, ending])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }

        // The heap leaves a quarter for the runtime and its threads. No dumps and no diagnostic port: what is read is somebody's story.
        start.Environment["DOTNET_GCHeapHardLimit"] = (Memory / 4 * 3).ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    private bool EndsWithin(Process child)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!child.WaitForExit(Watch))
        {
            if (Stopwatch.GetElapsedTime(begun) > Time || Holds(child) > Memory)
            {
                child.Kill(entireProcessTree: true);
                child.WaitForExit();
                return false;
            }
        }

        return true;
    }

    private static long Holds(Process child)
    {
        try
        {
            child.Refresh();
            return child.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended meanwhile.
            return 0;
        }
    }

    private static void Ask(Process child, byte[] bytes)
    {
        try
        {
            using var question = child.StandardInput.BaseStream;
            question.Write(bytes);
        }
        catch (IOException)
        {
            // It ended before it had read everything: its exit code says how.
        }
    }

    private static Understood? Answered(Stream answer)
    {
        var whole = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = answer.Read(buffer)) > 0;)
        {
            // What is too long is drained and not kept, so that the child can end.
            if (whole.Length <= LongestAnswer)
            {
                whole.Write(buffer, 0, read);
            }
        }

        try
        {
            return whole.Length is 0 or > LongestAnswer ? null
                : JsonSerializer.Deserialize(whole.GetBuffer().AsSpan(0, (int)whole.Length), UnderstoodJson.Default.Understood);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
