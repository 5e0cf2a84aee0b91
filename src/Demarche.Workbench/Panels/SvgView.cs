using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace Demarche.Workbench.Panels;

/// <summary>A picture as elements of the page, built one by one: text is escaped, and nothing that could run or load is let through.</summary>
/// <remarks>The page's own style sheet has the rules for figures, so that their sheet inside is left out.</remarks>
public sealed class SvgView : ComponentBase
{
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "svg", "g", "defs", "marker", "path", "line", "rect", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "title", "desc", "pattern",
            "clipPath",
        "linearGradient", "stop", "use", "symbol",
    };

    /// <summary>The picture.</summary>
    [Parameter, EditorRequired]
    public required XElement Svg { get; set; }

    /// <summary>
    /// Called with the element that was clicked, or of its nearest parent that carries the attribute <c>data-state</c>: the state's number from 1.
    /// </summary>
    [Parameter]
    public EventCallback<int> StateChosen { get; set; }

    /// <summary>Number of the state that is set apart, from 1.</summary>
    [Parameter]
    public int? Chosen { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => Element(builder, Svg);

    private void Element(RenderTreeBuilder builder, XElement element)
    {
        if (!Allowed.Contains(element.Name.LocalName)) return;
        builder.OpenElement(0, element.Name.LocalName);
        builder.AddMultipleAttributes(1, element.Attributes().Where(IsSafe).Select(a => KeyValuePair.Create(a.Name.LocalName, (object)a.Value)));
        if (StateChosen.HasDelegate) Interaction(builder, element);
        foreach (var node in element.Nodes())
        {
            builder.OpenRegion(20);
            if (node is XElement child) Element(builder, child);
            else if (node is XText text) builder.AddContent(21, text.Value);
            builder.CloseRegion();
        }

        builder.CloseElement();
    }

    /// <summary>Makes the states of a picture buttons; the picture itself is then a group of them and no longer one image.</summary>
    private void Interaction(RenderTreeBuilder builder, XElement element)
    {
        if (element == Svg) builder.AddAttribute(2, "role", "group");
        if (!int.TryParse(element.Attribute("data-state")?.Value, out var state)) return;
        builder.AddAttribute(3, "role", "button");
        builder.AddAttribute(4, "tabindex", "0");
        builder.AddAttribute(5, "aria-pressed", state == Chosen ? "true" : "false");
        builder.AddAttribute(6, "class", state == Chosen ? "dm-state wb-chosen" : "dm-state");
        builder.AddAttribute(7, "onclick", EventCallback.Factory.Create(this, () => StateChosen.InvokeAsync(state)));
        builder.AddAttribute(8, "onkeydown",
            EventCallback.Factory.Create<KeyboardEventArgs>(this, key => key.Key is "Enter" or " " ? StateChosen.InvokeAsync(state) : Task.CompletedTask));
    }

    private static bool IsSafe(XAttribute attribute)
    {
        var name = attribute.Name.LocalName;
        if (attribute.IsNamespaceDeclaration || name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return false;
        return name is not "href" || attribute.Value.StartsWith('#');
    }
}
