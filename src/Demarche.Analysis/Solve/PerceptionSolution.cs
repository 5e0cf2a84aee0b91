using Demarche.Engine.Moves;
using Demarche.Engine.Perception;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Solve;

/// <summary>A crisis solved as each party sees it.</summary>
/// <param name="Concept">Short name of the concept.</param>
/// <param name="Hypergame">The games that the parties play; null when they cannot be laid out.</param>
/// <param name="Result">What was found; null when it could not be asked.</param>
/// <param name="AsItIs">The equilibria if everybody saw the conflict as it is.</param>
/// <param name="WhyNot">Why it could not be asked; null when it could.</param>
public sealed record PerceptionSolution(string Concept, Hypergame? Hypergame, HypergameSolution? Result, StateSet AsItIs, string? WhyNot)
{
    /// <summary>Solves under a concept; null when every party sees the conflict as it is.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="concept">The concept.</param>
    /// <param name="asItIs">The equilibria if everybody saw the conflict as it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PerceptionSolution? Of(CompiledCrisis compiled, SolutionConcept concept, StateSet asItIs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(concept);
        try
        {
            if (PerceivedGames.Of(compiled) is not { } hypergame) return null;
            if (hypergame.WhyNot(concept) is { } reason) return new PerceptionSolution(concept.Id, hypergame, null, asItIs, reason);
            return new PerceptionSolution(concept.Id, hypergame, hypergame.Solve(concept, cancellation), asItIs, null);
        }
        catch (ArcLimitException limit)
        {
            return new PerceptionSolution(concept.Id, null, null, asItIs,
                FormattableString.Invariant($"where states are hidden moves are listed one by one, and there are more than {limit.Limit:#,0}"));
        }
        catch (NotSupportedException unsettled)
        {
            return new PerceptionSolution(concept.Id, null, null, asItIs, unsettled.Message);
        }
    }
}
