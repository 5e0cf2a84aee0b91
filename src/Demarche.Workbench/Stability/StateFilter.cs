using Demarche.Analysis.Assessing;
using Demarche.Engine.States;

namespace Demarche.Workbench.Stability;

/// <summary>What the reader asks of the states in the table.</summary>
/// <param name="Find">Words for <see cref="StateSearch"/>; empty for all.</param>
/// <param name="Holds">Short name of a concept under which a state must hold, or <see cref="Any"/>; empty for all.</param>
/// <param name="Reach">How a state must be within reach from now: <see cref="Any"/> moves or moves that each <see cref="Paying"/>; empty for all.</param>
/// <param name="Break">Whether a state must be a break, <c>yes</c>, or none, <c>no</c>; empty for all.</param>
public sealed record StateFilter(string Find, string Holds, string Reach, string Break)
{
    /// <summary>Any concept, or any moves.</summary>
    public const string Any = "any";

    /// <summary>Moves that each pay.</summary>
    public const string Paying = "pays";

    /// <summary>Leaves nothing out.</summary>
    public static StateFilter None { get; } = new("", "", "", "");

    /// <summary>Whether it leaves nothing out.</summary>
    public bool IsEmpty => Find.Length + Holds.Length + Reach.Length + Break.Length == 0;

    /// <summary>Those of the given states that pass; none when the words mean nothing, with what is wrong with them.</summary>
    public (StateSet States, string? Problem) Of(Assessment assessment, StateSet states)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        ArgumentNullException.ThrowIfNull(states);
        var (found, problem) = Find.Length == 0 ? (states, null) : StateSearch.Find(assessment, Find);
        if (found is null) return (new StateSet(states.Universe), problem);
        var passing = states.Intersect(found);
        if (Holds.Length > 0)
        {
            var asked = assessment.Concepts.Where(c => Holds == Any || c.Concept.Id == Holds).Select(c => c.Equilibria);
            passing = passing.Intersect(asked.Aggregate(new StateSet(states.Universe), (all, one) => all.Union(one)));
        }

        if (Reach.Length > 0) passing = passing.Intersect(Reach == Paying ? assessment.ReachedByImprovements : assessment.Reached);
        if (Break.Length > 0 && assessment.Compiled.Break is { } broken) passing = Break == "no" ? passing.Except(broken) : passing.Intersect(broken);
        return (passing, null);
    }
}
