using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Andrum.Exchange.Papers;

namespace Andrum.Exchange.Tests.Papers;

public sealed class PaperTests
{
    [Fact]
    public void Markdown_says_what_was_said_and_not_what_its_own_signs_would_mean()
        => Assert.Equal("""
            # Att bli väntad: en "livsvärldsstudie" \</style> & mer

            Vad det betyder.

            Godkänd av en nämnd.

            Ruth (analytiker): 2. läste.

            ## Essens

            Att bli väntad är att någon frågar.

            \- inte en lista, \*inte\* en \[länk\] \&amp; inte ? ett tecken

            ## Konstituenter

            ### Att vänta

            Hon blir trodd. *(behöver läsas om)*

            > ”Jag hade en mapp. Ja.” — Vera

            #### Djupare

            En rad\
            och en till.

            ## Deltagare

            10 intervjuer analyserades.

            | I spann | |
            | --- | --- |
            | Ålder | 32–60 |
            | Kön | visas inte |

            Små grupper visas inte.

            - Erbjöds terapin (n = 20), 18 kvinnor, 2 män
              - Lämnade i förtid (n = 7): psykosocial belastning i hemmet, med närståendes sjukdom och en oavslutad försäkringsutredning (n = 4), brist på ork (n = 3), okänt
            - Avslutade terapin (n = 13), 7 till 13 månader
              - Intervjuades inte (n = 1): kom inte
            - Intervjuades (n = 12)
              - Intervjuades utan inspelning (n = 2): inspelning avböjdes, inspelningen misslyckades
            - Spelades in (n = 10)
            - Analyserades (n = 10)

            """, PaperMarkdown.Write(Papers.Whole).Replace('\u0001', '?').Replace('\t', ' '));

    [Fact]
    public void A_sentence_that_begins_with_a_number_is_not_a_list()
        => Assert.EndsWith("\n\n1986\\. It was winter.\n",
            PaperMarkdown.Write(new() { Title = "T", Language = "en-GB", Blocks = [PaperParagraph.Of("1986. It was winter.")] }), StringComparison.Ordinal);

    [Fact]
    public void The_page_is_whole_by_itself_and_a_title_cannot_break_out_of_its_style()
    {
        var html = PaperHtml.Write(Papers.Whole);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "</style>", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Contains("<html lang=\"sv\">", html, StringComparison.Ordinal);
        Assert.Contains("size: A4", html, StringComparison.Ordinal);
        Assert.Contains("counter(page)", html, StringComparison.Ordinal);
        Assert.Contains("<p>Hon blir trodd.<em> (behöver läsas om)</em></p>", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.InRange(html.IndexOf("<h2>Essens</h2>", StringComparison.Ordinal), 1, html.IndexOf("<h2>Konstituenter</h2>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_line_of_the_figure_lies_in_its_box_and_no_word_is_lost(bool wide)
    {
        using var reader = XmlReader.Create(new StringReader(wide ? FlowDrawing.Wide(Papers.Flow) : FlowDrawing.Narrow(Papers.Flow)));
        var svg = XElement.Load(reader);
        var boxes = svg.Elements().Where(e => e.Name.LocalName == "rect").Select(Box).ToArray();
        Assert.Equal(8, boxes.Length);
        var view = svg.Attribute("viewBox")!.Value.Split(' ').Select(int.Parse).ToArray();
        Assert.All(boxes, b => Assert.True(b.X + b.Width <= view[2] && b.Y + b.Height <= view[3]));
        foreach (var line in svg.Elements().Where(e => e.Name.LocalName == "text"))
        {
            var (x, y) = (Number(line, "x"), Number(line, "y"));
            var box = Assert.Single(boxes, b => x >= b.X && x <= b.X + b.Width && y - 14 >= b.Y && y + 4 <= b.Y + b.Height);

            // Half an em a letter is wider than this typeface ever is over a line.
            var half = line.Attribute("text-anchor") is null ? x - box.X : 0;
            Assert.True(half + (line.Value.Length * 7.2) <= box.Width, line.Value);
        }

        var words = string.Join(' ', svg.Elements().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        Assert.Equal(string.Join(' ', Papers.Flow.Steps.SelectMany(s => s.Box.Concat(s.Exits.SelectMany(e => e.Reasons.Prepend(e.Who))))), words);
    }

    private static (int X, int Y, int Width, int Height) Box(XElement e) => (Number(e, "x"), Number(e, "y"), Number(e, "width"), Number(e, "height"));

    private static int Number(XElement e, string name) => (int)e.Attribute(name)!;
}
