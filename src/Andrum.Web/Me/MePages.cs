using Andrum.Care;
using Andrum.Care.Story;
using Andrum.Clinic;
using Andrum.Web.Hosting;

namespace Andrum.Web.Me;

/// <summary>The patient's room. Everything behind this door is one's own; no address names anybody.</summary>
internal static class MePages
{
    public static void Map(RouteGroupBuilder me)
    {
        TodayPages.Map(me);
        StoryPages.Map(me);
        SessionsPages.Map(me);
        BodyPages.Map(me);
        PracticePages.Map(me);
        ReadersPages.Map(me);
        ConsentPages.Map(me);
    }

    /// <summary>What one keeps to oneself.</summary>
    public static JournalOf<Diary> Diary(this Visit v) => Andrum.Care.Story.Diary.Journal(v.Me);

    /// <summary>One's own record.</summary>
    public static JournalOf<PatientRecord> Record(this Visit v) => PatientRecord.Journal(v.Me);

    /// <summary>The next session, while its day has not passed.</summary>
    public static DateTime? NextSession(this Visit v, PatientRecord record)
        => record.NextSession is { } next && DateOnly.FromDateTime(next) >= v.Today ? next : null;

    /// <summary>Who treats the visitor today, whoever is assigned first; empty when nobody does.</summary>
    public static string Therapists(this Visit v) => string.Join(", ", v.Clinic.Relations
        .Where(r => r.Patient == v.Me && r.HoldsOn(v.Today) && r.Kind != CareKind.Supervising)
        .OrderBy(r => r.Kind).Select(r => v.NameOf(r.Therapist)).Where(n => n.Length > 0).Distinct());
}
