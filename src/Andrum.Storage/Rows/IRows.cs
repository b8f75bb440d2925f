namespace Andrum.Storage;

/// <summary>A sealed entry as it lies in the database.</summary>
/// <param name="Version">Its place in the journal, from 1.</param>
/// <param name="Key">The id of the key that opens it.</param>
/// <param name="Body">The sealed body.</param>
/// <param name="Hash">Chains it to its predecessor, 32 bytes.</param>
internal sealed record Row(long Version, Guid Key, byte[] Body, byte[] Hash);

/// <summary>What comes in the place of a body that is removed.</summary>
internal sealed record Removal(long Version, byte[] Body);

/// <summary>The last entry of a journal: its version, and the hash that stands for all before it.</summary>
internal sealed record Head(JournalName Journal, long Version, byte[] Hash);

/// <summary>
/// Where rows are kept: append to a journal, read a journal from a version. On SQLite for one clinic; any engine that keeps
/// (journal, version) unique will do.
/// </summary>
internal interface IRows : IAsyncDisposable
{
    /// <summary>
    /// Appends rows that follow a version and removes the bodies that they say, all or none; durable when it returns.
    /// </summary>
    /// <returns>False when the journal has another version by now.</returns>
    Task<bool> Append(JournalName journal, long after, IReadOnlyList<Row> rows, IReadOnlyList<Removal> removals);

    /// <summary>The rows after a version, in order.</summary>
    IReadOnlyList<Row> Read(JournalName journal, long after);

    /// <summary>How many entries a journal has.</summary>
    long Version(JournalName journal);

    /// <summary>The names of all journals.</summary>
    IReadOnlyList<JournalName> Journals();

    /// <summary>The heads of all journals, as they are at one moment.</summary>
    IReadOnlyList<Head> Heads();
}
