using System.Net;
using System.Text.RegularExpressions;
using Andrum.Exchange.PlainText;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Subtitles;

/// <summary>Reads WebVTT and SubRip: cues in order, voices as speakers, successive cues of one speaker as one turn.</summary>
internal static partial class Cues
{
    /// <summary>A line of a cue, or a voice's part of one.</summary>
    /// <param name="Speaker">The voice; empty where none is named.</param>
    /// <param name="Words">The words without tags.</param>
    /// <param name="From">When the cue begins.</param>
    /// <param name="Cue">Which cue it stands in.</param>
    /// <param name="Changes">Whether a sign says that somebody else speaks from here.</param>
    private sealed record Piece(string Speaker, string Words, TimeSpan From, int Cue, bool Changes = false);

    public static IReadOnlyList<ReadTurn> Turns(string text)
    {
        var pieces = WithChanges(WithoutRolling(Pieces(text.Split('\n'), text.StartsWith("WEBVTT", StringComparison.Ordinal)).ToList()));
        if (pieces.Exists(p => p.Speaker.Length > 0))
        {
            return Joined(pieces);
        }

        // No voices: names may stand before the words, as in a plain transcript; a cue without one goes on with the last speaker.
        LabelledLine[] lines = [.. pieces.Select(p => LabelledLine.Of(p.Words))];
        var speakers = PlainText.Speakers.In(lines);
        if (speakers.AreNone)
        {
            return Joined(pieces);
        }

        var current = "";
        return Joined([.. pieces.Select((p, i) =>
        {
            var beginning = speakers.Beginning(lines[i], i);
            current = beginning?.Speaker ?? (p.Changes ? "" : current);
            return p with { Speaker = current, Words = beginning?.Words ?? p.Words };
        })]);
    }

    private static List<ReadTurn> Joined(IReadOnlyList<Piece> pieces)
    {
        var turns = new List<ReadTurn>();
        for (var i = 0; i < pieces.Count;)
        {
            var first = pieces[i];
            var words = new List<string>();
            do
            {
                words.Add(pieces[i++].Words);
            }
            while (i < pieces.Count && pieces[i].Speaker == first.Speaker && (first.Speaker.Length > 0 || pieces[i].Cue == first.Cue) && !pieces[i].Changes);

            turns.Add(new(first.Speaker, string.Join(' ', words.Where(w => w.Length > 0)), first.From));
        }

        return [.. turns.Where(t => t.Text.Length > 0)];
    }

    // Live captions roll: each cue repeats the line before it and adds one (YouTube). Decided for the file, since people repeat themselves too.
    private static List<Piece> WithoutRolling(List<Piece> pieces)
    {
        var repeated = new HashSet<int>();
        var rolling = 0;
        var cues = pieces.Index().GroupBy(p => p.Item.Cue).Select(g => g.ToArray()).ToArray();
        foreach (var (before, after) in cues.Zip(cues.Skip(1)))
        {
            if (after[0].Item.Words == before[^1].Item.Words && after[0].Item.Speaker == before[^1].Item.Speaker)
            {
                repeated.Add(after[0].Index);
                rolling += before.Length + after.Length > 2 ? 1 : 0;
            }
        }

        return rolling > 1 && rolling * 2 >= cues.Length - 2 ? [.. pieces.Where((_, i) => !repeated.Contains(i))] : pieces;
    }

    // "- Hi." and "- Hello." within a cue are two people; ">> Hi." begins another's words in American captions.
    private static List<Piece> WithChanges(List<Piece> pieces)
    {
        var dashed = pieces.Where(p => Dash().IsMatch(p.Words)).CountBy(p => p.Cue).Where(c => c.Value > 1).Select(c => c.Key).ToHashSet();
        return pieces.ConvertAll(p => p.Words.StartsWith(">>", StringComparison.Ordinal) ? p with { Words = p.Words.TrimStart('>').Trim(), Changes = true }
            : dashed.Count > 0 && Dash().Match(p.Words) is { Success: true } dash ? p with { Words = p.Words[dash.Length..], Changes = true }
            : p);
    }

    private static IEnumerable<Piece> Pieces(string[] lines, bool webVtt)
    {
        var cue = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (Timing().Match(lines[i]) is not { Success: true } timing)
            {
                continue;
            }

            cue++;
            var from = TimeCode.Span(timing.Groups["from"].Value.Replace(" ", "", StringComparison.Ordinal));
            var speaker = "";
            for (i++; i < lines.Length && !Timing().IsMatch(lines[i]); i++)
            {
                // An empty line ends a WebVTT cue. In SubRip people leave empty lines among the words, which are then kept.
                if (webVtt && string.IsNullOrWhiteSpace(lines[i]) && !RollsOn(lines, i))
                {
                    break;
                }

                // What looks like the next cue's number is not a word.
                if (i + 1 < lines.Length && lines[i].Trim().All(char.IsAsciiDigit) && Timing().IsMatch(lines[i + 1]))
                {
                    continue;
                }

                foreach (var (voice, words) in Voices(lines[i]))
                {
                    speaker = voice ?? speaker;
                    yield return new(speaker, words, from, cue);
                }
            }

            i--;
        }
    }

    // YouTube writes a line of one space where the upper line of a cue is still empty.
    private static bool RollsOn(string[] lines, int index)
        => lines[index].Length > 0 && Timing().IsMatch(lines[index - 1]) && index + 1 < lines.Length && lines[index + 1].Trim().Length > 0;

    // <v Vera>words</v> and other tags; a line may hold several voices.
    private static IEnumerable<(string? Voice, string Words)> Voices(string line)
    {
        var start = 0;
        string? voice = null;
        foreach (Match match in Voice().Matches(line))
        {
            if (Plain(line[start..match.Index]) is { Length: > 0 } before)
            {
                yield return (voice, before);
            }

            voice = WebUtility.HtmlDecode(match.Groups["name"].Value).Trim();
            start = match.Index + match.Length;
        }

        if (Plain(line[start..]) is { Length: > 0 } rest)
        {
            yield return (voice, rest);
        }
    }

    private static string Plain(string words) => WebUtility.HtmlDecode(Tag().Replace(words, "")).Trim();

    // Hours, commas and parts of a second are often missing, and the end of the last cue of a file that was cut.
    [GeneratedRegex(@"^\s{0,40}(?<from>(?:[0-9]{1,4}:)?[0-9]{1,2}:[0-9]{1,2}(?:[.,] ?[0-9]{1,3})?)\s{0,9}-->(?:\s{0,9}(?:[0-9]{1,4}:)?[0-9]{1,2}:[0-9]{1,2}|\s{0,40}$)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Timing();

    [GeneratedRegex(@"<v(?:\.[^\s<>]{0,60})?[ \t]{1,9}(?<name>[^<>]{1,200})>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Voice();

    [GeneratedRegex(@"</?(?:[cibuv]|lang|ruby|rt|font)(?:[ \t.=][^<>]{0,200})?/?>|<(?:[0-9]{1,4}:)?[0-9]{1,2}:[0-9]{2}\.[0-9]{3}>|\{\\[^{}]{0,200}\}",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[-–—]\s{0,9}(?=\S)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dash();
}
