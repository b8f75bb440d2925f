using Andrum.Care.Story;
using Andrum.Journals;

namespace Andrum.Storage.Tests;

public sealed class DataFolderTests
{
    private static readonly PersonId Vera = PersonId.New();

    [Fact]
    public async Task A_clinic_that_was_made_opens_again_with_what_was_written_and_who_read_it()
    {
        await using var folder = new Folder();
        var clinic = Path.Combine(folder.Data, "new");
        var diary = Diary.Journal(Vera);
        await using (var first = DataFolder.Open(clinic, folder.KeyFile, TimeProvider.System, create: true))
        {
            await first.Journals.Append(diary, new Wish(WishId.New(), Vera), d => d.CheckedIn("grey"));
            await first.AccessLog.Note(Vera, diary.Name, "reading");
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(clinic));
        Assert.Equal(["access.db", "journal.db", "keys.db"], Directory.GetFiles(clinic).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await using var again = DataFolder.Open(clinic, folder.KeyFile, TimeProvider.System, create: false);
        Assert.Equal("grey", Assert.Single(again.Journals.Read(diary).State.CheckIns).Word);
        Assert.Single(again.AccessLog.Of(diary.Name, TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public async Task Looking_into_a_folder_without_a_clinic_makes_none()
    {
        await using var folder = new Folder();
        Assert.Equal(StorageProblem.NoClinic, Problem(folder, create: false));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Data));
        Assert.False(File.Exists(folder.KeyFile));
    }

    [Fact]
    public async Task Journals_that_lost_their_keys_do_not_pass_for_erased()
    {
        await using var folder = new Folder();
        await using (DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true))
        {
        }

        File.Delete(Path.Combine(folder.Data, DataFolder.KeysFile));
        Assert.Equal(StorageProblem.KeysMissing, Problem(folder, create: true));
        Assert.Equal(StorageProblem.KeysMissing, Problem(folder, create: false));
        Assert.False(File.Exists(Path.Combine(folder.Data, DataFolder.KeysFile)));
    }

    private static StorageProblem Problem(Folder folder, bool create) => Assert.Throws<StorageException>(
        () => { DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create); }).Problem;
}
