using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Andrum.Exchange.PlainText;
using Andrum.Exchange.Transcripts;

namespace Andrum.Exchange.Subtitles;

/// <summary>Reads WebVTT and SubRip: cues in order, voices as speakers, successive cues of one speaker as one turn.</summary>
internal static partial class Cues
{
    private sealed record Cue(string Speaker, string Text, TimeSpan From);

    public static IReadOnlyList<ReadTurn> Turns(string text)
    {
        var pieces = Pieces(text.Split('\n')).ToList();
        if (pieces.Exists(p => p.Speaker.Length > 0))
        {
            return Joined(pieces);
        }

        // No voices: names may stand before the words, as in a plain transcript; a cue without one goes on with the last speaker.
        var plain = PlainText.Turns.Of(pieces.Select(p => p.Text));
        if (!plain.Any(t => t.Speaker.Length > 0))
        {
            return Joined(pieces);
        }

        var speakers = plain.Select(t => t.Speaker).ToHashSet(StringComparer.Ordinal);
        var current = "";
        return Joined(pieces.ConvertAll(p =>
        {
            var line = LabelledLine.Numbered([p.Text]).First();
            var labelled = line.Label is { } label && speakers.Contains(label);
            current = labelled ? line.Label! : current;
            return p with { Speaker = current, Text = labelled ? line.Rest : p.Text };
        }));
    }

    private static List<ReadTurn> Joined(List<Cue> cues)
    {
        var turns = new List<ReadTurn>();
        for (var i = 0; i < cues.Count;)
        {
            var first = cues[i];
            var words = new List<string>();
            for (; i < cues.Count && cues[i].Speaker == first.Speaker && (first.Speaker.Length > 0 || words.Count == 0); i++)
            {
                words.Add(cues[i].Text);
            }

            turns.Add(new(first.Speaker, string.Join(' ', words.Where(w => w.Length > 0)), first.From));
        }

        return [.. turns.Where(t => t.Text.Length > 0)];
    }

    private static IEnumerable<Cue> Pieces(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var timing = Timing().Match(lines[i]);
            if (!timing.Success)
            {
                continue;
            }

            var from = Span(timing.Groups["from"].Value);
            var speaker = "";
            for (i++; i < lines.Length && lines[i].Trim().Length > 0 && !Timing().IsMatch(lines[i]); i++)
            {
                // A cue without an empty line after it: what looks like the next cue's number is not a word.
                if (i + 1 < lines.Length && Timing().IsMatch(lines[i + 1]) && lines[i].Trim().All(char.IsAsciiDigit))
                {
                    continue;
                }

                foreach (var (voice, words) in Voices(lines[i]))
                {
                    speaker = voice ?? speaker;
                    yield return new(speaker, words, from);
                }
            }

            i--;
        }
    }

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

    private static TimeSpan Span(string time)
    {
        var parts = time.Replace(',', '.').Split(':');
        var minutes = parts.SkipLast(1).Aggregate(0L, (sum, p) => (sum * 60) + long.Parse(p, CultureInfo.InvariantCulture));
        return TimeSpan.FromSeconds((minutes * 60) + double.Parse(parts[^1], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^\s*(?<from>(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Timing();

    [GeneratedRegex(@"<v(?:\.[^\s>]*)?\s+(?<name>[^>]+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Voice();

    [GeneratedRegex(@"</?(?:[cibuv]|lang|ruby|rt|font)\b[^>]*>|<(?:\d{1,4}:)?\d{1,2}:\d{2}\.\d{3}>|\{\\[^}]*\}", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
