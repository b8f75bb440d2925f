using System.Collections.Immutable;
using Andrum.Care;
using Andrum.Clinic;

namespace Andrum.Consent;

/// <summary>The therapies that a study looks at: those offered from one day until another.</summary>
public sealed record Frame(DateOnly From, DateOnly Until)
{
    /// <summary>Whether a therapy offered on a day belongs to it.</summary>
    public bool Holds(DateOnly? offered) => offered >= From && offered <= Until;
}

/// <summary>How many left for a reason; one person may have several.</summary>
public sealed record Leavers(string Reason, int People);

/// <summary>What a study learns of the clinic as a whole: counts, no names.</summary>
/// <param name="Offered">How many were offered the therapy.</param>
/// <param name="Women">How many of them are women.</param>
/// <param name="Men">How many of them are men.</param>
/// <param name="Completed">How many completed it.</param>
/// <param name="Left">How many left before the end.</param>
/// <param name="Reasons">Why they left, in kebab case.</param>
/// <param name="Months">The shortest and the longest completed therapy in months; null where there is none.</param>
public sealed record CareFlow(int Offered, int Women, int Men, int Completed, int Left, ImmutableList<Leavers> Reasons,
    (int Shortest, int Longest)? Months)
{
    /// <summary>Nobody.</summary>
    public static CareFlow Nobody { get; } = new(0, 0, 0, 0, 0, [], null);
}

/// <summary>
/// The only passage from care to inquiry. What it lets through is counted, or was consented to; the rest stays where it is.
/// </summary>
public static class Release
{
    /// <summary>The flow through the therapy of everybody in a study's frame.</summary>
    public static CareFlow Flow(Frame frame, IEnumerable<(Person Person, PatientRecord Record)> clinic)
    {
        var offered = clinic.Where(c => frame.Holds(c.Record.OfferedOn)).ToArray();
        var months = offered.Where(c => c.Record.Completion is not null).Select(c => MonthsOf(c.Record)).OfType<int>().ToArray();
        return new(offered.Length,
            offered.Count(c => c.Person.Sex == Sex.Woman),
            offered.Count(c => c.Person.Sex == Sex.Man),
            offered.Count(c => c.Record.Completion is not null),
            offered.Count(c => c.Record.Exit is not null),
            [.. offered.SelectMany(c => c.Record.Exit?.Reasons ?? []).GroupBy(r => r).OrderBy(g => g.Key)
                .Select(g => new Leavers(Kebab(g.Key), g.Count()))],
            months.Length == 0 ? null : (months.Min(), months.Max()));
    }

    /// <summary>Everybody who treats, or treated, somebody in a study's frame: they cannot interview in it.</summary>
    public static IReadOnlySet<PersonId> WhoTreats(Frame frame, ClinicState clinic, IEnumerable<(Person Person, PatientRecord Record)> records)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        return clinic.WhoTreated(records.Where(c => frame.Holds(c.Record.OfferedOn)).Select(c => c.Person.Id));
    }

    /// <summary>What the consent names of one person, without who it is.</summary>
    public static Characteristics Of(Person person, PatientRecord record, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return new(person.AgeOn(on), person.Sex == Sex.NotStated ? "" : Kebab(person.Sex),
            record.Pain is { } pain ? Kebab(pain.Diagnosis) : "", record.Pain?.Trauma,
            record.Work is [.., var work] ? Kebab(work.Status) : "", MonthsOf(record), record.Sessions.Count);
    }

    private static int? MonthsOf(PatientRecord record)
        => record is { Sessions: [var first, ..], Completion.On: var end }
            ? (int)Math.Round((end.DayNumber - first.Date.DayNumber) / 30.44, MidpointRounding.AwayFromZero)
            : null;

    private static string Kebab<T>(T value)
        where T : struct, Enum
        => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c) + ""));
}
