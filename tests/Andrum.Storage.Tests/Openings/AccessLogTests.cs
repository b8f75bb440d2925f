using Andrum.Clinic.Openings;
using Andrum.Journals;
using Andrum.Storage.Openings;

namespace Andrum.Storage.Tests.Openings;

public sealed class AccessLogTests
{
    private static readonly PersonId Norén = PersonId.New();
    private static readonly JournalName Record = JournalName.Of("patient", Guid.CreateVersion7());

    [Fact]
    public async Task Reading_the_same_record_within_a_quarter_of_an_hour_is_one_opening()
    {
        await using var folder = new Folder();
        var clock = new Clock();
        await using var log = new AccessLog(Path.Combine(folder.Data, "access.db"), folder.Keys(), clock);
        await log.Note(Norén, Record, "session");
        clock.Now += AccessMonth.OneOpening - TimeSpan.FromSeconds(1);
        await log.Note(Norén, Record, "session");
        Assert.Single(log.Of(Record, clock.Now));
        await log.Note(Norén, Record, "export");
        await log.Note(PersonId.New(), Record, "session");
        Assert.Equal(3, log.Of(Record, clock.Now).Count);
        clock.Now += TimeSpan.FromSeconds(1);
        await log.Note(Norén, Record, "session");
        Assert.Equal(4, log.Of(Record, clock.Now).Count);
        Assert.Empty(log.Of(JournalName.Of("patient", Guid.CreateVersion7()), clock.Now));
    }

    [Fact]
    public async Task Who_read_is_still_known_after_the_server_was_started_again()
    {
        await using var folder = new Folder();
        var clock = new Clock();
        var file = Path.Combine(folder.Data, "access.db");
        await using (var log = new AccessLog(file, folder.Keys(), clock))
        {
            await log.Note(Norén, Record, "session");
        }

        await using var again = new AccessLog(file, folder.Keys(), clock);
        Assert.Equal(new Opening(Norén, "session", clock.Now), Assert.Single(again.Of(Record, clock.Now)));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
