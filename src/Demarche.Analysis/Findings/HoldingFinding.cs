using Demarche.Analysis.Assessing;
using Demarche.Analysis.Forecasts;
using Demarche.Engine.States;

namespace Demarche.Analysis.Findings;

/// <summary>Why a state holds, or does not, for one party under one concept.</summary>
public sealed record PartyReason(string Party, bool IsStable, VerdictReason Reason);

/// <summary>A state that holds under at least one concept.</summary>
/// <param name="State">The state.</param>
/// <param name="IsNow">Whether it is where the crisis stands.</param>
/// <param name="IsBreak">Whether the break has come about in it.</param>
/// <param name="Under">Short names of the concepts under which it is an equilibrium.</param>
/// <param name="Moves">Moves from now by any moves; null when it cannot be reached.</param>
/// <param name="PayingMoves">Moves from now when each must pay; null when there is no such way.</param>
/// <param name="AlikeFurther">How many states with the same outcomes, further away, hold under the same concepts and are not listed.</param>
/// <param name="Reasons">For each party why it stays, under the reference concept, or under the first concept it holds under.</param>
public sealed record EquilibriumFinding(
    StateRef State, bool IsNow, bool IsBreak, IReadOnlyList<string> Under, int? Moves, int? PayingMoves, int AlikeFurther, IReadOnlyList<PartyReason> Reasons);

/// <summary>What one concept finds.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Name">The literature's name.</param>
/// <param name="InWords">What a party looks at under it.</param>
/// <param name="Equilibria">How many states hold under it; null when it does not apply.</param>
/// <param name="BreakEquilibria">How many of them are a break and can be reached; null when it does not apply or no break is named.</param>
/// <param name="NowHolds">Whether the present state holds under it; null when it does not apply.</param>
/// <param name="WhyNot">Why it does not apply; null when it does.</param>
public sealed record ConceptFinding(string Id, string Name, string InWords, int? Equilibria, int? BreakEquilibria, bool? NowHolds, string? WhyNot);

/// <summary>What is known of one named outcome.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Statement">What it means.</param>
/// <param name="IsNow">Whether it holds now.</param>
/// <param name="Equilibria">How many states of it hold under the reference concept and can be reached from now.</param>
/// <param name="Nearest">The nearest of them; null when there is none.</param>
/// <param name="Moves">How many moves away the nearest is.</param>
/// <param name="PayingMoves">How many moves, each paying, lead to some state of it that holds; null when none do.</param>
public sealed record OutcomeFinding(string Name, string Statement, bool IsNow, int Equilibria, StateRef? Nearest, int? Moves, int? PayingMoves);

/// <summary>What holds.</summary>
/// <param name="Reference">Short name of the concept that "holds" means.</param>
/// <param name="Concepts">Concept by concept.</param>
/// <param name="Equilibria">The states that hold and can be reached, of those alike the nearest, nearest first, up to <see cref="MaximumListed"/>.</param>
/// <param name="NotListed">How many hold that are neither listed nor counted as alike to a listed one.</param>
/// <param name="Unreachable">How many states hold under the reference concept and cannot be reached from now.</param>
/// <param name="Outcomes">Outcome by outcome.</param>
/// <param name="Now">For each party why it stays now or does not, under the reference concept.</param>
public sealed record HoldingFinding(
    string Reference,
    IReadOnlyList<ConceptFinding> Concepts,
    IReadOnlyList<EquilibriumFinding> Equilibria,
    int NotListed,
    int Unreachable,
    IReadOnlyList<OutcomeFinding> Outcomes,
    IReadOnlyList<PartyReason> Now)
{
    /// <summary>The most equilibria that are shown one by one.</summary>
    public const int MaximumListed = 12;

    /// <summary>Collects what holds.</summary>
    public static HoldingFinding Of(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var everywhere = assessment.Concepts.Select(c => c.Equilibria).Aggregate((a, b) => a.Union(b)).Intersect(assessment.Reached);
        var groups = everywhere.Members()
            .GroupBy(s => Likeness(assessment, s), StringComparer.Ordinal)
            .Select(g => Nearest(assessment, g))
            .OrderByDescending(g => assessment.Reference.Equilibria[g.State])
            .ThenBy(g => assessment.Improving.MovesTo(g.State) ?? int.MaxValue)
            .ThenBy(g => assessment.AnyWay.MovesTo(g.State))
            .ThenBy(g => g.State)
            .ToArray();
        var listed = groups.Take(MaximumListed).Select(g => Equilibrium(assessment, g.State, g.Others)).ToArray();
        return new HoldingFinding(
            assessment.Reference.Concept.Id,
            [.. assessment.Concepts.Select(c => Concept(assessment, c))],
            listed,
            groups.Skip(MaximumListed).Sum(g => g.Others + 1),
            assessment.Reference.Equilibria.Except(assessment.Reached).Count,
            [.. assessment.Compiled.Crisis.Outcomes.Select((_, k) => Outcome(assessment, k))],
            Reasons(assessment, assessment.Compiled.Now, assessment.Reference));
    }

    /// <summary>States are alike when the same named outcomes hold in them, under the same concepts; where nothing is named each state is for itself.</summary>
    private static string Likeness(Assessment assessment, int state)
    {
        var outcomes = assessment.Words.Outcomes(state);
        var alone = outcomes.Count == 0 || state == assessment.Compiled.Now ? $"{state}" : "";
        return string.Join('|', [alone, string.Join('&', outcomes), string.Join('&', assessment.HoldsUnder(state))]);
    }

    private static (int State, int Others) Nearest(Assessment assessment, IEnumerable<int> alike)
    {
        var set = StateSet.Of(assessment.Graph.States, alike);
        return ((assessment.Improving.NearestIn(set) ?? assessment.AnyWay.NearestIn(set))!.Value, set.Count - 1);
    }

    private static EquilibriumFinding Equilibrium(Assessment assessment, int state, int others)
    {
        var under = assessment.Reference.Equilibria[state] ? assessment.Reference : assessment.Concepts.First(c => c.Equilibria[state]);
        return new EquilibriumFinding(
            assessment.State(state),
            state == assessment.Compiled.Now,
            assessment.Compiled.Break is { } broken && broken[state],
            assessment.HoldsUnder(state),
            assessment.AnyWay.MovesTo(state),
            assessment.Improving.MovesTo(state),
            others,
            Reasons(assessment, state, under));
    }

    private static IReadOnlyList<PartyReason> Reasons(Assessment assessment, int state, ConceptResult under)
    {
        return [.. Enumerable.Range(0, assessment.Graph.Parties).Select(party =>
        {
            var verdict = under.Concept.Explain(assessment.Graph, party, state);
            return new PartyReason(assessment.Party(party), verdict.IsStable, new VerdictReason(assessment.Compiled, assessment.Words, verdict));
        })];
    }

    private static ConceptFinding Concept(Assessment assessment, ConceptResult result)
    {
        var concept = result.Concept;
        if (result.WhyNot is { } reason) return new ConceptFinding(concept.Id, concept.Name, concept.InWords, null, null, null, reason);
        var breaks = assessment.Compiled.Break?.Intersect(assessment.Reached).Intersect(result.Equilibria).Count;
        return new ConceptFinding(concept.Id, concept.Name, concept.InWords, result.Equilibria.Count, breaks, result.Equilibria[assessment.Compiled.Now], null);
    }

    private static OutcomeFinding Outcome(Assessment assessment, int index)
    {
        var outcome = assessment.Compiled.Crisis.Outcomes[index];
        var region = assessment.Compiled.Outcomes[index];
        var holding = region.Intersect(assessment.Reference.Equilibria).Intersect(assessment.Reached);
        var nearest = assessment.AnyWay.NearestIn(holding);
        var paying = assessment.Improving.NearestIn(holding);
        return new OutcomeFinding(
            outcome.Name,
            outcome.Clause.Words,
            region[assessment.Compiled.Now],
            holding.Count,
            nearest is { } n ? assessment.State(n) : null,
            nearest is { } any ? assessment.AnyWay.MovesTo(any) : null,
            paying is { } p ? assessment.Improving.MovesTo(p) : null);
    }
}
