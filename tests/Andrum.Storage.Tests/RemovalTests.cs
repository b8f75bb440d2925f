using System.Security.Cryptography;
using Andrum.Care.Story;
using Andrum.Journals;
using Andrum.Storage.Verification;
using CsCheck;

namespace Andrum.Storage.Tests;

public sealed class RemovalTests
{
    private static readonly PersonId Vera = PersonId.New();
    private static readonly JournalOf<Diary> Diary = Andrum.Care.Story.Diary.Journal(Vera);

    [Fact]
    public async Task Words_that_were_removed_are_gone_in_every_server_and_at_every_moment()
    {
        await using var folder = new Folder();
        var here = await Written(folder);
        var there = folder.Open();
        Assert.Equal(3, there.Read(Diary).State.CheckIns.Count);
        var stamp = there.Read(Diary).Entries[1].Stamp;
        Assert.IsType<Outcome<Diary>.Done>(await here.Remove(Diary, new Wish(WishId.New(), Vera), 2));
        Assert.All(new[] { here, there, folder.Open() }, server =>
        {
            var diary = server.Read(Diary);
            Assert.Equal(["grey", "better"], diary.State.CheckIns.Select(c => c.Word));
            Assert.Equal(["grey"], diary.At(2).State.CheckIns.Select(c => c.Word));
            Assert.Equal(new Written<Diary>(stamp, new Erased<Diary>()), diary.Entries[1]);
            Assert.Equal(4, diary.Version);
        });
    }

    [Fact]
    public async Task Not_a_byte_of_what_was_removed_stays_in_the_files()
    {
        await using var folder = new Folder();
        var journals = folder.Open();
        for (var i = 1; i <= 60; i++)
        {
            await journals.Append(Diary, new Wish(WishId.New(), Vera), d => d.Write(StoryId.New(), "Ice", new("1994"), new string('x', i % 7 * 900)));
        }

        var bodies = new[] { 3L, 20, 34, 60 }.ToDictionary(v => v, v => Body(folder, v));
        Assert.All(bodies.Values, body => Assert.True(IsInFiles(folder, body)));
        foreach (var version in bodies.Keys)
        {
            await journals.Remove(Diary, new Wish(WishId.New(), Vera), version);
            Assert.False(IsInFiles(folder, bodies[version]));
        }

        Assert.Equal(56, journals.Read(Diary).State.Story.Count);
    }

    [Fact]
    public async Task What_a_power_cut_left_of_a_removed_body_is_wiped_at_the_next_start()
    {
        await using var folder = new Folder();
        await (await Written(folder)).DisposeAsync();
        var body = Body(folder, 2);
        folder.Tamper(DataFolder.JournalFile, "PRAGMA secure_delete = OFF; DELETE FROM row WHERE version >= 2", Diary.Name);
        Assert.True(IsInFiles(folder, body));
        folder.Tamper(DataFolder.JournalFile, "INSERT INTO traces VALUES (1)", Diary.Name);
        await folder.Open().DisposeAsync();
        Assert.False(IsInFiles(folder, body));
        Assert.Equal(0L, folder.Ask(folder.JournalFile, "SELECT count(*) FROM traces"));
    }

    [Fact]
    public async Task A_journal_with_a_removed_body_is_whole_and_an_older_digest_still_holds()
    {
        await using var folder = new Folder();
        await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        var journals = await Written(folder);
        var digest = await Heads.Take(clinic);
        await journals.Remove(Diary, new Wish(WishId.New(), Vera), 2);
        Assert.Empty(await Verifier.Check(clinic));
        Assert.Empty(await Heads.Check(digest, clinic));
        clinic.Keys.Erase(KeyName.Of(Diary.Name));
        Assert.Empty(await Verifier.Check(clinic));
        Assert.Empty(folder.Open().Read(Diary).State.CheckIns);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_body_that_somebody_took_out_without_saying_so_is_a_damage(long removedInOrder)
    {
        await using var folder = new Folder();
        await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        var journals = await Written(folder);
        if (removedInOrder > 0)
        {
            await journals.Remove(Diary, new Wish(WishId.New(), Vera), removedInOrder);
        }

        folder.Tamper(DataFolder.JournalFile,
            $"UPDATE row SET body = x'{Convert.ToHexString(SHA256.HashData(Body(folder, 2)))}' WHERE journal = $it AND version = 2", Diary.Name);
        Assert.Equal([new Damage(Diary.Name, 2)], await Verifier.Check(clinic));
        var again = folder.Open();
        Assert.Equal(StorageProblem.Damaged, Assert.Throws<StorageException>(() => { again.Read(Diary); }).Problem);
        Assert.Equal(StorageProblem.Damaged, Assert.Throws<StorageException>(() => { again.Read(Diary); }).Problem);
    }

    [Fact]
    public async Task A_body_that_came_back_after_it_was_removed_is_a_damage_and_is_not_shown()
    {
        await using var folder = new Folder();
        await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        var journals = await Written(folder);
        var body = Body(folder, 2);
        await journals.Remove(Diary, new Wish(WishId.New(), Vera), 2);
        folder.Tamper(DataFolder.JournalFile, $"UPDATE row SET body = x'{Convert.ToHexString(body)}' WHERE journal = $it AND version = 2", Diary.Name);
        Assert.Equal([new Damage(Diary.Name, 2)], await Verifier.Check(clinic));
        Assert.Equal(["grey", "better"], folder.Open().Read(Diary).State.CheckIns.Select(c => c.Word));
    }

    [Fact]
    public async Task A_phone_that_sends_its_words_again_does_not_bring_them_back()
    {
        await using var folder = new Folder();
        var journals = folder.Open();
        var wish = new Wish(WishId.New(), Vera);
        await journals.Append(Diary, wish, d => d.CheckedIn("grey"));
        await journals.Remove(Diary, new Wish(WishId.New(), Vera), 1);
        await folder.Open().Append(Diary, wish, d => d.CheckedIn("grey"));
        Assert.Empty(journals.Read(Diary).State.CheckIns);
        Assert.Equal(2, journals.Read(Diary).Version);
    }

    [Fact]
    public async Task Only_words_are_removed_and_only_once()
    {
        await using var folder = new Folder();
        var journals = folder.Open();
        var id = StoryId.New();
        await journals.Append(Diary, new Wish(WishId.New(), Vera), d => d.Write(id, "Ice", new("1994"), "I fell."));
        await journals.Append(Diary, new Wish(WishId.New(), Vera), d => d.PutAway(id));
        await journals.Undo(Diary, new Wish(WishId.New(), Vera));
        foreach (var version in new[] { 0L, 3, 4, -1, long.MaxValue })
        {
            Assert.Equal(Refusal.NotFound, (await journals.Remove(Diary, new Wish(WishId.New(), Vera), version)).WhyNot);
        }

        await journals.Remove(Diary, new Wish(WishId.New(), Vera), 1);
        Assert.Null((await journals.Remove(Diary, new Wish(WishId.New(), Vera), 1)).WhyNot);
        Assert.Equal(Refusal.NotFound, (await journals.Remove(Diary, new Wish(WishId.New(), Vera), 4)).WhyNot);
        Assert.Equal(4, journals.Read(Diary).Version);
        Assert.Null(journals.Read(Diary).State.StoryWith(id));
    }

    [Fact]
    public void Reading_on_from_any_moment_tells_the_same_as_reading_at_once()
        => Gen.Select(Gen.Int[1, 8].Array[0, 12], Gen.Int[0, 12]).Sample((removals, cut) =>
        {
            var entries = removals.Select((version, i) => new Written<Diary>(StampOf(i + 1),
                i % 2 == 0 ? new DayNoted($"day {i}") : new BodyRemoved<Diary>(StampOf(version)))).ToList();
            var at = Math.Min(cut, entries.Count);
            var whole = Snapshot<Diary>.Empty.With(entries);
            var continued = Snapshot<Diary>.Empty.With(entries[..at]).With(entries[at..]);
            Assert.Equal(whole.Entries.AsEnumerable(), continued.Entries);
            Assert.Equal(whole.State.CheckIns.AsEnumerable(), continued.State.CheckIns);
        });

    private static Stamp StampOf(long version) => new(version, Vera, DateTimeOffset.UnixEpoch.AddDays(version), default);

    private static async Task<Journals> Written(Folder folder)
    {
        var journals = folder.Open();
        foreach (var word in new[] { "grey", "rain", "better" })
        {
            await journals.Append(Diary, new Wish(WishId.New(), Vera), d => d.CheckedIn(word));
        }

        return journals;
    }

    private static byte[] Body(Folder folder, long version)
        => (byte[])folder.Ask(folder.JournalFile, $"SELECT body FROM row WHERE version = {version}")!;

    // A page may hold a body in pieces: any sixteen bytes of it count.
    private static bool IsInFiles(Folder folder, byte[] body)
        => Directory.GetFiles(folder.Data, "journal.db*").Any(name =>
        {
            using var open = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            open.CopyTo(copy);
            var bytes = copy.ToArray();
            return body.Chunk(16).Any(piece => piece.Length == 16 && bytes.AsSpan().IndexOf(piece) >= 0);
        });
}
