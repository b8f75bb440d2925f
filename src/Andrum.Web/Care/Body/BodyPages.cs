using Andrum.Care.Body;
using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>What is felt, the questions that go with it, and what was explained, on which day, by whom.</summary>
internal static class BodyPages
{
    public static void Map(RouteGroupBuilder patient)
    {
        patient.MapGet("/body", async (Visit v) => v.Page<BodyPage>(("Chart", await v.OpenChart())));
        patient.MapPost("/body", (Visit v) => Write(v, r => r.TellSymptom(new(v.Form.Wish.Value), v.Form.Text("symptom"), v.Form.Text("question"))));
        patient.MapPost("/body/explain", (Visit v) => Write(v, r => v.Form.Day("on") is not { } on ? Refusal.Missing.With("on")
            : r.Explain(new(v.Form.Id("which")), on, v.Form.Text("explanation"), v.Today)));
    }

    private static async Task<IResult> Write(Visit v, Func<Andrum.Care.PatientRecord, Decision<Andrum.Care.PatientRecord>> decide)
        => await v.Wish(v.Record(), decide)
            ? Visit.To($"/care/patients/{CarePages.Patient(v.Http).Value:D}/body")
            : v.Page<BodyPage>(("Chart", await v.OpenChart()));
}
