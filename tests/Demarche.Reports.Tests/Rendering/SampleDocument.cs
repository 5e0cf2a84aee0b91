using System.Xml.Linq;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Tests.Rendering;

/// <summary>A small brief that holds every kind of block and every tone.</summary>
internal static class SampleDocument
{
    public static Document Brief { get; } = new("The week of negotiations", "As of 5 January 2022", [Answer(), Grounds(), Road()]);

    private static Section Answer() => new("answer", "The answer",
    [
        new Block.Lead(
        [
            new([new("The break is two moves away", Tone.Strong), new(", both of them Russia's or the United States' own choice.")]),
            new([new("Mutual aggravation "), new("holds", Tone.Holds), new(" once it is reached: nobody gains by leaving it alone.")]),
        ]),
        new Block.Facts(
        [
            new("Question", "How far is a break of relations, and will the parties settle into mutual aggravation?"),
            new("As of", "5 January 2022"),
            new("Parties", "Russia, the United States"),
        ]),
        new Block.Paragraph(new([
            new("Russia keeps relations while sanctions stay as they are "), new("article ¶4", Tone.Source),
            new("; it would rather sever them than bear new ones, "), new("an order that the text only hints at", Tone.Judgement), new("."),
        ])),
        new Block.Note(new([new("Robust is not the same as likely: nothing here is a probability; "), new("demarche play --seed 2", Tone.Typed), new(" gives some.")])),
    ]);

    private static Section Grounds() => new("grounds", "What holds, and why",
    [
        new Block.Heading("States that hold"),
        new Block.Table("Stable states by concept", [new("State"), new("Nash"), new("Sequential"), new("No.", IsNumber: true)],
        [
            ["Relations kept, sanctions as they are", new([new("✗", Tone.Fails)]), new([new("holds", Tone.Holds)]), "3"],
            ["Relations severed, sanctions tough", new([new("holds", Tone.Holds)]), new([new("holds", Tone.Holds)]), "12"],
            ["Relations severed, sanctions as they are", new([new("fails", Tone.Fails)]), new([new("fails", Tone.Fails)]), "9"],
        ]),
        new Block.Bullets(
        [
            new("Russia could sever relations.", [new("The United States would answer with tough sanctions."), new(new([new("Russia would then be worse off", Tone.Fails), new(" (state 12)", Tone.Quiet)]))]),
            new("The United States has no move that it prefers."),
        ]),
        new Block.Bullets([new("Russia severs ties."), new("The United States goes to tough sanctions.")], Numbered: true),
    ]);

    private static Section Road() => new("road", "The road ahead",
    [
        new Block.Figure("calendar", "Occasions to come", Square(), ["10 January: Russia–US talks in Geneva.", "12 January: NATO–Russia Council."]),
    ]);

    private static XElement Square()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        return new XElement(svg + "svg", new XAttribute("viewBox", "0 0 100 20"), new XElement(svg + "title", "Occasions to come"),
            new XElement(svg + "rect", new XAttribute("width", 100), new XAttribute("height", 20), new XAttribute("fill", "currentColor")));
    }
}
