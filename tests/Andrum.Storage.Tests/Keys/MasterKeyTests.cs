using System.Globalization;
using Andrum.Storage.Keys;

namespace Andrum.Storage.Tests.Keys;

public sealed class MasterKeyTests
{
    [Fact]
    public async Task The_key_file_is_for_its_owner_alone_to_read()
    {
        await using var folder = new Folder();
        MasterKey.Create(folder.KeyFile, folder.Data);
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(folder.KeyFile));
        File.SetUnixFileMode(folder.KeyFile, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Equal(StorageProblem.KeyFileOpenToOthers, Problem(() => MasterKey.Open(folder.KeyFile, folder.Data)));
    }

    [Fact]
    public async Task The_key_never_lies_beside_what_it_locks()
    {
        await using var folder = new Folder();
        Assert.Equal(StorageProblem.KeyFileInsideData,
            Problem(() => MasterKey.Create(Path.Combine(folder.Data, "sub", "..", "master.key"), folder.Data)));
        var link = folder.Data + "-link";
        Directory.CreateSymbolicLink(link, folder.Data);
        Assert.Equal(StorageProblem.KeyFileInsideData, Problem(() => MasterKey.Create(Path.Combine(link, "master.key"), folder.Data)));
    }

    [Fact]
    public async Task A_key_is_neither_overwritten_nor_guessed()
    {
        await using var folder = new Folder();
        MasterKey.Create(folder.KeyFile, folder.Data);
        Assert.Equal(StorageProblem.KeyFileExists, Problem(() => MasterKey.Create(folder.KeyFile, folder.Data)));
        Assert.Equal(StorageProblem.KeyFileMissing, Problem(() => MasterKey.Open(folder.KeyFile + "2", folder.Data)));
        File.Delete(folder.KeyFile);
        await File.WriteAllTextAsync(folder.KeyFile, "not a key");
        File.SetUnixFileMode(folder.KeyFile, UnixFileMode.UserRead);
        Assert.Equal(StorageProblem.KeyFileDamaged, Problem(() => MasterKey.Open(folder.KeyFile, folder.Data)));
    }

    [Fact]
    public async Task Another_clinics_key_does_not_open_this_folder()
    {
        await using var folder = new Folder();
        folder.Keys();
        File.Delete(folder.KeyFile);
        Assert.Equal(StorageProblem.KeyDoesNotFit, Problem(() => folder.Keys()));
    }

    [Fact]
    public void What_is_wrong_is_said_in_the_readers_language()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("sv");
        var swedish = Enum.GetValues<StorageProblem>().Select(Said).ToList();
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        Assert.All(Enum.GetValues<StorageProblem>().Select(Said).Zip(swedish), p => Assert.NotEqual(p.First, p.Second));
        CultureInfo.CurrentUICulture = new CultureInfo("sv");
        Assert.StartsWith("Det finns ingen nyckelfil på /x.", new StorageException(StorageProblem.KeyFileMissing, "/x").Message, StringComparison.Ordinal);
    }

    private static string Said(StorageProblem problem) => new StorageException(problem, "a", "b", 3).Message;

    private static StorageProblem Problem(Action act) => Assert.Throws<StorageException>(act).Problem;
}
