using System.Collections.Immutable;
using Andrum.Inquiry.Interviews;

namespace Andrum.Inquiry.Studies;

/// <summary>The study was designed, or described anew.</summary>
[Kind("study-designed/1")]
public sealed record StudyDesigned(string Title, string Phenomenon, string Question, string Setting) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
        => state with { Title = Title, Phenomenon = Phenomenon, Question = Question, Setting = Setting };
}

/// <summary>The ethical approval was noted.</summary>
[Kind("approval-noted/1")]
public sealed record ApprovalNoted(Approval Approval) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with { Approval = Approval };
}

/// <summary>It was decided which therapies the study looks at.</summary>
[Kind("frame-set/1")]
public sealed record FrameSet(Frame Frame) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with { Frame = Frame };
}

/// <summary>Somebody joined the team, or declared themselves anew.</summary>
[Kind("team-member-declared/1")]
public sealed record TeamMemberDeclared(TeamMember Member) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with
    {
        Team = state.Team.RemoveAll(m => m.Person == Member.Person && m.Role == Member.Role).Add(Member),
    };
}

/// <summary>Somebody left a role in the team.</summary>
[Kind("team-member-left/1")]
public sealed record TeamMemberLeft(PersonId Person, StudyRole Role) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp)
        => state with { Team = state.Team.RemoveAll(m => m.Person == Person && m.Role == Role) };
}

/// <summary>A version of the interview guide was written.</summary>
[Kind("guide-written/1")]
public sealed record GuideWritten(int Version, ImmutableList<GuideTopic> Topics) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with { Guide = (Version, Topics) };
}

/// <summary>A version of the information for patients was written.</summary>
[Kind("information-written/1")]
public sealed record InformationWritten(int Version, string Words) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with { Information = (Version, Words) };
}

/// <summary>Inviting began or ended.</summary>
[Kind("inviting-turned/1")]
public sealed record InvitingTurned(bool Inviting) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with { Inviting = Inviting };
}

/// <summary>Somebody consented and became a participant; written by the threshold, sealed under the participant's key.</summary>
[Kind("participant-joined/1")]
public sealed record ParticipantJoined(ParticipantId Participant, InterviewId Interview, string Pseudonym,
    Characteristics? Characteristics, bool RecordingConsented, bool Material) : Entry<Study>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => Participant.Key;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with
    {
        Participants = state.Participants.RemoveAll(p => p.Id == Participant)
            .Add(new(Participant, Interview, Pseudonym, Characteristics, RecordingConsented) { Material = Material }),
    };
}

/// <summary>A participant got another pseudonym.</summary>
[Kind("pseudonym-given/1")]
public sealed record PseudonymGiven(ParticipantId Participant, string Pseudonym) : Entry<Study>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => Participant.Key;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with
    {
        Participants = [.. state.Participants.Select(p => p.Id == Participant ? p with { Pseudonym = Pseudonym } : p)],
    };
}

/// <summary>A participant changed the answer about being recorded; written by the threshold.</summary>
[Kind("recording-answer-crossed/1")]
public sealed record RecordingAnswerCrossed(ParticipantId Participant, bool Given) : Entry<Study>
{
    /// <inheritdoc/>
    public override KeyName SealedFor(JournalName journal) => Participant.Key;

    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with
    {
        Participants = [.. state.Participants.Select(p => p.Id == Participant ? p with { RecordingConsented = Given } : p)],
    };
}

/// <summary>A participant withdrew. It stays readable when the participant's words are erased.</summary>
[Kind("participant-withdrew/1")]
public sealed record ParticipantWithdrew(ParticipantId Participant, DateOnly On) : Entry<Study>
{
    /// <inheritdoc/>
    public override Study Apply(Study state, Stamp stamp) => state with
    {
        Participants = state.Participants.RemoveAll(p => p.Id == Participant),
        Withdrawals = state.Withdrawals.SetItem(Participant, On),
    };
}
