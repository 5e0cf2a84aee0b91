using Demarche.Analysis.Assessing;
using Demarche.Engine.Moves;
using Demarche.Engine.Paths;
using Demarche.Engine.Perception;
using Demarche.Engine.Power;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>What a party's power over another changes.</summary>
/// <param name="By">Whose it is.</param>
/// <param name="Over">Over whom.</param>
/// <param name="When">Where it is used, as a clause.</param>
/// <param name="Kind">How it works.</param>
/// <param name="With">How many states within reach hold with the power.</param>
/// <param name="Without">How many hold without it.</param>
/// <param name="NowHolds">Whether the present state holds.</param>
/// <param name="NowHoldsWithout">Whether it would without the power; null when the power is in use there.</param>
/// <param name="Yields">In how many states within reach the weaker would stay if there were no such power, and leaves since there is.</param>
/// <param name="Deterred">In how many it would leave if there were no such power, and stays since there is.</param>
/// <param name="Example">The nearest of these, and why the weaker leaves or stays there; null when there is none.</param>
/// <param name="Reason">See <paramref name="Example"/>.</param>
/// <param name="WhyNot">Why it could not be asked; null when it could.</param>
public sealed record PowerFinding(
    string By, string Over, string When, PowerKind Kind, int With, int Without, bool NowHolds, bool? NowHoldsWithout, int Yields, int Deterred,
        StateRef? Example, VerdictReason? Reason, string? WhyNot)
{
    /// <summary>Every power that the model tells of, weighed under the reference concept.</summary>
    public static IReadOnlyList<PowerFinding> All(Assessment assessment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return [.. assessment.Compiled.Crisis.Power.Select(p => Of(assessment, p, cancellation))];
    }

    private static PowerFinding Of(Assessment assessment, PowerOver power, CancellationToken cancellation)
    {
        var used = assessment.Compiled.Space.Where(power.When.Condition);
        var unweighed = new PowerFinding(assessment.Party(power.By), assessment.Party(power.Over), power.When.Words, power.Kind, 0, 0,
            assessment.Reference.Equilibria[assessment.Compiled.Now], null, 0, 0, null, null, null);
        try
        {
            return Weighed(assessment, power, used, unweighed, PowerComparison.Of(assessment.Graph, used, assessment.Reference.Concept, cancellation));
        }
        catch (Exception refused) when (refused is ArcLimitException or NotSupportedException)
        {
            return unweighed with { WhyNot = refused is ArcLimitException ? "there are too many moves to list them one by one" : refused.Message };
        }
    }

    private static PowerFinding Weighed(Assessment assessment, PowerOver power, StateSet used, PowerFinding finding, PowerComparison compared)
    {
        var now = assessment.Compiled.Now;
        StateSet yields = compared.Unsettled(power.Over).Intersect(assessment.Reached), deterred = compared.Deterred(power.Over).Intersect(assessment.Reached);
        var example = assessment.AnyWay.NearestIn(yields.Union(deterred));
        return finding with
        {
            With = compared.Holding.Intersect(assessment.Reached).Count,
            Without = used[now] ? 0 : compared.HoldingWithout
                .Intersect(Ways.ByAnyMoves(PerceivedGame.Of(assessment.Graph, used, new int[]?[assessment.Graph.Parties]).Graph, now).Reached).Count,
            NowHoldsWithout = used[now] ? null : compared.HoldingWithout[now],
            Yields = yields.Count,
            Deterred = deterred.Count,
            Example = example is { } state ? assessment.State(state) : null,
            Reason = example is { } at
                ? new VerdictReason(assessment.Compiled, assessment.Words, assessment.Reference.Concept.Explain(assessment.Graph, power.Over, at)) : null,
        };
    }
}
