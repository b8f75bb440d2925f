using System.Text;
using System.Xml.Linq;
using Andrum.Care.Story;
using Andrum.Journals;
using Andrum.Storage.Accounts;
using Andrum.Storage.Backups;
using Andrum.Storage.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Andrum.Storage.Tests.Backups;

public sealed class BackupTests
{
    private const string Secret = "He never said sorry for the ice";
    private const string SignIn = "vera@ekbacken.example";
    private static readonly PersonId Vera = PersonId.New();
    private static readonly PersonId Ingrid = PersonId.New();

    [Fact]
    public async Task A_clinic_comes_back_from_its_backup_as_it_was()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        await Accounts(folder.Data, clinic, doorkeeper => doorkeeper.Open(Vera, SignIn, "fyra fönster och sen sitta"));
        var digest = await Heads.Take(clinic);
        var report = await Backup.Make(clinic, folder.Record, folder.KeysApart);
        Assert.Empty(report.Damages);
        Assert.Equal(["access.db", "accounts.db", "journal.db", "manifest.json", "protection.sealed"], folder.Names(folder.Record));
        Assert.Equal(["keys.db", "manifest.json"], folder.Names(folder.KeysApart));

        Assert.Equal(report.Set, (await Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile)).Set);
        await using var back = DataFolder.Open(folder.Restored, folder.KeyFile, TimeProvider.System, create: false);
        Assert.Equal(Secret, Assert.Single(back.Journals.Read(Diary.Journal(Vera)).State.CheckIns).Word);
        Assert.Single(back.AccessLog.Of(Diary.Journal(Vera).Name, TimeProvider.System.GetUtcNow()));
        Assert.Equal("cookies", Assert.Single(new SealedProtectionKeys(folder.Restored, back.AccountKeys).GetAllElements()).Value);
        Assert.Equal(Vera, await Accounts(folder.Restored, back, doorkeeper => doorkeeper.Recognise(SignIn, "fyra fönster och sen sitta")));
        Assert.Empty(await Verifier.Check(back));
        Assert.Empty(await Heads.Check(digest, back));
        Assert.Equal(["backup", "backup-keys", "data", "restored"], folder.Folders());
    }

    [Fact]
    public async Task Neither_half_of_a_backup_tells_anything()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        await Accounts(folder.Data, clinic, doorkeeper => doorkeeper.Open(Vera, SignIn, "fyra fönster och sen sitta"));
        await Backup.Make(clinic, folder.Record, folder.KeysApart);
        Assert.All(Directory.GetFiles(folder.Record).Concat(Directory.GetFiles(folder.KeysApart)), file =>
            Assert.All(new[] { Secret, SignIn, SignIn.ToUpperInvariant(), "cookies" }, words =>
                Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)))));
        Assert.All(new[] { folder.Record, folder.KeysApart }, half =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(half)));
    }

    [Fact]
    public async Task A_backup_made_while_everybody_writes_is_whole()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        using var enough = new CancellationTokenSource();
        using var written = new SemaphoreSlim(0);
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await Write(clinic, PersonId.New(), "somebody new, with a key of their own");
                written.Release();
            }
        })).ToList();
        for (var i = 0; i < 40; i++)
        {
            await written.WaitAsync(TimeSpan.FromSeconds(30));
        }

        Assert.Empty((await Backup.Make(clinic, folder.Record, folder.KeysApart)).Damages);
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        await Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile);
        await using var back = DataFolder.Open(folder.Restored, folder.KeyFile, TimeProvider.System, create: false);
        Assert.Empty(await Verifier.Check(back));
        Assert.Empty(await Heads.Check(await Heads.Take(back), clinic));
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        Directory.CreateDirectory(folder.Record);
        Directory.CreateDirectory(folder.KeysApart);
        await File.WriteAllTextAsync(Path.Combine(folder.KeysApart, "letter.txt"), "Dear");
        Assert.Equal(StorageProblem.FolderNotEmpty, await Problem(() => Backup.Make(clinic, folder.Record, folder.KeysApart)));
        File.Delete(Path.Combine(folder.KeysApart, "letter.txt"));
        await Backup.Make(clinic, folder.Record, folder.KeysApart);
        Assert.Equal(StorageProblem.FolderNotEmpty, await Problem(() => Backup.Make(clinic, folder.Record, folder.KeysApart + "2")));
        Assert.Equal(StorageProblem.FolderNotEmpty,
            await Problem(() => Backup.Restore(folder.Record, folder.KeysApart, folder.Data, folder.KeyFile)));
        Assert.Equal(["backup", "backup-keys", "data"], folder.Folders());
    }

    [Theory]
    [InlineData("backup", "backup", StorageProblem.BackupHalvesTogether)]
    [InlineData("backup", "backup/keys", StorageProblem.BackupHalvesTogether)]
    [InlineData("keys/backup", "keys", StorageProblem.BackupHalvesTogether)]
    [InlineData("link/backup", "backup/keys", StorageProblem.BackupHalvesTogether)]
    [InlineData("data/backup", "keys", StorageProblem.BackupInsideData)]
    [InlineData("backup", "data/keys", StorageProblem.BackupInsideData)]
    public async Task The_halves_of_a_backup_are_kept_apart(string record, string keys, StorageProblem problem)
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        Directory.CreateSymbolicLink(folder.Beside("link"), folder.Beside("."));
        Assert.Equal(problem, await Problem(() => Backup.Make(clinic, folder.Beside(record), folder.Beside(keys))));
    }

    [Fact]
    public async Task A_backup_that_could_not_be_finished_is_not_there()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        await File.WriteAllTextAsync(folder.KeysApart, "a file is in the way");
        await Assert.ThrowsAnyAsync<IOException>(() => Backup.Make(clinic, folder.Record, folder.KeysApart));
        Assert.Equal(["data"], folder.Folders());
        Directory.CreateDirectory(folder.Record);
        Assert.Equal(StorageProblem.BackupIncomplete,
            await Problem(() => Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile)));
        Assert.Equal(["backup", "data"], folder.Folders());
    }

    [Theory]
    [InlineData("backup/journal.db")]
    [InlineData("backup/access.db")]
    [InlineData("backup/accounts.db")]
    [InlineData("backup/protection.sealed")]
    [InlineData("backup-keys/keys.db")]
    public async Task A_backup_that_rotted_or_lost_a_file_is_not_restored(string name)
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        await Backup.Make(clinic, folder.Record, folder.KeysApart);
        var file = folder.Beside(name);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        Assert.Equal(StorageProblem.BackupDamaged,
            await Problem(() => Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile)));
        File.Delete(file);
        Assert.Equal(StorageProblem.BackupDamaged,
            await Problem(() => Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile)));
        Assert.Equal(["backup", "backup-keys", "data"], folder.Folders());
    }

    [Theory]
    [InlineData("\"taken\": \"2", "\"taken\": \"1")]
    [InlineData("\"form\": \"andrum-backup/1", "\"form\": \"andrum-backup/9")]
    [InlineData("\"half\": \"record\",", "")]
    [InlineData("{", "")]
    public async Task A_manifest_that_somebody_changed_is_not_believed(string what, string by)
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        await Backup.Make(clinic, folder.Record, folder.KeysApart);
        var file = Path.Combine(folder.Record, Backup.ManifestFile);
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains(what, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(what, by, StringComparison.Ordinal));
        Assert.Equal(StorageProblem.BackupDamaged,
            await Problem(() => Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile)));
    }

    [Fact]
    public async Task A_record_is_not_restored_with_the_keys_of_another_day()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        await Backup.Make(clinic, folder.Record, folder.KeysApart);
        await Backup.Make(clinic, folder.Record + "2", folder.KeysApart + "2");
        Assert.Equal(StorageProblem.BackupMixed,
            await Problem(() => Backup.Restore(folder.Record, folder.KeysApart + "2", folder.Restored, folder.KeyFile)));
    }

    [Fact]
    public async Task A_backup_opens_with_the_clinics_own_key_only()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        await Backup.Make(clinic, folder.Record, folder.KeysApart);
        var another = folder.KeyFile + "2";
        Andrum.Storage.Keys.MasterKey.Create(another, folder.Data);
        Assert.Equal(StorageProblem.KeyDoesNotFit,
            await Problem(() => Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, another)));
        Assert.Equal(StorageProblem.KeyFileMissing,
            await Problem(() => Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, another + "3")));
        Assert.False(Directory.Exists(folder.Restored));
    }

    [Fact]
    public async Task A_damage_is_told_when_it_is_backed_up_and_not_restored_in_silence()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        folder.Tamper(DataFolder.JournalFile, "UPDATE row SET body = randomblob(300) WHERE journal = $it", Diary.Journal(Ingrid).Name);
        Assert.Equal([new Damage(Diary.Journal(Ingrid).Name, 1)], (await Backup.Make(clinic, folder.Record, folder.KeysApart)).Damages);
        Assert.Equal(StorageProblem.BackupHoldsDamage,
            await Problem(() => Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile)));
        Assert.False(Directory.Exists(folder.Restored));
    }

    [Fact]
    public async Task What_was_erased_since_the_backup_is_erased_again_when_the_newer_list_of_erasures_is_given()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        clinic.Keys.Erase(KeyName.Of(Diary.Journal(Ingrid).Name));
        await Backup.Make(clinic, folder.Record, folder.KeysApart);
        clinic.Keys.Erase(KeyName.Of(Diary.Journal(Vera).Name));

        await Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile);
        Assert.Equal((1, 0), await CheckIns(folder, folder.Restored));

        await Backup.Restore(folder.Record, folder.KeysApart, folder.Restored + "2", folder.KeyFile,
            Path.Combine(folder.Data, Backup.ErasuresFile));
        Assert.Equal((0, 0), await CheckIns(folder, folder.Restored + "2"));
        Assert.Equal(StorageProblem.FileMissing, await Problem(() => Backup.Restore(folder.Record, folder.KeysApart,
            folder.Restored + "3", folder.KeyFile, Path.Combine(folder.Data, "nowhere.txt"))));
    }

    [Fact]
    public async Task Nobody_is_signed_in_after_a_clinic_was_restored()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        folder.Tamper(DataFolder.AccountsFile, "INSERT INTO Sessions VALUES (randomblob(32), $it, randomblob(99), 9999999999)", new("somebody"));
        Assert.Equal(1L, folder.Ask(Path.Combine(folder.Data, DataFolder.AccountsFile), "SELECT count(*) FROM Sessions"));
        await Backup.Make(clinic, folder.Record, folder.KeysApart);
        await Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile);
        Assert.Equal(0L, folder.Ask(Path.Combine(folder.Restored, DataFolder.AccountsFile), "SELECT count(*) FROM Sessions"));
    }

    private static async Task<DataFolder> Written(Folder folder)
    {
        var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        await Write(clinic, Vera, Secret);
        await Write(clinic, Ingrid, "grey");
        await clinic.AccessLog.Note(Ingrid, Diary.Journal(Vera).Name, "reading");
        new SealedProtectionKeys(folder.Data, clinic.AccountKeys).StoreElement(new XElement("key", "cookies"), "key");
        await Accounts(folder.Data, clinic, _ => Task.FromResult(0));
        return clinic;
    }

    private static async Task<T> Accounts<T>(string data, DataFolder clinic, Func<Doorkeeper, Task<T>> ask)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddAccounts(data, clinic.AccountKeys).BuildServiceProvider();
        return await ask(services.GetRequiredService<Doorkeeper>());
    }

    private static async Task<(int Vera, int Ingrid)> CheckIns(Folder folder, string data)
    {
        await using var clinic = DataFolder.Open(data, folder.KeyFile, TimeProvider.System, create: false);
        return (clinic.Journals.Read(Diary.Journal(Vera)).State.CheckIns.Count, clinic.Journals.Read(Diary.Journal(Ingrid)).State.CheckIns.Count);
    }

    private static Task<Outcome<Diary>> Write(DataFolder clinic, PersonId person, string word)
        => clinic.Journals.Append(Diary.Journal(person), new Wish(WishId.New(), person), d => d.CheckedIn(word));

    private static async Task<StorageProblem> Problem(Func<Task> act) => (await Assert.ThrowsAsync<StorageException>(act)).Problem;
}
