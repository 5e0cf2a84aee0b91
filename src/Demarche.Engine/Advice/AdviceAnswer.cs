using Demarche.Engine.Inverse;

namespace Demarche.Engine.Advice;

/// <summary>A set of changes that does what is wanted.</summary>
/// <param name="Changes">Which changes, as indices into those allowed, ascending.</param>
/// <param name="Swaps">The swaps of neighbouring priorities, to be made in this order after the changes.</param>
/// <param name="Cost">What all of it costs.</param>
/// <param name="Before">For each party its order after the changes and before the swaps; empty when it is not given by statements.</param>
/// <param name="Graph">The conflict that it leads to.</param>
public sealed record Proposal(IReadOnlyList<int> Changes, IReadOnlyList<PrioritySwap> Swaps, int Cost, IReadOnlyList<IReadOnlyList<AmendedPriority>> Before,
    ConflictGraph Graph);

/// <summary>How far a search for advice got.</summary>
public enum AdviceEnd
{
    /// <summary>Cheapest sets were found, and all sets that cost no more were tried.</summary>
    AllCheapest,

    /// <summary>Cheapest sets were found, and it was not gone on to all others of their cost.</summary>
    SomeCheapest,

    /// <summary>A set was found, and cheaper ones may do.</summary>
    NotProved,

    /// <summary>No set of the allowed changes does: all were tried.</summary>
    None,

    /// <summary>None was found within the budget or before it was stopped.</summary>
    NotFound,
}

/// <summary>The answer to a mediator's question.</summary>
/// <param name="Proposals">The sets found, all of one cost and different in effect, fewest changes first.</param>
/// <param name="End">How far the search got.</param>
/// <param name="NoneBelow">Every set that costs less than this was tried, and none does; null when every set there is was tried.</param>
/// <param name="Tried">How many sets were tried.</param>
/// <param name="WasStopped">Whether it was stopped from outside.</param>
public sealed record AdviceAnswer(IReadOnlyList<Proposal> Proposals, AdviceEnd End, int? NoneBelow, long Tried, bool WasStopped);
