using Andrum.Care;
using Andrum.Care.Body;
using Andrum.Care.Practice;
using Andrum.Care.Sessions;
using Andrum.Care.Story;
using Andrum.Clinic;

namespace Andrum.Web.Demonstration;

/// <summary>The therapies of the invented patients.</summary>
internal sealed class DemonstrationCare(DemonstrationClinic clinic)
{
    /// <summary>Refers, treats and follows up one patient.</summary>
    public async Task<PersonId> Treat(PatientFile file)
    {
        var patient = PersonId.New();
        var therapist = clinic.Staff(file.Therapist);
        var record = PatientRecord.Journal(patient);
        var morning = new TimeOnly(9, 5);
        await clinic.Write(ClinicState.Journal, therapist, DemonstrationClinic.At(file.Referred.Date, morning), c => c.EnrolPatient(patient,
            file.CareName.Given, file.CareName.Family, file.Born, file.Sex == "F" ? Sex.Woman : Sex.Man, file.Phone, another: false,
            file.Referred.Date));
        await clinic.Write(ClinicState.Journal, therapist, DemonstrationClinic.At(file.Referred.Date, morning), c => c.BeginCare(patient,
            therapist, CareKind.Assigned, file.Referred.Date, until: null));

        var happened = new List<(DateTimeOffset At, Func<DateTimeOffset, Task> Write)>();
        void On(DateOnly day, TimeOnly time, Func<PatientRecord, Decision<PatientRecord>> decide)
            => happened.Add((DemonstrationClinic.At(day, time), at => clinic.Write(record, therapist, at, decide)));

        On(file.Referred.Date, morning, r => r.Refer(file.Referred.Date, file.Referred.From, file.Referred.Why, file.Referred.Date));
        On(file.Offered, morning, r => r.Offer(file.Offered, file.Offered));
        On(file.ConsentToCare, morning, r => r.ConsentToCare(file.ConsentToCare, "1", file.ConsentToCare));
        On(file.ConsentToCare, new(9, 20), r => r.DescribePain(new PainDescribed(Enum.Parse<PainDiagnosis>(file.Diagnosis.Pain, ignoreCase: true),
            $"{file.Diagnosis.Text} {file.Onset}", file.Trauma.Present, file.Trauma.Source)));
        On(file.ConsentToCare, new(9, 25), r => r.NoteWork(file.Work.Since, WorkOf(file.Work.Now),
            WorkOf(file.Work.Now) == WorkStatus.FullSickLeave ? file.Work.Occupation : $"{file.Work.Occupation}; {file.Work.Now}",
            file.ConsentToCare));
        foreach (var session in file.Sessions)
        {
            On(session.Date, session.Time.AddMinutes(55), r => r.HoldSession(SessionId.New(), session.Date, session.Agenda, session.Note,
                session.Told.Select(t => new Told(t.What, t.Answer == "confirmed", t.Answer == "normalised", t.Remark)), session.Date));
        }

        foreach (var story in file.Story)
        {
            Tell(patient, story, happened);
        }

        foreach (var bring in file.Brings ?? [])
        {
            happened.Add((DemonstrationClinic.At(bring.Date, bring.Time), at => clinic.Write(record, patient, at, r => r.Bring(bring.Words))));
        }

        foreach (var checkIn in file.CheckIns ?? [])
        {
            happened.Add((DemonstrationClinic.At(checkIn.Date, checkIn.Time),
                at => clinic.Write(Diary.Journal(patient), patient, at, d => d.CheckedIn(checkIn.Word))));
        }

        foreach (var practice in file.Practices ?? [])
        {
            happened.Add((DemonstrationClinic.At(practice.Date, new(20, 20)), at => clinic.Write(Diary.Journal(patient), patient, at,
                d => d.NotePractice(practice.Name, Enum.Parse<Anchor>(practice.Anchor, ignoreCase: true), practice.How))));
        }

        foreach (var symptom in file.Symptoms ?? [])
        {
            var id = SymptomId.New();
            var told = symptom.Explanation?.Date.AddDays(-2) ?? file.Sessions[^1].Date;
            happened.Add((DemonstrationClinic.At(told, new(18, 45)), at => clinic.Write(record, patient, at,
                r => r.TellSymptom(id, symptom.Name, symptom.Question))));
            if (symptom.Explanation is { } explanation)
            {
                On(explanation.Date, new(15, 30), r => r.Explain(id, explanation.Date, explanation.Words, explanation.Date));
            }
        }

        if (file.NextSession is { } next)
        {
            var agreed = file.Sessions[^1].Date;
            On(agreed, new(11, 20), r => r.PlanSession(next, agreed));
        }

        if (file.Completion is { } completion)
        {
            On(completion.Date, new(16, 40), r => r.Complete(completion.Date, completion.Words, completion.Date));
        }

        if (file.Exit is { } exit)
        {
            On(exit.Date, new(16, 40), r => r.Leave(exit.Date, exit.Reasons.Select(e => Enum.Parse<ExitReason>(e, ignoreCase: true)), exit.Words,
                exit.Date));
        }

        if (file.FollowUp is { Held: true } followUp)
        {
            On(followUp.Date, new(11, 10), r => r.FollowUp(followUp.Date, followUp.Note, followUp.Date));
        }

        foreach (var (at, write) in happened.OrderBy(h => h.At))
        {
            await write(at);
        }

        return patient;
    }

    private void Tell(PersonId patient, StoryFile story, List<(DateTimeOffset, Func<DateTimeOffset, Task>)> happened)
    {
        var id = StoryId.New();
        var when = new StoryTime(story.When);
        var written = DemonstrationClinic.At(story.Written, new(21, 14));
        var entry = new StoryEntry(id, story.Title, when, story.Text, written);
        happened.Add((written, at => clinic.Write(Diary.Journal(patient), patient, at, d => d.Write(id, story.Title, when, story.Text))));
        if (story.Shared)
        {
            happened.Add((written.AddMinutes(6), at => clinic.Write(PatientRecord.Journal(patient), patient, at, r => r.Share(entry))));
        }

        if (story.Bring)
        {
            happened.Add((written.AddMinutes(7), at => clinic.Write(PatientRecord.Journal(patient), patient, at, r => r.Bring(story.Title))));
        }
    }

    private static WorkStatus WorkOf(string now)
        => now.Contains("25", StringComparison.Ordinal) || now.Contains("part", StringComparison.OrdinalIgnoreCase) ? WorkStatus.Partly
            : now.Contains("sick leave", StringComparison.OrdinalIgnoreCase) ? WorkStatus.FullSickLeave
            : WorkStatus.Other;
}
