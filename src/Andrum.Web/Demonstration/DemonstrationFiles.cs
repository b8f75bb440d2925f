using System.Text.Json;

namespace Andrum.Web.Demonstration;

internal sealed record StaffedClinicFile(ClinicFile Clinic, StaffFile[] Staff);

internal sealed record ClinicFile(string Name, string Responsible, string Cover, ContactFile[] CrisisContacts);

internal sealed record ContactFile(string Name, string Phone, string Text);

internal sealed record StaffFile(string Id, string Given, string Family, string[] Roles, string Title);

internal sealed record NameFile(string Given, string Family);

internal sealed record DiagnosisFile(string Pain, string Text);

internal sealed record TraumaFile(bool? Present, string Source);

internal sealed record WorkFile(string Now, string Occupation, DateOnly Since);

internal sealed record ReferredFile(DateOnly Date, string From, string Why);

internal sealed record ToldFile(string What, string Answer, string Remark);

internal sealed record SessionFile(DateOnly Date, TimeOnly Time, string[] Agenda, string Note, ToldFile[] Told);

internal sealed record StoryFile(string Title, string When, string Text, bool Shared, DateOnly Written, bool Bring);

internal sealed record CompletionFile(DateOnly Date, string Words);

internal sealed record ExitFile(DateOnly Date, string[] Reasons, string Words);

internal sealed record FollowUpFile(DateOnly Date, bool Held, string Note);

internal sealed record BringFile(DateOnly Date, TimeOnly Time, string Words);

internal sealed record CheckInFile(DateOnly Date, TimeOnly Time, string Word);

internal sealed record PracticeFile(string Name, string Anchor, DateOnly Date, string How);

internal sealed record ExplanationFile(DateOnly Date, string Words);

internal sealed record SymptomFile(string Name, string Question, ExplanationFile? Explanation);

/// <summary>A patient. Whoever is outside the study's frame has no pseudonym.</summary>
internal sealed record PatientFile(string? Pseudonym, NameFile CareName, DateOnly Born, string Sex, string? Phone, DiagnosisFile Diagnosis,
    string Onset, TraumaFile Trauma, WorkFile Work, ReferredFile Referred, DateOnly Offered, DateOnly ConsentToCare, string Therapist,
    SessionFile[] Sessions, StoryFile[] Story, PracticeFile[]? Practices, SymptomFile[]? Symptoms, CompletionFile? Completion,
    ExitFile? Exit, FollowUpFile? FollowUp, BringFile[]? Brings, CheckInFile[]? CheckIns, DateTime? NextSession)
{
    /// <summary>
    /// Whoever is in therapy now stays so, whenever the demonstration is built: what happened moves on by whole weeks, and a session
    /// that would have been is the next one.
    /// </summary>
    public PatientFile Until(DateOnly today)
    {
        if (NextSession is not { } next)
        {
            return this;
        }

        var days = Math.Max(0, (today.DayNumber - Written.DayNumber) / 7 * 7);
        next = next.AddDays(days);
        return this with
        {
            Referred = Referred with { Date = Referred.Date.AddDays(days) },
            Offered = Offered.AddDays(days),
            ConsentToCare = ConsentToCare.AddDays(days),
            Sessions = [.. Sessions.Select(s => s with { Date = s.Date.AddDays(days) })],
            Story = [.. Story.Select(s => s with { Written = s.Written.AddDays(days) })],
            Practices = [.. (Practices ?? []).Select(p => p with { Date = p.Date.AddDays(days) })],
            Symptoms = [.. (Symptoms ?? []).Select(s => s with { Explanation = s.Explanation is { } e ? e with { Date = e.Date.AddDays(days) } : null })],
            Brings = [.. (Brings ?? []).Select(b => b with { Date = b.Date.AddDays(days) })],
            CheckIns = [.. (CheckIns ?? []).Select(c => c with { Date = c.Date.AddDays(days) })],
            NextSession = DateOnly.FromDateTime(next) < today ? next.AddDays(7) : next,
        };
    }

    // The day on which the people were written.
    private static readonly DateOnly Written = new(2026, 11, 24);
}

/// <summary>The invented people, as they lie beside the assembly.</summary>
internal static class DemonstrationFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Demonstration");

    /// <summary>Everybody who is or was treated.</summary>
    public static IEnumerable<PatientFile> Patients()
        => Directory.EnumerateFiles(Path.Combine(Folder, "people"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => Read<PatientFile>(Path.Combine("people", Path.GetFileName(f))));

    public static T Read<T>(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, file));
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidDataException(file);
    }
}
