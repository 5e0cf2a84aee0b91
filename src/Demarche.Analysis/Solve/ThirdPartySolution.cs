using Demarche.Engine.Moves;
using Demarche.Engine.Stability;
using Demarche.Engine.ThirdParties;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Solve;

/// <summary>What a third party makes possible under one concept.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Compared">The conflict beside itself with the party standing still; null when it could not be asked.</param>
/// <param name="WhyNot">Why it could not; null when it could.</param>
public sealed record ThirdPartyResult(SolutionConcept Concept, ThirdPartyComparison? Compared, string? WhyNot);

/// <summary>What a mediator, arbitrator or donor makes possible, concept by concept.</summary>
/// <param name="Compiled">The crisis.</param>
/// <param name="Party">The third party.</param>
/// <param name="Results">One a concept, in the order asked for.</param>
public sealed record ThirdPartySolution(CompiledCrisis Compiled, int Party, IReadOnlyList<ThirdPartyResult> Results)
{
    /// <summary>The party's role.</summary>
    public ThirdPartyRole Role => Compiled.Crisis.Parties[Party].Role!.Value;

    /// <summary>The result that is shown in words: that of sequential stability, or of the first concept that could be asked; null when none could.</summary>
    public ThirdPartyResult? Main => Results.Where(r => r.Compared is not null).OrderByDescending(r => r.Concept.Id == "seq").FirstOrDefault();

    /// <summary>The parties of a crisis that have the role of a third party.</summary>
    public static IEnumerable<int> PartiesOf(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        return Enumerable.Range(0, crisis.Parties.Count).Where(p => crisis.Parties[p].Role is not null);
    }

    /// <summary>Compares for every third party.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<ThirdPartySolution> All(CompiledCrisis compiled, IReadOnlyList<SolutionConcept> concepts,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(concepts);
        return [.. PartiesOf(compiled.Crisis).Select(p => new ThirdPartySolution(compiled, p, [.. concepts.Select(c => Of(compiled, p, c, cancellation))]))];
    }

    private static ThirdPartyResult Of(CompiledCrisis compiled, int party, SolutionConcept concept, CancellationToken cancellation)
    {
        try
        {
            return new ThirdPartyResult(concept, ThirdPartyComparison.Of(compiled.Graph, party, compiled.Now, concept, cancellation), null);
        }
        catch (ArcLimitException limit)
        {
            return new ThirdPartyResult(concept, null,
                FormattableString.Invariant(
                $"where a party stands still the moves of the others are listed one by one, and there are more than {limit.Limit:#,0}"));
        }
        catch (NotSupportedException refused)
        {
            return new ThirdPartyResult(concept, null, refused.Message);
        }
    }
}
