using System.Xml.Linq;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>What every figure has: a view box, a ground, a name and a description for those who do not see it, and its own styles.</summary>
internal static class FigureFrame
{
    /// <summary>Width in which figures are laid out: a page's, in units that print at some six tenths of a point.</summary>
    public const double Width = 860;

    /// <summary>The widest that a figure may be and still be shrunk to a page; a wider one is scrolled in its own frame.</summary>
    public const double Widest = Width * 1.1;

    /// <summary>
    /// Puts the drawn parts into a figure. One much wider than a page is marked, so that a screen can let it be scrolled rather than shrink it.
    /// </summary>
    public static Block.Figure Of(string id, string caption, double width, double height, IEnumerable<XElement> parts, IReadOnlyList<string> inWords)
    {
        var root = Svg.Element("svg",
            Svg.Class(width > Widest ? "dm-figure dm-wide" : "dm-figure"),
            new XAttribute("viewBox", $"0 0 {Svg.Number(width)} {Svg.Number(height)}"),
            new XAttribute("width", Svg.Number(width)),
            new XAttribute("height", Svg.Number(height)),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-name {id}-words"));
        XElement[] content =
        [
            Named("title", $"{id}-name", caption),
            Named("desc", $"{id}-words", string.Join(" ", inWords)),
            Svg.Element("style", FigureStyle.Css),
            Svg.Rectangle("dm-paper", 0, 0, width, height),
            .. parts,
        ];
        root.Add("\n");
        foreach (var part in content) root.Add(part, "\n");
        return new Block.Figure(id, caption, root, inWords);
    }

    private static XElement Named(string element, string id, string text) => Svg.Element(element, new XAttribute("id", id), PlainText.Of(text));
}
