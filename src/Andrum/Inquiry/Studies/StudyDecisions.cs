using Andrum.Inquiry.Interviews;

namespace Andrum.Inquiry.Studies;

/// <summary>Why a study says no.</summary>
public static class StudyRefusals
{
    /// <summary>Whoever treats, or treated, somebody in the study's frame cannot interview.</summary>
    public static readonly Refusal TreatsInFrame = new("treats-in-frame");

    /// <summary>The study's frame must be set first: it decides who may interview.</summary>
    public static readonly Refusal FrameFirst = new("frame-first");

    /// <summary>The frame's last day lies before its first.</summary>
    public static readonly Refusal FrameBackwards = new("frame-backwards");

    /// <summary>Inviting needs an approval, a guide and the information for patients.</summary>
    public static readonly Refusal NotReadyToInvite = new("not-ready-to-invite");

    /// <summary>Another participant has this pseudonym.</summary>
    public static readonly Refusal PseudonymTaken = new("pseudonym-taken");

    /// <summary>The study does not invite at present.</summary>
    public static readonly Refusal NotInviting = new("not-inviting");
}

/// <summary>The decisions on a study's design, team and participants.</summary>
public static class StudyDecisions
{
    // Given names common in several countries; none is taken from a register.
    private static readonly string[] Pseudonyms =
    [
        "Alma", "Agnes", "Alva", "Bodil", "Cecilia", "Dagny", "Disa", "Edit", "Ellen", "Esther", "Filippa", "Frida", "Gerda", "Greta", "Hedvig",
        "Helga", "Ida", "Iris", "Irma", "Judit", "Klara", "Liv", "Lovisa", "Lydia", "Magda", "Märta", "Nanna", "Nora", "Olga",
        "Ottilia", "Rakel", "Rut", "Selma", "Sigrid", "Siv", "Stina", "Svea", "Tekla", "Tyra", "Viola", "Vilma", "Ylva",
    ];

    private static readonly string[] MensPseudonyms =
    [
        "Albin", "Anton", "Arvid", "August", "Axel", "Edvin", "Elis", "Emil", "Folke", "Gustav", "Hjalmar", "Ivar", "Karl", "Ludvig",
        "Nils", "Oskar", "Rolf", "Sixten", "Sture", "Tage", "Ture", "Valter", "Viktor",
    ];

    /// <summary>Designs the study.</summary>
    public static Decision<Study> Design(this Study study, string title, string phenomenon, string question, string setting)
        => string.IsNullOrWhiteSpace(title) ? Refusal.Missing.With("title")
            : string.IsNullOrWhiteSpace(phenomenon) ? Refusal.Missing.With("phenomenon")
            : new StudyDesigned(title.Trim(), phenomenon.Trim(), (question ?? "").Trim(), (setting ?? "").Trim()) is var designed
                && designed == new StudyDesigned(study.Title, study.Phenomenon, study.Question, study.Setting)
                ? Decision<Study>.Nothing
            : designed;

    /// <summary>Notes the ethical approval.</summary>
    public static Decision<Study> NoteApproval(this Study study, string authority, string reference, DateOnly? on, DateOnly today)
        => string.IsNullOrWhiteSpace(authority) ? Refusal.Missing.With("authority")
            : string.IsNullOrWhiteSpace(reference) ? Refusal.Missing.With("reference")
            : on is not { } day ? Refusal.Missing.With("on")
            : day > today ? Refusal.InTheFuture
            : new Approval(authority.Trim(), reference.Trim(), day) is var approval && approval == study.Approval ? Decision<Study>.Nothing
            : new ApprovalNoted(approval);

    /// <summary>Sets the frame: the therapies offered between two days. Interviewers who treat somebody in it must leave first.</summary>
    public static Decision<Study> SetFrame(this Study study, DateOnly? from, DateOnly? until, Func<Frame, IReadOnlySet<PersonId>> whoTreats)
    {
        if (from is not { } first || until is not { } last)
        {
            return Refusal.Missing.With("frame");
        }

        var frame = new Frame(first, last);
        return last < first ? StudyRefusals.FrameBackwards
            : frame == study.Frame ? Decision<Study>.Nothing
            : study.Team.Exists(m => m.Role == StudyRole.Interviewer && whoTreats(frame).Contains(m.Person)) ? StudyRefusals.TreatsInFrame
            : new FrameSet(frame);
    }

    /// <summary>Takes somebody into the team. Whoever treats anybody in the frame cannot interview.</summary>
    public static Decision<Study> Declare(this Study study, TeamMember member, Func<Frame, IReadOnlySet<PersonId>> whoTreats)
        => study.Team.Contains(member) ? Decision<Study>.Nothing
            : member.Role == StudyRole.Interviewer && study.Frame is null ? StudyRefusals.FrameFirst
            : member.Role == StudyRole.Interviewer && whoTreats(study.Frame!).Contains(member.Person) ? StudyRefusals.TreatsInFrame
            : new TeamMemberDeclared(member);

    /// <summary>Lets somebody leave a role.</summary>
    public static Decision<Study> LeaveTeam(this Study study, PersonId person, StudyRole role)
        => study.Has(person, role) ? new TeamMemberLeft(person, role) : Decision<Study>.Nothing;

    /// <summary>Writes a new version of the guide.</summary>
    public static Decision<Study> WriteGuide(this Study study, IEnumerable<GuideTopic> topics)
    {
        GuideTopic[] kept = [.. topics.Where(t => !string.IsNullOrWhiteSpace(t.Words)).Select(t => t with { Words = t.Words.Trim() })];
        return kept.Length == 0 ? Refusal.Missing.With("topics")
            : kept.SequenceEqual(study.Guide.Topics) ? Decision<Study>.Nothing
            : new GuideWritten(study.Guide.Version + 1, [.. kept]);
    }

    /// <summary>Writes a new version of what patients read before they answer.</summary>
    public static Decision<Study> WriteInformation(this Study study, string words)
        => string.IsNullOrWhiteSpace(words) ? Refusal.Missing.With("information")
            : words.Trim() == study.Information.Words ? Decision<Study>.Nothing
            : new InformationWritten(study.Information.Version + 1, words.Trim());

    /// <summary>Begins or ends inviting everybody who completes a therapy in the frame.</summary>
    public static Decision<Study> TurnInviting(this Study study, bool inviting)
        => study.Inviting == inviting ? Decision<Study>.Nothing
            : inviting && (study.Approval is null || study.Frame is null || study.Guide.Version == 0 || study.Information.Version == 0)
                ? StudyRefusals.NotReadyToInvite
            : new InvitingTurned(inviting);

    /// <summary>
    /// Lets somebody join under a pseudonym; the threshold asks for it. Without a wished one, a name that nobody in the study has
    /// is drawn by <paramref name="draw"/> (below an exclusive bound).
    /// </summary>
    public static Decision<Study> Join(this Study study, ParticipantId participant, InterviewId interview,
        Characteristics? characteristics, bool recordingConsented, Func<int, int> draw, string? pseudonym = null, bool material = false)
        => study.ParticipantWith(participant) is not null || study.Withdrawn(participant) ? Decision<Study>.Nothing
            : pseudonym is not null && study.Participants.Exists(p => p.Pseudonym == pseudonym) ? StudyRefusals.PseudonymTaken
            : new ParticipantJoined(participant, interview, pseudonym ?? study.Draw(characteristics?.Sex == "man", draw),
                characteristics, recordingConsented, material);

    /// <summary>Gives a participant another pseudonym.</summary>
    public static Decision<Study> GivePseudonym(this Study study, ParticipantId participant, string pseudonym)
        => study.ParticipantWith(participant) is not { } known ? Refusal.NotFound
            : string.IsNullOrWhiteSpace(pseudonym) ? Refusal.Missing.With("pseudonym")
            : known.Pseudonym == pseudonym.Trim() ? Decision<Study>.Nothing
            : study.Participants.Exists(p => p.Pseudonym == pseudonym.Trim()) ? StudyRefusals.PseudonymTaken
            : new PseudonymGiven(participant, pseudonym.Trim());

    /// <summary>Notes the answer about being recorded; the threshold asks for it.</summary>
    public static Decision<Study> AnswerRecording(this Study study, ParticipantId participant, bool given)
        => study.ParticipantWith(participant) is not { } known ? Refusal.NotFound
            : known.RecordingConsented == given ? Decision<Study>.Nothing
            : new RecordingAnswerCrossed(participant, given);

    /// <summary>Notes a withdrawal; the threshold asks for it.</summary>
    public static Decision<Study> Withdraw(this Study study, ParticipantId participant, DateOnly on)
        => study.Withdrawn(participant) ? Decision<Study>.Nothing : new ParticipantWithdrew(participant, on);

    private static string Draw(this Study study, bool man, Func<int, int> draw)
    {
        var taken = study.Participants.Select(p => p.Pseudonym).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] free = [.. (man ? MensPseudonyms : Pseudonyms).Where(p => !taken.Contains(p))];
        return free.Length > 0 ? free[draw(free.Length)] : $"Person {study.Participants.Count + 1}";
    }
}
