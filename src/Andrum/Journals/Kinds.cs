using System.Collections.Frozen;
using System.Reflection;

namespace Andrum.Journals;

/// <summary>The one registry of entry kinds: permanent names on one side, today's types on the other.</summary>
public static class Kinds
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(Entry).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Entry)) && t.GetCustomAttribute<KindAttribute>() is not null)
        .ToFrozenDictionary(t => t.GetCustomAttribute<KindAttribute>()!.Name, t => t, StringComparer.Ordinal);

    /// <summary>All kinds, in the order of their names.</summary>
    public static IEnumerable<KeyValuePair<string, Type>> All => ByName.OrderBy(p => p.Key, StringComparer.Ordinal);

    /// <summary>The kind under which an entry is stored.</summary>
    /// <exception cref="InvalidOperationException">When the type carries no kind: a mistake in the program.</exception>
    public static string Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.GetType().GetCustomAttribute<KindAttribute>()?.Name
            ?? throw new InvalidOperationException($"{entry.GetType()} has no kind.");
    }

    /// <summary>The type that a kind is read as in journals of <typeparamref name="TState"/>; null when it is unknown there.</summary>
    public static Type? Find<TState>(string kind)
        where TState : class, IState<TState>
    {
        if (!ByName.TryGetValue(kind, out var type))
        {
            return null;
        }

        type = type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(TState)) : type;
        return type.IsSubclassOf(typeof(Entry<TState>)) ? type : null;
    }
}
