using Andrum.Clinic;
using Andrum.Storage.Accounts;
using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>Inviting a patient to their own room.</summary>
internal static class RoomPages
{
    public static void Map(RouteGroupBuilder patient)
    {
        var room = patient.MapGroup("/room").For(Access.WhoTreats);
        room.MapGet("/", Show);
        room.MapPost("/", Invite);
    }

    /// <summary>A new code opens everything that is the person's: whoever also works here gets theirs from the administrator.</summary>
    private static bool IsPatientOnly(Visit v) => v.Clinic.RolesOf(CarePages.Patient(v.Http)).All(r => r == Role.Patient);

    private static async Task<IResult> Show(Visit v, Doorkeeper doorkeeper) => v.Page<RoomPage>(("Chart", await v.OpenChart()),
        ("Name", await doorkeeper.NameOf(CarePages.Patient(v.Http))), ("Mine", IsPatientOnly(v)));

    private static async Task<IResult> Invite(Visit v, Doorkeeper doorkeeper)
    {
        var patient = CarePages.Patient(v.Http);
        if (!IsPatientOnly(v))
        {
            return Visit.Absent();
        }

        if (await doorkeeper.NameOf(patient) is null && await doorkeeper.Open(patient, v.Form.Text("name")) is { } refusal)
        {
            v.Form.Refuse(refusal);
            return await Show(v, doorkeeper);
        }

        // Whoever holds a code can enter; the patient sees among the readers of their record that one was made.
        await v.Note(v.Record().Name, "invitation");
        var code = await doorkeeper.Invite(patient);
        return v.Page<RoomCodePage>(("Chart", await v.OpenChart()), ("Name", await doorkeeper.NameOf(patient)), ("Code", code),
            ("Link", $"{v.Http.Request.Scheme}://{v.Http.Request.Host}/invitation?code={code}"));
    }
}
