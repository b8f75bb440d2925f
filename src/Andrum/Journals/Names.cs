namespace Andrum.Journals;

/// <summary>A person with an account or a record in the clinic.</summary>
public readonly record struct PersonId(Guid Value)
{
    /// <summary>The application itself, where nobody in particular acted.</summary>
    public static readonly PersonId Andrum = new(new Guid("a0d20000-0000-7000-8000-000000000001"));

    /// <summary>A new id, ordered by time.</summary>
    public static PersonId New() => new(Guid.CreateVersion7());
}

/// <summary>One wish of one person, named by the client; repeating it returns the first outcome.</summary>
public readonly record struct WishId(Guid Value)
{
    /// <summary>A new id, ordered by time.</summary>
    public static WishId New() => new(Guid.CreateVersion7());
}

/// <summary>A journal's name, such as <c>patient/0197…</c>. It tells what kind of journal it is, and about whom to nobody.</summary>
public readonly record struct JournalName(string Value)
{
    /// <summary>The name of the journal of one subject.</summary>
    public static JournalName Of(string prefix, Guid subject) => new($"{prefix}/{subject:D}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A journal's name together with what its entries fold into.</summary>
public readonly record struct JournalOf<TState>(JournalName Name)
    where TState : class, IState<TState>;

/// <summary>
/// The name of a data key: whose words it seals. Deleting a key erases everything sealed under it, wherever it stands.
/// </summary>
public readonly record struct KeyName(string Value)
{
    /// <summary>The journal's own key.</summary>
    public static KeyName Of(JournalName journal) => new(journal.Value);

    /// <summary>The key of one subject.</summary>
    public static KeyName Of(string prefix, Guid subject) => new($"{prefix}/{subject:D}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
