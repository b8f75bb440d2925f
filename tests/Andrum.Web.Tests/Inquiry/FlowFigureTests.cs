using System.Globalization;
using Andrum.Consent;
using Andrum.Inquiry.Findings;
using Andrum.Web.Inquiry.Findings;

namespace Andrum.Web.Tests.Inquiry;

/// <summary>The figure of the participant flow, with the numbers of a study like the published one.</summary>
public sealed class FlowFigureTests
{
    private static readonly ParticipantFlow Published = new(
        new CareFlow(20, 18, 2, 13, 7, [new("psychosocial", 4), new("energy", 3), new("motivation", 2)], (7, 13)),
        12, new(1, [new("no-show", 1)]), 10, new(2, [new("recording-declined", 1), new("recording-failed", 1)]), 10);

    [Fact]
    public void Twenty_thirteen_twelve_ten_with_who_left_and_why()
        => Assert.Equal(
            [
                "Offered the therapy (n = 20), 18 women, 2 men",
                "→ Left before the end (n = 7): psychosocial stress (n = 4), lack of energy (n = 3), lack of motivation",
                "Completed the therapy (n = 13), 7 to 13 months",
                "→ Not interviewed (n = 1): did not come",
                "Interviewed (n = 12)",
                "→ Interviewed without a recording (n = 2): recording declined, recording failed",
                "Recorded (n = 10)",
                "Analysed (n = 10)",
            ], Lines(Published, "en-GB"));

    [Fact]
    public void The_boxes_always_add_up()
    {
        var flow = Published with { Care = Published.Care with { Women = 19, Men = 1, Completed = 12, Left = 6 }, Analysed = 8 };
        Assert.Equal(
            [
                "Erbjöds terapin (n = 20), 19 kvinnor, 1 man",
                "→ Lämnade i förtid (n = 6): psykosocial belastning (n = 4), brist på ork (n = 3), brist på motivation",
                "→ Terapin ännu inte avslutad (n = 2)",
            ], Lines(flow, "sv-SE")[..3]);
        Assert.Equal(["Spelades in (n = 10)", "→ Inte lämnade till analys (n = 2)", "Analyserades (n = 8)"], Lines(flow, "sv-SE")[^3..]);
    }

    private static string[] Lines(ParticipantFlow flow, string language)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
            return [.. FlowFigure.Of(flow).Steps.SelectMany(s => s.Exits.Select(e => "→ " + e.InWords).Prepend(s.InWords)).Select(l => l.Replace('\u00A0', ' '))];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
