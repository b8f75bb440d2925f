using System.Collections.Immutable;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Studies;

namespace Andrum.Inquiry.Findings;

/// <summary>The least and the most of something.</summary>
public sealed record Span(int Least, int Most);

/// <summary>People who share a trait.</summary>
/// <param name="Trait">The trait, in kebab case.</param>
/// <param name="People">How many, never fewer than <see cref="ParticipantFlow.SmallestCell"/>.</param>
public sealed record Group(string Trait, int People);

/// <summary>
/// Everybody, divided by one trait so that no group, and no remainder behind a group, is smaller than
/// <see cref="ParticipantFlow.SmallestCell"/>. Which traits the others have is not said: three names for three people would tell.
/// </summary>
/// <param name="Named">The groups that can be told, largest first.</param>
/// <param name="Others">How many have another trait, or none that is known.</param>
public sealed record Grouped(ImmutableList<Group> Named, int Others)
{
    /// <summary>Nothing can be told.</summary>
    public static Grouped Untold { get; } = new([], 0);

    /// <summary>Divides people by a trait; an empty one is not known.</summary>
    public static Grouped Of(IEnumerable<string> traits)
    {
        var groups = traits.GroupBy(t => t, StringComparer.Ordinal).Select(g => new Group(g.Key, g.Count()))
            .OrderByDescending(g => g.People).ThenBy(g => g.Trait, StringComparer.Ordinal).ToArray();
        List<Group> told = [.. groups.Where(g => g.Trait.Length > 0 && g.People >= ParticipantFlow.SmallestCell)];
        var others = groups.Sum(g => g.People) - told.Sum(g => g.People);

        // Ten less nine tells of the one: the smallest group that could be told goes with the few.
        if (others is > 0 and < ParticipantFlow.SmallestCell && told is [.., var smallest])
        {
            others += smallest.People;
            told.RemoveAt(told.Count - 1);
        }

        return told.Count == 0 ? Untold : new([.. told], others);
    }
}

/// <summary>
/// Those whose interviews were analysed, in ranges and groups and never one by one. With few participants two or three traits
/// together point at a person, so nothing here can be laid beside a pseudonym, and no figure is about fewer than
/// <see cref="ParticipantFlow.SmallestCell"/> people, nor lets one be counted back from the others.
/// </summary>
/// <param name="Number">How many.</param>
/// <param name="Ages">Full years on the day of the consent; null where too few are known.</param>
/// <param name="MeanAge">Full years; null where the ends of the range would give the rest away.</param>
/// <param name="Sex">By sex.</param>
/// <param name="PainDiagnoses">By pain diagnosis.</param>
/// <param name="Months">Months of therapy.</param>
/// <param name="Sessions">Sessions held.</param>
/// <param name="Trauma">In how many trauma was judged to be present; null where that, or the rest, are too few.</param>
public sealed record ParticipantsInRanges(int Number, Span? Ages, int? MeanAge, Grouped Sex, Grouped PainDiagnoses, Span? Months,
    Span? Sessions, int? Trauma)
{
    /// <summary>Those of a study who were interviewed and whose interview the analysts have. Who withdrew is not among them.</summary>
    public static ParticipantsInRanges Of(Study study, IReadOnlyDictionary<InterviewId, Interview> interviews)
    {
        ArgumentNullException.ThrowIfNull(study);
        return Of([.. study.Participants.Where(p => !p.Material && interviews.GetValueOrDefault(p.Interview) is { Released: not null, Verbatim: not null })
            .Select(p => p.Characteristics)]);
    }

    /// <summary>People in ranges; null stands for somebody of whom nothing is known.</summary>
    public static ParticipantsInRanges Of(IReadOnlyList<Characteristics?> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        int[] ages = [.. people.Select(p => p?.Age).OfType<int>()];
        var trauma = people.Count(p => p?.Trauma == true);
        return new(people.Count, Range(ages), Mean(ages), Grouped.Of(people.Select(p => p?.Sex ?? "")),
            Grouped.Of(people.Select(p => p?.PainDiagnosis ?? "")), Range([.. people.Select(p => p?.Months).OfType<int>()]),
            Range([.. people.Select(p => p?.Sessions).OfType<int>()]),
            trauma >= ParticipantFlow.SmallestCell && people.Count - trauma >= ParticipantFlow.SmallestCell ? trauma : null);
    }

    private static Span? Range(int[] values)
        => values.Length < ParticipantFlow.SmallestCell ? null : new(values.Min(), values.Max());

    // Both ends are told; between them there must be enough people for a mean to hide them.
    private static int? Mean(int[] values)
        => values.Length < ParticipantFlow.SmallestCell + 2 ? null
            : (int)Math.Round(values.Average(), MidpointRounding.AwayFromZero);
}
