using Andrum.Clinic;
using Andrum.Storage;
using Andrum.Web.Consents;

namespace Andrum.Web.Demonstration;

/// <summary>
/// Builds the invented clinic through the same decisions that people make, each entry at its own time, so that nothing in it can be
/// what nobody could have done.
/// </summary>
internal sealed class DemonstrationClinic : IAsyncDisposable
{
    private readonly DataFolder _data;
    private readonly SteppingClock _clock;
    private readonly Dictionary<string, PersonId> _staff = new(StringComparer.Ordinal);

    private DemonstrationClinic(string folder, string keyFile)
    {
        _clock = new SteppingClock();
        _data = DataFolder.Open(folder, keyFile, _clock, create: true);
    }

    /// <summary>Builds the clinic in an empty data folder; a folder that holds one already is left as it is.</summary>
    public static async Task Build(string folder, string keyFile)
    {
        if (File.Exists(Path.Combine(folder, DataFolder.KeysFile)))
        {
            return;
        }

        // Built beside its place and moved there whole: an interrupted start leaves no half a clinic.
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var building = $"{whole}.building";
        if (Directory.Exists(building))
        {
            Directory.Delete(building, recursive: true);
        }

        await using (var clinic = new DemonstrationClinic(building, keyFile))
        {
            await clinic.Build();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(whole))
        {
            Directory.Delete(whole);
        }

        Directory.Move(building, whole);
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();

    private async Task Build()
    {
        var people = DemonstrationFiles.Read<StaffedClinicFile>("clinic.json");
        await Staff(people);
        var care = new DemonstrationCare(this);
        var patients = new Dictionary<string, PersonId>(StringComparer.Ordinal);
        foreach (var patient in DemonstrationFiles.Patients().Select(p => p.Until(Today)))
        {
            var id = await care.Treat(patient);
            if (patient.Pseudonym is { } pseudonym)
            {
                patients[pseudonym] = id;
            }
        }

        await new DemonstrationStudy(this, new Threshold(_data), DemonstrationFiles.Read<StudyFile>("study.json"), people, patients).Build();
    }

    /// <summary>The clock that entries are recorded by.</summary>
    public SteppingClock Clock => _clock;

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    /// <summary>Somebody on the staff, by the short name that the files use.</summary>
    public PersonId Staff(string id) => _staff[id];

    /// <summary>Writes what somebody wishes at a time; what is refused here is a mistake in the files.</summary>
    public async Task Write<TState>(JournalOf<TState> journal, PersonId by, DateTimeOffset at, Func<TState, Decision<TState>> decide)
        where TState : class, IState<TState>
    {
        _clock.Now = at;
        var outcome = await _data.Journals.Append(journal, new Wish(WishId.New(), by), decide);
        if (outcome.WhyNot is { } refusal)
        {
            throw new InvalidDataException($"{journal.Name}, {at:yyyy-MM-dd}: {refusal.Code} {string.Join(' ', refusal.Details)}");
        }
    }

    /// <summary>Seals a recording under somebody's key.</summary>
    public async Task<RecordingWritten> Keep(string file, KeyName owner)
    {
        await using var sound = File.OpenRead(file);
        return await _data.Recordings.Write(sound, owner);
    }

    /// <summary>The state of a journal while the clinic is being built.</summary>
    public TState State<TState>(JournalOf<TState> journal)
        where TState : class, IState<TState>
        => _data.Journals.Read(journal).State;

    private async Task Staff(StaffedClinicFile people)
    {
        var start = At(new DateOnly(2024, 6, 3), new TimeOnly(8, 0));
        foreach (var staff in people.Staff)
        {
            _staff[staff.Id] = PersonId.New();
        }

        var administrator = _staff[people.Staff.First(s => s.Roles.Contains("administrator")).Id];
        await Write(ClinicState.Journal, administrator, start, c => c.NameClinic(people.Clinic.Name));
        foreach (var staff in people.Staff)
        {
            await Write(ClinicState.Journal, administrator, start, c => c.AddStaff(_staff[staff.Id], staff.Given, staff.Family,
                staff.Roles.Select(r => Enum.Parse<Role>(r, ignoreCase: true))));
        }

        await Write(ClinicState.Journal, administrator, start,
            c => c.NameResponsible(Staff(people.Clinic.Responsible), Staff(people.Clinic.Cover)));
        await Write(ClinicState.Journal, administrator, start,
            c => c.WriteCrisisContacts(people.Clinic.CrisisContacts.Select(p => new CrisisContact(p.Name, p.Phone, p.Text))));
        await Write(ClinicState.Journal, administrator, start, c => c.ConfirmRecovery());
    }

    /// <summary>A time on a day, in the clinic's time zone.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, TimeZoneInfo.Local.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>A clock that stands where it was set.</summary>
    internal sealed class SteppingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
