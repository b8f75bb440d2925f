using Andrum.Clinic;
using Andrum.Web.Hosting;

namespace Andrum.Web.Clinic.Settings;

/// <summary>What the clinic is called, who answers for what patients write, and where they turn in a crisis.</summary>
internal static class SettingsPages
{
    public static void Map(RouteGroupBuilder clinic)
    {
        clinic.MapGet("/settings", (Visit v) => v.Page<SettingsPage>());
        clinic.MapPost("/settings", Save);
    }

    private static async Task<IResult> Save(Visit v)
        => await v.Wish(ClinicState.Journal, clinic => Together.Decide(
            clinic.NameClinic(v.Form.Text("name")), Responsible(clinic, v.Form), Contacts(clinic, v.Form)))
            ? Visit.To(v.Clinic.SetUp ? "/clinic/settings?saved=yes" : "/clinic/setup")
            : v.Page<SettingsPage>();

    // While a clinic is being set up nobody may have been found yet.
    private static Decision<ClinicState> Responsible(ClinicState clinic, Form f)
    {
        var (responsible, cover) = (f.Text("responsible"), f.Text("cover"));
        return responsible.Length == 0 && cover.Length == 0 && clinic.Responsible is null ? Decision<ClinicState>.Nothing
            : responsible.Length == 0 ? Refusal.Missing.With("responsible")
            : cover.Length == 0 ? Refusal.Missing.With("cover")
            : clinic.Responsible?.Value == f.Id("responsible") && clinic.Cover?.Value == f.Id("cover") ? Decision<ClinicState>.Nothing
            : clinic.NameResponsible(new(f.Id("responsible")), new(f.Id("cover")));
    }

    private static Decision<ClinicState> Contacts(ClinicState clinic, Form f)
    {
        var typed = Rows(f).ToArray();
        return Array.TrueForAll(typed, c => c is { Name: "", Phone: "", When: "" }) && clinic.CrisisContacts.IsEmpty ? Decision<ClinicState>.Nothing
            : Array.Exists(typed, c => c.Name.Length > 0 != c.Phone.Length > 0 || (c.When.Length > 0 && c.Name.Length == 0)) ? Refusal.Missing.With("contact")
            : clinic.WriteCrisisContacts(typed);
    }

    /// <summary>The rows as they were typed, in their order.</summary>
    public static IEnumerable<CrisisContact> Rows(Form f)
        => f.All("contactName").Zip(f.All("contactPhone"), f.All("contactWhen")).Select(r => new CrisisContact(r.First.Trim(), r.Second.Trim(), r.Third.Trim()));
}
