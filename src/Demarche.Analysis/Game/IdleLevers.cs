using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>
/// Levers that nothing in the model speaks of: nobody wants or fears anything of them, and nothing hangs on them. They are left where they are, so that they
/// take no room. What is idle in subtler ways is found by <see cref="Quotient"/>.
/// </summary>
internal sealed class IdleLevers
{
    private readonly StateSpace space;
    private readonly int[] idle;

    public IdleLevers(CompiledCrisis compiled)
    {
        space = compiled.Space;
        var spoken = Conditions(compiled.Crisis).SelectMany(c => c.Levers()).ToHashSet();
        foreach (var weights in Preferences(compiled.Crisis).OfType<Preference.Weights>())
        {
            for (var lever = 0; lever < weights.ByLever.Count; lever++) if (weights.ByLever[lever].Distinct().Skip(1).Any()) spoken.Add(lever);
        }

        idle = [.. Enumerable.Range(0, space.Levers.Count).Where(lever => !spoken.Contains(lever))];
    }

    /// <summary>Whether going from a state to another changes one of them.</summary>
    public bool Changes(int from, int to)
    {
        foreach (var lever in idle) if (space.LevelOf(from, lever) != space.LevelOf(to, lever)) return true;
        return false;
    }

    private static IEnumerable<Preference> Preferences(Crisis crisis) =>
        crisis.Parties.SelectMany(p => p.Types.Select(t => t.Preference).Append(p.Preference).Concat(p.Factions.Select(f => f.Preference)));

    private static IEnumerable<Condition> Conditions(Crisis crisis) =>
    [
        .. Preferences(crisis).SelectMany(Clauses).Select(c => c.Condition),
        .. crisis.Outcomes.Select(o => o.Clause.Condition),
        .. crisis.Impossible.Select(c => c.Condition),
        .. crisis.Merges.Select(m => m.When.Condition),
        .. crisis.ForbiddenMoves.SelectMany(m => new[] { m.From.Condition, m.To.Condition }),
        .. crisis.Threats.SelectMany(t => new[] { t.If.Condition, t.Then.Condition }),
        .. crisis.Parties.SelectMany(p => p.Factions).Select(f => f.InReturn).OfType<Clause>().Select(c => c.Condition),
        .. crisis.Issues.Select(i => i.AtStakeIn.Condition),
        .. crisis.Risks.SelectMany(r => new[] { r.While.Condition, r.Then.Condition }),
        .. crisis.Record.SelectMany(e => new[] { e.Does, e.Before }).OfType<Clause>().Select(c => c.Condition),
    ];

    private static IEnumerable<Clause> Clauses(Preference preference) => preference switch
    {
        Preference.Priorities priorities => priorities.Groups.SelectMany(g => g),
        Preference.Ranking ranking => ranking.Groups,
        Preference.Utilities utilities => utilities.Terms.Select(t => t.Clause),
        _ => [],
    };
}
