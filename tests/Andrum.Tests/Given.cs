using Andrum.Journals;

namespace Andrum.Tests;

/// <summary>Given these entries, when this is wished, then these entries, or this refusal.</summary>
internal static class Given
{
    public static readonly PersonId Somebody = new(new Guid("01970000-0000-7000-8000-000000000001"));
    private static readonly DateTimeOffset Start = new(2025, 1, 7, 9, 0, 0, TimeSpan.Zero);

    public static Snapshot<TState> Journal<TState>(params IEnumerable<Entry<TState>> entries)
        where TState : class, IState<TState>
        => Snapshot<TState>.Empty.Then(entries);

    public static TState State<TState>(params IEnumerable<Entry<TState>> entries)
        where TState : class, IState<TState>
        => Journal(entries).State;

    public static Snapshot<TState> Then<TState>(this Snapshot<TState> before, params IEnumerable<Entry<TState>> entries)
        where TState : class, IState<TState>
        => before.With([.. entries.Select((e, i) => new Written<TState>(
            new Stamp(before.Version + i + 1, Somebody, Start.AddMinutes(before.Version + i), WishId.New()), e))]);

    /// <summary>The state after a decision that must not be refused.</summary>
    public static TState After<TState>(this TState state, Decision<TState> decision)
        where TState : class, IState<TState>
    {
        Assert.Null(decision.Refusal);
        return decision.Entries.Aggregate(state, (s, e) => e.Apply(s, new Stamp(1, Somebody, Start, WishId.New())));
    }
}
