using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>A model made ready for the engine: read, checked, its states laid out and ranked.</summary>
public sealed record ModelQuestion : Question<CompiledCrisis>
{
    /// <summary>Hidden types taken as given, as in <c>Russia=bluffing</c>; null for the likeliest.</summary>
    public string? Types { get; init; }

    private protected override CompiledCrisis? Answer(Inquiry inquiry) => inquiry.Compile(Types);
}
