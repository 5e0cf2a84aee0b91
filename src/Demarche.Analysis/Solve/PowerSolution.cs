using Demarche.Engine.Moves;
using Demarche.Engine.Power;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Solve;

/// <summary>What a power changes under one concept.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Compared">The conflict beside itself without the power; null when it could not be asked.</param>
/// <param name="WhyNot">Why it could not; null when it could.</param>
public sealed record PowerResult(SolutionConcept Concept, PowerComparison? Compared, string? WhyNot);

/// <summary>What a power of one party over another changes, concept by concept.</summary>
/// <param name="Power">The power.</param>
/// <param name="Results">One a concept, in the order asked for.</param>
public sealed record PowerSolution(PowerOver Power, IReadOnlyList<PowerResult> Results)
{
    /// <summary>Weighs a power.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="power">The power.</param>
    /// <param name="concepts">The concepts, which rest on orders alone.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PowerSolution Of(CompiledCrisis compiled, PowerOver power, IReadOnlyList<SolutionConcept> concepts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(power);
        var used = compiled.Space.Where(power.When.Condition);
        PowerResult Weigh(SolutionConcept concept)
        {
            try
            {
                return new PowerResult(concept, PowerComparison.Of(compiled.Graph, used, concept, cancellation), null);
            }
            catch (ArcLimitException limit)
            {
                return new PowerResult(concept, null,
                    FormattableString.Invariant($"without the power moves are listed one by one, and there are more than {limit.Limit:#,0}"));
            }
            catch (NotSupportedException refused)
            {
                return new PowerResult(concept, null, refused.Message);
            }
        }

        return new PowerSolution(power, [.. concepts.Select(Weigh)]);
    }
}
