using Andrum.Clinic;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry;

/// <summary>The room of the inquiry.</summary>
internal static class InquiryPages
{
    public static void Map(RouteGroupBuilder inquiry)
    {
        inquiry.MapGet("/", Studies);
        var study = inquiry.MapGroup("/{handle}").For(Access.OfStudy());
        Design.DesignPages.Map(inquiry, study);
        Interviews.InterviewPages.Map(study);
        Interviews.VoicePages.Map(study);
        Interviews.MaterialPages.Map(study);
        Reading.ReadingPages.Map(study);
        Marking.MarkingPages.Map(study);
        Patterns.PatternPages.Map(study);
        Structure.StructurePages.Map(study);
        Narratives.NarrativePages.Map(study);
        Bridling.BridlingPages.Map(study);
        Dialogues.DialoguePages.Map(study);
        Search.SearchPages.Map(study);
        Findings.FindingsPages.Map(study);
    }

    private static IResult Studies(Visit v)
    {
        StudyListed[] mine = [.. StudyVisit.Mine(v)];
        return mine is [var only] && !v.Clinic.Holds(v.Me, Role.StudyLead)
            ? Visit.To($"/inquiry/{only.Handle}")
            : v.Page<StudiesPage>(("Studies", mine));
    }
}

/// <summary>A study in a list.</summary>
public sealed record StudyListed(string Handle, Study Study);
