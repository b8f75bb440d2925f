using System.Security.Cryptography;
using System.Text;
using Andrum.Care.Story;
using Andrum.Journals;
using Andrum.Storage.Verification;

namespace Andrum.Storage.Tests.Verification;

public sealed class HeadsTests
{
    private static readonly PersonId Vera = PersonId.New();
    private static readonly PersonId Ingrid = PersonId.New();
    private static readonly JournalName Of = Diary.Journal(Vera).Name;

    [Fact]
    public async Task A_clinic_that_went_on_writing_is_what_it_was()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        var digest = await Heads.Take(clinic);
        await Write(clinic, Vera, "more");
        await Write(clinic, PersonId.New(), "somebody new");
        await clinic.AccessLog.Note(Vera, Of, "another purpose");
        Assert.Empty(await Heads.Check(digest, clinic));
        Assert.Empty(await Heads.Check(digest.ReplaceLineEndings("\r\n") + "\r\n", clinic));
    }

    [Theory]
    [InlineData("DELETE FROM row WHERE journal = $it AND version = 3", HeadChange.CutOff)]
    [InlineData("DELETE FROM row WHERE journal = $it", HeadChange.Missing)]
    [InlineData("UPDATE row SET body = zeroblob(300) WHERE journal = $it AND version = 1", HeadChange.Rewritten)]
    [InlineData("UPDATE row SET key = randomblob(16) WHERE journal = $it AND version = 3", HeadChange.Rewritten)]
    [InlineData("UPDATE row SET key = x'00' WHERE journal = $it AND version = 3", HeadChange.Rewritten)]
    public async Task What_was_taken_away_or_rewritten_since_is_named(string tampering, HeadChange change)
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        var digest = await Heads.Take(clinic);
        folder.Tamper(DataFolder.JournalFile, tampering, Of);
        Assert.Equal([new HeadDifference(Of, 3, change)], await Heads.Check(digest, clinic));
    }

    [Fact]
    public async Task Openings_that_were_struck_from_the_access_log_are_missed()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        var digest = await Heads.Take(clinic);
        folder.Tamper(DataFolder.AccessFile, "DELETE FROM row", Of);
        Assert.Equal(HeadChange.Missing, Assert.Single(await Heads.Check(digest, clinic)).Change);
    }

    [Fact]
    public async Task A_digest_that_somebody_changed_proves_nothing()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        var digest = await Heads.Take(clinic);
        var lines = digest.Split('\n');
        var without = string.Join('\n', lines.Where(l => !l.StartsWith(Of.Value, StringComparison.Ordinal)));
        Assert.NotEqual(digest, without);
        foreach (var changed in new[] { without, digest.Replace("Z\n", "0Z\n", StringComparison.Ordinal), string.Join('\n', lines[..^2].Append("signed a b")) })
        {
            Assert.Equal(StorageProblem.HeadsNotOurs, (await Assert.ThrowsAsync<StorageException>(() => Heads.Check(changed, clinic))).Problem);
        }

        Assert.Equal(StorageProblem.HeadsUnreadable,
            (await Assert.ThrowsAsync<StorageException>(() => Heads.Check("Dear colleague,", clinic))).Problem);
    }

    [Fact]
    public async Task Another_clinics_digest_proves_nothing_here()
    {
        await using var folder = new Folder();
        await using var other = new Folder();
        await using var clinic = await Written(folder);
        await using var elsewhere = await Written(other);
        var digest = await Heads.Take(elsewhere);
        Assert.Equal(StorageProblem.HeadsNotOurs, (await Assert.ThrowsAsync<StorageException>(() => Heads.Check(digest, clinic))).Problem);
    }

    [Fact]
    public async Task Who_keeps_digests_for_a_clinic_can_check_them_with_its_public_key_alone()
    {
        await using var folder = new Folder();
        await using var clinic = await Written(folder);
        var digest = await Heads.Take(clinic);
        var last = digest.TrimEnd().Split('\n')[^1];
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Heads.PublicKey(clinic.Master)), out _);
        Assert.Equal(Heads.PublicKey(clinic.Master), last.Split(' ')[1]);
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(digest[..digest.IndexOf(last, StringComparison.Ordinal)]),
            Convert.FromBase64String(last.Split(' ')[2]), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    private static async Task<DataFolder> Written(Folder folder)
    {
        var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        foreach (var person in new[] { Vera, Ingrid })
        {
            await Write(clinic, person, "grey", "rain", "better");
        }

        await clinic.AccessLog.Note(Ingrid, Of, "reading");
        return clinic;
    }

    private static async Task Write(DataFolder clinic, PersonId person, params string[] words)
    {
        foreach (var word in words)
        {
            await clinic.Journals.Append(Diary.Journal(person), new Wish(WishId.New(), person), d => d.CheckedIn(word));
        }
    }
}
