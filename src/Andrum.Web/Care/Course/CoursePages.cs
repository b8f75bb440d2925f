using System.Globalization;
using Andrum.Care;
using Andrum.Care.Sessions;
using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>The course of a therapy, from referral to follow-up: what has happened, and what can be written down now.</summary>
internal static class CoursePages
{
    /// <summary>The version of the text on care that is consented to now.</summary>
    public const string ConsentVersion = "1";

    /// <summary>What can be written down, in the order of a therapy, and when it is possible.</summary>
    public static IReadOnlyList<(string Act, Func<PatientRecord, bool> Possible)> Acts { get; } =
    [
        ("refer", r => r.Referral is null),
        ("offer", r => r.Phase == CarePhase.Referred),
        ("consent", r => r.Phase is CarePhase.Offered or CarePhase.InTherapy && r.Consent?.TextVersion != ConsentVersion),
        ("next", r => r.Phase == CarePhase.InTherapy),
        ("pain", r => r.Referral is not null),
        ("work", r => r.Referral is not null),
        ("complete", r => r.Phase == CarePhase.InTherapy && !r.Sessions.IsEmpty),
        ("leave", r => r.Phase is CarePhase.Offered or CarePhase.InTherapy),
        ("follow-up", r => r.FollowUpDue is not null),
    ];

    public static void Map(RouteGroupBuilder patient)
    {
        patient.MapGet("/course", async (Visit v) => v.Page<CoursePage>(("Chart", await v.OpenChart())));
        patient.MapGet("/course/{act}", async (Visit v, string act) => await Show(v, act));
        patient.MapPost("/course/{act}", async (Visit v, string act) => Acts.All(a => a.Act != act) ? Visit.Absent()
            : await v.Wish(v.Record(), record => Decide(v, act, record)) ? Visit.To(At(v) + (act == "next" ? "" : "/course"))
            : await Show(v, act));
        patient.MapPost("/course/next/call-off", async (Visit v) =>
        {
            await v.Wish(v.Record(), record => record.CallOffSession());
            return Visit.To(At(v));
        });
    }

    private static string At(Visit v) => $"/care/patients/{CarePages.Patient(v.Http).Value:D}";

    private static async Task<IResult> Show(Visit v, string act)
    {
        var chart = await v.OpenChart();
        return v.Form.Refusal is not null || Acts.Any(a => a.Act == act && a.Possible(chart.Record))
            ? v.Page<CourseActPage>(("Chart", chart), ("Act", act))
            : Acts.Any(a => a.Act == act) ? Visit.To(chart.At + "/course") : Visit.Absent();
    }

    private static Decision<PatientRecord> Decide(Visit v, string act, PatientRecord record)
    {
        var (f, today) = (v.Form, v.Today);
        if (act == "pain")
        {
            return !f.Has("diagnosis") ? Refusal.Missing.With("diagnosis")
                : record.DescribePain(new(f.One<PainDiagnosis>("diagnosis"), f.Text("onset").Trim(),
                    f.Text("trauma") switch { "yes" => true, "no" => false, _ => null }, f.Text("source").Trim()));
        }

        if (f.Day("on") is not { } on)
        {
            return Refusal.Missing.With("on");
        }

        return act switch
        {
            "refer" => record.Refer(on, f.Text("from"), f.Text("why"), today),
            "offer" => record.Offer(on, today),
            "consent" => record.ConsentToCare(on, ConsentVersion, today),
            "next" => Hour(f) is { } hour ? record.PlanSession(on.ToDateTime(hour), today) : Refusal.Missing.With("time"),
            "work" => !f.Has("status") ? Refusal.Missing.With("status")
                : record.NoteWork(on, f.One<WorkStatus>("status"), f.Text("words"), today),
            "complete" => record.Complete(on, f.Text("words"), today),
            "leave" => record.Leave(on, f.All("reasons").Where(Enum.GetNames<ExitReason>().Contains).Select(Enum.Parse<ExitReason>),
                f.Text("words"), today),
            "follow-up" => record.FollowUp(on, f.Text("words"), today),
            _ => Refusal.NotFound,
        };
    }

    private static TimeOnly? Hour(Form f)
        => TimeOnly.TryParse(f.Text("time"), CultureInfo.InvariantCulture, out var hour) ? hour : null;
}
