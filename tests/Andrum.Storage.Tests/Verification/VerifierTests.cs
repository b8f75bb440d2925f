using Andrum.Care.Story;
using Andrum.Journals;
using Andrum.Storage.Verification;
using Microsoft.Data.Sqlite;

namespace Andrum.Storage.Tests.Verification;

public sealed class VerifierTests
{
    private static readonly PersonId Vera = PersonId.New();
    private static readonly PersonId Ingrid = PersonId.New();

    [Theory]
    [InlineData("SELECT 1", null)]
    [InlineData("UPDATE row SET body = randomblob(length(body)) WHERE journal = $it AND version = 2", 2L)]
    [InlineData("UPDATE row SET key = randomblob(16) WHERE journal = $it AND version = 3", 3L)]
    [InlineData("UPDATE row SET key = x'00' WHERE journal = $it AND version = 3", 1L)]
    [InlineData("DELETE FROM row WHERE journal = $it AND version = 2", 2L)]
    [InlineData("UPDATE row SET version = version + 7 WHERE journal = $it AND version = 3", 3L)]
    public async Task What_was_changed_is_found_and_the_others_are_well(string tampering, long? version)
    {
        await using var folder = new Folder();
        var keys = folder.Keys();
        var journals = folder.Open(keys);
        foreach (var person in new[] { Vera, Ingrid })
        {
            for (var day = 1; day <= 3; day++)
            {
                await journals.Append(Diary.Journal(person), new Wish(WishId.New(), person), d => d.CheckedIn($"day {day}"));
            }
        }

        await using (var db = new SqliteConnection($"Data Source={folder.JournalFile}"))
        {
            await db.OpenAsync();
            await using var command = db.CreateCommand();
            command.CommandText = tampering;
            command.Parameters.AddWithValue("$it", Diary.Journal(Vera).Name.Value);
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(version is { } at ? [new Damage(Diary.Journal(Vera).Name, at)] : [], await Verifier.Check(folder.JournalFile, keys));
    }

    [Fact]
    public async Task What_was_erased_is_no_damage()
    {
        await using var folder = new Folder();
        var keys = folder.Keys();
        await folder.Open(keys).Append(Diary.Journal(Vera), new Wish(WishId.New(), Vera), d => d.CheckedIn("grey"));
        keys.Erase(KeyName.Of("diary", Vera.Value));
        Assert.Empty(await Verifier.Check(folder.JournalFile, keys));
    }
}
