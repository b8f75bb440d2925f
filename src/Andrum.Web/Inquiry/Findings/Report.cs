using System.Globalization;
using System.Net;
using System.Text;
using Andrum.Inquiry.Findings;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Web.Shared;
using static Andrum.Web.Inquiry.InquiryText;

namespace Andrum.Web.Inquiry.Findings;

/// <summary>A study's findings as a reader gets them: essence before constituents, quotes under pseudonyms, the flow as figures.</summary>
/// <param name="Study">The study.</param>
/// <param name="Voices">The voices it rests on.</param>
/// <param name="Flow">Its participant flow.</param>
public sealed record Report(Study Study, Voices Voices, ParticipantFlow Flow)
{
    /// <summary>The quotes of a nuance that can be shown: words and pseudonym.</summary>
    public IEnumerable<(string Words, string Pseudonym, UnitRef Unit)> Quotes(IEnumerable<UnitRef> units)
        => Voices.Seen(units).Where(u => u.InText is not null).Select(u => (u.Quote, u.Pseudonym, u.Ref));

    /// <summary>Whether something rests on somebody who withdrew.</summary>
    public bool NeedsRereading(IEnumerable<UnitRef> units) => units.Any(u => Study.Withdrawn(u.Participant));

    /// <summary>Who took part, in ranges.</summary>
    public string People
    {
        get
        {
            int[] ages = [.. Voices.All.Select(a => a.Participant.Characteristics?.Age).OfType<int>()];
            return ages.Length < ParticipantFlow.SmallestCell
                ? T("people-count", Voices.All.Count)
                : T("people-ages", Voices.All.Count, ages.Min(), ages.Max(), ages.Average().ToString("0", CultureInfo.CurrentCulture));
        }
    }

    /// <summary>As Markdown (CommonMark).</summary>
    public string Markdown()
    {
        var md = new StringBuilder();
        void Line(string text = "") => md.Append(text).Append('\n');
        Line($"# {Md(Study.Title)}");
        Line();
        Line(Md(Study.Phenomenon));
        foreach (var paragraph in Method)
        {
            Line();
            Line(Md(paragraph));
        }

        Line();
        Line($"## {T("essence")}");
        Line();
        Line(Study.Essence is { } essence ? Md(essence.Prose) : Md(T("no-essence")));
        Line();
        Line($"## {T("constituents")}");
        foreach (var constituent in Study.Constituents)
        {
            Line();
            Line($"### {Md(constituent.Name)}");
            Line();
            Line(Md(constituent.Prose));
            foreach (var nuance in constituent.Nuances)
            {
                Line();
                Line(Md(nuance.Words) + (NeedsRereading(nuance.RestsOn) ? $" *({T("needs-rereading")})*" : ""));
                foreach (var (words, pseudonym, _) in Quotes(nuance.IllustratedBy))
                {
                    Line();
                    Line($"> “{Md(words)}” — {Md(pseudonym)}");
                }
            }
        }

        if (!Study.Narratives.IsEmpty)
        {
            Line();
            Line($"## {T("way-narratives")}");
            foreach (var (pseudonym, words) in Narratives)
            {
                Line();
                Line($"### {Md(pseudonym)}");
                Line();
                Line(Md(words));
            }
        }

        Line();
        Line($"## {T("participants")}");
        Line();
        Line(Md(People));
        Line();
        foreach (var (box, exit) in FlowFigure.Rows(Flow))
        {
            Line($"- {Md(box)}" + (exit is null ? "" : $" ({Md(exit)})"));
        }

        return md.ToString();
    }

    /// <summary>As one HTML page that needs nothing else.</summary>
    public string Html()
    {
        var html = new StringBuilder();
        void Tag(string tag, string text) => html.Append($"<{tag}>{H(text)}</{tag.Split(' ')[0]}>\n");
        html.Append($$"""
            <!DOCTYPE html>
            <html lang="{{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}}">
            <head><meta charset="utf-8"><title>{{H(Study.Title)}}</title>
            <style>
            body { max-width: 40em; margin: 3em auto; padding: 0 1.5em; font: 1.0625rem/1.6 Georgia, "Source Serif 4", serif; color: #2b2620; background: #fffcf6; }
            h1, h2, h3 { line-height: 1.25; font-weight: 500; } h2 { margin-top: 2.2em; } h3 { margin-top: 1.8em; }
            blockquote { margin: 1em 0; padding-left: 1.1em; border-left: 2px solid #ccc0aa; } blockquote footer { color: #575044; font-size: .9em; }
            .soft { color: #575044; font-size: .92em; } figure { margin: 1.5em 0; } svg { width: 100%; height: auto; }
            @media print { @page { margin: 25mm 22mm; } body { max-width: none; margin: 0; padding: 0; font-size: 11pt; background: #fff; color: #000; } h1, h2, h3 { break-after: avoid; } blockquote, figure { break-inside: avoid; } }
            </style></head>
            <body>

            """);
        Tag("h1", Study.Title);
        Tag("p", Study.Phenomenon);
        foreach (var paragraph in Method)
        {
            Tag("p class=\"soft\"", paragraph);
        }

        Tag("h2", T("essence"));
        Paragraphs(html, Study.Essence?.Prose ?? T("no-essence"));
        Tag("h2", T("constituents"));
        foreach (var constituent in Study.Constituents)
        {
            Tag("h3", constituent.Name);
            Paragraphs(html, constituent.Prose);
            foreach (var nuance in constituent.Nuances)
            {
                Tag("p", nuance.Words + (NeedsRereading(nuance.RestsOn) ? $" ({T("needs-rereading")})" : ""));
                foreach (var (words, pseudonym, _) in Quotes(nuance.IllustratedBy))
                {
                    html.Append($"<blockquote>“{H(words)}”<footer>{H(pseudonym)}</footer></blockquote>\n");
                }
            }
        }

        if (!Study.Narratives.IsEmpty)
        {
            Tag("h2", T("way-narratives"));
            foreach (var (pseudonym, words) in Narratives)
            {
                Tag("h3", pseudonym);
                Paragraphs(html, words);
            }
        }

        Tag("h2", T("participants"));
        Tag("p", People);
        html.Append($"<figure>{FlowFigure.Svg(Flow)}<figcaption class=\"soft\">{H(T("flow-caption"))}</figcaption></figure>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>How it was done, from what the study holds.</summary>
    public IEnumerable<string> Method
    {
        get
        {
            if (Study.Setting.Length > 0)
            {
                yield return Study.Setting;
            }

            if (Study.Approval is { } approval)
            {
                yield return T("approved-by", approval.Authority, approval.Reference, approval.On.Said());
            }

            foreach (var member in Study.Team.Where(m => m.Role is StudyRole.Interviewer or StudyRole.Analyst && m.Relationship.Length > 0))
            {
                yield return $"{member.Name} ({T("role-" + member.Role)}{(member.Profession.Length > 0 ? ", " + member.Profession : "")}): {member.Relationship}";
            }
        }
    }

    /// <summary>The narratives that can still be read, by pseudonym.</summary>
    public IEnumerable<(string Pseudonym, string Words)> Narratives
        => Study.Narratives.Select(n => (Pseudonym: Study.ParticipantWith(n.Participant)?.Pseudonym ?? "", n.Words))
            .Where(n => n.Pseudonym.Length > 0).OrderBy(n => n.Pseudonym, StringComparer.CurrentCulture);

    private static void Paragraphs(StringBuilder html, string prose)
    {
        foreach (var paragraph in prose.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append($"<p>{H(paragraph)}</p>\n");
        }
    }

    private static string H(string text) => WebUtility.HtmlEncode(text);

    // What Markdown would read as its own signs stays what was said.
    private static string Md(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            escaped.Append(c is '*' or '_' or '`' or '<' or '[' or ']' or '#' or '\\' or '|' ? $"\\{c}" : c.ToString());
        }

        return escaped.ToString();
    }
}
