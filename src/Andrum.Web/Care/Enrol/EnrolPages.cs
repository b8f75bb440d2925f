using Andrum.Care;
using Andrum.Clinic;
using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>Taking in a referred patient.</summary>
internal static class EnrolPages
{
    public static void Map(RouteGroupBuilder care)
    {
        care.MapGet("/enrol", (Visit v) => v.Page<EnrolPage>());
        care.MapPost("/enrol", Enrol);
    }

    private static async Task<IResult> Enrol(Visit v)
    {
        var f = v.Form;
        var patient = v.NewPerson();
        Decision<PatientRecord> Refer(PatientRecord record)
            => f.Day("referredOn") is { } on
                ? record.Refer(on, f.Text("from"), f.Text("why"), v.Today)
                : Refusal.Missing.With("referredOn");
        if (WhyNot(v, Refer(PatientRecord.Empty).Refusal))
        {
            return v.Page<EnrolPage>();
        }

        // The register and the relation in one: nobody is enrolled whom nobody may open. If the third step is interrupted, the
        // patient stands among one's own without a referral, and the page of the course asks for it.
        Decision<ClinicState> Take(ClinicState clinic)
        {
            var enrolled = clinic.EnrolPatient(patient, f.Text("givenName"), f.Text("familyName"), f.Day("born"), f.One<Sex>("sex"),
                f.Text("phone"), f.Has("another"), v.Today);
            return clinic.People.ContainsKey(patient) ? Decision<ClinicState>.Nothing
                : !clinic.SetUp ? ClinicRefusals.NotSetUp
                : enrolled.Refusal is not null ? enrolled
                : Decision<ClinicState>.Write([.. enrolled.Entries, new CareBegun(patient, v.Me, CareKind.Assigned, v.Today, Until: null)]);
        }

        if (!await v.Wish(ClinicState.Journal, Take)
            || !await v.Wish(PatientRecord.Journal(patient), Refer, part: 1))
        {
            return v.Page<EnrolPage>();
        }

        return Visit.To($"/care/patients/{patient.Value:D}");
    }

    private static bool WhyNot(Visit v, Refusal? refusal)
    {
        if (refusal is not null)
        {
            v.Form.Refuse(refusal);
        }

        return refusal is not null;
    }
}
