using Andrum.Consent;
using Andrum.Inquiry.Interviews;
using Andrum.Journals;
using Andrum.Storage.Backups;
using Andrum.Storage.Verification;

namespace Andrum.Storage.Tests;

public sealed class RecordingsKeptTests
{
    private static readonly PersonId Signe = PersonId.New();
    private static readonly ParticipantId Vera = ParticipantId.New();
    private static readonly JournalOf<Interview> Hers = Interview.Journal(InterviewId.New());
    private static readonly DateOnly Day = new(2026, 11, 24);

    [Fact]
    public async Task The_verifier_opens_every_recording_and_misses_what_is_not_there()
    {
        await using var folder = new Folder();
        await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        var recording = await Keep(clinic);
        Assert.Empty(await Verifier.Check(clinic));

        var file = clinic.Recordings.FileOf(recording);
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        whole[70_000] ^= 1;
        await File.WriteAllBytesAsync(file, whole, TestContext.Current.CancellationToken);
        Assert.Equal([Of(recording, DamageKind.Changed)], await Verifier.Check(clinic));
        File.Delete(file);
        Assert.Equal([Of(recording, DamageKind.RecordingMissing)], await Verifier.Check(clinic));
    }

    [Fact]
    public async Task A_recording_that_no_interview_names_is_found_once_it_must_have_been_named()
    {
        await using var folder = new Folder();
        await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        await Keep(clinic);
        var stray = await clinic.Recordings.Write(new Sound(10), VerbatimEntry.KeyOf(Vera), TestContext.Current.CancellationToken);
        Assert.Empty(await Verifier.Check(clinic));
        File.SetLastWriteTimeUtc(clinic.Recordings.FileOf(stray.Id), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        Assert.Equal([Of(stray.Id, DamageKind.RecordingUnnamed)], await Verifier.Check(clinic));
    }

    [Fact]
    public async Task What_was_exchanged_or_erased_is_missed_by_nobody()
    {
        await using var folder = new Folder();
        await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        var first = await Keep(clinic);
        var second = await Keep(clinic);
        clinic.Recordings.Delete(first);
        Assert.Empty(await Verifier.Check(clinic));
        File.SetLastWriteTimeUtc(clinic.Recordings.FileOf(second), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        clinic.Keys.Erase(VerbatimEntry.KeyOf(Vera));
        Assert.Empty(await Verifier.Check(clinic));
    }

    [Fact]
    public async Task A_voice_comes_back_from_a_backup_and_a_damaged_one_does_not_pass_for_it()
    {
        await using var folder = new Folder();
        await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        var recording = await Keep(clinic);
        await clinic.Recordings.Write(new Sound(10), VerbatimEntry.KeyOf(Vera), TestContext.Current.CancellationToken);
        Assert.Empty((await Backup.Make(clinic, folder.Record, folder.KeysApart)).Damages);
        var copy = Path.Combine(folder.Record, Recordings.FolderName, Recordings.NameOf(recording));
        Assert.Equal([copy], Directory.GetFiles(Path.Combine(folder.Record, Recordings.FolderName)));

        await Backup.Restore(folder.Record, folder.KeysApart, folder.Restored, folder.KeyFile);
        await using (var back = DataFolder.Open(folder.Restored, folder.KeyFile, TimeProvider.System, create: false))
        {
            await using var heard = back.Recordings.Open(recording, VerbatimEntry.KeyOf(Vera))!;
            using var sound = new MemoryStream();
            await heard.CopyToAsync(sound, TestContext.Current.CancellationToken);
            Assert.True(sound.ToArray().AsSpan().SequenceEqual(Sound.Whole(200_000)));
        }

        await using (var stream = new FileStream(copy, FileMode.Open))
        {
            stream.SetLength(stream.Length - 1);
        }

        Assert.Equal(StorageProblem.BackupDamaged, await Problem(folder, "again"));
        File.Delete(copy);
        Assert.Equal(StorageProblem.BackupDamaged, await Problem(folder, "again"));
    }

    [Fact]
    public async Task A_backup_says_that_a_recording_was_missing_already_and_is_not_restored_as_it_is()
    {
        await using var folder = new Folder();
        await using var clinic = DataFolder.Open(folder.Data, folder.KeyFile, TimeProvider.System, create: true);
        var recording = await Keep(clinic);
        clinic.Recordings.Delete(recording);
        Assert.Equal([Of(recording, DamageKind.RecordingMissing)], (await Backup.Make(clinic, folder.Record, folder.KeysApart)).Damages);
        Assert.Equal(StorageProblem.BackupHoldsDamagedRecording, await Problem(folder, "restored"));
    }

    private static async Task<RecordingId> Keep(DataFolder clinic)
    {
        var written = await clinic.Recordings.Write(new Sound(200_000), VerbatimEntry.KeyOf(Vera), TestContext.Current.CancellationToken);
        await Append(clinic, i => i.Consent(StudyId.New(), Vera, ""));
        await Append(clinic, i => i.NoteOutcome(InterviewOutcome.Recorded, Day, 74, "", approved: true, recordingConsented: true, Day));
        await Append(clinic, i => i.KeepRecording(written.Id, "audio/ogg", written.Bytes, null, "vera.ogg", approved: true, recordingConsented: true));
        return written.Id;
    }

    private static async Task Append(DataFolder clinic, Func<Interview, Decision<Interview>> decide)
        => Assert.Null((await clinic.Journals.Append(Hers, new Wish(WishId.New(), Signe), decide)).WhyNot);

    private static Damage Of(RecordingId recording, DamageKind kind) => new(new($"recordings/{recording.Value:N}"), 0, kind);

    private static async Task<StorageProblem> Problem(Folder folder, string to) => (await Assert.ThrowsAsync<StorageException>(
        () => Backup.Restore(folder.Record, folder.KeysApart, folder.Beside(to), folder.KeyFile))).Problem;
}
