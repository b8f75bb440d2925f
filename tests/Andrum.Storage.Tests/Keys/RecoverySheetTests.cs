using Andrum.Care.Story;
using Andrum.Journals;
using Andrum.Storage.Backups;
using Andrum.Storage.Keys;
using CsCheck;

namespace Andrum.Storage.Tests.Keys;

public sealed class RecoverySheetTests
{
    private static readonly PersonId Vera = PersonId.New();
    private static readonly Gen<string> Codes = Gen.Byte.Array[20].Select(bytes => RecoveryCode.Write(bytes));

    [Fact]
    public async Task A_clinic_that_lost_its_key_and_its_server_comes_back_from_paper_and_backup()
    {
        await using var folder = new Folder();
        string code;
        await using (var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true))
        {
            await clinic.Journals.Append(Diary.Journal(Vera), new Wish(WishId.New(), Vera), d => d.CheckedIn("grey"));
            code = RecoverySheet.Make(clinic.Master, clinic.Folder);
            await Backup.Make(clinic, folder.Record, folder.KeysApart);
        }

        var before = await File.ReadAllTextAsync(folder.KeyFile);
        File.Delete(folder.KeyFile);
        RecoverySheet.RestoreKey(folder.KeysApart, code, folder.KeyFile);
        Assert.Equal(before, await File.ReadAllTextAsync(folder.KeyFile));
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(folder.KeyFile));
        await Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile);
        await using var back = DataFolder.Open(folder.Restored, folder.KeyFile, TimeProvider.System, create: false);
        Assert.Equal("grey", Assert.Single(back.Journals.Read(Diary.Journal(Vera)).State.CheckIns).Word);
        Assert.True(RecoverySheet.Fits(folder.Restored, code));
    }

    [Fact]
    public async Task The_code_can_be_typed_back_as_people_type()
    {
        await using var folder = new Folder();
        var code = RecoverySheet.Make(MasterKey.Create(folder.KeyFile, folder.Data), folder.Data);
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$", code);
        string[] ways =
        [
            code, code.ToLowerInvariant(), code.Replace("-", "", StringComparison.Ordinal), code.Replace("-", " – ", StringComparison.Ordinal),
            $"  {code.Replace("-", "\r\n", StringComparison.Ordinal)}\n", code.Replace('0', 'o').Replace('1', 'l'), code.Replace('0', 'O').Replace('1', 'I'),
        ];
        Assert.All(ways, typed => Assert.True(RecoverySheet.Fits(folder.Data, typed)));
    }

    [Fact]
    public void A_mistyped_letter_is_found_in_its_group()
        => Gen.Select(Codes, Gen.Int[0, 7], Gen.Int[0, 4], Gen.Char["0123456789ABCDEFGHJKMNPQRSTVWXYZ?U"]).Sample((code, group, letter, typed) =>
        {
            var at = (group * 6) + letter;
            Assert.True(code[at] == typed || Mistyped(group, string.Concat(code.AsSpan(0, at), [typed], code.AsSpan(at + 1))));
        });

    [Fact]
    public void Two_letters_that_changed_places_are_found_in_their_group()
        => Gen.Select(Codes, Gen.Int[0, 7], Gen.Int[0, 4], Gen.Int[0, 4]).Sample((code, group, one, other) =>
        {
            var letters = code.ToCharArray();
            var (a, b) = ((group * 6) + one, (group * 6) + other);
            (letters[a], letters[b]) = (letters[b], letters[a]);
            Assert.True(letters[a] == letters[b] || Mistyped(group, new string(letters)));
        });

    [Fact]
    public void Two_groups_that_changed_places_are_found()
        => Gen.Select(Codes, Gen.Int[0, 7], Gen.Int[0, 7]).Sample((code, one, other) =>
        {
            var groups = code.Split('-');
            (groups[one], groups[other]) = (groups[other], groups[one]);
            Assert.True(one == other || Mistyped(Math.Min(one, other), string.Join('-', groups)));
        });

    [Fact]
    public void A_group_that_lost_a_letter_is_named_and_a_code_that_lost_a_group_is_too_short()
    {
        var code = RecoveryCode.Write(new byte[20]);
        Assert.True(Mistyped(2, code[..12] + code[13..]));
        Assert.Equal(StorageProblem.RecoveryCodeLength, Problem(() => RecoveryCode.Read(code[6..])));
        Assert.Equal(StorageProblem.RecoveryCodeLength, Problem(() => RecoveryCode.Read("")));
    }

    [Fact]
    public void Every_code_reads_back_as_the_bits_it_was_made_of()
        => Gen.Byte.Array[20].Sample(bytes => RecoveryCode.Read(RecoveryCode.Write(bytes)).SequenceEqual(bytes));

    [Fact]
    public async Task Another_sheet_opens_nothing_and_a_new_one_takes_the_place_of_the_old()
    {
        await using var folder = new Folder();
        var master = MasterKey.Create(folder.KeyFile, folder.Data);
        Assert.Equal(StorageProblem.FileMissing, Problem(() => RecoverySheet.Fits(folder.Data, RecoveryCode.Write(new byte[20]))));
        Assert.False(RecoverySheet.Exists(folder.Data));
        var old = RecoverySheet.Make(master, folder.Data);
        var now = RecoverySheet.Make(master, folder.Data);
        Assert.True(RecoverySheet.Exists(folder.Data));
        Assert.False(RecoverySheet.Fits(folder.Data, old));
        Assert.Equal(StorageProblem.RecoveryCodeDoesNotFit, Problem(() => RecoverySheet.RestoreKey(folder.Data, old, folder.KeyFile + "2")));
        Assert.Equal(StorageProblem.KeyFileExists, Problem(() => RecoverySheet.RestoreKey(folder.Data, now, folder.KeyFile)));
        Assert.Equal(StorageProblem.KeyFileInsideData,
            Problem(() => RecoverySheet.RestoreKey(folder.Data, now, Path.Combine(folder.Data, "master.key"))));
        Assert.DoesNotContain((await File.ReadAllTextAsync(folder.KeyFile)).Trim(),
            Convert.ToHexStringLower(await File.ReadAllBytesAsync(Path.Combine(folder.Data, RecoverySheet.FileName))), StringComparison.Ordinal);
    }

    private static bool Mistyped(int group, string typed)
        => Assert.Throws<StorageException>(() => { RecoveryCode.Read(typed); }) is { Problem: StorageProblem.RecoveryCodeMistyped } e
            && e.Message.Contains($" {group + 1} ", StringComparison.Ordinal);

    private static StorageProblem Problem(Action act) => Assert.Throws<StorageException>(act).Problem;
}
