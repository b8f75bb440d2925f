using System.Text;
using Andrum.Care.Story;
using Andrum.Journals;

namespace Andrum.Storage.Tests.Keys;

public sealed class ErasureTests
{
    private static readonly PersonId Vera = PersonId.New();
    private static readonly KeyName Hers = KeyName.Of(Diary.Journal(Vera).Name);

    [Fact]
    public async Task An_old_key_store_that_was_put_back_does_not_bring_back_what_was_erased()
    {
        await using var folder = new Folder();
        await folder.Open().Append(Diary.Journal(Vera), new Wish(WishId.New(), Vera), d => d.CheckedIn("grey"));
        folder.CloseKeys();
        var file = Path.Combine(folder.Data, DataFolder.KeysFile);
        File.Copy(file, file + ".old");
        folder.Keys().Erase(Hers);
        folder.CloseKeys();
        File.Move(file + ".old", file, overwrite: true);
        Assert.Empty(folder.Open().Read(Diary.Journal(Vera)).State.CheckIns);
        Assert.Equal(StorageProblem.KeyErased, Assert.Throws<StorageException>(() => { folder.Keys().GetOrCreate(Hers); }).Problem);
    }

    [Fact]
    public async Task The_list_of_erasures_tells_nobody_whose_they_were()
    {
        await using var folder = new Folder();
        folder.Keys().Erase(Hers);
        var text = await File.ReadAllTextAsync(Ledger(folder));
        Assert.DoesNotContain(Vera.Value.ToString(), text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        folder.Keys().Erase(Hers);
        Assert.Equal(text, await File.ReadAllTextAsync(Ledger(folder)));
    }

    [Fact]
    public async Task A_list_of_erasures_that_was_lost_is_written_again_from_what_is_erased()
    {
        await using var folder = new Folder();
        folder.Keys().Erase(Hers);
        var before = await File.ReadAllTextAsync(Ledger(folder));
        File.Delete(Ledger(folder));
        folder.Keys();
        Assert.Equal(Owners(before), Owners(await File.ReadAllTextAsync(Ledger(folder))));
    }

    [Fact]
    public async Task A_power_cut_in_the_middle_of_an_erasure_leaves_a_list_that_still_counts()
    {
        await using var folder = new Folder();
        folder.Keys().Erase(Hers);
        await File.AppendAllTextAsync(Ledger(folder), "2026-03-02T09:00:0");
        folder.Keys().Erase(new KeyName("diary/another"));
        folder.CloseKeys();
        File.Delete(Path.Combine(folder.Data, DataFolder.KeysFile));
        var keys = folder.Keys();
        keys.GetOrCreate(Hers);
        keys.GetOrCreate(new KeyName("diary/another"));
        keys.GetOrCreate(new KeyName("diary/a third"));
        keys = folder.Keys();
        Assert.Throws<StorageException>(() => { keys.GetOrCreate(Hers); });
        Assert.Throws<StorageException>(() => { keys.GetOrCreate(new KeyName("diary/another")); });
        keys.GetOrCreate(new KeyName("diary/a third"));
    }

    [Theory]
    [InlineData("andrum-erasures/1 0000000000000000000000000000000000000000000000000000000000000000\n")]
    [InlineData("Dear colleague,\n")]
    [InlineData("")]
    public async Task A_list_that_is_not_this_clinics_is_refused(string text)
    {
        await using var folder = new Folder();
        folder.Keys();
        await File.WriteAllTextAsync(Ledger(folder), text, Encoding.ASCII);
        Assert.Equal(StorageProblem.FileDamaged, Assert.Throws<StorageException>(() => { folder.Keys(); }).Problem);
    }

    private static IEnumerable<string> Owners(string ledger)
        => ledger.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[1]);

    private static string Ledger(Folder folder) => Path.Combine(folder.Data, "erasures.txt");
}
