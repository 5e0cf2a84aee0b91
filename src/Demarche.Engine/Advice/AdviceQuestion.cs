using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Advice;

/// <summary>
/// The mediator's question: the cheapest set of allowed changes that makes some wanted state an equilibrium which can be reached from now.
/// </summary>
/// <remarks>
/// The cost of a set is the sum of the costs of its changes and of its swaps of neighbouring priorities. Changes of priorities count places in
/// the order as it is; swaps are made last, in the order that the other changes leave.
/// </remarks>
public sealed class AdviceQuestion
{
    /// <summary>The most changes, swaps apart, that may be allowed.</summary>
    public const int MaximumChanges = 60;

    /// <summary>The conflict as it is.</summary>
    public required ConflictGraph Graph { get; init; }

    /// <summary>The present state.</summary>
    public required int Now { get; init; }

    /// <summary>The wanted states; any of them will do.</summary>
    public required StateSet Wanted { get; init; }

    /// <summary>What is to hold the wanted state in place.</summary>
    public required SolutionConcept Concept { get; init; }

    /// <summary>For each party the sets in which its statements are true, most important first; null for a party whose order is not given so.</summary>
    public required IReadOnlyList<IReadOnlyList<StateSet>?> Statements { get; init; }

    /// <summary>The allowed changes, at most <see cref="MaximumChanges"/>; those of priorities only for parties with statements.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>For each party what a swap of two neighbouring priorities costs, at least 1; null where its priorities may not be swapped.</summary>
    public required IReadOnlyList<int?> SwapCosts { get; init; }

    /// <summary>Whether moves that each pay must lead from now to the wanted state; otherwise any moves will do.</summary>
    public bool ByImprovements { get; init; }

    /// <summary>Why it cannot be asked, in words; null when it can.</summary>
    public string? WhyNot()
    {
        if (!Concept.RestsOnOrders) return "the concept rests on more than the order of the states, and orders are what changes here";
        var asksMoments = Enumerable.Range(0, Graph.Parties).Any(p => (Concept is MixedForesight mixed ? mixed.Of(p) : Concept) is SimultaneousStability);
        if (asksMoments && Changes.Any(c => c is Change.Allow))
            return "moves made at the same moment add up by the rules of the levers, and a change allows moves against them";
        return Concept.WhyNot(Graph);
    }
}
