using Andrum.Web.Clinic.Openings;
using Andrum.Web.Clinic.People;
using Andrum.Web.Clinic.Settings;
using Andrum.Web.Clinic.Setup;

namespace Andrum.Web.Clinic;

/// <summary>The administrator's room: people, roles, relations of care and settings; neither records nor interviews.</summary>
internal static class ClinicPages
{
    public static void Map(RouteGroupBuilder clinic)
    {
        PeoplePages.Map(clinic);
        SettingsPages.Map(clinic);
        SetupPages.Map(clinic);
        OpeningsPages.Map(clinic);
    }
}
