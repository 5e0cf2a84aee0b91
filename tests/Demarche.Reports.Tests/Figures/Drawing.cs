using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Tests.Figures;

/// <summary>A rectangle read back from a drawing.</summary>
internal readonly record struct Area(double Left, double Top, double Right, double Bottom)
{
    public bool Contains(double x, double y) => x > Left && x < Right && y > Top && y < Bottom;

    public bool Contains(Area a) => a.Left >= Left && a.Top >= Top && a.Right <= Right && a.Bottom <= Bottom;

    public bool Overlaps(Area a) => Left < a.Right && a.Left < Right && Top < a.Bottom && a.Top < Bottom;

    public Area Shrunk(double by) => new(Left + by, Top + by, Right - by, Bottom - by);
}

/// <summary>What a figure draws, read back from its SVG without the code that drew it.</summary>
internal static partial class Drawing
{
    public static Area ViewBox(Block.Figure figure)
    {
        var numbers = Numbers((string)figure.Svg.Attribute("viewBox")!);
        return new(numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]);
    }

    public static IEnumerable<XElement> WithClass(Block.Figure figure, string name) =>
        figure.Svg.Descendants().Where(e => ((string?)e.Attribute("class"))?.Split(' ').Contains(name) == true);

    /// <summary>The points that a path passes through: its corners, and its curves in twenty steps.</summary>
    public static List<(double X, double Y)> Points(XElement path)
    {
        var points = new List<(double X, double Y)>();
        foreach (Match command in Command().Matches((string)path.Attribute("d")!))
        {
            var n = Numbers(command.Groups[2].Value);
            var (x, y) = points.Count > 0 ? points[^1] : (0, 0);
            switch (command.Groups[1].Value)
            {
                case "M" or "L": points.Add((n[0], n[1])); break;
                case "l": points.Add((x + n[0], y + n[1])); break;
                case "h": points.AddRange(Enumerable.Range(1, 20).Select(i => (x + (n[0] * i / 20), y))); break;
                case "H": points.AddRange(Enumerable.Range(1, 20).Select(i => (x + ((n[0] - x) * i / 20), y))); break;
                case "v": points.Add((x, y + n[0])); break;
                case "q": points.Add((x + n[2], y + n[3])); break;
                case "C":
                    for (var i = 1; i <= 20; i++) points.Add((Bezier(i / 20.0, x, n[0], n[2], n[4]), Bezier(i / 20.0, y, n[1], n[3], n[5])));
                    break;
                case "z" or "Z": break;
                default: throw new InvalidOperationException($"Unknown command in {path}.");
            }
        }

        return points;
    }

    public static Area Bounds(XElement path)
    {
        var points = Points(path);
        return new(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));
    }

    public static double Number(XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    private static double Bezier(double t, double a, double b, double c, double d)
    {
        var u = 1 - t;
        return (u * u * u * a) + (3 * u * u * t * b) + (3 * u * t * t * c) + (t * t * t * d);
    }

    private static double[] Numbers(string text) => [.. NumberPattern().Matches(text).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex("([A-Za-z])([^A-Za-z]*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex NumberPattern();
}
