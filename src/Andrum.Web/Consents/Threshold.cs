using System.Security.Cryptography;
using Andrum.Care;
using Andrum.Clinic;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Studies;
using Andrum.Storage;

namespace Andrum.Web.Consents;

/// <summary>A study's invitation as one patient sees it.</summary>
/// <param name="Study">Which study asks.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Words">The information to read before answering.</param>
/// <param name="Version">The information's version.</param>
/// <param name="Topics">What the interview would be about.</param>
/// <param name="Mine">What the patient has answered.</param>
public sealed record Invitation(StudyId Study, string Title, string Words, int Version, IReadOnlyList<string> Topics, Participation Mine);

/// <summary>
/// The only crossing between care and inquiry. It alone knows both a person and a participant: it keeps the answers in a journal
/// whose name is a keyed hash of the person, and hands over what was consented to under a pseudonym. What crosses is written by
/// Andrum, not by the person.
/// </summary>
internal sealed class Threshold(DataFolder data)
{
    /// <summary>The invitations that one patient sees: of every study that invites and in whose frame the therapy was completed.</summary>
    public IReadOnlyList<Invitation> InvitationsFor(PersonId patient)
    {
        var record = data.Journals.Read(PatientRecord.Journal(patient)).State;
        return [.. Studies().Select(s => Invite(s.Id, s.Study, patient, record)).OfType<Invitation>()];
    }

    /// <summary>Answers one question of an invitation and lets through what that means.</summary>
    /// <param name="patient">Who answers.</param>
    /// <param name="study">To which study.</param>
    /// <param name="wish">The form's wish.</param>
    /// <param name="interview">Whether to be interviewed.</param>
    /// <param name="recording">Whether to be recorded.</param>
    /// <param name="reach">How to be reached, for the interviewer.</param>
    public async Task<Refusal?> Answer(PersonId patient, StudyId study, WishId wish, bool interview, bool recording, string reach)
    {
        if (InvitationsFor(patient).FirstOrDefault(i => i.Study == study) is not { } invitation)
        {
            return Refusal.NotFound;
        }

        var journal = JournalOf(study, patient);
        var today = DateOnly.FromDateTime(data.Time.GetLocalNow().DateTime);
        var version = invitation.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var participant = ParticipantId.New();
        var outcome = await data.Journals.Append(journal, new Wish(wish, patient), mine => Both(mine, study, interview, recording, today,
            version, participant));
        if (outcome.WhyNot is { } refusal)
        {
            return refusal;
        }

        await Cross(study, patient, reach);
        return null;
    }

    /// <summary>
    /// Withdraws from a study: what was recorded and written down of the person is erased for good, and the analysts learn that what
    /// rested on a voice must be read again.
    /// </summary>
    public async Task Withdraw(PersonId patient, StudyId study, WishId wish)
    {
        var today = DateOnly.FromDateTime(data.Time.GetLocalNow().DateTime);
        await data.Journals.Append(JournalOf(study, patient), new Wish(wish, patient), mine => mine.Withdraw(today));
        await Cross(study, patient, reach: "");
    }

    /// <summary>The flow through the therapy in a study's frame: counts, no names.</summary>
    public CareFlow Flow(Study study) => study.Frame is { } frame ? Release.Flow(frame, Records()) : CareFlow.Nobody;

    /// <summary>Who treats, or treated, somebody in a frame.</summary>
    public IReadOnlySet<PersonId> WhoTreats(Frame frame)
        => Release.WhoTreats(frame, data.Journals.Read(ClinicState.Journal).State, Records());

    // Brings the inquiry up to what the person has answered; done again, it does nothing.
    private async Task Cross(StudyId study, PersonId patient, string reach)
    {
        var mine = data.Journals.Read(JournalOf(study, patient)).State;
        if (mine.Participant is not { } participant)
        {
            return;
        }

        var today = DateOnly.FromDateTime(data.Time.GetLocalNow().DateTime);
        if (!mine.Consents(ConsentScope.Interview))
        {
            await Append(Study.Journal(study), s => s.Withdraw(participant, mine.WithdrawnOn ?? today));
            data.Keys.Erase(participant.Key);
            data.Keys.Erase(VerbatimEntry.KeyOf(participant));
            data.Recordings.DeleteErased();
            return;
        }

        var interview = InterviewOf(study, participant);
        await Append(Interview.Journal(interview), i => i.Consent(study, participant, reach.Length > 0 ? reach : i.Reach));
        var person = data.Journals.Read(ClinicState.Journal).State.People[patient];
        var characteristics = Release.Of(person, data.Journals.Read(PatientRecord.Journal(patient)).State, today);
        var recording = mine.Consents(ConsentScope.Recording);
        await Append(Study.Journal(study), s => s.Join(participant, interview, characteristics, recording, RandomNumberGenerator.GetInt32));
        await Append(Study.Journal(study), s => s.AnswerRecording(participant, recording));
    }

    private async Task Append<TState>(JournalOf<TState> journal, Func<TState, Decision<TState>> decide)
        where TState : class, IState<TState>
    {
        var outcome = await data.Journals.Append(journal, new Wish(WishId.New(), PersonId.Andrum), decide);
        if (outcome.WhyNot is { } refusal)
        {
            throw new InvalidOperationException($"The threshold was refused: {refusal.Code}.");
        }
    }

    private static Decision<Participation> Both(Participation mine, StudyId study, bool interview, bool recording, DateOnly today,
        string version, ParticipantId participant)
    {
        // Somebody who said yes and now says no withdraws; a first no is only an answer.
        if (!interview && mine.Consents(ConsentScope.Interview))
        {
            return mine.Withdraw(today);
        }

        var first = mine.Answer(study, ConsentScope.Interview, interview, today, version, participant);
        if (first.Refusal is not null || !interview)
        {
            return first;
        }

        var then = first.Entries.Aggregate(mine, (m, e) => e.Apply(m, default));
        var second = then.Answer(study, ConsentScope.Recording, recording, today, version, participant);
        return second.Refusal is not null ? second : Decision<Participation>.Write([.. first.Entries, .. second.Entries]);
    }

    private Invitation? Invite(StudyId id, Study study, PersonId patient, PatientRecord record)
    {
        var mine = data.Journals.Read(JournalOf(id, patient)).State;
        var asked = study.Inviting && record.Completion is not null && study.Frame?.Holds(record.OfferedOn) == true;
        return asked || mine.Answers.Count > 0
            ? new(id, study.Title, study.Information.Words, study.Information.Version, [.. study.Guide.Topics.Select(t => t.Words)], mine)
            : null;
    }

    private IEnumerable<(StudyId Id, Study Study)> Studies()
        => data.Journals.Read(ClinicState.Journal).State.Studies.Keys.Select(id => (id, data.Journals.Read(Study.Journal(id)).State));

    private IEnumerable<(Person, PatientRecord)> Records()
        => data.Journals.Read(ClinicState.Journal).State.Patients.Select(p => (p, data.Journals.Read(PatientRecord.Journal(p.Id)).State));

    private JournalOf<Participation> JournalOf(StudyId study, PersonId patient)
        => Participation.Journal(HMACSHA256.HashData(Identity(study), patient.Value.ToByteArray()));

    // Random to whoever does not hold the study's identity key, and the same whenever it is asked for.
    private InterviewId InterviewOf(StudyId study, ParticipantId participant)
    {
        var bytes = HMACSHA256.HashData(Identity(study), (byte[])[.. "interview"u8, .. participant.Value.ToByteArray()]).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(new Guid(bytes, bigEndian: true));
    }

    private byte[] Identity(StudyId study) => data.Keys.GetOrCreate(KeyName.Of("identity", study.Value)).Bytes;
}
