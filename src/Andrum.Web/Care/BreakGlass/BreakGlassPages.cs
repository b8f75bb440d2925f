using System.Globalization;
using Andrum.Care;
using Andrum.Clinic;
using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>Opening a record in an emergency, without a relation of care: for an hour, with a reason, and never unseen.</summary>
internal static class BreakGlassPages
{
    /// <summary>What the access log notes, with the reason after it.</summary>
    public const string Purpose = "break-glass";

    public static void Map(RouteGroupBuilder care)
    {
        care.MapGet("/break-glass", (Visit v) => v.Page<BreakGlassPage>());
        care.MapPost("/break-glass", Break);
        care.MapPost("/break-glass/seen", async (Visit v) =>
        {
            await v.Wish(ClinicState.Journal, c => long.TryParse(v.Form.Text("glass"), CultureInfo.InvariantCulture, out var glass)
                ? c.SeeBrokenGlass(v.Me, glass) : Refusal.NotFound);
            return Visit.To("/care");
        });
    }

    /// <summary>The reason in a purpose of the access log; null in every other.</summary>
    public static string? ReasonIn(string purpose)
        => purpose.StartsWith(Purpose + ": ", StringComparison.Ordinal) ? purpose[(Purpose.Length + 2)..] : null;

    private static async Task<IResult> Break(Visit v)
    {
        // Whoever only tries names is noted too.
        await v.Note(ClinicState.Journal.Name, Purpose);
        var f = v.Form;
        if (!await v.Wish(ClinicState.Journal, c => c.BreakGlass(v.Me, f.Text("name"), f.Day("born"), f.Text("reason"), v.Now, v.Today)))
        {
            return v.Page<BreakGlassPage>();
        }

        var patient = v.Clinic.Known(f.Text("name"), f.Day("born")!.Value)!.Value;
        if (!v.Treats(patient))
        {
            await v.Note(PatientRecord.Journal(patient).Name, $"{Purpose}: {f.Text("reason").Trim()}");
        }

        return Visit.To($"/care/patients/{patient.Value:D}");
    }
}
