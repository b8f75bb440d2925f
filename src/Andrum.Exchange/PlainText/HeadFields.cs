namespace Andrum.Exchange.PlainText;

/// <summary>
/// The head of a transcript: a title and fields such as "Date: 3 March", "Interviewer: Signe Dahl". They name those who speak
/// and are no speech of theirs; the head is kept as a first turn that is nobody's.
/// </summary>
internal static class HeadFields
{
    private static readonly HashSet<string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        "note", "notes", "obs", "nb", "p.s.", "ps", "date", "datum", "time", "tid", "zeit", "place", "plats", "title", "titel", "anm", "ort",
        "location", "duration", "längd", "dauer", "length", "interview", "intervju", "transcript", "transkript", "transcription", "transkription",
        "kommentar", "comment", "comments", "hinweis", "file", "fil", "datei", "audio", "recording", "inspelning", "aufnahme", "project", "projekt",
        "study", "studie", "language", "språk", "sprache", "transcriber", "transcribed by", "transcript by", "transkriberad av", "transkribiert von",
        "utskrift", "interview id", "id", "participants", "deltagare och intervjuare", "teilnehmer", "speakers", "talare", "start", "end", "slut",
        "date of interview", "interview date", "intervjudatum", "start time", "end time", "starttid", "sluttid", "recorded", "recorded on", "version",
        "pages", "sidor", "words", "subject", "ämne", "legend", "teckenförklaring",
    };

    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "interviewer", "interviewee", "participant", "respondent", "informant", "patient", "researcher", "moderator", "therapist", "speaker",
        "intervjuare", "intervjuaren", "intervjuperson", "deltagare", "deltagaren", "forskare", "forskaren", "patienten", "terapeut", "informanten",
        "interviewerin", "befragte", "befragter", "interviewte", "interviewter", "interviewpartner", "interviewpartnerin", "teilnehmerin",
        "forscherin", "forscher", "patientin", "therapeut", "therapeutin", "interviewed", "participant id", "participant code",
    };

    // What stands in brackets or alone on a line without anybody being named.
    private static readonly HashSet<string> Asides = new(StringComparer.OrdinalIgnoreCase)
    {
        "pause", "paus", "long pause", "lång paus", "lange pause", "skratt", "skrattar", "laughter", "laughs", "laughing", "lachen", "lacht",
        "inaudible", "unintelligible", "ohörbart", "unverständlich", "crosstalk", "music", "musik", "musik spelas", "applause", "applåder", "silence",
        "tystnad", "stille", "crying", "gråter", "weint", "sighs", "suckar", "seufzt", "unclear", "otydligt", "unclear speech", "background noise",
        "yes", "no", "yeah", "ja", "nej", "nein", "jo", "doch", "okay", "ok", "mm", "mhm", "mm hm", "hm", "hmm", "right", "exactly", "precis",
        "genau", "just det", "visst", "well", "nä", "eh", "uh", "um", "ah", "oh", "aha", "jaha", "so",
    };

    private static readonly HashSet<string> ColumnHeads = new(StringComparer.OrdinalIgnoreCase)
    {
        "text", "words", "content", "transcript", "utterance", "speech", "dialogue", "ord", "yttrande", "innehåll", "transkript", "utsaga", "tal",
        "inhalt", "äußerung", "aussage", "comments", "notes",
    };

    /// <summary>Whether a row of a table names its columns.</summary>
    public static bool IsColumnHead(Label label) => label.Style == LabelStyle.Tab && label.Rest.Split('\t').Any(c => ColumnHeads.Contains(c.Trim()));

    /// <summary>Whether a label heads a remark about the interview rather than somebody's words.</summary>
    public static bool IsField(string label) => Fields.Contains(label);

    /// <summary>Whether a label is a role that somebody has in an interview.</summary>
    public static bool IsRole(string label) => Roles.Contains(label);

    /// <summary>Whether it tells of a sound, or is an answer, where a speaker's name might stand.</summary>
    public static bool IsAside(string label) => Asides.Contains(label);

    /// <summary>The lines at the start that belong to the head although they look like somebody's turn.</summary>
    public static IReadOnlySet<int> NamingPeople(IReadOnlyList<LabelledLine> lines)
    {
        var naming = new HashSet<int>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        bool title = false, field = false, after = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var label = lines[i].In(LabelStyle.Colon) ?? lines[i].In(LabelStyle.Tab);
            if (label is null || IsField(label.Name))
            {
                title |= label is null && !lines[i].IsBlank && !lines[i].IsTimeAlone;
                field |= label is not null;
            }
            else if (!seen.Add(label.Name) || !Names(lines, i, label, title || field || BlockOfRoles(lines, i), field, after))
            {
                return naming;
            }
            else
            {
                naming.Add(i);
            }

            after = lines[i].IsBlank;
        }

        return naming;
    }

    private static bool Names(IReadOnlyList<LabelledLine> lines, int index, Label label, bool head, bool field, bool afterBlank)
    {
        // "I: Interviewer" explains the labels.
        if (IsRole(label.Rest.Trim()))
        {
            return true;
        }

        var value = label.Rest;
        var words = value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var named = words.Length is > 0 and < 6 && (!".?!…:".Contains(value[^1], StringComparison.Ordinal) || (words[^1].Length == 2 && words[^1][1] == '.'))
            && (Label.IsName(string.Join(' ', words)) || (char.IsUpper(value[0]) && value.Contains(',', StringComparison.Ordinal) && value.Any(char.IsAsciiDigit)));
        return named && (IsRole(label.Name)
            ? head && (words.Length > 1 || value.Any(char.IsAsciiDigit) || !afterBlank)
            : field && !afterBlank && BlockEndsBlank(lines, index));
    }

    // Two or more roles with names, then an empty line or the same roles again: no other field is needed to see a head.
    private static bool BlockOfRoles(IReadOnlyList<LabelledLine> lines, int index)
    {
        var start = index;
        while (start > 0 && index - start < 8 && !lines[start - 1].IsBlank)
        {
            start--;
        }

        var roles = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var i = start;
        for (; i < lines.Count && lines[i].In(LabelStyle.Colon) is { } label && IsRole(label.Name) && Label.IsName(label.Rest) && roles.Add(label.Name); i++)
        {
        }

        return roles.Count > 1 && i < lines.Count && i > index
            && (lines[i].IsBlank || (lines[i].In(LabelStyle.Colon) is { } again && roles.Contains(again.Name)));
    }

    private static bool BlockEndsBlank(IReadOnlyList<LabelledLine> lines, int index)
    {
        var end = index;
        while (end < lines.Count && end - index < 8 && !lines[end].IsBlank)
        {
            end++;
        }

        return end < lines.Count && end - index < 8;
    }
}
