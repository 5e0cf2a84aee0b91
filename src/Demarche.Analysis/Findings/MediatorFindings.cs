using Demarche.Analysis.Assessing;
using Demarche.Engine.Advice;
using Demarche.Engine.Masks;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Findings;

/// <summary>What a mediator could do about the named outcomes, where the model says what may change.</summary>
internal static class MediatorFindings
{
    private const long MostWork = 1L << 30;
    private const int MaximumOutcomes = 8;

    /// <summary>
    /// For every outcome but the break and mutual aggravation, the cheapest changes that make it hold and moves that pay lead there; null where the model
    /// declares no changes, none where it names no such outcome or has too many states.
    /// </summary>
    public static IReadOnlyList<AdviceFinding>? Of(Assessment assessment, CancellationToken cancellation)
    {
        var compiled = assessment.Compiled;
        if (compiled.Crisis.Changes.Count == 0) return null;
        if (compiled.Space.Count > MaskMoves.MaximumStates) return [];
        var budget = Math.Clamp(MostWork / ((long)compiled.Space.Count * compiled.Space.Count), 100, 20_000);
        var found = Wanted(compiled).Take(MaximumOutcomes)
            .Select(o =>
            AdviceFinding.Of(compiled, new AdviceRequest(o.Name, o.States, assessment.Reference.Concept, ByImprovements: true) { Budget = budget, Limit = 1 },
            null, cancellation)).ToArray();
        cancellation.ThrowIfCancellationRequested();
        return found;
    }

    /// <summary>How many outcomes were left out for their number.</summary>
    public static int LeftOut(Assessment assessment) => Math.Max(0, Wanted(assessment.Compiled).Count() - MaximumOutcomes);

    private static IEnumerable<(string Name, StateSet States)> Wanted(CompiledCrisis compiled) =>
        compiled.Crisis.Outcomes.Select((o, k) => (o.Name, States: compiled.Outcomes[k]))
        .Where(o => o.Name != compiled.Crisis.Break?.Name && o.Name != compiled.Crisis.Aggravation?.Name && !o.States.IsEmpty);
}
