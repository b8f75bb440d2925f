using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Andrum.Journals;
using Andrum.Storage.Accounts;
using Andrum.Web.Hosting;

namespace Andrum.Web.Tests;

/// <summary>Every sentence stands in both languages, and no page asks for one that is not there.</summary>
public sealed class WordsTests
{
    private static readonly string Source = Path.Combine(Root(), "src");
    private static readonly string Web = Path.Combine(Source, "Andrum.Web");

    private static readonly Regex Place = new(@"\{[0-9]+[^}]*\}", RegexOptions.None, TimeSpan.FromSeconds(1));

    public static TheoryData<string> Texts { get; } =
        [.. Directory.EnumerateFiles(Source, "*.resx", SearchOption.AllDirectories).Where(f => !f.EndsWith(".sv.resx", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Source, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_sentence_stands_in_both_languages_with_the_same_places(string text)
    {
        var english = Read(Path.Combine(Source, text));
        var swedish = Read(Path.Combine(Source, Path.ChangeExtension(text, ".sv.resx")));
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), swedish.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, sentence =>
        {
            Assert.NotEqual("", sentence.Value.Trim());
            Assert.NotEqual("", swedish[sentence.Key].Trim());
            Assert.Equal(Places(sentence.Value), Places(swedish[sentence.Key]));
        });
    }

    [Fact]
    public void Every_key_used_on_a_page_has_a_sentence_in_both_languages()
    {
        var missing = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal)))
        {
            var page = File.ReadAllText(file);
            foreach (var (call, resx) in new[] { ("T", TextOf(file)), ("Say", Path.Combine(Web, "Shared", "SharedText.resx")) })
            {
                var uses = Calls(call).Matches(page);
                if (uses.Count == 0 || resx is null)
                {
                    continue;
                }

                var (english, swedish) = (Read(resx).Keys, Read(Path.ChangeExtension(resx, ".sv.resx")).Keys);
                missing.AddRange(uses.Where(u => u.Groups["end"].Value != "+").Select(u => u.Groups["key"].Value)
                    .Where(key => !english.Contains(key) || !swedish.Contains(key)).Select(key => $"{Path.GetRelativePath(Web, file)}: {key}"));

                // Of a key that is put together, the beginning is known.
                missing.AddRange(uses.Where(u => u.Groups["end"].Value == "+").Select(u => u.Groups["key"].Value)
                    .Where(start => !english.Any(k => k.StartsWith(start, StringComparison.Ordinal))).Select(start => $"{Path.GetRelativePath(Web, file)}: {start}…"));
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        var sentences = Read(Path.Combine(Web, "Shared", "RefusalText.resx")).Keys;
        var refusals = new[] { typeof(Refusal).Assembly, typeof(AccountRefusals).Assembly, typeof(WebRefusals).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Refusal))
            .Select(f => ((Refusal)f.GetValue(null)!).Code).ToArray();
        Assert.True(refusals.Length > 30);
        Assert.Empty(refusals.Except(sentences));
    }

    [Fact]
    public void Every_purpose_of_opening_a_record_has_words_in_the_access_log()
    {
        var words = Read(Path.Combine(Web, "Clinic", "ClinicText.resx")).Keys;
        var purposes = new[] { "Care", "Clinic", "Me", "Consents" }.Select(room => Path.Combine(Web, room)).Where(Directory.Exists)
            .SelectMany(room => Directory.EnumerateFiles(room, "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Purposes.Matches(File.ReadAllText(file))).Select(m => "purpose-" + m.Groups["purpose"].Value).Distinct().ToArray();
        Assert.NotEmpty(purposes);
        Assert.Empty(purposes.Except(words));
    }

    private static readonly Regex Purposes = new(@"\.(?:Open|OpenWhole|Note)\([^;""]*,\s*""(?<purpose>[a-z-]+)""\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    private static Regex Calls(string name)
        => new($@"(?<![\w.])(?:\w+Text\.)?{name}\(""(?<key>[^""]+)""\s*(?<end>[,)+])", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    private static IEnumerable<string> Places(string sentence) => Place.Matches(sentence).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(string resx)
        => XElement.Load(resx).Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    /// <summary>The text of a page's room: the nearest one above it.</summary>
    private static string? TextOf(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null && folder.Length >= Web.Length; folder = Path.GetDirectoryName(folder))
        {
            var text = Directory.EnumerateFiles(folder, "*Text.cs").FirstOrDefault(f => File.ReadAllText(f).Contains("string T(string key", StringComparison.Ordinal));
            if (text is not null)
            {
                return Path.ChangeExtension(text, ".resx");
            }
        }

        return null;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Andrum.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the project's folder.");
        }

        return folder.FullName;
    }
}
