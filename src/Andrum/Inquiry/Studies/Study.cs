using System.Collections.Immutable;
using Andrum.Inquiry.Bridling;
using Andrum.Inquiry.Dialogues;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Narratives;
using Andrum.Inquiry.Structure;

namespace Andrum.Inquiry.Studies;

/// <summary>What somebody does in a study.</summary>
public enum StudyRole
{
    /// <summary>Leads it.</summary>
    Lead,

    /// <summary>Interviews.</summary>
    Interviewer,

    /// <summary>Analyses.</summary>
    Analyst,

    /// <summary>Watches over ethics and data protection.</summary>
    DataProtection,
}

/// <summary>Somebody's part in a study, with what COREQ asks about them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Role">What they do in it.</param>
/// <param name="Name">The name that the study prints.</param>
/// <param name="Profession">Profession and credentials.</param>
/// <param name="Relationship">How they stand to the phenomenon and to the participants, as they declare it.</param>
public sealed record TeamMember(PersonId Person, StudyRole Role, string Name, string Profession, string Relationship);

/// <summary>A topic of the interview guide. The guide only supports; the participant chooses the order.</summary>
/// <param name="Words">The question, openly put.</param>
/// <param name="Own">Whether it is an addition of Andrum's to the guide of the published study.</param>
public sealed record GuideTopic(string Words, bool Own = false);

/// <summary>The approval of an ethics authority: without it nothing is recorded.</summary>
public sealed record Approval(string Authority, string Reference, DateOnly On);

/// <summary>A participant as the study knows them.</summary>
public sealed record Participant(ParticipantId Id, InterviewId Interview, string Pseudonym, Characteristics? Characteristics,
    bool RecordingConsented)
{
    /// <summary>Whether the transcript was brought in from outside the flow.</summary>
    public bool Material { get; init; }
}

/// <summary>A study: what is asked, who asks, and how the understanding moves from the first readings to the findings.</summary>
public sealed record Study : IState<Study>
{
    /// <inheritdoc/>
    public static Study Empty { get; } = new();

    /// <summary>The study's journal.</summary>
    public static JournalOf<Study> Journal(StudyId study) => new(JournalName.Of("study", study.Value));

    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>What is asked about, as it is lived.</summary>
    public string Phenomenon { get; init; } = "";

    /// <summary>The question.</summary>
    public string Question { get; init; } = "";

    /// <summary>Where it takes place, and who else was there.</summary>
    public string Setting { get; init; } = "";

    /// <summary>The ethical approval, if there is one.</summary>
    public Approval? Approval { get; init; }

    /// <summary>Which therapies it looks at.</summary>
    public Frame? Frame { get; init; }

    /// <summary>Who takes part in the work.</summary>
    public ImmutableList<TeamMember> Team { get; init; } = [];

    /// <summary>The interview guide, with its version.</summary>
    public (int Version, ImmutableList<GuideTopic> Topics) Guide { get; init; } = (0, []);

    /// <summary>What invited patients read, with its version.</summary>
    public (int Version, string Words) Information { get; init; } = (0, "");

    /// <summary>Whether patients are being invited.</summary>
    public bool Inviting { get; init; }

    /// <summary>Participants, in the order of joining.</summary>
    public ImmutableList<Participant> Participants { get; init; } = [];

    /// <summary>
    /// Who withdrew, and when. It outlives the participants themselves, whose words are erased: what rested on them needs re-reading.
    /// </summary>
    public ImmutableDictionary<ParticipantId, DateOnly> Withdrawals { get; init; } = ImmutableDictionary<ParticipantId, DateOnly>.Empty;

    /// <summary>What the analysts bring with them.</summary>
    public ImmutableList<Assumption> Assumptions { get; init; } = [];

    /// <summary>Bridling notes, oldest first.</summary>
    public ImmutableList<BridlingNote> Bridling { get; init; } = [];

    /// <summary>Patterns, in the order of writing.</summary>
    public ImmutableList<Pattern> Patterns { get; init; } = [];

    /// <summary>Constituents; they stand around the essence, and their order is no ranking.</summary>
    public ImmutableList<Constituent> Constituents { get; init; } = [];

    /// <summary>The essence; null before it is written.</summary>
    public Essence? Essence { get; init; }

    /// <summary>Narratives, one a participant.</summary>
    public ImmutableList<Narrative> Narratives { get; init; } = [];

    /// <summary>Differences that are talked through, in the order of opening.</summary>
    public ImmutableList<SharedReflection> Reflections { get; init; } = [];

    /// <summary>Meetings, by day.</summary>
    public ImmutableList<Meeting> Meetings { get; init; } = [];

    /// <summary>What each analyst understands of all interviews as one whole.</summary>
    public ImmutableDictionary<PersonId, NaiveUnderstanding> Wholes { get; init; } = ImmutableDictionary<PersonId, NaiveUnderstanding>.Empty;

    /// <summary>Whether somebody holds a role in this study.</summary>
    public bool Has(PersonId person, StudyRole role) => Team.Exists(m => m.Person == person && m.Role == role);

    /// <summary>Whether somebody takes part in the work at all.</summary>
    public bool Has(PersonId person) => Team.Exists(m => m.Person == person);

    /// <summary>A participant; null when there is none.</summary>
    public Participant? ParticipantOf(InterviewId interview) => Participants.Find(p => p.Interview == interview);

    /// <summary>A participant; null when there is none.</summary>
    public Participant? ParticipantWith(ParticipantId id) => Participants.Find(p => p.Id == id);

    /// <summary>Whether what rests on a participant must be read again because they withdrew.</summary>
    public bool Withdrawn(ParticipantId id) => Withdrawals.ContainsKey(id);
}
