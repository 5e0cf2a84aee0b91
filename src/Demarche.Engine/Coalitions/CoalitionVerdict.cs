using Demarche.Engine.Stability;

namespace Demarche.Engine.Coalitions;

/// <summary>What a coalition does as one: a legal sequence of its members' moves.</summary>
/// <param name="By">The coalition.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Steps">The moves, as few as there can be, no party twice in succession.</param>
public sealed record JointMove(Coalition By, int From, int To, IReadOnlyList<Step> Steps);

/// <summary>One coalition improvement and what becomes of it.</summary>
/// <param name="Improvement">The joint move to a state that every member prefers.</param>
/// <param name="Sanction">The shortest answer that leaves some member no better off than where it stood, a joint move after another; null when
/// there is none.</param>
/// <param name="Result">Where the sanction ends; where the improvement ends when it is unsanctioned.</param>
/// <param name="WayOut">The coalition's joint move that undoes such an answer, for concepts that ask, when that is why no sanction works.</param>
public sealed record CoalitionDeviation(JointMove Improvement, IReadOnlyList<JointMove>? Sanction, int Result, JointMove? WayOut = null)
{
    /// <summary>Whether the improvement is deterred.</summary>
    public bool IsSanctioned => Sanction is not null;
}

/// <summary>Whether a state is stable for a coalition under a concept, with the moves that show it.</summary>
/// <param name="Concept">The concept's short name, such as <c>cseq</c>.</param>
/// <param name="Coalition">The coalition.</param>
/// <param name="State">The state.</param>
/// <param name="Ground">Why.</param>
/// <param name="Deviations">Every improvement of the coalition from the state: the unsanctioned first, then those of fewer moves, then the lower
/// target.</param>
public sealed record CoalitionVerdict(string Concept, Coalition Coalition, int State, Ground Ground, IReadOnlyList<CoalitionDeviation> Deviations)
{
    /// <summary>Whether the state is stable for the coalition.</summary>
    public bool IsStable => Ground != Ground.Unsanctioned;
}
