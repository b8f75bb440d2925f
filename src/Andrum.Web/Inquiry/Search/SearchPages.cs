using System.Text.RegularExpressions;
using Andrum.Inquiry.Studies;
using Andrum.Inquiry.Transcripts;
using Andrum.Web.Hosting;

namespace Andrum.Web.Inquiry.Search;

/// <summary>A place that was found, with who speaks.</summary>
public sealed record Hit(Voice Voice, Found Found);

/// <summary>Seeking words in the masked texts of a study, with what stands around them.</summary>
internal static class SearchPages
{
    private const int Shown = 200;

    public static void Map(RouteGroupBuilder study) => study.MapGet("/search", async (Visit v, StudyVisit study) =>
    {
        var query = v.Http.Request.Query;
        var words = query["q"].ToString();
        var kind = Enum.TryParse<SearchKind>(query["how"], out var how) && Enum.IsDefined(how) ? how : SearchKind.Plain;
        var voices = await Voices.Open(v, study);
        var hits = new List<Hit>();
        if (words.Length > 0)
        {
            await v.Note(study.Under, "search");
            var (search, whyNot) = Andrum.Inquiry.Transcripts.Search.For(words, kind);
            try
            {
                if (whyNot is not null)
                {
                    v.Form.Refuse(whyNot);
                }
                else
                {
                    hits.AddRange(voices.All.Where(a => query["in"] == "" || query["in"] == a.Participant.Interview.Value.ToString())
                        .SelectMany(a => search!.In(a.Text).Select(f => new Hit(a, f))).Take(Shown + 1));
                }
            }
            catch (RegexMatchTimeoutException)
            {
                v.Form.Refuse(SearchRefusals.TooLong);
            }
        }

        return v.Page<SearchPage>(("Study", study), ("Voices", voices), ("Words", words), ("Kind", kind), ("In", query["in"].ToString()),
            ("Hits", hits.Take(Shown).ToArray()), ("More", hits.Count > Shown));
    }).For(Access.OfStudy(StudyRole.Analyst));
}
