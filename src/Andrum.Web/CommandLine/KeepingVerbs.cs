using System.CommandLine;
using Andrum.Clinic;
using Andrum.Storage.Backups;
using Andrum.Storage.Keys;
using Andrum.Storage.Verification;

namespace Andrum.Web.CommandLine;

/// <summary>Checks every chain, every seal, every recording; or the present against an earlier digest.</summary>
internal static class VerifyVerb
{
    public static Command Make()
    {
        var against = new Option<string?>("--against") { Description = "An earlier digest, as heads printed it." };
        var command = new Command("verify", "Checks every chain, every seal and every recording; exit 1 and a list where something is wrong.") { DataOptions.Data, against };
        command.SetAction(async (line, stop) =>
        {
            await using var data = DataOptions.Open(line);
            await data.AccessLog.Note(PersonId.Andrum, ClinicState.Journal.Name, DataOptions.Purpose("verify"));
            var damages = await Verifier.Check(data);
            var changes = line.GetValue(against) is { } file ? await Heads.Check(await File.ReadAllTextAsync(file, stop), data) : [];
            foreach (var damage in damages)
            {
                Console.WriteLine(KeepingVerbs.Say(damage));
            }

            foreach (var change in changes)
            {
                Console.WriteLine(change.Change switch
                {
                    HeadChange.Missing => $"{change.Journal}: the journal is missing; it had {change.Version} entries.",
                    HeadChange.CutOff => $"{change.Journal}: entries before {change.Version} were cut off at the end.",
                    _ => $"{change.Journal}: what stood until entry {change.Version} was rewritten.",
                });
            }

            Console.WriteLine(damages.Count + changes.Count == 0
                ? "Every chain holds, every seal opens, and every recording is whole."
                : $"{damages.Count + changes.Count} journals or recordings are not as they should be. Stop writing, keep the folder, and restore a backup.");
            return damages.Count + changes.Count == 0 ? 0 : 1;
        });
        return command;
    }
}

/// <summary>Prints the signed digest of all journals.</summary>
internal static class HeadsVerb
{
    public static Command Make()
    {
        var command = new Command("heads", "Prints the signed digest of all journals, to be kept elsewhere.") { DataOptions.Data };
        command.SetAction(async (line, _) =>
        {
            await using var data = DataOptions.Open(line);
            Console.Write(await Heads.Take(data));
            return 0;
        });
        return command;
    }
}

/// <summary>A consistent copy while the clinic runs, the keys apart.</summary>
internal static class BackupVerb
{
    public static Command Make()
    {
        var target = new Argument<string>("DIR") { Description = "A new or empty folder for the record." };
        var keys = new Option<string>("--keys") { Description = "A new or empty folder for the keys, kept elsewhere.", Required = true };
        var command = new Command("backup", "Copies everything while the clinic runs, the keys apart.") { target, keys, DataOptions.Data };
        command.SetAction(async (line, _) =>
        {
            await using var data = DataOptions.Open(line);
            await data.AccessLog.Note(PersonId.Andrum, ClinicState.Journal.Name, DataOptions.Purpose("backup"));
            var report = await Backup.Make(data, line.GetRequiredValue(target), line.GetRequiredValue(keys));
            Console.WriteLine($"Backed up {report.Bytes / 1024} KiB as set {report.Set}. Keep the two folders apart, and the master key apart from both.");
            return KeepingVerbs.Tell(report);
        });
        return command;
    }
}

/// <summary>Brings a backup back; refuses a damaged or mixed set.</summary>
internal static class RestoreVerb
{
    public static Command Make()
    {
        var target = new Argument<string>("DIR") { Description = "The backup's half with the record." };
        var keys = new Option<string>("--keys") { Description = "The backup's half with the keys.", Required = true };
        var erasures = new Option<string?>("--erasures") { Description = "A newer ledger of erasures: what it names is erased again." };
        var command = new Command("restore", "Brings a backup back into a new data folder.") { target, keys, erasures, DataOptions.Data };
        command.SetAction(async (line, _) =>
        {
            var folder = line.GetRequiredValue(DataOptions.Data);
            var report = await Backup.Restore(line.GetRequiredValue(target), line.GetRequiredValue(keys), folder, DataOptions.KeyFile(folder),
                line.GetValue(erasures));
            Console.WriteLine($"Restored set {report.Set} of {report.Taken:yyyy-MM-dd HH:mm} UTC. Every chain holds and every seal opens.");
            return KeepingVerbs.Tell(report);
        });
        return command;
    }
}

/// <summary>Writes the master key anew from the recovery sheet.</summary>
internal static class RecoverVerb
{
    public static Command Make()
    {
        var command = new Command("recover", "Writes the master key's file anew, from the code on the recovery sheet.") { DataOptions.Data };
        command.SetAction(line =>
        {
            var folder = line.GetRequiredValue(DataOptions.Data);
            Console.Error.WriteLine("Type the code from the recovery sheet, then press Enter.");
            RecoverySheet.RestoreKey(folder, Console.In.ReadLine() ?? "", DataOptions.KeyFile(folder));
            Console.WriteLine($"The master key lies in {DataOptions.KeyFile(folder)} again.");
            return 0;
        });
        return command;
    }
}

internal static class KeepingVerbs
{
    public static string Say(Damage damage) => damage.Kind switch
    {
        DamageKind.RecordingMissing => $"{damage.Journal}: the recording is missing.",
        DamageKind.RecordingUnnamed => $"{damage.Journal}: no interview names this recording.",
        DamageKind.Changed when damage.IsRecording => $"{damage.Journal}: the recording is not as it was written.",
        DamageKind.Changed => $"{damage.Journal}: entry {damage.Version} is not as it was written.",
        _ => throw new ArgumentOutOfRangeException(nameof(damage)),
    };

    public static int Tell(BackupReport report)
    {
        foreach (var damage in report.Damages)
        {
            Console.WriteLine(Say(damage));
        }

        return report.Damages.Count == 0 ? 0 : 1;
    }
}
