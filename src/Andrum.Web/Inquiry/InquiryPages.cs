using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry;

/// <summary>The room of the inquiry.</summary>
internal static class InquiryPages
{
    public static void Map(RouteGroupBuilder inquiry) => inquiry.MapGet("/", (Visit v) => v.Page<StudiesPage>());
}
