using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Play;

namespace Demarche.Reports.Tests.Figures;

/// <summary>Figures of the size that a brief has, to be looked at and compared.</summary>
internal static class SampleFigures
{
    /// <summary>Two parties, three levers, twelve states: ties (kept, severed) and border (eased, tense, provoked) of one, sanctions of the other.</summary>
    public static StateGraph Graph { get; } = Build();

    /// <summary>Moves and swaps of priorities, one of them out of reach.</summary>
    public static Distance Distance { get; } = new(["Russia", "the United States", "Ukraine"], "now", "the break",
    [
        new("Moves, whoever gains by them", 1, "one move") { Group = "Moves to the break", Steps = [new("Russia severs relations", 0)] },
        new("Moves that each mover prefers", 2, "two moves") { Group = "Moves to the break", Steps = [new("the United States imposes tough sanctions", 1), new("Russia severs relations", 0)] },
        new("Russia", 3, "three swaps")
        {
            Group = "Swaps of priorities until the break would hold",
            Steps = [new("“ties are kept” falls below “sanctions stay as they are”", 0), new("“ties are kept” falls below “the border is eased”", 0), new("“provocations” rises above “ties are kept”", 0)],
        },
        new("Ukraine", null, "no order of Ukraine's priorities makes the break hold") { Group = "Swaps of priorities until the break would hold" },
    ]);

    /// <summary>A crowded fortnight after two distant precedents.</summary>
    public static Timeline Timeline { get; } = new(new DateOnly(2022, 1, 5),
    [
        new(new(2008, 8, 29), "Georgia", "breaks off relations with Moscow after the fighting") { Tone = -7 },
        new(new(2021, 12, 31), "Russia to USA", "At Putin's request the presidents talk by telephone") { Tone = 1, Source = "article ¶2" },
        new(new(2021, 12, 31), "USA to Russia", "Biden warns of new sanctions if it comes to provocations") { Tone = -5.8, Source = "article ¶2" },
        new(new(2021, 12, 31), "Russia to USA", "Putin answers that the next package of sanctions would end relations altogether, and says so in a way that leaves little room for either side to walk it back before the talks begin") { Tone = -5.8, Source = "article ¶2" },
        new(new(2022, 1, 3), "USA to Ukraine", "Biden promises Zelensky help of every kind in case of aggression") { Tone = 5.2, Source = "article ¶3" },
        new(new(2022, 1, 5), "USA to Russia", "The administration is in no hurry to announce a list of measures before the talks") { Tone = 0, Source = "article ¶4" },
    ],
    [
        new(new(2022, 1, 10), "Russia–US talks in Geneva", ["Russia", "USA"]),
        new(new(2022, 1, 11), "A further call between the two presidents", ["Russia", "USA"]),
        new(new(2022, 1, 13), "Russia–NATO meeting", ["Russia", "USA"]),
        new(new(2022, 1, 14), "Meeting under the OSCE", ["Russia", "USA", "Ukraine"]),
    ]);

    /// <summary>Shares of what was left open.</summary>
    public static IReadOnlyList<Bar> Bars { get; } =
    [
        new("The present state holds", 0.68, "41 of 60 completions", Tone.Holds),
        new("Mutual aggravation holds", 1, "all 60 completions", Tone.Fails),
        new("A break without new sanctions holds, whichever of Ukraine's two wishes comes first", 0.02, "1 of 60 completions"),
        new("De-escalation holds", 0, "none"),
    ];

    /// <summary>What open questions do to a share.</summary>
    public static IReadOnlyList<TornadoRow> Swings { get; } =
    [
        new("Whether Russia is resolute or bluffing", 0, "bluffing: never", 1, "resolute: always"),
        new("How far the parties look ahead", 0.3, "Nash: 30%", 0.62, "SEQ: 62%"),
        new("Which of two wishes matters more to Ukraine: that the United States sends Kyiv lethal arms or that the United States imposes tough sanctions", 0.41, "that the United States imposes tough sanctions, then that the United States sends Kyiv lethal arms: 41%", 0.45, "that the United States sends Kyiv lethal arms, then that the United States imposes tough sanctions: 45%"),
    ];

    /// <summary>Three states under four concepts.</summary>
    public static Block.Table Equilibria { get; } = EquilibriumTable.Of("Who would stay where, by what the parties foresee", ["Russia", "USA"], ["Nash", "GMR", "SMR", "SEQ"],
    [
        new("3", "Relations kept, border tense, sanctions as they are", [[1], [0, 1], [0, 1], [0, 1]]),
        new("11", "Provocations and tough sanctions, relations kept", [[], [0], [], [1]]),
        new("12", "Mutual aggravation", [[0, 1], [0, 1], [0, 1], [0, 1]]),
    ]);

    private static FanPoint[] Fan =>
    [
        new(new(2022, 1, 10), "Talks in Geneva", new(0.1, 0.12, 0.06, 0.15, 0.03, 0.22, 0.01, 0.3)),
        new(new(2022, 1, 11), "A further call", new(0.2, 0.21, 0.14, 0.3, 0.08, 0.4, 0.04, 0.5)),
        new(new(2022, 1, 14), "Meeting under the OSCE", new(0.3, 0.31, 0.2, 0.44, 0.1, 0.6, 0.05, 0.7)),
    ];

    /// <summary>All of them on one page.</summary>
    public static Document Gallery { get; } = new("Figures", null,
    [
        new("graph", "State graph", [StateGraphFigure.Draw("state-graph", "States by the moves that they are away from now", Graph)]),
        new("table", "Equilibria", [Equilibria]),
        new("distance", "Distance", [DistanceFigure.Draw("distance-to-break", "How far the break is", Distance)]),
        new("time", "Record and calendar", [TimelineFigure.Draw("record-and-calendar", "What was said and done, and what is to come", Timeline)]),
        new("shares", "Shares", [BarListFigure.Draw("shares-of-completions", "In how many completions each outcome holds", Bars)]),
        new("swings", "What decides", [TornadoFigure.Draw("what-decides", "Moves that pay settle in a break", 0.43, "Over all completions 43%", Swings)]),
        new("fan", "Probability by day", [FanFigure.Draw("fan-by-day", "The probability that the break has come about by each day", new(2022, 1, 5), Fan)]),
    ]);

    /// <summary>Every figure with the same text wherever a text can stand.</summary>
    public static IReadOnlyList<Block.Figure> With(string text) =>
    [
        StateGraphFigure.Draw("a", text, new([text, text],
            [new(0, text, [text, text]) { IsNow = true, Outcome = text }, new(1, text, [text]) { IsBreak = true, HoldsUnder = [text, text] }, new(2, text, [])],
            [new(0, 1, 0, true, true), new(1, 0, 1, false, false)])),
        DistanceFigure.Draw("b", text, new([text], text, text, [new(text, 2, text) { Steps = [new(text, 0), new(text)] }, new(text, null, text)])),
        TimelineFigure.Draw("c", text, new(new(2022, 1, 5), [new(new(2022, 1, 1), text, text) { Tone = 3, Source = text }], [new(new(2022, 2, 1), text, [text])])),
        BarListFigure.Draw("d", text, [new(text, 0.5, text)]),
        TornadoFigure.Draw("e", text, 0.5, text, [new(text, 0.2, text, 0.8, text)]),
        FanFigure.Draw("f", text, new(2022, 1, 5), [new(new(2022, 1, 10), text, Fan[0].By), new(new(2022, 2, 10), text, Fan[1].By)]),
    ];

    private static StateGraph Build()
    {
        string[] ties = ["Russia keeps relations", "Russia severs relations"];
        string[] border = ["eases the border", "keeps the border tense", "goes over to provocations"];
        string[] sanctions = ["sanctions stay as they are", "the United States imposes tough sanctions"];
        var nodes = Enumerable.Range(0, 12).Select(s => new StateNode(s, $"{s + 1}", [ties[s % 2], border[s / 2 % 3], sanctions[s / 6]])
        {
            IsNow = s == 2,
            IsBreak = s % 2 == 1,
            Outcome = (s % 2, s / 6) switch { (1, 1) => "mutual aggravation", (1, _) => "a break", (_, 1) => "tough sanctions", _ => null },
            HoldsUnder = s switch { 2 => ["GMR", "SEQ"], 11 => ["Nash", "GMR", "SMR", "SEQ", "SSEQ"], _ => [] },
        }).ToArray();
        int[] russia = [7, 3, 8, 2, 9, 1, 4, 6, 5, 7, 3, 8];
        int[] america = [12, 6, 10, 5, 4, 1, 9, 3, 8, 7, 11, 2];
        var arcs = new List<StateArc>();
        for (var s = 0; s < 12; s++)
        {
            for (var t = 0; t < 12; t++)
            {
                if (s != t && s / 6 == t / 6 && t % 2 >= s % 2) arcs.Add(new(s, t, 0, russia[t] > russia[s], (s, t) is (2, 4) or (10, 11)));
                if (s != t && s % 6 == t % 6 && t > s) arcs.Add(new(s, t, 1, america[t] > america[s], (s, t) is (4, 10)));
            }
        }

        return new(["Russia", "the United States"], nodes, arcs);
    }
}
