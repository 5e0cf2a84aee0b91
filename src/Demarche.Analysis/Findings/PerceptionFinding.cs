using System.Text.Json.Serialization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Solve;
using Demarche.Engine.Perception;
using Demarche.Engine.States;

namespace Demarche.Analysis.Findings;

/// <summary>What one party expects, by the game it sees.</summary>
/// <param name="Party">The party.</param>
/// <param name="Unknown">How many states it does not know of.</param>
/// <param name="ExpectsNow">Whether it expects the present state to hold; null when it does not know of it.</param>
/// <param name="ExpectsBreak">Whether it expects some state of the break within reach to hold; null when no break is named.</param>
/// <param name="Surprises">States within reach that hold and that it does not expect to, nearest first, at most
/// <see cref="PerceptionsFinding.MaximumStates"/>.</param>
/// <param name="SurpriseCount">How many there are.</param>
/// <param name="FalseHopes">States within reach that it expects to hold and that do not, nearest first, at most
/// <see cref="PerceptionsFinding.MaximumStates"/>.</param>
/// <param name="FalseHopeCount">How many there are.</param>
public sealed record PartyViewFinding(
    string Party, int Unknown, bool? ExpectsNow, bool? ExpectsBreak, IReadOnlyList<StateRef> Surprises, int SurpriseCount, IReadOnlyList<StateRef> FalseHopes,
        int FalseHopeCount);

/// <summary>What changes because parties do not see the conflict as it is.</summary>
/// <param name="Concept">Short name of the concept.</param>
/// <param name="Seen">What the model says of perceptions.</param>
/// <param name="NowHolds">Whether the present state holds, each party acting by the game it sees.</param>
/// <param name="NowHoldsAsItIs">Whether it would if all saw the conflict as it is.</param>
/// <param name="BreakHolds">Whether some state of the break within reach holds; null when no break is named.</param>
/// <param name="BreakHoldsAsItIs">Whether one would if all saw the conflict as it is; null when no break is named.</param>
/// <param name="Views">What each party expects.</param>
/// <param name="WhyNot">Why it could not be asked; null when it could.</param>
public sealed record PerceptionsFinding(
    string Concept, [property: JsonPropertyName("sentences")] IReadOnlyList<PerceptionRef> Seen, bool NowHolds, bool NowHoldsAsItIs, bool? BreakHolds,
        bool? BreakHoldsAsItIs,
        IReadOnlyList<PartyViewFinding> Views, string? WhyNot)
{
    /// <summary>The most states that are shown one by one.</summary>
    public const int MaximumStates = 3;

    /// <summary>Asks under the reference concept; null when every party sees the conflict as it is.</summary>
    public static PerceptionsFinding? Of(Assessment assessment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var (compiled, reference) = (assessment.Compiled, assessment.Reference);
        if (PerceptionSolution.Of(compiled, reference.Concept, reference.Equilibria, cancellation) is not { } solved) return null;
        var (now, shown) = (compiled.Now, compiled.Crisis.Perceptions.Select(p => PerceptionRef.From(assessment, p)).ToArray());
        var asItIs = (Now: reference.Equilibria[now], Break: HoldsInBreak(assessment, reference.Equilibria));
        if (solved.Result is not { } result)
            return new PerceptionsFinding(solved.Concept, shown, asItIs.Now, asItIs.Now, asItIs.Break, asItIs.Break, [], solved.WhyNot);
        var views = Enumerable.Range(0, compiled.Graph.Parties).Select(i => View(assessment, solved.Hypergame!, result, i));
        return new PerceptionsFinding(solved.Concept, shown, result.Holds[now], asItIs.Now, HoldsInBreak(assessment, result.Holds), asItIs.Break, [.. views],
            null);
    }

    private static bool? HoldsInBreak(Assessment assessment, StateSet holding) =>
        assessment.Compiled.Break is { } broken ? !broken.Intersect(holding).Intersect(assessment.Reached).IsEmpty : null;

    private static PartyViewFinding View(Assessment assessment, Hypergame hypergame, HypergameSolution result, int party)
    {
        var known = hypergame.Own(party).Known;
        var (surprises, hopes) = (result.Surprises(party).Intersect(assessment.Reached), result.FalseHopes(party).Intersect(assessment.Reached));
        return new PartyViewFinding(
            assessment.Party(party),
            hypergame.States - known.Count,
            known[assessment.Compiled.Now] ? result.Expected[party][assessment.Compiled.Now] : null,
            HoldsInBreak(assessment, result.Expected[party]),
            Nearest(assessment, surprises),
            surprises.Count,
            Nearest(assessment, hopes),
            hopes.Count);
    }

    private static IReadOnlyList<StateRef> Nearest(Assessment assessment, StateSet states) =>
        [.. states.Members().OrderBy(s => assessment.AnyWay.MovesTo(s)).ThenBy(s => s).Take(MaximumStates).Select(assessment.State)];
}
