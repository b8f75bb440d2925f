using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Andrum.Care;
using Andrum.Care.Story;
using Andrum.Clinic;
using Andrum.Consent;
using Andrum.Exchange.Transcripts;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Studies;
using Andrum.Journals;
using Andrum.Web.Hosting;
using Andrum.Web.Inquiry.Interviews;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Andrum.Web.Tests.Hosting;

/// <summary>What an address is about.</summary>
internal enum About
{
    /// <summary>The first patient, the first study.</summary>
    First,

    /// <summary>The second patient, the second study.</summary>
    Second,

    /// <summary>The first, with something in it that belongs to the second.</summary>
    Crossed,

    /// <summary>Nobody and nothing.</summary>
    Nothing,
}

/// <summary>One person, with what is true of them; who may do what follows from it.</summary>
internal sealed record Somebody(string Name, PersonId? Person = null)
{
    public Role[] Roles { get; init; } = [];

    /// <summary>Whom they treat, cover for or supervise today.</summary>
    public About[] Treats { get; init; } = [];

    /// <summary>Whose record stands open to them by broken glass.</summary>
    public About[] Broke { get; init; } = [];

    /// <summary>Which patient they are.</summary>
    public About? Is { get; init; }

    /// <summary>Their place in a study.</summary>
    public (About Study, StudyRole Role)? In { get; init; }

    /// <summary>Whether a declaration means that they may come.</summary>
    public bool May(Access access, About what) => access.Kind switch
    {
        AccessKind.Anybody => true,
        AccessKind.SignedIn => Person is not null,
        AccessKind.OwnRoom => Roles.Contains(Role.Patient),
        AccessKind.Therapist => Roles.Contains(Role.Therapist),
        AccessKind.OfPatient => Roles.Contains(Role.Therapist)
            && (Treats.Contains(Whole(what)) || (access != Access.WhoTreats && Broke.Contains(Whole(what)))),
        AccessKind.Researcher => Roles.Any(r => r is Role.StudyLead or Role.Interviewer or Role.Analyst or Role.DataProtection),
        AccessKind.StudyLead => Roles.Contains(Role.StudyLead),
        AccessKind.OfStudy => In is var (study, role) && study == Whole(what) && access.In.Contains(role) && Roles.Contains(RoleOf(role)),
        AccessKind.Administrator => Roles.Contains(Role.Administrator),
        _ => throw new InvalidOperationException($"Nobody has said what {access.Kind} means."),
    };

    /// <summary>What a person must be in the clinic to hold a place in a study, said again.</summary>
    public static Role RoleOf(StudyRole role) => role switch
    {
        StudyRole.Lead => Role.StudyLead,
        StudyRole.Interviewer => Role.Interviewer,
        StudyRole.Analyst => Role.Analyst,
        _ => Role.DataProtection,
    };

    // A crossed address names the first.
    private static About Whole(About what) => what == About.Crossed ? About.First : what;
}

/// <summary>A demonstration clinic with two patients, two studies and every kind of person, made by the decisions that make them.</summary>
public sealed partial class EveryKind : IAsyncLifetime
{
    private readonly DemonstrationHouse _house;
    private readonly List<Somebody> _people = [];
    private readonly Dictionary<(string Parameter, About About, string Under), string> _values = [];

    public EveryKind() => _house = new() { AtTheDoors = endpoints => endpoints.Finally(LeaveOpen) };

    /// <summary>What a test leaves open: whoever is signed in comes in where this holds.</summary>
    internal Func<Access, bool> LeftOpen { get; set; } = _ => false;

    internal IReadOnlyList<Somebody> People => _people;

    internal OpenHouse House => _house;

    /// <summary>Every endpoint with each of its methods.</summary>
    internal IReadOnlyList<Door> AllDoors => [.. _house.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(Door.Of)];

    /// <summary>Somebody at the doors.</summary>
    internal async Task<AtTheDoor> Comes(Somebody who)
    {
        var visitor = _house.Nobody();
        if (who.Person is { } person)
        {
            await visitor.Get("/demo");
            await visitor.Forge("/demo", ("person", person.Value.ToString()), ("__RequestVerificationToken", visitor.Token));
        }

        await visitor.Get(who.Person is null ? "/sign-in" : "/account");
        return new(visitor);
    }

    /// <summary>The address of a door, about somebody or something.</summary>
    internal string Address(Door door, About about) => Parameters().Replace(door.Route, m =>
    {
        var name = m.Groups["name"].Value;
        var room = door.Route.Split('/')[1];
        var outer = about != About.Crossed ? about : name == "handle" || (name == "id" && room == "care") ? About.First : About.Second;

        // The nearest that is known of what stands before it: an id under findings/nuances, under findings, of the inquiry.
        var under = door.Route[..m.Index].Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p[0] != '{').ToArray();
        return Enumerable.Range(0, under.Length + 1).Select(less => _values.GetValueOrDefault((name, outer, string.Join('/', under[..^less]))))
            .FirstOrDefault(v => v is not null) ?? _values[(name, About.Nothing, "")];
    });

    /// <summary>What distinguishes two answers besides the tokens in them.</summary>
    internal static string Bare(string body) => Values().Replace(body, "");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        var journals = _house.Data.Journals;
        var clinic = journals.Read(ClinicState.Journal).State;
        var today = DateOnly.FromDateTime(DateTime.Today);
        var whole = clinic.Patients.Where(p => !journals.Read(Diary.Journal(p.Id)).State.Story.IsEmpty
            && !journals.Read(PatientRecord.Journal(p.Id)).State.Sessions.IsEmpty).ToArray();
        var (study, handle) = clinic.Studies.Select(s => (s.Key, s.Value)).Single();
        var inside = journals.Read(Study.Journal(study)).State;

        // Both have sessions and a story. The first has taken part in the study, as Vera, and will leave it.
        var first = whole.First(p => p.GivenName == "Gunilla").Id;
        var second = whole.First(p => p.GivenName != "Gunilla").Id;
        var other = await SecondStudy();
        _people.AddRange([
            new("nobody"),
            new("the first patient", first) { Roles = [Role.Patient], Is = About.First },
            new("the second patient", second) { Roles = [Role.Patient], Is = About.Second },
            await Therapist("a therapist who treats the first", About.First, CareKind.Assigned, until: null),
            await Therapist("a therapist who treats the second", About.Second, CareKind.Assigned, until: null),
            await Therapist("a therapist who treats nobody", treats: null, default, until: null),
            await Therapist("a therapist who covered until yesterday", About.First, CareKind.Covering, today.AddDays(-1)),
            await Therapist("a therapist who covers until today", About.First, CareKind.Covering, today),
            await Therapist("a therapist who supervises", About.First, CareKind.Supervising, until: null),
            await BrokeGlass("a therapist who broke the glass just now", TimeSpan.Zero),
            await BrokeGlass("a therapist who broke the glass two hours ago", TimeSpan.FromHours(2)),
            await Withdrawn(await Therapist("a therapist no longer", About.First, CareKind.Assigned, until: null)),
        ]);
        foreach (var role in Enum.GetValues<StudyRole>())
        {
            _people.AddRange([
                await Researcher($"{role} of the first study", role, About.First), await Researcher($"{role} of the second study", role, About.Second),
                await Researcher($"{role} of no study", role, study: null),
            ]);
        }

        _people.AddRange([
            await Withdrawn(await Researcher("an analyst no longer", StudyRole.Analyst, About.First)),
            await Left(await Researcher("an analyst who left the study", StudyRole.Analyst, About.First)),
            await Staff("the administrator", Role.Administrator),
            await Withdrawn(await Staff("an administrator no longer", Role.Administrator)),
        ]);
        await Addresses();

        async Task<StudyId> SecondStudy()
        {
            var id = StudyId.New();
            await Write(Study.Journal(id), s => s.Design("Another", "What it is", "How is it?", "Elsewhere"));
            await Write(Study.Journal(id), s => s.NoteApproval("A board", "1", today, today));
            await Write(Study.Journal(id), s => s.SetFrame(today.AddYears(-9), today.AddYears(-8), _ => new HashSet<PersonId>()));
            await Write(ClinicState.Journal, c => c.RegisterStudy(id, "other"));
            return id;
        }

        async Task<Somebody> Staff(string name, params Role[] roles)
        {
            var person = PersonId.New();
            await Write(ClinicState.Journal, c => c.AddStaff(person, name, "Matrix", roles));
            return new(name, person) { Roles = roles };
        }

        async Task<Somebody> Therapist(string name, About? treats, CareKind kind, DateOnly? until)
        {
            var who = await Staff(name, Role.Therapist);
            if (treats is not { } patient)
            {
                return who;
            }

            await Write(ClinicState.Journal, c => c.BeginCare(patient == About.First ? first : second, who.Person!.Value, kind, today.AddDays(-10), until));
            return who with { Treats = until < today ? [] : [patient] };
        }

        async Task<Somebody> BrokeGlass(string name, TimeSpan ago)
        {
            var who = await Staff(name, Role.Therapist);
            var patient = clinic.People[first];
            await Write(ClinicState.Journal, c => c.BreakGlass(who.Person!.Value, patient.Name, patient.Born, "Rang from the emergency ward.",
                _house.Clock.GetUtcNow() - ago, today));
            return who with { Broke = ago < ClinicDecisions.GlassCloses ? [About.First] : [] };
        }

        async Task<Somebody> Researcher(string name, StudyRole role, About? study)
        {
            var who = await Staff(name, Somebody.RoleOf(role));
            if (study is not { } which)
            {
                return who;
            }

            await Write(Study.Journal(StudyOf(which)),
                s => s.Declare(new(who.Person!.Value, role, name, "", ""), _ => new HashSet<PersonId>()));
            return who with { In = (which, role) };
        }

        async Task<Somebody> Left(Somebody who)
        {
            await Write(Study.Journal(study), s => s.LeaveTeam(who.Person!.Value, who.In!.Value.Role));
            return who with { In = null };
        }

        async Task<Somebody> Withdrawn(Somebody who)
        {
            foreach (var role in who.Roles)
            {
                await Write(ClinicState.Journal, c => c.WithdrawRole(who.Person!.Value, role));
            }

            return who with { Roles = [] };
        }

        StudyId StudyOf(About which) => which == About.First ? study : other;

        async Task Addresses()
        {
            var material = (Andrum.Exchange.Transcripts.Reading.Taken)TranscriptFile.Read(
                new MemoryStream(Encoding.UTF8.GetBytes("I: How was it?\nP: It was long ago.\nI: And now?\nP: Now it is here.\n")), "other.txt", 64);
            var (taken, _) = await Material.BringIn(journals, other, _people[^1].Person!.Value, material);
            var told = inside.Participants.Where(p => journals.Read(Interview.Journal(p.Interview)).State.Released is not null && p.Pseudonym != "Vera").ToArray();
            foreach (var (about, patient) in new[] { (About.First, first), (About.Second, second) })
            {
                _values[("id", about, "care")] = $"{patient.Value}";
                _values[("sid", about, "care")] = $"{journals.Read(PatientRecord.Journal(patient)).State.Sessions[0].Id.Value}";
                _values[("id", about, "me")] = $"{journals.Read(Diary.Journal(patient)).State.Story[0].Id.Value}";
            }

            _values[("handle", About.First, "")] = handle;
            _values[("handle", About.Second, "")] = "other";
            _values[("study", About.First, "me")] = $"{study.Value}";
            _values[("id", About.First, "inquiry/interviews")] = $"{told[0].Interview.Value}";
            _values[("id", About.First, "inquiry")] = $"{told[1].Interview.Value}";
            _values[("id", About.First, "inquiry/together")] = $"{inside.Reflections[0].Id.Value}";
            _values[("id", About.First, "inquiry/findings/nuances")] = $"{inside.Constituents[0].Nuances[0].Id.Value:N}";
            _values[("id", About.First, "inquiry/findings/passages")] = $"{inside.Essence!.Passages[0].Id.Value:N}";
            _values[("key", About.First, "inquiry")] = $"{inside.Essence!.Passages[0].Units[0].Unit.Value:N}";
            _values[("constituent", About.First, "inquiry")] = $"{inside.Constituents[0].Id.Value}";
            _values[("nuance", About.First, "inquiry")] = $"{inside.Constituents[0].Nuances[0].Id.Value}";
            _values[("id", About.Second, "inquiry")] = $"{taken!.Interview.Value}";
            _values[("id", About.First, "clinic")] = $"{(await Staff("a bystander", Role.Analyst)).Person!.Value.Value}";
            _values[("id", About.Second, "clinic")] = $"{(await Staff("another bystander", Role.Analyst)).Person!.Value.Value}";
            foreach (var name in new[] { "id", "sid", "study", "unit", "constituent", "nuance" })
            {
                _values[(name, About.Nothing, "")] = $"{Guid.CreateVersion7()}";
            }

            _values[("handle", About.Nothing, "")] = "never-was";
            _values[("key", About.Nothing, "")] = "no-unit";
            _values[("act", About.Nothing, "")] = "offer";
            _values[("code", About.Nothing, "")] = "no-code";
            _values[("sent", About.Nothing, "")] = "roles";
        }

        async Task Write<TState>(JournalOf<TState> journal, Func<TState, Decision<TState>> decide)
            where TState : class, IState<TState>
            => Assert.Null((await journals.Append(journal, new Wish(WishId.New(), PersonId.Andrum), decide)).WhyNot);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private void LeaveOpen(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<Access>().LastOrDefault() is { } access)
        {
            endpoint.Metadata.Add(access with { Admits = v => (LeftOpen(access) && v.Somebody is not null) || access.Admits(v) });
        }
    }

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameters();

    [GeneratedRegex("value=\"[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Values();
}

/// <summary>One endpoint with one of its methods.</summary>
internal sealed record Door(string Method, string Route, Access Access)
{
    public static IEnumerable<Door> Of(RouteEndpoint endpoint)
    {
        // The declaration as the house made it: what a test leaves open is added after it.
        var access = endpoint.Metadata.OfType<Access>().ToArray() is [.. var before, _] && before.Length > 0 ? before[^1] : endpoint.Metadata.GetMetadata<Access>()!;
        var route = "/" + (endpoint.RoutePattern.RawText ?? "").Trim('/');
        return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => new Door(m, route, access));
    }

    public override string ToString() => $"{Method} {Route}";
}

/// <summary>Somebody signed in, asking without following where an answer leads.</summary>
internal sealed class AtTheDoor(Visitor visitor) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = visitor.Cookies, AllowAutoRedirect = false }) { BaseAddress = visitor.Address };
    private readonly string _token = visitor.Token;

    /// <summary>Opens an address, or sends it an empty form with a valid token.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Asks(string method, string address)
    {
        using var request = new HttpRequestMessage(new(method), address);
        request.Headers.AcceptLanguage.ParseAdd("en-GB");
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", _token)]);
        }

        using var response = await _http.SendAsync(request);
        var body = response.StatusCode is HttpStatusCode.Redirect ? response.Headers.Location!.OriginalString : await response.Content.ReadAsStringAsync();
        return (response.StatusCode, body);
    }

    public void Dispose()
    {
        _http.Dispose();
        visitor.Dispose();
    }
}
