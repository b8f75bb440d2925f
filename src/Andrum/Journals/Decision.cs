using System.Collections.Immutable;

namespace Andrum.Journals;

/// <summary>What a state answers to a wish: new entries, or a refusal with its reason.</summary>
public sealed record Decision<TState>
    where TState : class, IState<TState>
{
    private Decision(ImmutableArray<Entry<TState>> entries, Refusal? refusal) => (Entries, Refusal) = (entries, refusal);

    /// <summary>What is to be written; empty when nothing needs to be, or when it was refused.</summary>
    public ImmutableArray<Entry<TState>> Entries { get; }

    /// <summary>Why not.</summary>
    public Refusal? Refusal { get; }

    /// <summary>It is so already: nothing is written, and nothing is wrong.</summary>
    public static Decision<TState> Nothing { get; } = new([], refusal: null);

    /// <summary>Writes the entries together.</summary>
    public static Decision<TState> Write(params IEnumerable<Entry<TState>> entries) => new([.. entries], refusal: null);

    /// <summary>Writes one entry.</summary>
    public static implicit operator Decision<TState>(Entry<TState> entry) => new([entry], refusal: null);

    /// <summary>Refuses.</summary>
    public static implicit operator Decision<TState>(Refusal refusal) => new([], refusal);
}

/// <summary>
/// Why a wish was refused. The code names a sentence in the person's language; the details fill its places.
/// </summary>
public sealed record Refusal(string Code, params ImmutableArray<string> Details)
{
    /// <summary>The same reason, with its details.</summary>
    public Refusal With(params ImmutableArray<string> details) => this with { Details = details };

    /// <summary>The journal holds entries that this version of Andrum does not know, and is open for reading only.</summary>
    public static readonly Refusal JournalReadOnly = new("journal-read-only");

    /// <summary>Something necessary was left empty. Detail: the field's name.</summary>
    public static readonly Refusal Missing = new("missing");

    /// <summary>A date lies in the future where only something that has happened can be told.</summary>
    public static readonly Refusal InTheFuture = new("in-the-future");

    /// <summary>What the wish speaks of is not there (any more).</summary>
    public static readonly Refusal NotFound = new("not-found");

    /// <inheritdoc/>
    public bool Equals(Refusal? other) => other is not null && Code == other.Code && Details.SequenceEqual(other.Details);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

/// <summary>What somebody wants done.</summary>
/// <param name="Id">Made by the client; a repeated wish returns the first outcome.</param>
/// <param name="By">Who wishes.</param>
/// <param name="Expected">
/// The version the person saw, where the answer depends on it: if the journal has moved on, the wish is overtaken and both are shown.
/// Without it the decision is made on the newest state.
/// </param>
public readonly record struct Wish(WishId Id, PersonId By, long? Expected = null);

/// <summary>What came of a wish.</summary>
public abstract record Outcome<TState>(Snapshot<TState> Now)
    where TState : class, IState<TState>
{
    /// <summary>It is written and durable; <paramref name="Entries"/> is empty when there was nothing to write.</summary>
    public sealed record Done(Snapshot<TState> Now, ImmutableArray<Written<TState>> Entries) : Outcome<TState>(Now);

    /// <summary>It was refused.</summary>
    public sealed record Refused(Snapshot<TState> Now, Refusal Reason) : Outcome<TState>(Now);

    /// <summary>Somebody wrote first: the person is shown what is there now, beside what they wished.</summary>
    public sealed record Overtaken(Snapshot<TState> Now) : Outcome<TState>(Now);

    /// <summary>Why it was refused; null where it was not.</summary>
    public Refusal? WhyNot => this is Refused refused ? refused.Reason : null;
}
