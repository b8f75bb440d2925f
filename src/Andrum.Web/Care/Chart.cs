using Andrum.Care;
using Andrum.Clinic;

namespace Andrum.Web.Care;

/// <summary>A patient and their record, as a page shows them.</summary>
public sealed record Chart(Person Patient, PatientRecord Record)
{
    /// <summary>The address of the patient's pages.</summary>
    public string At => $"/care/patients/{Patient.Id.Value:D}";
}
