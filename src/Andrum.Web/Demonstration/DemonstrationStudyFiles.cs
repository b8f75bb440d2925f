using System.Text.Json;

namespace Andrum.Web.Demonstration;

internal sealed record StudyFile(StudyDesignFile Study, TeamFile[] Team, InterviewFile[] Interviews, UnrecordedFile[] Unrecorded,
    NaiveFile[] Naive, AssumptionFile[] Assumptions, UnitFile[] Units, PatternFile[] Patterns, ConstituentFile[] Constituents,
    EssenceFile Essence, NarrativeFile[] Narratives, BridlingFile[] Bridling, WholeFile[]? WholeNaive, ReflectionFile[]? Reflections,
    MeetingFile[]? Meetings);

internal sealed record StudyDesignFile(string Handle, string Title, string Phenomenon, string Question, string Setting,
    ApprovalFile Approval, FrameFile Frame, DateOnly InvitingFrom, string Information);

internal sealed record ApprovalFile(string Authority, string Reference, DateOnly On);

internal sealed record FrameFile(DateOnly From, DateOnly Until);

internal sealed record TeamFile(string Id, string Role, string Relationship);

internal sealed record InterviewFile(string Pseudonym, string File, DateOnly On, int Minutes, string Interviewer, string ParticipantLabel,
    string InterviewerLabel, string FieldNote, MaskFile[] Masks, string? Reach);

internal sealed record MaskFile(string Find, string Replacement);

internal sealed record UnrecordedFile(string Pseudonym, string Outcome, DateOnly On, int? Minutes, string Interviewer, string FieldNote,
    string? Reach);

internal sealed record NaiveFile(string Analyst, string Interview, DateOnly On, string Words);

internal sealed record AssumptionFile(string By, string Source, string Words, string[] Cues);

internal sealed record UnitFile(string Id, string Analyst, string Interview, string[] Verbatim, string? Meaning);

internal sealed record PatternFile(string Id, string By, string Name, string Words, string[] Units, string[] Resists);

internal sealed record ConstituentFile(string Id, string Name, string Prose, NuanceFile[] Nuances);

internal sealed record NuanceFile(string Id, string Words, string[] RestsOn, string[] IllustratedBy);

internal sealed record EssenceFile(string Text, PassageFile[] Passages);

internal sealed record PassageFile(string Text, string[] Units);

internal sealed record NarrativeFile(string Pseudonym, string By, string Words, string[] Units);

internal sealed record BridlingFile(string By, DateOnly On, JsonElement About, string Words);

internal sealed record WholeFile(string Analyst, DateOnly On, string Words);

internal sealed record ReflectionFile(string[] Units, SaidFile[] Thread, string Ends, string Words);

internal sealed record SaidFile(string By, DateOnly On, string Words);

internal sealed record MeetingFile(DateOnly On, string[] Who, string Words);
