using System.Globalization;
using System.Text;

namespace Andrum.Clinic;

/// <summary>Sex as the referral states it; an answer may be withheld.</summary>
public enum Sex
{
    /// <summary>Not stated.</summary>
    NotStated,

    /// <summary>Woman.</summary>
    Woman,

    /// <summary>Man.</summary>
    Man,

    /// <summary>Another answer.</summary>
    Other,
}

/// <summary>Somebody the clinic knows: a patient or a member of staff. The register that lists read.</summary>
public sealed record Person(PersonId Id, string GivenName, string FamilyName)
{
    /// <summary>The name as it is said.</summary>
    public string Name => FamilyName.Length == 0 ? GivenName : $"{GivenName} {FamilyName}";

    /// <summary>Date of birth; known for patients.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Sex, as stated.</summary>
    public Sex Sex { get; init; }

    /// <summary>Telephone number as written down, if any.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether this person is treated here.</summary>
    public bool IsPatient { get; init; }

    /// <summary>Full years of age on a day; null when the date of birth is not known.</summary>
    public int? AgeOn(DateOnly day)
        => Born is { } born ? day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0) : null;

    /// <summary>
    /// Whether two enrolments are likely to be of one person: the same day of birth and a similar name, or the same name and a date
    /// of birth that differs in one digit or with day and month exchanged.
    /// </summary>
    public bool IsLikely(string givenName, string familyName, DateOnly? born)
    {
        var given = Distance(Fold(GivenName), Fold(givenName));
        var family = Distance(Fold(FamilyName), Fold(familyName));
        var crossed = Distance(Fold(GivenName), Fold(familyName)) + Distance(Fold(FamilyName), Fold(givenName));
        var sameName = given + family == 0 || crossed == 0;
        var similarName = given + family <= 2 || crossed <= 2 || given == 0 || family == 0;
        return (Born, born) switch
        {
            ({ } one, { } other) when one == other => similarName,
            ({ } one, { } other) => sameName && (Distance(Digits(one), Digits(other)) <= 1
                || (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month)),
            _ => sameName,
        };
    }

    /// <summary>Whether this person has a date of birth and a whole name, in whichever order it is said.</summary>
    public bool IsCalled(string name, DateOnly born)
        => Born == born && Fold(name) is var said && (said == Fold(GivenName + FamilyName) || said == Fold(FamilyName + GivenName));

    private static string Digits(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Fold(string name)
        => string.Concat(name.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && char.IsLetter(c)))
            .ToUpperInvariant();

    // Levenshtein's distance: names are short.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
