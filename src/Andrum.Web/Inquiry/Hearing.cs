using System.Globalization;
using Andrum.Inquiry.Interviews;
using Andrum.Inquiry.Meanings;
using Andrum.Inquiry.Studies;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry;

/// <summary>Who hears a voice, and from where.</summary>
internal static class Hearing
{
    /// <summary>How long before a unit's turn one begins to listen.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether the visitor may hear an interview: whoever interviews in the study, and its analysts once the text is released; nobody
    /// when the participant does not consent to the recording (any more). Whoever treats, or treated, anybody here knows voices and
    /// hears none.
    /// </summary>
    public static bool May(Visit v, StudyVisit study, Participant participant, Interview interview)
        => interview.Recording is not null && participant.RecordingConsented && !v.Clinic.Relations.Exists(r => r.Therapist == v.Me)
            && (Is(v, study, StudyRole.Interviewer) || (Is(v, study, StudyRole.Analyst) && interview.Released is not null));

    /// <summary>Where the voice of an interview is heard.</summary>
    public static string At(StudyVisit study, InterviewId interview) => study.At($"/interviews/{interview.Value}/voice");

    /// <summary>Where one begins to listen to a unit, seconds; null when its turn has no time.</summary>
    public static double? Start(UnitInText? unit) => unit?.Transcript.Turns[unit.First].From is { } from
        ? Math.Max(0, Math.Round((from - Before).TotalSeconds, 2))
        : null;

    /// <summary>A place in a voice, as a fragment of its address (W3C Media Fragments).</summary>
    public static string From(string voice, double seconds) => string.Create(CultureInfo.InvariantCulture, $"{voice}#t={seconds}");

    // Both the study and the clinic have to say so: a role that was withdrawn in the clinic holds nowhere.
    private static bool Is(Visit v, StudyVisit study, StudyRole role) => study.Is(role) && v.Clinic.Holds(v.Me, StudyVisit.RoleOf(role));
}
