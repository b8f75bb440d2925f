using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Andrum.Clinic;
using Andrum.Consent;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Journals;
using Andrum.Storage.Verification;
using Andrum.Web.Demonstration;
using Andrum.Web.Inquiry;
using Microsoft.Playwright;

namespace Andrum.Web.Tests.Inquiry;

/// <summary>The voice of an interview: who hears it, from where, and that nobody else does.</summary>
public sealed class VoiceTests(DemonstrationHouse house, Browser browser)
{
    private static readonly byte[] Veras = File.ReadAllBytes(Path.Combine(DemonstrationFiles.Folder, "voice", "vera.ogg"));
    private static readonly double[] Begins = DemonstrationFiles.Read<double[]>("voice/vera.json");

    [Fact]
    public async Task An_analyst_hears_a_released_voice_from_any_place_and_it_is_noted()
    {
        using var analyst = await house.Client("Analyst · Ruth");
        var voice = At(house) + "/voice";
        using var whole = await analyst.Fetch(voice);
        Assert.Equal((HttpStatusCode.OK, "audio/ogg"), (whole.StatusCode, whole.Content.Headers.ContentType!.MediaType));
        Assert.Equal(Veras, await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("bytes", Assert.Single(whole.Headers.AcceptRanges));
        Assert.Equal("inline", whole.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(whole.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Assert.Single(whole.Headers.GetValues("X-Content-Type-Options")));

        using var part = await analyst.Fetch(voice, new RangeHeaderValue(131_060, 131_080));
        Assert.Equal((HttpStatusCode.PartialContent, $"bytes 131060-131080/{Veras.Length}"), (part.StatusCode, part.Content.Headers.ContentRange!.ToString()));
        Assert.Equal(Veras[131_060..131_081], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var end = await analyst.Fetch(voice, new RangeHeaderValue(null, 7));
        Assert.Equal(Veras[^7..], await end.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var beyond = await analyst.Fetch(voice, new RangeHeaderValue(Veras.Length, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);

        var (study, _) = Vera(house);
        Assert.Contains(house.Data.AccessLog.Of(Study.Journal(study).Name, house.Clock.GetUtcNow()), o => o.Purpose == "voice");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Patient ·")]
    [InlineData("Therapist · Elisabet")]
    [InlineData("Study lead ·")]
    [InlineData("Data protection ·")]
    [InlineData("Administrator ·")]
    public async Task Nobody_else_hears_it(string person)
    {
        using var other = await house.Client(person);
        using var answer = await other.Fetch(At(house) + "/voice");
        Assert.Equal(person.Length == 0 ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, answer.StatusCode);
        if (person == "Study lead ·")
        {
            using var missing = await other.Fetch($"/inquiry/demo/interviews/{RandomId.Next()}/voice");
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            var unit = await other.Get($"/inquiry/demo/units/{Unit(house, "X-rays, letters")}");
            Assert.Equal(HttpStatusCode.OK, unit.Status);
            Assert.DoesNotContain("<audio", unit.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_the_release_only_the_interviewer_hears_it_and_an_analyst_of_another_study_never()
    {
        await using var own = await Own();
        var outside = PersonId.New();
        await own.Data.Journals.Append(ClinicState.Journal, new Wish(WishId.New(), PersonId.Andrum), c => c.AddStaff(outside, "Outside", "Reader", [Role.Analyst]));
        using var outsider = await own.Client("Analyst · Outside");
        await Hears(outsider, own, HttpStatusCode.NotFound);
        using var interviewer = await own.Client("Interviewer · Signe");
        using var analyst = await own.Client("Analyst · Jonas");
        await Hears(analyst, own, HttpStatusCode.OK);
        await interviewer.Get(At(own));
        await interviewer.Send(At(own) + "/call-back");
        await Hears(analyst, own, HttpStatusCode.NotFound);
        await Hears(interviewer, own, HttpStatusCode.OK);

        // Somebody who does not want the recording any more is not heard either.
        var (study, vera) = Vera(own);
        await own.Data.Journals.Append(Study.Journal(study), new Wish(WishId.New(), PersonId.Andrum), s => s.AnswerRecording(vera.Id, given: false));
        await Hears(interviewer, own, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_withdraws_falls_silent_for_good()
    {
        await using var own = await Own();
        using var analyst = await own.Client("Analyst · Ruth");
        using var interviewer = await own.Client("Interviewer · Signe");
        var voice = At(own) + "/voice";
        using var patient = await own.Client("Patient · Gunilla Hedlund");
        await patient.Get("/me/consents");
        await patient.FollowLink("I do not want to take part any more");
        await patient.Press("Leave the study and erase my words");
        foreach (var listener in new[] { analyst, interviewer })
        {
            using var answer = await listener.Fetch(voice);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Empty(Directory.GetFiles(own.Data.Recordings.Folder));
        Assert.Empty(await Verifier.Check(own.Data));
    }

    [Fact]
    public async Task An_interviewer_keeps_a_voice_and_another_in_its_place_and_what_is_no_voice_is_left()
    {
        await using var own = await Own();
        using var interviewer = await own.Client("Interviewer · Signe");
        var (at, folder) = (At(own), own.Data.Recordings.Folder);
        var veras = Assert.Single(Directory.GetFiles(folder));
        await interviewer.Get(at);
        var text = await interviewer.SendFile(at + "/recording", "voice", "vera.mp3", Encoding.UTF8.GetBytes("The sofa. With the telephone next to me."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, text.Status);
        Assert.Contains("vera.mp3 is no recording that can be played here", text.Text, StringComparison.Ordinal);
        Assert.Equal([veras], Directory.GetFiles(folder));
        await interviewer.Get(at);
        Assert.Contains("Choose the file of the recording.", (await interviewer.Send(at + "/recording")).Text, StringComparison.Ordinal);
        using var unchosen = new ByteArrayContent([]);
        unchosen.Headers.ContentDisposition = new("form-data") { Name = "voice", FileName = "\"\"" };
        using var parts = new MultipartFormDataContent { { new StringContent(interviewer.Token), "__RequestVerificationToken" }, unchosen };
        Assert.Contains("Choose the file of the recording.", (await interviewer.ForgeParts(at + "/recording", parts)).Text, StringComparison.Ordinal);

        // Larger than any other form may be.
        var long1 = Wav(seconds: 450, "once upon a time in the whole of the recording");
        await interviewer.Get(at);
        var kept = await interviewer.SendFile(at + "/recording", "voice", "../somewhere/Långt möte.wav", long1);
        Assert.Contains("Långt möte.wav", kept.Text, StringComparison.Ordinal);
        Assert.Contains("7:30", kept.Text, StringComparison.Ordinal);
        var now = Assert.Single(Directory.GetFiles(folder));
        Assert.NotEqual(veras, now);
        Assert.Equal(-1, (await File.ReadAllBytesAsync(now, TestContext.Current.CancellationToken)).AsSpan().IndexOf("once upon a time"u8));
        using var heard = await interviewer.Fetch(at + "/voice", new RangeHeaderValue(0, 3));
        Assert.Equal(("audio/wav", "RIFF"), (heard.Content.Headers.ContentType!.MediaType, await heard.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Empty(await Verifier.Check(own.Data));
    }

    [Fact]
    public async Task A_recording_without_the_forms_token_before_it_is_not_taken()
    {
        await using var own = await Own();
        using var interviewer = await own.Client("Interviewer · Signe");
        var at = At(own);
        var before = Directory.GetFiles(own.Data.Recordings.Folder);
        await interviewer.Get(at);
        var token = interviewer.Token;
        using var none = new MultipartFormDataContent { { new ByteArrayContent(Veras), "voice", "vera.ogg" } };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await interviewer.ForgeParts(at + "/recording", none)).Status);
        using var behind = new MultipartFormDataContent
        {
            { new ByteArrayContent(Veras), "voice", "vera.ogg" },
            { new StringContent(token), "__RequestVerificationToken" },
        };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await interviewer.ForgeParts(at + "/recording", behind)).Status);
        using var much = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(new string('x', 100_000)), "wish" } };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await interviewer.ForgeParts(at + "/recording", much)).Status);
        Assert.Equal(before, Directory.GetFiles(own.Data.Recordings.Folder));
        using var right = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Veras), "voice", "vera.ogg" },
        };
        Assert.Equal(HttpStatusCode.OK, (await interviewer.ForgeParts(at + "/recording", right)).Status);
        Assert.NotEqual(before, Directory.GetFiles(own.Data.Recordings.Folder));
    }

    [Fact]
    public async Task Turns_that_came_without_times_get_them_one_by_one()
    {
        await using var own = await Own();
        using var interviewer = await own.Client("Interviewer · Signe");
        var turns = own.Data.Journals.Read(Interview.Journal(Vera(own).Vera.Interview)).State.Verbatim!.Turns;
        var at = At(own) + "/transcript";
        await interviewer.Get($"{at}?turn={turns[12].Id.Value}");
        Assert.Contains("Minutes and seconds are missing", (await interviewer.Send(at + "/time", ("begins", "soon"))).Text, StringComparison.Ordinal);
        await interviewer.Get($"{at}?turn={turns[12].Id.Value}");
        Assert.Contains("before the one it follows", (await interviewer.Send(at + "/time", ("begins", "2:00"))).Text, StringComparison.Ordinal);
        await interviewer.Get($"{at}?turn={turns[12].Id.Value}");
        Assert.Contains("The recording ends before", (await interviewer.Send(at + "/time", ("begins", "72:10"))).Text, StringComparison.Ordinal);
        await interviewer.Get($"{at}?turn={turns[12].Id.Value}");
        await interviewer.Send(at + "/time", ("begins", "3:14"));
        Assert.Equal(TimeSpan.FromSeconds(194), own.Data.Journals.Read(Interview.Journal(Vera(own).Vera.Interview)).State.Verbatim!.Turns[12].From);
    }

    [Fact]
    public async Task Hear_it_begins_two_seconds_before_the_turn_in_which_the_unit_begins()
    {
        using var analyst = await house.Client("Analyst · Ruth");
        var unit = Unit(house, "X-rays, letters");
        foreach (var script in new[] { true, false })
        {
            await browser.Look(analyst, async page =>
            {
                await page.GotoAsync($"/inquiry/demo/units/{unit}");
                var voice = page.GetByLabel("Vera: the voice, from a little before");
                await Assertions.Expect(voice).ToBeVisibleAsync();
                Assert.EndsWith(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/voice#t={Begins[11] - 2}"),
                    await voice.GetAttributeAsync("src"), StringComparison.Ordinal);
                if (script)
                {
                    await page.ClickAsync("h1");
                    await voice.EvaluateAsync("v => { v.muted = true; return v.play(); }");
                    await Plays(page, "audio", Begins[11] - 2);
                }
            }, script);
        }
    }

    [Fact]
    public async Task On_the_desk_a_unit_is_heard_with_a_click_and_with_a_key()
    {
        using var analyst = await house.Client("Analyst · Ruth");
        await browser.Look(analyst, async page =>
        {
            await page.GotoAsync($"/inquiry/demo/mark/{Vera(house).Vera.Interview.Value}");
            var folder = page.Locator("[data-unit]", new() { HasText = "The first times I had a folder" });
            await folder.GetByRole(AriaRole.Link, new() { Name = "Hear it" }).ClickAsync();
            await Plays(page, "#sound", Begins[11] - 2);

            // The same once more: quiet. The first unit by the keyboard: from its own turn.
            await folder.GetByRole(AriaRole.Link, new() { Name = "Hear it" }).ClickAsync();
            await page.WaitForFunctionAsync("document.getElementById('sound').paused");
            await page.GetByText("the pain is still in the house").First.ClickAsync();
            await page.GetByRole(AriaRole.Region, new() { Name = "Vera: the text" }).FocusAsync();
            await page.Keyboard.PressAsync("h");
            await Plays(page, "#sound", Begins[1] - 2);
            await page.Keyboard.PressAsync("h");
            await page.WaitForFunctionAsync("document.getElementById('sound').paused");
        });
    }

    private static async Task Plays(IPage page, string player, double from)
        => await page.WaitForFunctionAsync("([player, from]) => { const v = document.querySelector(player); return !v.paused && v.currentTime > from + 0.3 && v.currentTime < from + 8; }",
            new object[] { player, from }, new() { Timeout = 10_000 });

    private static async Task Hears(Visitor listener, DemonstrationHouse house, HttpStatusCode status)
    {
        using var answer = await listener.Fetch(At(house) + "/voice", new RangeHeaderValue(0, 9));
        Assert.Equal(status == HttpStatusCode.OK ? HttpStatusCode.PartialContent : status, answer.StatusCode);
    }

    private static async Task<DemonstrationHouse> Own()
    {
        var own = new DemonstrationHouse();
        await own.InitializeAsync();
        return own;
    }

    private static string At(DemonstrationHouse house) => $"/inquiry/demo/interviews/{Vera(house).Vera.Interview.Value}";

    private static (StudyId Study, Participant Vera) Vera(DemonstrationHouse house)
    {
        var study = house.Data.Journals.Read(ClinicState.Journal).State.StudyWith("demo")!.Value;
        return (study, house.Data.Journals.Read(Study.Journal(study)).State.Participants.Single(p => p.Pseudonym == "Vera"));
    }

    private static string Unit(DemonstrationHouse house, string words)
    {
        var journals = house.Data.Journals;
        var voices = Voices.Of(journals.Read(Study.Journal(Vera(house).Study)).State, id => journals.Read(Interview.Journal(id)).State,
            (id, analyst) => journals.Read(Layer.Journal(id, analyst)).State, (_, _) => null);
        return Voices.KeyOf(voices.Units.First(u => u.Pseudonym == "Vera" && u.Quote.Contains(words, StringComparison.Ordinal)).Ref);
    }

    // 8,000 samples of 16 bits and ten channels a second.
    private static byte[] Wav(int seconds, string words)
    {
        var sound = new byte[44 + (seconds * 160_000)];
        "RIFF\0\0\0\0WAVEfmt \u0010\0\0\0\u0001\0\n\0"u8.CopyTo(sound);
        BitConverter.TryWriteBytes(sound.AsSpan(24), 8_000);
        BitConverter.TryWriteBytes(sound.AsSpan(28), 160_000);
        "data"u8.CopyTo(sound.AsSpan(36));
        BitConverter.TryWriteBytes(sound.AsSpan(40), seconds * 160_000);
        Encoding.UTF8.GetBytes(words).CopyTo(sound, 70_000);
        return sound;
    }
}
