using System.Text.Json;

namespace Andrum.Web.Demonstration;

internal sealed record PeopleFile(ClinicFile Clinic, StaffFile[] Staff, PatientFile[] Patients);

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

/// <summary>A patient. Whoever is outside the study's frame has no pseudonym.</summary>
internal sealed record PatientFile(string? Pseudonym, NameFile CareName, DateOnly Born, string Sex, string? Phone, DiagnosisFile Diagnosis,
    string Onset, TraumaFile Trauma, WorkFile Work, ReferredFile Referred, DateOnly Offered, DateOnly ConsentToCare, string Therapist,
    SessionFile[] Sessions, StoryFile[] Story, CompletionFile? Completion, ExitFile? Exit, FollowUpFile? FollowUp, BringFile[]? Brings, CheckInFile[]? CheckIns, DateTime? NextSession);

/// <summary>The invented people, as they lie beside the assembly.</summary>
internal static class DemonstrationFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Demonstration");

    public static T Read<T>(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, file));
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidDataException(file);
    }
}
