using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Demarche.Reports.Rendering;

namespace Demarche.Reports.Figures;

/// <summary>Elements of SVG with numbers written alike everywhere and text made safe.</summary>
internal static class Svg
{
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>A number in at most one decimal, the resolution at which a figure is drawn.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    public static XAttribute Class(string names) => new("class", names);

    public static XElement Group(string classes, params object?[] content) => Element("g", [Class(classes), .. content]);

    public static XElement Rectangle(string classes, double x, double y, double width, double height, double radius = 0) => Element("rect",
        Class(classes), At("x", x), At("y", y), At("width", width), At("height", height), radius > 0 ? At("rx", radius) : null);

    public static XElement Line(string classes, double x1, double y1, double x2, double y2) => Element("line",
        Class(classes), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    public static XElement Circle(string classes, double x, double y, double radius) => Element("circle",
        Class(classes), At("cx", x), At("cy", y), At("r", radius));

    public static XElement Path(string classes, string data, params object?[] more) => Element("path", [Class(classes), new XAttribute("d", data), .. more]);

    /// <summary>One line of text on its baseline; <paramref name="anchor"/> is <c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    public static XElement Text(string classes, double x, double y, string text, string anchor = "start") => Element("text",
        Class(classes), At("x", x), At("y", y), anchor == "start" ? null : new XAttribute("text-anchor", anchor), PlainText.Of(text));

    /// <summary>Lines of text, the first on its baseline at <paramref name="y"/>.</summary>
    public static IEnumerable<XElement> Lines(string classes, double x, double y, double step, IEnumerable<string> lines, string anchor = "start") =>
        lines.Select((line, i) => Text(classes, x, y + (i * step), line, anchor));

    /// <summary>The words shown when a pointer rests on the element that this is put into.</summary>
    public static XElement Title(string text) => Element("title", PlainText.Of(text));

    /// <summary>Path data from commands and coordinates: <c>Data($"M{x},{y}")</c> writes every number alike.</summary>
    public static string Data(params FormattableString[] parts)
    {
        var data = new StringBuilder();
        foreach (var part in parts)
            data.AppendFormat(CultureInfo.InvariantCulture, part.Format,
                [.. part.GetArguments().Select(a => (object)Number(Convert.ToDouble(a, CultureInfo.InvariantCulture)))]);
        return data.ToString();
    }

    private static XAttribute At(string name, double value) => new(name, Number(value));
}
