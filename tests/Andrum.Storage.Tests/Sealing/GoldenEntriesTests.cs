using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Andrum.Clinic;
using Andrum.Journals;
using Andrum.Storage.Sealing;

namespace Andrum.Storage.Tests.Sealing;

/// <summary>
/// The golden bytes of every kind of entry: what was stored once is read for ever. A new kind is added to the file with
/// ANDRUM_WRITE_GOLDEN=1; a line that exists is never changed: an entry of another form is another kind, with an upcaster.
/// </summary>
public sealed class GoldenEntriesTests
{
    private static readonly JsonSerializerOptions Indented = new(EntryFormat.Options) { WriteIndented = true };

    [Fact]
    public void Every_kind_of_entry_is_stored_as_it_always_was_and_is_read_back_the_same()
    {
        var golden = File.Exists(GoldenFile()) ? JsonNode.Parse(File.ReadAllText(GoldenFile()))!.AsObject() : [];
        var missing = new List<string>();
        foreach (var (kind, type) in Kinds.All)
        {
            var entry = Sample(type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(ClinicState)) : type, 0)!;
            var json = JsonSerializer.SerializeToNode(entry, entry.GetType(), EntryFormat.Options);
            if (golden[kind] is not { } stored)
            {
                missing.Add(kind);
                golden[kind] = json;
                continue;
            }

            Assert.True(JsonNode.DeepEquals(stored, json), $"{kind} was stored as\n{stored.ToJsonString()}\nand is now\n{json!.ToJsonString()}");
            var again = JsonSerializer.SerializeToNode(stored.Deserialize(entry.GetType(), EntryFormat.Options), entry.GetType(), EntryFormat.Options);
            Assert.True(JsonNode.DeepEquals(stored, again), $"{kind} loses something when it is read.");
        }

        if (Environment.GetEnvironmentVariable("ANDRUM_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(GoldenFile(), golden.ToJsonString(Indented) + "\n");
        }
        else
        {
            Assert.Empty(missing);
        }

        Assert.Empty(golden.Select(g => g.Key).Except(Kinds.All.Select(k => k.Key)));
    }

    private static string GoldenFile([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden-entries.json");

    // The same sample whenever it is asked for: what it says does not matter, that nothing is left out does.
    private static object? Sample(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "åäö “so”";
        }

        if (type == typeof(Guid))
        {
            return new Guid("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001");
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().Last();
        }

        if (type == typeof(DateOnly))
        {
            return new DateOnly(2026, 11, 24);
        }

        if (type == typeof(DateTimeOffset))
        {
            return new DateTimeOffset(2026, 11, 24, 13, 14, 15, TimeSpan.Zero);
        }

        if (type == typeof(DateTime))
        {
            return new DateTime(2026, 11, 26, 10, 15, 0, DateTimeKind.Unspecified);
        }

        if (type == typeof(TimeSpan))
        {
            return TimeSpan.FromMilliseconds(83_250);
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (typeof(IEnumerable).IsAssignableFrom(type))
        {
            var item = type.GetGenericArguments()[0];
            return typeof(GoldenEntriesTests).GetMethod(nameof(ListOf), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(item).Invoke(null, [Sample(item, depth + 1)]);
        }

        Assert.True(depth < 8, $"{type} has no end.");
        var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
            .OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Sample(p.ParameterType, depth + 1))]);
    }

    private static ImmutableList<T> ListOf<T>(T item) => [item];
}
