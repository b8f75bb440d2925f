using System.Globalization;
using Andrum.Exchange.Papers;
using Andrum.Inquiry.Findings;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Web.Shared;
using static Andrum.Web.Inquiry.InquiryText;

namespace Andrum.Web.Inquiry.Findings;

/// <summary>
/// What a study's findings say: essence before constituents, quotes under pseudonyms, the participants as figures. How that is
/// written down is for the writers of a <see cref="Andrum.Exchange.Papers.Paper"/>.
/// </summary>
/// <param name="Study">The study.</param>
/// <param name="Voices">The voices it rests on.</param>
/// <param name="Flow">Its participant flow.</param>
/// <param name="Participants">Those whose interviews were analysed.</param>
public sealed record Report(Study Study, Voices Voices, ParticipantFlow Flow, ParticipantsInRanges Participants)
{
    /// <summary>The report of a study; whoever calls has noted the opening.</summary>
    internal static Report Of(Study study, Voices voices, CareFlow care, Func<InterviewId, Interview> interviewWith)
    {
        var interviews = study.Participants.ToDictionary(p => p.Interview, p => interviewWith(p.Interview));
        return new(study, voices, ParticipantFlow.Of(care, study, interviews), ParticipantsInRanges.Of(study, interviews));
    }

    /// <summary>The quotes of a nuance that can be shown.</summary>
    public IEnumerable<UnitSeen> Quotes(IEnumerable<UnitRef> units) => Voices.Seen(units).Where(u => u.InText is not null);

    /// <summary>Whether something rests on somebody who withdrew.</summary>
    public bool NeedsRereading(IEnumerable<UnitRef> units) => units.Any(u => Study.Withdrawn(u.Participant));

    /// <summary>The participant flow, as it is drawn.</summary>
    public PaperFlow Figure => FlowFigure.Of(Flow);

    /// <summary>Who took part, in ranges.</summary>
    public PaperTable Table => RangesTable.Of(Participants);

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
    public IEnumerable<(string Pseudonym, string Words, IReadOnlyList<UnitRef> Units)> Narratives
        => Study.Narratives
            .Select(n => (Pseudonym: Study.ParticipantWith(n.Participant)?.Pseudonym ?? "", n.Words, Units: (IReadOnlyList<UnitRef>)n.Units))
            .Where(n => n.Pseudonym.Length > 0).OrderBy(n => n.Pseudonym, StringComparer.CurrentCulture);

    /// <summary>Everything above, in the order in which it is read.</summary>
    public Paper Paper => new()
    {
        Title = Study.Title,
        Language = CultureInfo.CurrentUICulture.Name,
        Lead = Study.Phenomenon,
        Facts = [.. Method],
        Authors = [.. Study.Team.Where(m => m.Role != StudyRole.DataProtection && m.Name.Length > 0).Select(m => m.Name)
            .Distinct(StringComparer.Ordinal)],
        Blocks = [.. Essence, .. Constituents, .. Stories, .. People],
    };

    private IEnumerable<PaperBlock> Essence
        => [new PaperHeading(1, T("essence")), .. Study.Essence is { } essence
            ? Prose(essence.Stretches.Select(s => new PaperRun(s.Words) { Note = s.Passage is { } passage ? RestsOn(passage.Units) : "" }))
            : [PaperParagraph.Of(T("no-essence"))]];

    private IEnumerable<PaperBlock> Constituents
        => Study.Constituents.SelectMany(c => (IEnumerable<PaperBlock>)[new PaperHeading(2, c.Name), .. Prose([new(c.Prose)]),
            .. c.Nuances.SelectMany(n => (IEnumerable<PaperBlock>)[.. Prose(Said(n.Words, n.RestsOn)),
                .. Quotes(n.IllustratedBy).Select(q => new PaperQuote(T("quoted", q.Quote), q.Pseudonym) { Note = Whereabouts(q) })])])
            .Prepend(new PaperHeading(1, T("constituents")));

    private IEnumerable<PaperBlock> Stories
        => Narratives.Any()
            ? Narratives.SelectMany(n => (IEnumerable<PaperBlock>)[new PaperHeading(2, n.Pseudonym), .. Prose([new(n.Words)])])
                .Prepend(new PaperHeading(1, T("way-narratives")))
            : [];

    private IEnumerable<PaperBlock> People
        => [new PaperHeading(1, T("participants")), PaperParagraph.Of(T("people-count", Participants.Number)), Table, Figure];

    private IEnumerable<PaperRun> Said(string words, IReadOnlyCollection<UnitRef> restsOn)
        => NeedsRereading(restsOn)
            ? [new(words) { Note = RestsOn(restsOn) }, new(T("needs-rereading")) { Aside = true }]
            : [new(words) { Note = RestsOn(restsOn) }];

    // Where a quote stands, and what the analyst read in it.
    private string Whereabouts(UnitSeen unit)
    {
        var stands = $"{unit.Pseudonym}, {Turns([unit])}.";
        return unit.Unit.Meaning is not { } meaning ? stands
            : Study.Team.Find(m => m.Person == unit.Ref.Analyst)?.Name is { Length: > 0 } analyst ? $"{stands} {T("note-meaning-by", analyst, meaning)}"
            : $"{stands} {T("note-meaning", meaning)}";
    }

    // Whose words, and which turns; a voice that fell silent is said to be one.
    private string RestsOn(IReadOnlyCollection<UnitRef> units)
    {
        IEnumerable<string> voices = Voices.Seen(units).GroupBy(u => u.Pseudonym, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.CurrentCulture)
            .Select(g => g.Any(u => u.InText is not null) ? $"{g.Key}, {Turns(g)}" : g.Key);
        IEnumerable<string> silent = NeedsRereading(units) ? [$"{T("withdrawn-voice")} ({T("needs-rereading")})"] : [];
        return string.Join("; ", voices.Concat(silent)) is { Length: > 0 } all ? T("note-rests-on", all) : "";
    }

    /// <summary>The turns in which units stand: "turn 14", or "turns 14–16, 20".</summary>
    internal static string Turns(IEnumerable<UnitSeen> units)
    {
        (int First, int Last)[] places = [.. units.Select(u => u.InText).OfType<UnitInText>()
            .Select(t => (t.Transcript.Turns[t.First].Number, t.Transcript.Turns[t.Last].Number)).Distinct().Order()];
        var said = string.Join(", ", places.Select(p => p.First == p.Last ? $"{p.First}" : $"{p.First}–{p.Last}"));
        return places is [var only] && only.First == only.Last ? T("turn-number", said) : T("turn-numbers", said);
    }

    // A paragraph for each line that somebody wrote; a note hangs on the last words that it is about.
    private static IEnumerable<PaperBlock> Prose(IEnumerable<PaperRun> runs)
    {
        var lines = new List<List<PaperRun>> { new() };
        foreach (var run in runs)
        {
            var parts = run.Words.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    lines.Add([]);
                }

                if (parts[i].Trim('\r') is { Length: > 0 } words)
                {
                    lines[^1].Add(run with { Words = words, Note = "" });
                }
            }

            if (run.Note.Length > 0 && lines.FindLast(l => l.Count > 0) is { } noted)
            {
                noted[^1] = noted[^1] with { Note = run.Note };
            }
        }

        return lines.Where(l => l.Exists(r => r.Words.Trim().Length > 0)).Select(l => new PaperParagraph(l));
    }
}
