using System.Collections.Immutable;
using System.Globalization;

namespace Andrum.Clinic.Openings;

/// <summary>One opening of a sealed journal: who read, why, and when it began.</summary>
public sealed record Opening(PersonId Who, string Purpose, DateTimeOffset Since);

/// <summary>The openings of one journal in one month: what the access log shows.</summary>
public sealed record AccessMonth : IState<AccessMonth>
{
    /// <summary>Readings by one person for one purpose within this time are one opening.</summary>
    public static readonly TimeSpan OneOpening = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public static AccessMonth Empty { get; } = new();

    /// <summary>The log of what is opened in one journal, a month at a time (UTC).</summary>
    public static JournalOf<AccessMonth> Journal(JournalName opened, DateTimeOffset at)
        => new(new JournalName($"access/{opened.Value}/{at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)}"));

    /// <summary>Openings, oldest first.</summary>
    public ImmutableList<Opening> Openings { get; init; } = [];

    /// <summary>Notes a reading; nothing is written while an opening by the same person for the same purpose lasts.</summary>
    public Decision<AccessMonth> Open(PersonId who, string purpose, DateTimeOffset now)
        => Openings.Exists(o => o.Who == who && o.Purpose == purpose && now - o.Since < OneOpening)
            ? Decision<AccessMonth>.Nothing
            : new Opened(who, purpose);
}

/// <summary>A sealed journal was opened.</summary>
[Kind("opened/1")]
public sealed record Opened(PersonId Who, string Purpose) : Entry<AccessMonth>
{
    /// <inheritdoc/>
    public override AccessMonth Apply(AccessMonth state, Stamp stamp)
        => state with { Openings = state.Openings.Add(new(Who, Purpose, stamp.Recorded)) };
}
