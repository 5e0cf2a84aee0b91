using Microsoft.AspNetCore.Components;

namespace Demarche.Workbench.Models;

/// <summary>What every page shows: the model that the address names, and its state at this moment.</summary>
/// <param name="Model">The model.</param>
/// <param name="State">Its state when the page was drawn.</param>
/// <param name="Key">What the address names it; null when it names none.</param>
public sealed record View(OpenedModel Model, ModelState State, string? Key)
{
    /// <summary>The address of another view of this model.</summary>
    /// <param name="page">The page, such as <c>stability</c>.</param>
    /// <param name="query">What is chosen there; entries without a value are left out.</param>
    public string To(string page, params (string Name, string? Value)[] query)
    {
        var entries = query.Append(("model", Key)).Where(q => !string.IsNullOrEmpty(q.Item2)).Select(q => $"{q.Item1}={Uri.EscapeDataString(q.Item2!)}");
        var text = string.Join('&', entries);
        return text.Length == 0 ? page : $"{page}?{text}";
    }
}
