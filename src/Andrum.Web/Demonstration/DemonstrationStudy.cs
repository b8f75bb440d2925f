using System.Globalization;
using System.Text.Json;
using Andrum.Clinic;
using Andrum.Exchange.Sound;
using Andrum.Exchange.Transcripts;
using Andrum.Inquiry.Bridling;
using Andrum.Inquiry.Dialogues;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Narratives;
using Andrum.Inquiry.Structure;
using Andrum.Inquiry.Studies;
using Andrum.Inquiry.Transcripts;
using Andrum.Web.Consents;
using Andrum.Web.Inquiry.Design;
using Andrum.Web.Inquiry.Interviews;

namespace Andrum.Web.Demonstration;

/// <summary>The invented study: invited, consented, interviewed, read and understood, by the same decisions as any other.</summary>
internal sealed class DemonstrationStudy(DemonstrationClinic clinic, Threshold threshold, StudyFile file, StaffedClinicFile people,
    IReadOnlyDictionary<string, PersonId> patients)
{
    private static readonly TimeOnly Morning = new(10, 30);
    private readonly StudyId _study = StudyId.New();
    private readonly Dictionary<string, Participant> _participants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnitRef> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _about = new(StringComparer.Ordinal);

    private JournalOf<Study> Journal => Study.Journal(_study);

    /// <summary>Builds the study from its files.</summary>
    public async Task Build()
    {
        await Design();
        foreach (var interview in file.Interviews)
        {
            await Interview(interview);
        }

        foreach (var unrecorded in file.Unrecorded)
        {
            await Unrecorded(unrecorded);
        }

        await Read();
        await Understand();
    }

    private async Task Design()
    {
        var lead = clinic.Staff(file.Team.First(m => m.Role == "studyLead").Id);
        var start = DemonstrationClinic.At(file.Study.Approval.On.AddDays(12), Morning);
        await clinic.Write(Journal, lead, start, s => s.Design(file.Study.Title, file.Study.Phenomenon, file.Study.Question, file.Study.Setting));
        await clinic.Write(ClinicState.Journal, lead, start, c => c.RegisterStudy(_study, file.Study.Handle));
        await clinic.Write(Journal, lead, start, s => s.NoteApproval(file.Study.Approval.Authority, file.Study.Approval.Reference,
            file.Study.Approval.On, file.Study.Approval.On));
        await clinic.Write(Journal, lead, start, s => s.SetFrame(file.Study.Frame.From, file.Study.Frame.Until, threshold.WhoTreats));
        foreach (var member in file.Team)
        {
            var staff = people.Staff.First(p => p.Id == member.Id);
            await clinic.Write(Journal, lead, start, s => s.Declare(new(clinic.Staff(member.Id), RoleOf(member.Role),
                $"{staff.Given} {staff.Family}", staff.Title, member.Relationship), threshold.WhoTreats));
        }

        await clinic.Write(Journal, lead, start, s => s.WriteGuide(DesignPages.StandardTopics));
        await clinic.Write(Journal, lead, start, s => s.WriteInformation(file.Study.Information));
        await clinic.Write(Journal, lead, DemonstrationClinic.At(file.Study.InvitingFrom, Morning), s => s.TurnInviting(true));
    }

    private async Task<Participant> Consent(string pseudonym, DateOnly interviewed, bool recording, PersonId interviewer, string reach)
    {
        clinic.Clock.Now = DemonstrationClinic.At(interviewed.AddDays(-12), new(19, 40));
        if (await threshold.Answer(patients[pseudonym], _study, WishId.New(), interview: true, recording, reach) is { } refusal)
        {
            throw new InvalidDataException($"{pseudonym}: {refusal.Code}");
        }

        var joined = clinic.State(Journal).Participants[^1];
        await clinic.Write(Journal, interviewer, DemonstrationClinic.At(interviewed.AddDays(-10), Morning), s => s.GivePseudonym(joined.Id, pseudonym));
        await clinic.Write(Andrum.Inquiry.Interviews.Interview.Journal(joined.Interview), interviewer, DemonstrationClinic.At(interviewed.AddDays(-7), Morning),
            i => i.SendGuide(interviewed.AddDays(-7), 1, interviewed));
        _participants[pseudonym] = joined with { Pseudonym = pseudonym };
        return joined;
    }

    private async Task Unrecorded(UnrecordedFile held)
    {
        var interviewer = clinic.Staff(held.Interviewer);
        var outcome = held.Outcome switch
        {
            "declined-recording" => InterviewOutcome.RecordingDeclined,
            "failed-recording" => InterviewOutcome.RecordingFailed,
            "no-show" => InterviewOutcome.NoShow,
            _ => throw new InvalidDataException(held.Outcome),
        };
        var participant = await Consent(held.Pseudonym, held.On, outcome != InterviewOutcome.RecordingDeclined, interviewer, held.Reach ?? "");
        await clinic.Write(Andrum.Inquiry.Interviews.Interview.Journal(participant.Interview), interviewer, DemonstrationClinic.At(held.On, new(15, 0)),
            i => i.NoteOutcome(outcome, held.On, held.Minutes, held.FieldNote, approved: true, recordingConsented: false, held.On));
    }

    private async Task Interview(InterviewFile held)
    {
        var interviewer = clinic.Staff(held.Interviewer);
        var participant = await Consent(held.Pseudonym, held.On, recording: true, interviewer, held.Reach ?? "");
        var journal = Andrum.Inquiry.Interviews.Interview.Journal(participant.Interview);
        await clinic.Write(journal, interviewer, DemonstrationClinic.At(held.On, new(15, 0)),
            i => i.NoteOutcome(InterviewOutcome.Recorded, held.On, held.Minutes, held.FieldNote, approved: true, recordingConsented: true, held.On));
        var voice = Path.ChangeExtension(Path.Combine("voice", held.File), ".ogg");
        var spoken = File.Exists(Path.Combine(DemonstrationFiles.Folder, voice));
        if (spoken)
        {
            await Keep(participant.Id, journal, interviewer, held.On, Path.Combine(DemonstrationFiles.Folder, voice));
        }

        var path = Path.Combine(DemonstrationFiles.Folder, "interviews", held.File);
        var read = TranscriptFile.ReadFile(path) as Reading.Taken ?? throw new InvalidDataException(path);
        var transcribed = DemonstrationClinic.At(held.On.AddDays(16), Morning);
        await clinic.Write(journal, interviewer, transcribed, i => i.BringIn(read.FileName, Material.TurnsOf(read), approved: true));
        if (spoken)
        {
            var begins = DemonstrationFiles.Read<double[]>(Path.ChangeExtension(voice, ".json"));
            await clinic.Write(journal, interviewer, transcribed, i => i.TimeTurns(i.Verbatim!.Turns.Zip(begins,
                (turn, seconds) => new TurnTime(turn.Id, TimeSpan.FromSeconds(seconds)))));
        }

        await clinic.Write(journal, interviewer, transcribed, i => i.Identify(held.InterviewerLabel, SpeakerKind.Interviewer));
        await clinic.Write(journal, interviewer, transcribed, i => i.Identify(held.ParticipantLabel, SpeakerKind.Participant));
        foreach (var mask in held.Masks)
        {
            await clinic.Write(journal, interviewer, transcribed.AddHours(2), i => i.LayMask(MaskId.New(), mask.Find, mask.Replacement));
        }

        await clinic.Write(journal, interviewer, DemonstrationClinic.At(held.On.AddDays(18), Morning), i => i.Release());
    }

    // The first minutes of an interview, spoken by machines.
    private async Task Keep(ParticipantId participant, JournalOf<Interview> journal, PersonId interviewer, DateOnly on, string file)
    {
        var written = await clinic.Keep(file, VerbatimEntry.KeyOf(participant));
        await using var sound = File.OpenRead(file);
        var length = SoundFile.LengthOf(sound, "audio/ogg");
        await clinic.Write(journal, interviewer, DemonstrationClinic.At(on, new(16, 0)), i => i.KeepRecording(written.Id, "audio/ogg", written.Bytes,
            length, Path.GetFileName(file), approved: true, recordingConsented: true));
    }

    private async Task Read()
    {
        foreach (var naive in file.Naive)
        {
            var (participant, analyst) = (_participants[naive.Interview], clinic.Staff(naive.Analyst));
            var layer = Layer.Journal(participant.Interview, analyst);
            await clinic.Write(layer, analyst, DemonstrationClinic.At(naive.On.AddDays(-3), new(20, 5)), l => l.Read(participant.Id, ""));
            await clinic.Write(layer, analyst, DemonstrationClinic.At(naive.On, new(9, 15)), l => l.Understand(participant.Id, naive.Words));
        }

        foreach (var (unit, i) in file.Units.Select((u, i) => (u, i)))
        {
            var (participant, analyst) = (_participants[unit.Interview], clinic.Staff(unit.Analyst));
            var text = MaskedTranscript.Of(clinic.State(Andrum.Inquiry.Interviews.Interview.Journal(participant.Interview)).Verbatim!, []);
            var (from, to) = Find(text, unit);
            var id = UnitId.New();
            await clinic.Write(Layer.Journal(participant.Interview, analyst), analyst, DemonstrationClinic.At(Marked(unit), new(9, 30)).AddMinutes(3 * i),
                l => l.Mark(participant.Id, id, from, to, unit.Meaning));
            _units[unit.Id] = new(participant.Id, participant.Interview, analyst, id);
            _about["unit:" + unit.Id] = id.Value.ToString("N");
        }
    }

    // The analysis in the study's own journal, in the order of its days.
    private async Task Understand()
    {
        var happened = new List<(DateTimeOffset At, Func<DateTimeOffset, Task> Write)>();
        void On(DateOnly day, int minutes, string by, Func<Study, Decision<Study>> decide)
            => happened.Add((DemonstrationClinic.At(day, new(13, 0)).AddMinutes(minutes), at => clinic.Write(Journal, clinic.Staff(by), at, decide)));

        foreach (var (assumption, i) in file.Assumptions.Select((a, i) => (a, i)))
        {
            On(new(2025, 10, 6), i, assumption.By, s => s.Assume(AssumptionId.New(), Enum.Parse<AssumptionSource>(assumption.Source, ignoreCase: true),
                assumption.Words, assumption.Cues));
        }

        foreach (var (pattern, i) in file.Patterns.Select((p, i) => (p, i)))
        {
            var id = PatternId.New();
            _about["pattern:" + pattern.Id] = id.Value.ToString("N");
            var day = new DateOnly(2026, 5, 26).AddDays(i);
            On(day, 0, pattern.By, s => s.WritePattern(id, pattern.Name, pattern.Words));
            foreach (var (unit, resists) in pattern.Units.Select(u => (u, false)).Concat(pattern.Resists.Select(u => (u, true))))
            {
                // What is marked later is gathered later: some interviews are of the summer.
                var marked = Marked(file.Units.First(u => u.Id == unit)).AddDays(2);
                On(marked > day ? marked : day, 5, pattern.By, s => s.Gather(id, _units[unit], resists));
            }
        }

        foreach (var (constituent, i) in file.Constituents.Select((c, i) => (c, i)))
        {
            var id = ConstituentId.New();
            _about["constituent:" + constituent.Id] = id.Value.ToString("N");
            On(new DateOnly(2026, 9, 7).AddDays(i), 0, "ruth", s => s.WriteConstituent(id, constituent.Name, constituent.Prose));
            foreach (var nuance in constituent.Nuances)
            {
                On(new DateOnly(2026, 9, 7).AddDays(i), 20, "ruth", s => s.WriteNuance(id, NuanceId.New(), nuance.Words, Units(nuance.RestsOn),
                    Units(nuance.IllustratedBy)));
            }
        }

        foreach (var (narrative, i) in file.Narratives.Select((n, i) => (n, i)))
        {
            On(new DateOnly(2026, 10, 19).AddDays(i), 0, narrative.By, s => s.Narrate(_participants[narrative.Pseudonym].Id, narrative.Words,
                Units(narrative.Units)));
        }

        On(new(2026, 11, 2), 0, "amina", s => s.WriteEssence(file.Essence.Text));
        foreach (var passage in file.Essence.Passages)
        {
            On(new(2026, 11, 4), 0, "amina", s => s.Trace(PassageId.New(), passage.Text, Units(passage.Units)));
        }

        foreach (var note in file.Bridling)
        {
            On(note.On, 30, note.By, s => s.Bridle(About(note.About), note.Words));
        }

        foreach (var whole in file.WholeNaive ?? [])
        {
            On(whole.On, 40, whole.Analyst, s => s.UnderstandWhole(clinic.Staff(whole.Analyst), whole.Words));
        }

        foreach (var meeting in file.Meetings ?? [])
        {
            On(meeting.On, 120, meeting.Who[0], s => s.Meet(meeting.On, meeting.Who.Select(clinic.Staff), meeting.Words, meeting.On));
        }

        foreach (var reflection in file.Reflections ?? [])
        {
            var id = ReflectionId.New();
            On(reflection.Thread[0].On, 60, reflection.Thread[0].By, s => s.Reflect(id, Units(reflection.Units)));
            foreach (var (said, i) in reflection.Thread.Select((t, i) => (t, i)))
            {
                On(said.On, 61 + i, said.By, s => s.Say(id, said.Words));
            }

            var end = reflection.Ends switch
            {
                "two" => ReflectionEnd.TwoUnderstandings,
                "shared" => ReflectionEnd.SharedUnit,
                _ => ReflectionEnd.OpenQuestion,
            };
            On(reflection.Thread[^1].On, 90, reflection.Thread[^1].By, s => s.EndReflection(id, end, reflection.Words));
        }

        foreach (var (at, write) in happened.OrderBy(h => h.At))
        {
            await write(at);
        }
    }

    // Four days after this analyst first said what they understood of this interview.
    private DateOnly Marked(UnitFile unit) => file.Naive.First(n => n.Analyst == unit.Analyst && n.Interview == unit.Interview).On.AddDays(4);

    private IEnumerable<UnitRef> Units(IEnumerable<string> ids) => ids.Select(id => _units[id]);

    private string About(JsonElement about)
        => about.TryGetProperty("essence", out _) ? "essence"
            : about.TryGetProperty("interview", out var interview) ? _participants[interview.GetString()!].Interview.Value.ToString("N")
            : about.EnumerateObject().Select(p => _about[$"{p.Name}:{p.Value.GetString()}"]).Single();

    private static (Anchor From, Anchor To) Find(MaskedTranscript text, UnitFile unit)
    {
        for (var first = 0; first + unit.Verbatim.Length <= text.Turns.Count; first++)
        {
            var turns = text.Turns.GetRange(first, unit.Verbatim.Length);
            if (!turns.Zip(unit.Verbatim).All(t => t.First.Text.Contains(t.Second, StringComparison.Ordinal)))
            {
                continue;
            }

            var start = turns[0].Text.IndexOf(unit.Verbatim[0], StringComparison.Ordinal);
            var end = turns[^1].Text.IndexOf(unit.Verbatim[^1], StringComparison.Ordinal) + unit.Verbatim[^1].Length;
            return (text.AnchorAt(turns[0].Id, start, end: false)!, text.AnchorAt(turns[^1].Id, end, end: true)!);
        }

        throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{unit.Id}: {unit.Verbatim[0]}"));
    }

    private static StudyRole RoleOf(string role) => role switch
    {
        "studyLead" => StudyRole.Lead,
        "interviewer" => StudyRole.Interviewer,
        "analyst" => StudyRole.Analyst,
        "dataProtection" => StudyRole.DataProtection,
        _ => throw new InvalidDataException(role),
    };
}
