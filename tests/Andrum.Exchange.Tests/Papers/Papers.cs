using Andrum.Exchange.Papers;

namespace Andrum.Exchange.Tests.Papers;

/// <summary>A paper with a little of everything.</summary>
internal static class Papers
{
    public static PaperFlow Flow { get; } = new("Figur", "Deltagarflödet",
    [
        new(["Erbjöds terapin (n = 20)", "18 kvinnor, 2 män"],
        [
            new("Lämnade i förtid (n = 7)",
                ["psykosocial belastning i hemmet, med närståendes sjukdom och en oavslutad försäkringsutredning (n = 4)", "brist på ork (n = 3)", "okänt"]),
        ]),
        new(["Avslutade terapin (n = 13)", "7 till 13 månader"], [new("Intervjuades inte (n = 1)", ["kom inte"])]),
        new(["Intervjuades (n = 12)"], [new("Intervjuades utan inspelning (n = 2)", ["inspelning avböjdes", "inspelningen misslyckades"])]),
        new(["Spelades in (n = 10)"], []),
        new(["Analyserades (n = 10)"], []),
    ]);

    public static Paper Whole { get; } = new()
    {
        Title = "Att bli väntad: en \"livsvärldsstudie\" </style> & mer",
        Language = "sv-SE",
        Lead = "Vad det betyder.",
        Facts = ["Godkänd av en nämnd.", "Ruth (analytiker): 2. läste."],
        Authors = ["Ruth Lind", "Jonas Ek"],
        Blocks =
        [
            new PaperHeading(1, "Essens"),
            new PaperParagraph([new("Att bli väntad "), new("är att någon frågar") { Note = "Vilar på Vera, replik 12." }, new(".")]),
            PaperParagraph.Of("- inte en lista, *inte* en [länk] &amp; inte \u0001 ett tecken"),
            new PaperHeading(1, "Konstituenter"),
            new PaperHeading(2, "Att vänta"),
            new PaperParagraph([new("Hon blir trodd.") { Note = "Vilar på Vera, replik 12." }, new("behöver läsas om") { Aside = true }]),
            new PaperQuote("”Jag hade en mapp.\tJa.”", "Vera") { Note = "Vera, replik 12. Innebörd enligt Ruth Lind: <mappen> får ligga." },
            new PaperHeading(3, "Djupare"),
            PaperParagraph.Of("En rad\noch en till."),
            new PaperHeading(1, "Deltagare"),
            PaperParagraph.Of("10 intervjuer analyserades."),
            new PaperTable("Tabell", "I spann", [("Ålder", "32–60"), ("Kön", "visas inte")]) { Note = "Små grupper visas inte." },
            Flow,
        ],
    };
}
