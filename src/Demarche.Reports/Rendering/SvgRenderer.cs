using System.Xml.Linq;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Rendering;

/// <summary>A figure as an SVG file of its own; the figure carries its styles, and its words as its description.</summary>
public static class SvgRenderer
{
    /// <summary>The whole file.</summary>
    public static string Render(Block.Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + figure.Svg.ToString(SaveOptions.DisableFormatting) + "\n";
    }
}
