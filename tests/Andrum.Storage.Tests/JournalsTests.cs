using System.Text;
using Andrum.Care.Story;
using Andrum.Clinic;
using Andrum.Journals;
using Microsoft.Data.Sqlite;

namespace Andrum.Storage.Tests;

public sealed class JournalsTests
{
    private const string Secret = "He never said sorry for the ice";
    private static readonly PersonId Vera = PersonId.New();
    private static readonly JournalOf<Diary> Diary = Andrum.Care.Story.Diary.Journal(Vera);

    [Fact]
    public async Task What_was_written_is_there_after_the_server_was_started_again()
    {
        await using var folder = new Folder();
        var id = StoryId.New();
        await Write(folder.Open(), "The fall 🧊", "Åsa said: \"wait\" – ça va?", id);
        var entry = folder.Open().Read(Diary).State.StoryWith(id)!;
        Assert.Equal("The fall 🧊", entry.Title);
        Assert.Equal("Åsa said: \"wait\" – ça va?", entry.Text);
        Assert.Equal(new StoryTime("spring 1994"), entry.When);
    }

    [Fact]
    public async Task A_wish_sent_twice_is_answered_once()
    {
        await using var folder = new Folder();
        var journals = folder.Open();
        var wish = new Wish(WishId.New(), Vera);
        var first = await journals.Append(Diary, wish, d => d.CheckedIn("grey"));
        var second = await folder.Open().Append(Diary, wish, d => d.CheckedIn("grey"));
        Assert.Equal(Assert.IsType<Outcome<Diary>.Done>(first).Entries.Single(), Assert.IsType<Outcome<Diary>.Done>(second).Entries.Single());
        Assert.Single(journals.Read(Diary).State.CheckIns);
    }

    [Fact]
    public async Task Who_decided_on_what_they_saw_is_told_when_somebody_wrote_first()
    {
        await using var folder = new Folder();
        var journals = folder.Open();
        await Write(journals, "One", "one");
        var late = await journals.Append(Diary, new Wish(WishId.New(), Vera, Expected: 0), d => d.CheckedIn("grey"));
        Assert.Equal("One", Assert.IsType<Outcome<Diary>.Overtaken>(late).Now.State.Story.Single().Title);
    }

    [Fact]
    public async Task Two_servers_on_one_folder_lose_nothing()
    {
        await using var folder = new Folder();
        Journals[] servers = [folder.Open(), folder.Open()];
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
            servers[i % 2].Append(Diary, new Wish(WishId.New(), Vera), d => d.CheckedIn($"day {i}")))));
        Assert.All(servers, s => Assert.Equal(
            Enumerable.Range(0, 200).Select(i => $"day {i}").Order(StringComparer.Ordinal),
            s.Read(Diary).State.CheckIns.Select(c => c.Word).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task What_was_put_away_can_be_brought_back_and_only_by_whoever_did_it()
    {
        await using var folder = new Folder();
        var journals = folder.Open();
        var id = StoryId.New();
        await Write(journals, "Ice", "I fell.", id);
        await journals.Append(Diary, new Wish(WishId.New(), Vera), d => d.PutAway(id));
        await journals.Undo(Diary, new Wish(WishId.New(), PersonId.New()));
        Assert.Empty(journals.Read(Diary).State.Story);
        await journals.Undo(Diary, new Wish(WishId.New(), Vera));
        Assert.Equal("I fell.", journals.Read(Diary).State.StoryWith(id)!.Text);
    }

    [Fact]
    public async Task Neither_a_name_nor_a_sentence_can_be_found_in_the_data_folder()
    {
        await using var folder = new Folder();
        var journals = folder.Open();
        await Write(journals, "Ice", Secret);
        await journals.Append(ClinicState.Journal, new Wish(WishId.New(), Vera), c => c.EnrolPatient(Vera, "Gunilla", "Åberg-Kvist",
            new DateOnly(1978, 5, 14), Sex.Woman, null, another: false, new DateOnly(2026, 3, 2)));
        var files = Directory.GetFiles(folder.Data);
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            open.CopyTo(copy);
            Assert.All(new[] { Secret, "Gunilla", "Åberg-Kvist", "story-written", Vera.Value.ToString("N") }, words =>
                Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(words))));
        });
    }

    [Fact]
    public async Task What_was_erased_is_gone_at_once_in_every_server_and_the_rest_still_reads()
    {
        await using var folder = new Folder();
        var keys = folder.Keys();
        var here = folder.Open(keys);
        var there = folder.Open();
        await here.Append(ClinicState.Journal, new Wish(WishId.New(), Vera), c => c.NameClinic("Ekbacken"));
        await here.Append(ClinicState.Journal, new Wish(WishId.New(), Vera), c => c.EnrolPatient(Vera, "Gunilla", "Åberg",
            new DateOnly(1978, 5, 14), Sex.Woman, null, another: false, new DateOnly(2026, 3, 2)));
        Assert.Single(there.Read(ClinicState.Journal).State.Patients);

        keys.Erase(KeyName.Of("patient", Vera.Value));

        Assert.All(new[] { here, there, folder.Open() }, server =>
        {
            var clinic = server.Read(ClinicState.Journal);
            Assert.Empty(clinic.State.Patients);
            Assert.Equal("Ekbacken", clinic.State.Name);
            Assert.Equal(2, clinic.Version);
        });
        var more = await Assert.ThrowsAsync<StorageException>(() => there.Append(ClinicState.Journal, new Wish(WishId.New(), Vera),
            _ => new CareBegun(Vera, PersonId.New(), CareKind.Assigned, new DateOnly(2026, 3, 2), null)));
        Assert.Equal(StorageProblem.KeyErased, more.Problem);
    }

    [Theory]
    [InlineData("UPDATE row SET body = zeroblob(length(body)) WHERE version = 2")]
    [InlineData("UPDATE row SET body = (SELECT body FROM row WHERE version = 1) WHERE version = 2")]
    [InlineData("UPDATE row SET hash = zeroblob(32) WHERE version = 2")]
    [InlineData("DELETE FROM row WHERE version = 2")]
    [InlineData("DELETE FROM row WHERE version = 1")]
    public async Task A_record_that_was_tampered_with_is_not_shown(string tampering)
    {
        await using var folder = new Folder();
        var journals = folder.Open();
        for (var i = 1; i <= 3; i++)
        {
            await Write(journals, $"Entry {i}", "…");
        }

        await using (var db = new SqliteConnection($"Data Source={folder.JournalFile}"))
        {
            await db.OpenAsync();
            await using var command = db.CreateCommand();
            command.CommandText = tampering;
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        var seen = Assert.Throws<StorageException>(() => folder.Open().Read(Diary));
        Assert.Equal(StorageProblem.Damaged, seen.Problem);
    }

    private static Task<Outcome<Diary>> Write(Journals journals, string title, string text, StoryId? id = null)
        => journals.Append(Diary, new Wish(WishId.New(), Vera), d => d.Write(id ?? StoryId.New(), title, new("spring 1994"), text));
}
