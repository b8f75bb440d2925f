using Andrum.Care;
using Andrum.Web.Consents;
using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

/// <summary>What the patient has consented to, and the invitations to studies. Nobody in the clinic sees what stands here.</summary>
internal static class ConsentPages
{
    public static void Map(RouteGroupBuilder me)
    {
        me.MapGet("/consents", Show);
        me.MapPost("/consents/{study:guid}", Answer);
        me.MapGet("/consents/{study:guid}/withdraw", (Visit v, Threshold threshold, Guid study)
            => Asked(threshold, v, study) is { Mine.Participant: not null, Mine.WithdrawnOn: null } invitation
                ? v.Page<WithdrawPage>(("Invitation", invitation))
                : Visit.Absent());
        me.MapPost("/consents/{study:guid}/withdraw", async (Visit v, Threshold threshold, Guid study) =>
        {
            await threshold.Withdraw(v.Me, new StudyId(study), v.Form.Wish);
            return Visit.To("/me/consents");
        });
    }

    private static IResult Show(Visit v, Threshold threshold)
        => v.Page<ConsentsPage>(("Record", v.Own(PatientRecord.Journal(v.Me))), ("Invitations", threshold.InvitationsFor(v.Me)));

    private static async Task<IResult> Answer(Visit v, Threshold threshold, Guid study)
    {
        var f = v.Form;
        if (f.Text("interview").Length == 0)
        {
            f.Refuse(Refusal.Missing.With("interview"));
        }
        else if (f.Text("interview") == "yes" && f.Text("recording").Length == 0)
        {
            f.Refuse(Refusal.Missing.With("recording"));
        }
        else if (await threshold.Answer(v.Me, new StudyId(study), f.Wish, f.Text("interview") == "yes", f.Text("recording") == "yes",
            f.Text("reach")) is { } refusal)
        {
            f.Refuse(refusal);
        }
        else
        {
            return Visit.To("/me/consents");
        }

        return Show(v, threshold);
    }

    private static Invitation? Asked(Threshold threshold, Visit v, Guid study)
        => threshold.InvitationsFor(v.Me).FirstOrDefault(i => i.Study.Value == study);
}
