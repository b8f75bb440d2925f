using Andrum.Care;
using Andrum.Web.Hosting;

namespace Andrum.Web.Care;

/// <summary>The therapist's room.</summary>
internal static class CarePages
{
    public static void Map(RouteGroupBuilder care)
    {
        CaseloadPages.Map(care);
        EnrolPages.Map(care);
        BreakGlassPages.Map(care);

        var patient = care.MapGroup("/patients/{id:guid}").For(Access.OfPatient);
        PatientPages.Map(patient);
        CoursePages.Map(patient);
        SessionPages.Map(patient);
        StoryPages.Map(patient);
        BodyPages.Map(patient);
        RoomPages.Map(patient);
    }

    /// <summary>Whom an address names: nobody's patient yet.</summary>
    public static PersonId Named(HttpContext http)
        => Guid.TryParse(http.GetRouteValue("id")?.ToString(), out var id) ? new(id) : default;

    /// <summary>The patient whose page this is, for whoever was let in to them.</summary>
    public static PersonId Patient(HttpContext http)
    {
        http.Behind(AccessKind.OfPatient);
        return Named(http);
    }

    /// <summary>The patient whose page this is, with their record; opening it is noted before anything of it is shown.</summary>
    public static async Task<Chart> OpenChart(this Visit v)
    {
        var patient = Patient(v.Http);
        var record = await v.Open(PatientRecord.Journal(patient), "care");
        return new(v.Clinic.People[patient], record);
    }

    /// <summary>The record that the wishes of a patient's page go to.</summary>
    public static JournalOf<PatientRecord> Record(this Visit v) => PatientRecord.Journal(Patient(v.Http));
}
