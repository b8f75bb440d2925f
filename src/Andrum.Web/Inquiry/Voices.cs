using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Inquiry.Transcripts;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry;

/// <summary>One released interview as analysts see it.</summary>
/// <param name="Participant">Who speaks, by pseudonym.</param>
/// <param name="Text">The masked text.</param>
/// <param name="Layers">Each analyst's layer.</param>
/// <param name="Sound">Where the recording is heard; null when there is none for this reader.</param>
public sealed record Voice(Participant Participant, MaskedTranscript Text, IReadOnlyDictionary<PersonId, Layer> Layers, string? Sound);

/// <summary>A meaning unit with everything a reader needs to follow it.</summary>
/// <param name="Ref">How other journals name it.</param>
/// <param name="Pseudonym">Who speaks.</param>
/// <param name="Unit">The unit.</param>
/// <param name="InText">Where it stands; null when its words are gone.</param>
/// <param name="Sound">Where it is heard, from a little before its turn; null when this reader cannot hear it.</param>
public sealed record UnitSeen(UnitRef Ref, string Pseudonym, MeaningUnit Unit, UnitInText? InText, string? Sound)
{
    /// <summary>Its words in one line; what others said in between stands in brackets, so that no question passes for an answer.</summary>
    public string Quote => InText is null ? "" : string.Join(" ", InText.Quote.Select(q => q.Turn.Speaker == Pseudonym ? q.Words : $"[{q.Turn.Speaker}: {q.Words}]"));

    /// <summary>The meaning, or where it is blank its first words.</summary>
    public string Caption => Unit.Meaning ?? $"“{(Quote.Length > 90 && Quote.LastIndexOf(' ', 90) is > 40 and var cut ? Quote[..cut] + " …" : Quote)}”";
}

/// <summary>All voices of a study that were released to the analysts, with all layers.</summary>
public sealed class Voices
{
    private readonly Dictionary<UnitRef, UnitSeen> _units = [];

    private Voices(IReadOnlyList<Voice> all)
    {
        All = all;
        foreach (var voice in all)
        {
            foreach (var (analyst, layer) in voice.Layers)
            {
                foreach (var unit in layer.Units)
                {
                    var named = new UnitRef(voice.Participant.Id, voice.Participant.Interview, analyst, unit.Id);
                    var where = unit.In(voice.Text);
                    _units[named] = new(named, voice.Participant.Pseudonym, unit, where,
                        voice.Sound is not null && Hearing.Start(where) is { } start ? Hearing.From(voice.Sound, start) : null);
                }
            }
        }
    }

    /// <summary>The released interviews, by pseudonym.</summary>
    public IReadOnlyList<Voice> All { get; }

    /// <summary>All units: by person, then in the order of the text.</summary>
    public IEnumerable<UnitSeen> Units => _units.Values.OrderBy(u => u.Pseudonym, StringComparer.CurrentCulture)
        .ThenBy(u => u.InText?.First ?? int.MaxValue).ThenBy(u => u.InText?.Start ?? 0).ThenBy(u => u.Unit.Id.Value);

    /// <summary>A unit; null when it is gone, or its voice fell silent.</summary>
    public UnitSeen? Find(UnitRef unit) => _units.GetValueOrDefault(unit);

    /// <summary>The units that are still there, in the order of the text.</summary>
    public IEnumerable<UnitSeen> Seen(IEnumerable<UnitRef> units) => units.Select(Find).OfType<UnitSeen>();

    /// <summary>The unit whose key, as forms send it, is given; null when there is none.</summary>
    public UnitRef? WithKey(string key) => _units.Keys.FirstOrDefault(u => KeyOf(u) == key);

    /// <summary>The units whose keys, as forms send them, are given.</summary>
    public IEnumerable<UnitRef> WithKeys(IEnumerable<string> keys)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        return Units.Select(u => u.Ref).Where(u => wanted.Contains(KeyOf(u)));
    }

    /// <summary>How forms name a unit.</summary>
    public static string KeyOf(UnitRef unit) => unit.Unit.Value.ToString("N");

    /// <summary>Opens every released interview of a study and every layer on it; one opening, noted under the study.</summary>
    internal static async Task<Voices> Open(Visit v, StudyVisit study)
    {
        await v.Note(study.Under, "interviews");
        return Of(study.Study, id => v.Own(Interview.Journal(id)), (id, analyst) => v.Own(Layer.Journal(id, analyst)),
            (participant, interview) => Hearing.May(v, study, participant, interview) ? Hearing.At(study, participant.Interview) : null);
    }

    /// <summary>The released interviews of a study; whoever calls has noted the opening.</summary>
    internal static Voices Of(Study study, Func<InterviewId, Interview> interviewWith, Func<InterviewId, PersonId, Layer> layerOf,
        Func<Participant, Interview, string?> soundOf)
    {
        var all = new List<Voice>();
        foreach (var participant in study.Participants.OrderBy(p => p.Pseudonym, StringComparer.CurrentCulture))
        {
            if (interviewWith(participant.Interview) is { Released: not null, Verbatim: not null } interview)
            {
                all.Add(new(participant, interview.Masked(participant.Pseudonym, Shared.SharedText.Say("interviewer")),
                    study.Team.Where(m => m.Role == StudyRole.Analyst)
                        .ToDictionary(m => m.Person, m => layerOf(participant.Interview, m.Person)), soundOf(participant, interview)));
            }
        }

        return new(all);
    }
}
