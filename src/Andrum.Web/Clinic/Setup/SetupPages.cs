using Andrum.Clinic;
using Andrum.Storage;
using Andrum.Storage.Keys;
using Andrum.Web.Hosting;

namespace Andrum.Web.Clinic.Setup;

/// <summary>What a clinic must have before it takes patients in, and the sheet of paper that opens it when its key is lost.</summary>
internal static class SetupPages
{
    public static void Map(RouteGroupBuilder clinic)
    {
        clinic.MapGet("/setup", (Visit v, DataFolder data) => v.Page<SetupPage>(("Folder", data.Folder)));
        clinic.MapGet("/setup/recovery", (Visit v, DataFolder data) => v.Page<RecoveryPage>(("Folder", data.Folder)));
        clinic.MapPost("/setup/recovery", Make);
        clinic.MapGet("/setup/recovery/check", () => Visit.To("/clinic/setup/recovery"));
        clinic.MapPost("/setup/recovery/check", Check);
    }

    // The code is kept nowhere: it stands in this one answer.
    private static async Task<IResult> Make(Visit v, DataFolder data)
    {
        await v.Note(ClinicState.Journal.Name, "recovery-sheet");
        return v.Page<SheetPage>(("Folder", data.Folder), ("Code", RecoverySheet.Make(data.Master, data.Folder)));
    }

    private static async Task<IResult> Check(Visit v, DataFolder data)
    {
        if (WhyNot(data.Folder, v.Form.Text("code")) is { } refusal)
        {
            v.Form.Refuse(refusal);
            return v.Page<RecoveryPage>(("Folder", data.Folder));
        }

        return await v.Wish(ClinicState.Journal, clinic => clinic.ConfirmRecovery())
            ? Visit.To("/clinic/setup")
            : v.Page<RecoveryPage>(("Folder", data.Folder));
    }

    private static Refusal? WhyNot(string folder, string code)
    {
        try
        {
            return RecoverySheet.Fits(folder, code) ? null : RecoveryRefusals.AnotherSheet;
        }
        catch (StorageException e) when (e.Problem is StorageProblem.RecoveryCodeLength or StorageProblem.RecoveryCodeMistyped or StorageProblem.FileMissing)
        {
            return e.Problem == StorageProblem.FileMissing ? RecoveryRefusals.NoSheet : RecoveryRefusals.Mistyped.With(e.Message);
        }
    }
}

/// <summary>Why a code that was typed back is not good.</summary>
internal static class RecoveryRefusals
{
    /// <summary>It is a whole code, but not the present sheet's.</summary>
    public static readonly Refusal AnotherSheet = new("recovery-another-sheet");

    /// <summary>Something is mistyped. Detail: a sentence that says where.</summary>
    public static readonly Refusal Mistyped = new("recovery-mistyped");

    /// <summary>No sheet has been made.</summary>
    public static readonly Refusal NoSheet = new("recovery-no-sheet");
}
