namespace Andrum.Journals;

/// <summary>Something that happened, written down once and never changed.</summary>
public abstract record Entry
{
    /// <summary>
    /// Whose key seals this entry. An entry belongs to whoever it speaks of, not to the journal it stands in: a narrative in a
    /// study's journal is sealed under its participant's key, so that deleting that key erases it.
    /// </summary>
    public virtual KeyName SealedFor(JournalName journal) => KeyName.Of(journal);

    /// <summary>Whether a person may take this entry back with an <see cref="Undone{TState}"/>.</summary>
    public virtual bool MayBeUndone() => false;
}

/// <summary>An entry of the journals whose state is <typeparamref name="TState"/>; it folds itself.</summary>
public abstract record Entry<TState> : Entry
    where TState : class, IState<TState>
{
    /// <summary>
    /// The state after this entry: a pure function. It is total: what it refers to may have been undone or erased, and then the
    /// state stays as it is.
    /// </summary>
    public abstract TState Apply(TState state, Stamp stamp);
}

/// <summary>Takes back the entry at <paramref name="Version"/>: the state is the fold without it. Undoing this entry redoes it.</summary>
[Kind("undone/1")]
public sealed record Undone<TState>(long Version) : Entry<TState>
    where TState : class, IState<TState>
{
    /// <inheritdoc/>
    public override TState Apply(TState state, Stamp stamp) => state;

    /// <inheritdoc/>
    public override bool MayBeUndone() => true;
}

/// <summary>
/// Removes the words of one earlier entry for good, also from earlier moments. Who wrote it and when is kept here, so that the entry
/// still stands where it stood, and a wish that is sent again does not bring the words back.
/// </summary>
/// <param name="Of">The stamp of the entry whose body was removed.</param>
[Kind("body-removed/1")]
public sealed record BodyRemoved<TState>(Stamp Of) : Entry<TState>
    where TState : class, IState<TState>
{
    /// <inheritdoc/>
    public override TState Apply(TState state, Stamp stamp) => state;
}

/// <summary>An entry whose key has been deleted, or whose body was removed: it stands in the chain and says nothing.</summary>
public sealed record Erased<TState> : Entry<TState>
    where TState : class, IState<TState>
{
    /// <inheritdoc/>
    public override TState Apply(TState state, Stamp stamp) => state;
}

/// <summary>An entry of a kind that this version of Andrum does not know. Its journal can be read, and not written.</summary>
public sealed record Unknown<TState>(string Kind) : Entry<TState>
    where TState : class, IState<TState>
{
    /// <inheritdoc/>
    public override TState Apply(TState state, Stamp stamp) => state;
}

/// <summary>
/// Who wrote an entry, and when it was recorded (UTC). When it happened is another time, and stands in the entry where it differs.
/// </summary>
/// <param name="Version">The entry's place in its journal, counted from 1.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Recorded">When it was recorded, UTC.</param>
/// <param name="Wish">The wish it answers.</param>
public readonly record struct Stamp(long Version, PersonId By, DateTimeOffset Recorded, WishId Wish);

/// <summary>An entry as it stands in its journal.</summary>
public sealed record Written<TState>(Stamp Stamp, Entry<TState> Entry)
    where TState : class, IState<TState>;

/// <summary>The permanent name under which entries of a type are stored, such as <c>session-held/1</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KindAttribute(string name) : Attribute
{
    /// <summary>Kebab case, a slash, and the number of the form.</summary>
    public string Name { get; } = name;
}
