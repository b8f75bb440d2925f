using System.Collections.Immutable;
using Andrum.Storage.Keys;
using Andrum.Storage.Sealing;
using Microsoft.Extensions.Caching.Memory;

namespace Andrum.Storage;

/// <summary>All journals of a clinic: the one place that writes. What is returned as done is durable.</summary>
public sealed class Journals : IAsyncDisposable
{
    private const int Tries = 50;
    private const long CacheBytes = 256L << 20;

    // A folded entry takes some multiple of its sealed size in memory; measured on small entries.
    private const int BytesInMemoryPerSealedByte = 4;

    private readonly IRows _rows;
    private readonly KeyStore _keys;
    private readonly Seal _seal;
    private readonly TimeProvider _time;

    // Wishes for one journal wait for each other here instead of overtaking each other in the database; other processes are met there.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    private sealed record Known<TState>(Snapshot<TState> Snapshot, byte[] Head, long Bytes, long Generation)
        where TState : class, IState<TState>;

    private Journals(IRows rows, KeyStore keys, TimeProvider time) => (_rows, _keys, _seal, _time) = (rows, keys, new Seal(keys), time);

    /// <summary>Opens the journals in a SQLite file, making it where there is none.</summary>
    public static Journals Open(string file, KeyStore keys, TimeProvider time)
        => new(new SqliteRows(file), keys, time);

    /// <summary>A journal as it stands now; only what it gained since the last reading is read.</summary>
    /// <exception cref="StorageException">When a row is damaged or does not follow its predecessor.</exception>
    public Snapshot<TState> Read<TState>(JournalOf<TState> journal)
        where TState : class, IState<TState>
        => Load(journal).Snapshot;

    /// <summary>
    /// Answers a wish: decides on the newest state and writes what was decided. When somebody else wrote first, it is decided
    /// again. A wish that was answered before returns its first outcome.
    /// </summary>
    /// <exception cref="StorageException">When the journal is damaged, or speaks of somebody whose key was erased.</exception>
    /// <exception cref="TimeoutException">When others kept writing first.</exception>
    public async Task<Outcome<TState>> Append<TState>(JournalOf<TState> journal, Wish wish, Func<TState, Decision<TState>> decide)
        where TState : class, IState<TState>
        => await Append(journal, wish, snapshot => decide(snapshot.State));

    /// <summary>Takes back the last thing in a journal that this person may take back; nothing when there is none.</summary>
    public async Task<Outcome<TState>> Undo<TState>(JournalOf<TState> journal, Wish wish)
        where TState : class, IState<TState>
        => await Append(journal, wish, snapshot => Decision<TState>.Write(
            snapshot.LastUndoable(wish.By).Select(w => new Undone<TState>(w.Stamp.Version))));

    /// <summary>
    /// Removes the words of one entry for good: from every moment of the journal, from every process, and from the file. The entry
    /// stays in the chain, without its body. What was backed up before still has it.
    /// </summary>
    public async Task<Outcome<TState>> Remove<TState>(JournalOf<TState> journal, Wish wish, long version)
        where TState : class, IState<TState>
        => await Append(journal, wish, snapshot => snapshot.RemoveBody(version));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        _cache.Dispose();
        Array.ForEach(_turns, turn => turn.Dispose());
    }

    private async Task<Outcome<TState>> Append<TState>(JournalOf<TState> journal, Wish wish,
        Func<Snapshot<TState>, Decision<TState>> decide)
        where TState : class, IState<TState>
    {
        var turn = _turns[(journal.Name.GetHashCode() & int.MaxValue) % _turns.Length];
        await turn.WaitAsync();
        try
        {
            return await Decide(journal, wish, decide);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Outcome<TState>> Decide<TState>(JournalOf<TState> journal, Wish wish,
        Func<Snapshot<TState>, Decision<TState>> decide)
        where TState : class, IState<TState>
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var known = Load(journal);
            var now = known.Snapshot;
            var answered = now.Entries.Where(w => w.Stamp.Wish == wish.Id && w.Stamp.By == wish.By).ToImmutableArray();
            if (!answered.IsEmpty)
            {
                return new Outcome<TState>.Done(now, answered);
            }

            if (now.ReadOnly)
            {
                return new Outcome<TState>.Refused(now, Refusal.JournalReadOnly);
            }

            if (wish.Expected is { } expected && expected != now.Version)
            {
                return new Outcome<TState>.Overtaken(now);
            }

            var decision = decide(now);
            if (decision.Refusal is { } refusal)
            {
                return new Outcome<TState>.Refused(now, refusal);
            }

            if (decision.Entries.IsEmpty)
            {
                return new Outcome<TState>.Done(now, []);
            }

            var at = _time.GetUtcNow();
            var written = decision.Entries
                .Select((entry, i) => new Written<TState>(new(now.Version + i + 1, wish.By, at, wish.Id), entry))
                .ToImmutableArray();
            var rows = Chained(journal.Name, known.Head, written);
            if (await _rows.Append(journal.Name, now.Version, rows, Removals(journal.Name, written)))
            {
                return new Outcome<TState>.Done(Remember(journal, known, written, rows).Snapshot, written);
            }
        }

        throw new TimeoutException($"{Tries} attempts to write to a journal met somebody else's entry.");
    }

    private List<Row> Chained<TState>(JournalName journal, byte[] head, ImmutableArray<Written<TState>> written)
        where TState : class, IState<TState>
    {
        var rows = new List<Row>(written.Length);
        foreach (var entry in written)
        {
            var (key, body) = _seal.Close(journal, entry);
            head = Seal.Chain(head, journal, entry.Stamp.Version, key, body);
            rows.Add(new(entry.Stamp.Version, key, body, head));
        }

        return rows;
    }

    private List<Removal> Removals<TState>(JournalName journal, ImmutableArray<Written<TState>> written)
        where TState : class, IState<TState>
        => [.. written.Select(w => w.Entry).OfType<BodyRemoved<TState>>().Select(r => r.Of.Version)
            .Select(version => new Removal(version, Seal.Emptied(_rows.Read(journal, version - 1)[0].Body)))];

    private Known<TState> Load<TState>(JournalOf<TState> journal)
        where TState : class, IState<TState>
    {
        var generation = _keys.Generation();
        var known = _cache.Get<Known<TState>>(journal.Name);
        if (known?.Generation != generation)
        {
            known = new(Snapshot<TState>.Empty, [], 0, generation);
        }

        if (known.Snapshot.Version > 0 && _rows.Version(journal.Name) == known.Snapshot.Version)
        {
            return known;
        }

        var rows = _rows.Read(journal.Name, known.Snapshot.Version);
        var head = known.Head;
        var version = known.Snapshot.Version;
        foreach (var row in rows)
        {
            version++;
            head = Seal.Chain(head, journal.Name, version, row.Key, row.Body);
            if (row.Version != version || !head.AsSpan().SequenceEqual(row.Hash))
            {
                throw new StorageException(StorageProblem.Damaged, journal.Name.Value, version);
            }
        }

        if (rows.Count == 0)
        {
            return known;
        }

        var now = Remember(journal, known, [.. rows.Select(r => _seal.Open<TState>(journal.Name, r))], rows);
        foreach (var row in rows.Where(_seal.LostItsBody))
        {
            if (!now.Snapshot.Entries.Exists(w => w.Entry is BodyRemoved<TState> removed && removed.Of.Version == row.Version))
            {
                _cache.Remove(journal.Name);
                throw new StorageException(StorageProblem.Damaged, journal.Name.Value, row.Version);
            }
        }

        return now;
    }

    private Known<TState> Remember<TState>(JournalOf<TState> journal, Known<TState> known, ImmutableArray<Written<TState>> written,
        IReadOnlyList<Row> rows)
        where TState : class, IState<TState>
    {
        var now = new Known<TState>(known.Snapshot.With(written), rows[^1].Hash,
            known.Bytes + (rows.Sum(r => (long)r.Body.Length) * BytesInMemoryPerSealedByte),
            known.Generation);
        _cache.Set(journal.Name, now, new MemoryCacheEntryOptions { Size = now.Bytes });
        return now;
    }
}
