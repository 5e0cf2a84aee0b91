using Demarche.Language.Editing;

namespace Demarche.Workbench.Models;

/// <summary>How a place in a model is written in addresses and in ids of elements.</summary>
internal static class PathInAddress
{
    /// <summary>The steps, each with the signs escaped that mean something there.</summary>
    public static string InAddress(this YamlPath path) => string.Join('/', path.Steps.Select(s => Uri.EscapeDataString(s.ToString())));
}
