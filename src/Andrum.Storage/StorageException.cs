using System.Globalization;
using System.Resources;

namespace Andrum.Storage;

/// <summary>What can be wrong with a data folder and its keys.</summary>
public enum StorageProblem
{
    /// <summary>There is no key file.</summary>
    KeyFileMissing,

    /// <summary>A new key would overwrite a key.</summary>
    KeyFileExists,

    /// <summary>The key lies beside what it locks.</summary>
    KeyFileInsideData,

    /// <summary>Others than the owner may read the key.</summary>
    KeyFileOpenToOthers,

    /// <summary>The file holds no key.</summary>
    KeyFileDamaged,

    /// <summary>The key does not fit the data folder.</summary>
    KeyDoesNotFit,

    /// <summary>An entry does not open, or does not follow its predecessor. Details: journal, version.</summary>
    Damaged,

    /// <summary>The words of this person were erased; nothing more can be written about them.</summary>
    KeyErased,

    /// <summary>The folder holds no clinic. Detail: the folder.</summary>
    NoClinic,

    /// <summary>The folder holds journals without the keys that open them. Detail: the folder.</summary>
    KeysMissing,

    /// <summary>The text is no digest of heads.</summary>
    HeadsUnreadable,

    /// <summary>A digest of heads is not signed by this clinic, or was changed since.</summary>
    HeadsNotOurs,

    /// <summary>A sealed file does not open. Detail: the file.</summary>
    FileDamaged,

    /// <summary>A file that was named is not there. Detail: the file.</summary>
    FileMissing,

    /// <summary>A folder that is to be filled holds something. Detail: the folder.</summary>
    FolderNotEmpty,

    /// <summary>The two halves of a backup would lie inside each other. Details: the folders.</summary>
    BackupHalvesTogether,

    /// <summary>A backup would lie inside what it backs up. Detail: the folder.</summary>
    BackupInsideData,

    /// <summary>A folder holds no backup, or one that was never completed. Detail: the folder.</summary>
    BackupIncomplete,

    /// <summary>A file of a backup is missing, or is not what was backed up. Detail: the file.</summary>
    BackupDamaged,

    /// <summary>Record and keys are of two backups. Details: the folders.</summary>
    BackupMixed,

    /// <summary>What was backed up was damaged already. Details: the folder, journal, version.</summary>
    BackupHoldsDamage,

    /// <summary>A recording was missing or damaged already when it was backed up. Details: the folder, the recording.</summary>
    BackupHoldsDamagedRecording,

    /// <summary>A recording is not as it was written. Detail: its file.</summary>
    RecordingDamaged,

    /// <summary>A recording is longer than one may be. Detail: how long it may be, MiB.</summary>
    RecordingTooLong,

    /// <summary>A recovery code has too few or too many letters. Details: how many, and how many it should have.</summary>
    RecoveryCodeLength,

    /// <summary>A group of a recovery code is mistyped. Details: which, counted from 1, and what was typed.</summary>
    RecoveryCodeMistyped,

    /// <summary>A recovery code is well-formed and opens nothing here.</summary>
    RecoveryCodeDoesNotFit,
}

/// <summary>Something is wrong with stored data; the message is a sentence in the current user's language.</summary>
public sealed class StorageException(StorageProblem problem, params object[] details) : Exception(Sentence(problem, details))
{
    private static readonly ResourceManager Texts = new("Andrum.Storage.StorageText", typeof(StorageException).Assembly);

    /// <summary>What is wrong.</summary>
    public StorageProblem Problem { get; } = problem;

    private static string Sentence(StorageProblem problem, object[] details)
        => string.Format(CultureInfo.CurrentCulture, Texts.GetString(problem.ToString(), CultureInfo.CurrentUICulture)!, details);
}
