using Andrum.Clinic.Openings;
using Andrum.Storage.Keys;

namespace Andrum.Storage.Openings;

/// <summary>
/// The access log, in a database and with a writer of its own, so that reading stays noted while much is written. Every reading of a
/// sealed journal is noted before the page leaves.
/// </summary>
public sealed class AccessLog(string file, KeyStore keys, TimeProvider time) : IAsyncDisposable
{
    private readonly Journals _journals = Journals.Open(file, keys, time);

    /// <summary>Notes that somebody reads a journal for a purpose; durable when it returns.</summary>
    public async Task Note(PersonId who, JournalName journal, string purpose)
    {
        var now = time.GetUtcNow();
        await _journals.Append(AccessMonth.Journal(journal, now), new Wish(WishId.New(), who), month => month.Open(who, purpose, now));
    }

    /// <summary>Who opened a journal in the month of a day, oldest first.</summary>
    public IReadOnlyList<Opening> Of(JournalName journal, DateTimeOffset month)
        => _journals.Read(AccessMonth.Journal(journal, month)).State.Openings;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _journals.DisposeAsync();
}
