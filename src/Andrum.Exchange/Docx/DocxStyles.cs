using DocumentFormat.OpenXml.Wordprocessing;

namespace Andrum.Exchange.Docx;

/// <summary>How a paper looks in Word: Word's own styles by Word's own names, in one book serif.</summary>
internal static class DocxStyles
{
    /// <summary>The style of what is told about the study itself.</summary>
    public const string Facts = "Facts";


    // On every Windows and Mac, and known to be a serif where another must stand in; an unknown name would become a sans there.
    private const string Serif = "Georgia";
    private const string Ink = "2B2620";
    private const string SoftInk = "575044";

    /// <summary>The styles.</summary>
    public static Styles Styles(string language)
    {
        var all = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = Face(),
                FontSize = new FontSize { Val = "22" },
                FontSizeComplexScript = new FontSizeComplexScript { Val = "22" },
                Languages = new Languages { Val = language, EastAsia = language, Bidi = "ar-SA" },
            }),
            new ParagraphPropertiesDefault()));
        all.Append(
            Style("Normal", "Normal", null, After(160, 300), new(), isDefault: true),
            Style("Title", "Title", "Normal", Apart(0, 240, 264), new() { Color = Colour(Ink), FontSize = Size(40) }, next: "Normal", heads: true),
            Style("Subtitle", "Subtitle", "Normal", After(320, 312), new() { Color = Colour(SoftInk), FontSize = Size(25) }, next: "Normal"),
            Style("Facts", "Facts", "Normal", After(120, 276), new() { Color = Colour(SoftInk), FontSize = Size(19) }),
            Heading(1, 480, 160, 30),
            Heading(2, 360, 120, 25),
            Heading(3, 280, 100, 22),
            Style("Quote", "Quote", "Normal", Quoted(), new(), next: "Normal"),
            Style("Caption", "caption", "Normal", Apart(160, 200, 252), new() { Color = Colour(SoftInk), FontSize = Size(19) }, next: "Normal"),
            Style("TableNote", "Table Note", "Facts", Apart(80, 320, 264), new()),
            Style("FootnoteText", "footnote text", "Normal", After(40, 240), new() { FontSize = Size(18) }),
            new Style(new StyleName { Val = "footnote reference" }, new UIPriority { Val = 99 },
                new StyleRunProperties { VerticalTextAlignment = new VerticalTextAlignment { Val = VerticalPositionValues.Superscript } })
            { Type = StyleValues.Character, StyleId = "FootnoteReference" },
            Style("Footer", "footer", "Normal", Centred(), new() { Color = Colour(SoftInk), FontSize = Size(18) }),
            Style("Cell", "Cell", "Normal", After(0, 264), new() { FontSize = Size(20) }),
            new Style(new StyleName { Val = "Normal Table" }, new UIPriority { Val = 99 },
                new StyleTableProperties { TableIndentation = new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa } })
            { Type = StyleValues.Table, StyleId = "TableNormal", Default = true });
        return all;
    }

    /// <summary>The typeface, with what stands in for it where it is not installed.</summary>
    public static Fonts Fonts() => new(new Font
    {
        Name = Serif,
        AltName = new AltName { Val = "Source Serif 4" },
        Panose1Number = new Panose1Number { Val = "02040502050405020303" },
        FontCharSet = new FontCharSet { Val = "00" },
        FontFamily = new FontFamily { Val = FontFamilyValues.Roman },
        Pitch = new Pitch { Val = FontPitchValues.Variable },
    });

    /// <summary>What holds for the document as a whole.</summary>
    public static Settings Settings(string language) => new(
        new AutoHyphenation { Val = true },
        new DoNotHyphenateCaps(),
        new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }),
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = language });

    private static Style Heading(int level, int before, int after, int size)
    {
        var spacing = Apart(before, after, 264);
        spacing.OutlineLevel = new OutlineLevel { Val = level - 1 };
        var type = new StyleRunProperties { Color = Colour(Ink), FontSize = Size(size), Bold = level == 3 ? new Bold() : null };
        return Style($"Heading{level}", $"heading {level}", "Normal", spacing, type, next: "Normal", heads: true);
    }

    private static Style Style(string id, string name, string? basedOn, StyleParagraphProperties paragraph, StyleRunProperties run, string? next = null,
        bool heads = false, bool isDefault = false)
    {
        if (heads)
        {
            paragraph.KeepNext = new KeepNext();
            paragraph.KeepLines = new KeepLines();
            paragraph.SuppressAutoHyphens = new SuppressAutoHyphens();
        }

        return new Style
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = isDefault ? true : null,
            CustomStyle = id is "Facts" or "Cell" or "TableNote" ? true : null,
            StyleName = new StyleName { Val = name },
            BasedOn = basedOn is null ? null : new BasedOn { Val = basedOn },
            NextParagraphStyle = next is null ? null : new NextParagraphStyle { Val = next },
            PrimaryStyle = new PrimaryStyle(),
            StyleParagraphProperties = paragraph,
            StyleRunProperties = run,
        };
    }

    private static StyleParagraphProperties After(int after, int line) => Apart(0, after, line);

    private static StyleParagraphProperties Apart(int before, int after, int line) => new()
    {
        WidowControl = new WidowControl(),
        SpacingBetweenLines = new SpacingBetweenLines
        {
            Before = Text(before),
            After = Text(after),
            Line = Text(line),
            LineRule = LineSpacingRuleValues.Auto,
        },
    };

    private static StyleParagraphProperties Quoted()
    {
        var quoted = Apart(60, 200, 288);
        quoted.KeepLines = new KeepLines();
        quoted.ParagraphBorders = new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Color = "CCC0AA", Size = 12, Space = 12 });
        quoted.Indentation = new Indentation { Left = "454", Right = "284" };
        return quoted;
    }

    private static StyleParagraphProperties Centred()
    {
        var centred = Apart(0, 0, 240);
        centred.Justification = new Justification { Val = JustificationValues.Center };
        return centred;
    }

    private static RunFonts Face() => new() { Ascii = Serif, HighAnsi = Serif, EastAsia = Serif, ComplexScript = Serif };

    private static Color Colour(string value) => new() { Val = value };

    private static FontSize Size(int halfPoints) => new() { Val = Text(halfPoints) };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
