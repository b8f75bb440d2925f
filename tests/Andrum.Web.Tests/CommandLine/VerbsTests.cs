using System.Text;
using System.Text.Json;
using Andrum.Web.CommandLine;
using Andrum.Web.Demonstration;

namespace Andrum.Web.Tests.CommandLine;

/// <summary>The command line, as another program calls it.</summary>
[Collection(nameof(VerbsTests))]
public sealed class VerbsTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("andrum-verbs-").FullName;

    private string Data => Path.Combine(_root, "data");

    public async ValueTask InitializeAsync() => await DemonstrationClinic.Build(Data, Data + ".key");

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Import_takes_what_can_be_read_and_names_the_rest()
    {
        var good = Write("one.txt", "I: Hello there.\nP: Well … hello.\n");
        var (code, printed, _) = await Run("import", good, Write("two.vtt", "no subtitles"), _root, Path.Combine(_root, "none.txt"),
            Write("empty.txt", ""), Write("five.pages", "x"), "--study", "demo", "--data", Data, "--json");
        Assert.Equal(2, code);
        using var json = JsonDocument.Parse(printed);
        var taken = json.RootElement.GetProperty("taken").EnumerateArray().Single();
        Assert.Equal((good, 2, 5), (taken.GetProperty("file").GetString(), taken.GetProperty("turns").GetInt32(), taken.GetProperty("words").GetInt32()));
        Assert.Equal(["wrong-type", "folder", "missing", "empty", "unknown-type"],
            json.RootElement.GetProperty("left").EnumerateArray().Select(l => l.GetProperty("what").GetString()));
        Assert.All(json.RootElement.GetProperty("left").EnumerateArray(), l => Assert.EndsWith(".", l.GetProperty("why").GetString(), StringComparison.Ordinal));

        var interview = taken.GetProperty("interview").GetString()!;
        Assert.Equal("I: Hello there.\nP: Well … hello.\n", (await Run("export", "--format", "text", "--interview", interview, "--data", Data)).Out);
    }

    [Fact]
    public async Task Findings_have_the_essence_before_the_constituents()
    {
        var file = Path.Combine(_root, "findings.md");
        Assert.Equal(0, (await Run("export", "--format", "md", "--study", "demo", "--data", Data, "-o", file)).Code);
        var text = await File.ReadAllTextAsync(file);
        Assert.StartsWith("# ", text, StringComparison.Ordinal);
        Assert.InRange(text.IndexOf("\n## Essence\n", StringComparison.Ordinal), 1, text.IndexOf("\n## Constituents\n", StringComparison.Ordinal));
        Assert.NotEqual(0xEF, (await File.ReadAllBytesAsync(file))[0]);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_go_into_a_Word_document_and_their_trace_into_a_table()
    {
        var (document, table) = (Path.Combine(_root, "findings.docx"), Path.Combine(_root, "findings.csv"));
        Assert.Equal(0, (await Run("export", "--format", "docx", "--study", "demo", "--data", Data, "-o", document)).Code);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(document))[..2]);
        Assert.Equal(0, (await Run("export", "--format", "csv", "--study", "demo", "--data", Data, "-o", table, "--language", "sv")).Code);
        Assert.StartsWith("Slag,Resultat,", await File.ReadAllTextAsync(table), StringComparison.Ordinal);
        Assert.Equal(0xEF, (await File.ReadAllBytesAsync(table))[0]);
    }

    [Fact]
    public async Task A_backup_comes_back_whole_and_a_changed_byte_is_found()
    {
        var (record, keys, back) = (Path.Combine(_root, "record"), Path.Combine(_root, "keys"), Path.Combine(_root, "back"));
        Assert.Equal(0, (await Run("backup", record, "--keys", keys, "--data", Data)).Code);
        File.Copy(Data + ".key", back + ".key");
        Assert.Equal(0, (await Run("restore", record, "--keys", keys, "--data", back)).Code);
        Assert.Equal(0, (await Run("verify", "--data", back)).Code);
        Assert.Equal((await Run("export", "--format", "md", "--study", "demo", "--data", Data)).Out,
            (await Run("export", "--format", "md", "--study", "demo", "--data", back)).Out);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using (var file = new FileStream(Path.Combine(record, "journal.db"), FileMode.Open))
        {
            file.Seek(file.Length / 2, SeekOrigin.Begin);
            file.WriteByte((byte)(file.ReadByte() ^ 1));
        }

        var (code, _, error) = await Run("restore", record, "--keys", keys, "--data", Path.Combine(_root, "never"));
        Assert.Equal(1, code);
        Assert.EndsWith(".", error.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export --format md --study nobody")]
    [InlineData("export --format text --interview nothing")]
    [InlineData("export --format text --interview 00000000-0000-4000-8000-000000000000")]
    [InlineData("export --format pdf --study demo")]
    [InlineData("export --format docx --study demo")]
    [InlineData("import /dev/null --study nobody")]
    [InlineData("restore /nowhere --keys /nowhere")]
    [InlineData("frobnicate")]
    public async Task What_cannot_be_done_ends_with_a_sentence(string line)
    {
        var (code, _, error) = await Run([.. line.Split(' '), "--data", Data]);
        Assert.NotEqual(0, code);
        Assert.EndsWith(".", error.Trim(), StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Out, string Error)> Run(params string[] args)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [typeof(Verbs).Assembly.Location, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        var (printed, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await printed, await error);
    }
}
