using Demarche.Engine.States;
using Demarche.Language.Model;
using Demarche.Language.Statements;

namespace Demarche.Language.Binding.Checks;

/// <summary>The states of a crisis as far as the binder needs them: their numbers, and where statements hold among them.</summary>
internal sealed class StateCount
{
    private readonly IReadOnlyList<Merge> merges;

    private StateCount(StateSpace space, IReadOnlyList<Merge> merges, Condition? impossible)
    {
        Space = space;
        this.merges = merges;
        Claims = ClaimsOf(space, merges, impossible);
    }

    /// <summary>The states.</summary>
    public StateSpace Space { get; }

    /// <summary>The numbers of the states.</summary>
    public StateNumbers Numbers => new(Space.Count, Find);

    /// <summary>The states of a model that names them one by one.</summary>
    public static StateCount OfNames(int states) => new(StateSpace.OfNames(states), [], null);

    /// <summary>The combinations of levels that a model leaves possible, merged where it says so.</summary>
    public static StateCount OfLevers(IReadOnlyList<Lever> levers, IReadOnlyList<Clause> impossible, IReadOnlyList<Merge> merges)
    {
        var excluded = impossible.Count == 0 ? null : Proposition.Balanced([.. impossible.Select(c => c.Condition)], false);
        var space = StateSpace.OfLevers(levers, excluded, [.. merges.Select(m => m.When.Condition)]);
        return new StateCount(space, merges, excluded);
    }

    /// <summary>For each merge the possible cells in which it is true, and those of them that no merge before it has; over cells.</summary>
    public IReadOnlyList<(Merge Merge, StateSet True, StateSet Claimed)> Claims { get; }

    private static List<(Merge, StateSet, StateSet)> ClaimsOf(StateSpace space, IReadOnlyList<Merge> merges, Condition? impossible)
    {
        var claims = new List<(Merge, StateSet, StateSet)>();
        if (merges.Count == 0) return claims;
        var whole = StateSpace.OfLevers(space.Levers);
        var possible = impossible is null ? StateSet.All(whole.Cells) : whole.Where(new Condition.Not(impossible));
        var free = possible;
        foreach (var merge in merges)
        {
            var isTrue = whole.Where(merge.When.Condition).Intersect(possible);
            var claimed = isTrue.Intersect(free);
            free = free.Except(claimed);
            claims.Add((merge, isTrue, claimed));
        }

        return claims;
    }

    private CountedState Find(int number)
    {
        if (Space.Levers.Count == 0) return Listed(number);
        if (number <= Space.OrdinaryCount) return Cell(Space.CellOf(number - 1));
        var made = Claims.Where(c => !c.Claimed.IsEmpty).ElementAt(number - 1 - Space.OrdinaryCount).Merge;
        var earlier = merges.TakeWhile(m => m != made).Select(m => (Condition)new Condition.Not(m.When.Condition));
        var condition = Proposition.Balanced([made.When.Condition, .. earlier], true);
        return new CountedState(condition, merges.Count + 1, 20);
    }

    private CountedState Listed(int number) => new(new Condition.OneOf(StateSet.Of(Space.Count, [number - 1])), 1, 1);

    private CountedState Cell(int cell)
    {
        var levels = Enumerable.Range(0, Space.Levers.Count).Select(k => (Condition)new Condition.LevelIn(k, Space.LevelAt(cell, k), Space.LevelAt(cell, k)))
            .ToArray();
        return new CountedState(Proposition.Balanced(levels, true), levels.Length, 6);
    }
}
