using Andrum.Care.Story;
using Andrum.Storage.Verification;

namespace Andrum.Storage.Tests.Rows;

public sealed class KilledTests
{
    private const int Times = 4;

    [Fact]
    public async Task Whatever_was_told_to_be_written_is_there_after_the_server_was_killed_again_and_again()
    {
        await using var folder = new Folder();
        await DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true).DisposeAsync();
        var told = new List<WriterThatIsKilled.Told>();
        for (var i = 0; i < Times; i++)
        {
            told.AddRange(await WriterThatIsKilled.Run(folder));
            await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: false);
            Assert.Empty(await Verifier.Check(clinic));
            Assert.All(told.GroupBy(t => t.Person), person => Assert.Superset(
                person.Select(t => t.Wish).ToHashSet(),
                clinic.Journals.Read(Diary.Journal(person.Key)).Entries.Select(w => w.Stamp.Wish).ToHashSet()));
        }

        Assert.True(told.Count > Times);
    }
}
