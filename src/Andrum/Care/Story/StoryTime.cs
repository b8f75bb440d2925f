using System.Globalization;

namespace Andrum.Care.Story;

/// <summary>
/// When something in a life happened, as its teller says it: nothing at all, a year, "spring 1994", or a day. The words are kept;
/// what can be understood of them only serves to lay entries in order.
/// </summary>
public sealed record StoryTime(string Words)
{
    private static readonly string[][] Parts =
    [
        ["january", "januari"], ["february", "februari"], ["spring", "vår", "våren", "march", "mars"], ["april"], ["may", "maj"],
        ["summer", "sommar", "sommaren", "june", "juni"], ["july", "juli"], ["august", "augusti"],
        ["autumn", "fall", "höst", "hösten", "september"], ["october", "oktober"], ["november"],
        ["winter", "vinter", "vintern", "december"],
    ];

    /// <summary>Undated.</summary>
    public static StoryTime Undated { get; } = new("");

    /// <summary>Whether any time was said.</summary>
    public bool IsDated => Words.Length > 0;

    /// <summary>The year that the words name; null when they name none.</summary>
    public int? Year
        => Pieces.Where(p => p.Length == 4 && p.All(char.IsAsciiDigit))
            .Select(p => (int?)int.Parse(p, CultureInfo.InvariantCulture))
            .FirstOrDefault(y => y is >= 1900 and < 2100);

    /// <summary>The month, 1 to 12, that the words name or a season begins with; 0 when they name none.</summary>
    public int Month
        => DateOnly.TryParseExact(Words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.Month
            : 1 + Array.FindIndex(Parts, names => Pieces.Any(p => names.Contains(p, StringComparer.OrdinalIgnoreCase)));

    private string[] Pieces => Words.Split([' ', ',', '.', '-', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
}
