using Demarche.Analysis.Findings;
using Demarche.Analysis.Play;
using Demarche.Engine.Robustness;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Asking;

/// <summary>What takes long in a brief: the crisis played forward, coarsely where it is large, and what holds over everything left open.</summary>
/// <param name="compiled">The crisis.</param>
/// <param name="request">How it is played.</param>
/// <param name="inquiry">Who asks.</param>
internal sealed class BriefWorkshop(CompiledCrisis compiled, PlayRequest request, Inquiry inquiry) : Workshop
{
    private readonly Lazy<GamesWorkshop?> games = new(() => GamesWorkshop.Of(compiled, request, null, inquiry));
    private readonly Lazy<CompletionsWorkshop> completions =
        new(() => new CompletionsWorkshop(RobustnessFinding.Analysis(Open(compiled), new RobustnessOptions(), inquiry.Cancellation), request.Seed));

    /// <summary>What a brief takes for open.</summary>
    public static OpenCrisis Open(CompiledCrisis compiled) => OpenCrisis.Of(compiled, new OpenKinds(), BriefFindings.RobustnessConcepts);

    /// <inheritdoc/>
    public override UnitResult Do(Unit unit, IReadOnlyList<IReadOnlyList<Turning>> ways, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Kind == UnitKind.Completions) return completions.Value.Do(unit, ways, cancellation);
        return games.Value is { } played ? played.Do(unit, ways, cancellation) : throw new ArgumentException("The crisis is not played.", nameof(unit));
    }
}
