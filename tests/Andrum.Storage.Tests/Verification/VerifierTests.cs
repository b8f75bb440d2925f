using Andrum.Care.Story;
using Andrum.Journals;
using Andrum.Storage.Verification;

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

        folder.Tamper(DataFolder.JournalFile, tampering, Diary.Journal(Vera).Name);
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

    [Fact]
    public async Task What_lost_its_key_does_not_pass_for_erased()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        folder.Tamper(DataFolder.KeysFile, "DELETE FROM key WHERE owner = $it", Diary.Journal(Vera).Name);
        await using var again = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: false);
        Assert.Equal([new Damage(Diary.Journal(Vera).Name, 1)], await Verifier.Check(again));
    }

    [Fact]
    public async Task The_record_and_the_access_log_are_checked_as_one()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        Assert.Empty(await Verifier.Check(clinic));
        folder.Tamper(DataFolder.JournalFile, "UPDATE row SET body = randomblob(300) WHERE journal = $it", Diary.Journal(Ingrid).Name);
        folder.Tamper(DataFolder.AccessFile, "UPDATE row SET hash = randomblob(32)", default);
        var damages = await Verifier.Check(clinic);
        Assert.Equal(new Damage(Diary.Journal(Ingrid).Name, 1), damages[0]);
        Assert.StartsWith($"access/{Diary.Journal(Vera).Name}/", Assert.Single(damages.Skip(1)).Journal.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_rotted_so_far_that_its_journals_cannot_be_told_is_named_as_a_whole()
    {
        await using var folder = new Folder();
        await (await Written(folder)).DisposeAsync();
        await using (var file = new FileStream(Path.Combine(folder.Data, DataFolder.AccessFile), FileMode.Open))
        {
            file.Position = 4096;
            file.Write(new byte[4096]);
        }

        await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: false);
        Assert.Equal([new Damage(new JournalName(DataFolder.AccessFile), 0)], await Verifier.Check(clinic));
    }

    private static async Task<DataFolder> Written(Folder folder)
    {
        var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        foreach (var person in new[] { Vera, Ingrid })
        {
            await clinic.Journals.Append(Diary.Journal(person), new Wish(WishId.New(), person), d => d.CheckedIn("grey"));
        }

        await clinic.AccessLog.Note(Ingrid, Diary.Journal(Vera).Name, "reading");
        return clinic;
    }
}
