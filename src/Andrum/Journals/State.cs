using System.Collections.Immutable;

namespace Andrum.Journals;

/// <summary>What a journal's entries fold into.</summary>
public interface IState<TSelf>
    where TSelf : class, IState<TSelf>
{
    /// <summary>The state before the first entry.</summary>
    static abstract TSelf Empty { get; }
}

/// <summary>A journal as it stood at one version: its entries and their fold.</summary>
public sealed record Snapshot<TState>
    where TState : class, IState<TState>
{
    private Snapshot(ImmutableList<Written<TState>> entries, TState state, bool readOnly)
        => (Entries, State, ReadOnly) = (entries, state, readOnly);

    /// <summary>A journal without entries.</summary>
    public static Snapshot<TState> Empty { get; } = new([], TState.Empty, readOnly: false);

    /// <summary>All entries, undone and erased ones too, in order.</summary>
    public ImmutableList<Written<TState>> Entries { get; }

    /// <summary>The fold of the entries that were not undone.</summary>
    public TState State { get; }

    /// <summary>How many entries there are: the version that the next decision is made on.</summary>
    public long Version => Entries.Count;

    /// <summary>Whether the journal holds entries of kinds that this version of Andrum does not know.</summary>
    public bool ReadOnly { get; }

    /// <summary>The journal with further entries, folded on.</summary>
    /// <exception cref="ArgumentException">When the entries do not follow the version.</exception>
    public Snapshot<TState> With(IReadOnlyList<Written<TState>> further)
    {
        var entries = Entries;
        var state = State;
        var readOnly = ReadOnly;
        var again = false;
        foreach (var written in further)
        {
            if (written.Stamp.Version != entries.Count + 1)
            {
                throw new ArgumentException($"Entry {written.Stamp.Version} does not follow version {entries.Count}.", nameof(further));
            }

            entries = entries.Add(written);
            if (written.Entry is BodyRemoved<TState> { Of: var of } && of.Version > 0 && of.Version < written.Stamp.Version)
            {
                entries = entries.SetItem(checked((int)of.Version - 1), new(of, new Erased<TState>()));
                again = true;
            }

            again |= written.Entry is Undone<TState>;
            readOnly |= written.Entry is Unknown<TState>;
            state = again ? state : written.Entry.Apply(state, written.Stamp);
        }

        return new(entries, again ? Fold(entries) : state, readOnly);
    }

    /// <summary>The journal as it stood at an earlier version.</summary>
    public Snapshot<TState> At(long version)
        => version >= Version ? this : Empty.With(Entries.GetRange(0, checked((int)Math.Max(0, version))));

    /// <summary>The versions of the entries that are taken back at present.</summary>
    public IReadOnlySet<long> TakenBack => TakenBackIn(Entries);

    /// <summary>
    /// The entries that one person may take back now: the last wish of theirs that may be undone and has not been, newest first.
    /// </summary>
    public IReadOnlyList<Written<TState>> LastUndoable(PersonId by)
    {
        var takenBack = TakenBack;
        var last = Entries.FindLast(w => w.Stamp.By == by && w.Entry is not Undone<TState>
            && w.Entry.MayBeUndone() && !takenBack.Contains(w.Stamp.Version));
        return last is null
            ? []
            : [.. Entries.Where(w => w.Stamp.Wish == last.Stamp.Wish && w.Entry.MayBeUndone()).Reverse()];
    }

    /// <summary>
    /// Removes the body of one entry for good. Entries that take back or remove hold no words: without them, what was taken back would
    /// return.
    /// </summary>
    public Decision<TState> RemoveBody(long version)
    {
        if (version < 1 || version > Version)
        {
            return Refusal.NotFound;
        }

        var written = Entries[checked((int)version - 1)];
        return written.Entry switch
        {
            Erased<TState> => Decision<TState>.Nothing,
            Undone<TState> or BodyRemoved<TState> => Refusal.NotFound,
            _ => new BodyRemoved<TState>(written.Stamp),
        };
    }

    private static TState Fold(ImmutableList<Written<TState>> entries)
    {
        var takenBack = TakenBackIn(entries);
        return entries
            .Where(w => !takenBack.Contains(w.Stamp.Version))
            .Aggregate(TState.Empty, (state, w) => w.Entry.Apply(state, w.Stamp));
    }

    private static HashSet<long> TakenBackIn(ImmutableList<Written<TState>> entries)
    {
        // From the newest backwards: an undoing that is itself taken back does not count.
        var takenBack = new HashSet<long>();
        foreach (var written in entries.Reverse())
        {
            if (written.Entry is Undone<TState> undone && !takenBack.Contains(written.Stamp.Version)
                && undone.Version < written.Stamp.Version)
            {
                takenBack.Add(undone.Version);
            }
        }

        return takenBack;
    }
}
