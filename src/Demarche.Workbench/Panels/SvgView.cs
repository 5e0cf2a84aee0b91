using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Demarche.Workbench.Panels;

/// <summary>A picture as elements of the page, built one by one: text is escaped, and nothing that could run or load is let through.</summary>
public sealed class SvgView : ComponentBase
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "svg", "g", "defs", "marker", "path", "line", "rect", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "title", "desc", "style", "pattern", "clipPath",
        "linearGradient", "stop", "use", "symbol",
    };

    /// <summary>The picture.</summary>
    [Parameter, EditorRequired]
    public required XElement Svg { get; set; }

    /// <summary>Told of the element that was clicked, or of its nearest parent that carries the attribute <c>data-state</c>: the state's number from 1.</summary>
    [Parameter]
    public EventCallback<int> StateChosen { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => Element(builder, Svg);

    private void Element(RenderTreeBuilder builder, XElement element)
    {
        if (!Allowed.Contains(element.Name.LocalName)) return;
        builder.OpenElement(0, element.Name.LocalName);
        builder.AddMultipleAttributes(1, element.Attributes().Where(IsSafe).Select(a => KeyValuePair.Create(a.Name.LocalName, (object)a.Value)));
        if (StateChosen.HasDelegate && int.TryParse(element.Attribute("data-state")?.Value, out var state))
        {
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create(this, () => StateChosen.InvokeAsync(state)));
        }

        foreach (var node in element.Nodes())
        {
            builder.OpenRegion(3);
            if (node is XElement child) Element(builder, child);
            else if (node is XText text) builder.AddContent(4, text.Value);
            builder.CloseRegion();
        }

        builder.CloseElement();
    }

    private static bool IsSafe(XAttribute attribute)
    {
        var name = attribute.Name.LocalName;
        if (attribute.IsNamespaceDeclaration || name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return false;
        return name is not "href" || attribute.Value.StartsWith('#');
    }
}
