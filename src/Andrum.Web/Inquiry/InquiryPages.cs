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
        Design.DesignPages.Map(inquiry);
        Interviews.InterviewPages.Map(inquiry);
        Interviews.VoicePages.Map(inquiry);
        Interviews.MaterialPages.Map(inquiry);
        Reading.ReadingPages.Map(inquiry);
        Marking.MarkingPages.Map(inquiry);
        Patterns.PatternPages.Map(inquiry);
        Structure.StructurePages.Map(inquiry);
        Narratives.NarrativePages.Map(inquiry);
        Bridling.BridlingPages.Map(inquiry);
        Dialogues.DialoguePages.Map(inquiry);
        Search.SearchPages.Map(inquiry);
        Findings.FindingsPages.Map(inquiry);
    }

    private static IResult Studies(Visit v)
    {
        StudyListed[] mine = [.. v.Clinic.Studies
            .Select(s => new StudyListed(s.Value, v.Own(Study.Journal(s.Key))))
            .Where(s => s.Study.Has(v.Me))];
        return mine is [var only] && !v.Clinic.Holds(v.Me, Role.StudyLead)
            ? Visit.To($"/inquiry/{only.Handle}")
            : v.Page<StudiesPage>(("Studies", mine));
    }
}

/// <summary>A study in a list.</summary>
public sealed record StudyListed(string Handle, Study Study);
