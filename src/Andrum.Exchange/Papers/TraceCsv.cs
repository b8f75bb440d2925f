using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Andrum.Exchange.Papers;

/// <summary>A link from a finding to a meaning unit.</summary>
/// <param name="Kind">What kind of finding it is, and whether it rests on the unit or is shown by it.</param>
/// <param name="Finding">The finding's words.</param>
/// <param name="Pseudonym">Who speaks.</param>
/// <param name="Turn">The turn's number, or the first and the last.</param>
/// <param name="Words">The words of the unit, as analysts read them.</param>
/// <param name="Meaning">What they say about the phenomenon; may be empty.</param>
/// <param name="Analyst">Whose reading it is.</param>
public sealed record TraceLink(string Kind, string Finding, string Pseudonym, string Turn, string Words, string Meaning, string Analyst)
{
    internal IEnumerable<string> Cells => [Kind, Finding, Pseudonym, Turn, Words, Meaning, Analyst];
}

/// <summary>
/// The links as CSV (RFC 4180), in UTF-8 with a mark at the beginning, without which Excel takes it for something else. What a
/// spreadsheet would run as a formula gets an apostrophe before it, and stays what somebody said.
/// </summary>
public static class TraceCsv
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'],
        InjectionEscapeCharacter = '\'',
    };

    /// <summary>Writes the links under their heads.</summary>
    public static byte[] Write(TraceLink heads, IEnumerable<TraceLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        using var file = new MemoryStream();
        using (var csv = new CsvWriter(new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)), Format))
        {
            foreach (var link in links.Prepend(heads))
            {
                foreach (var cell in link.Cells)
                {
                    csv.WriteField(cell);
                }

                csv.NextRecord();
            }
        }

        return file.ToArray();
    }
}
