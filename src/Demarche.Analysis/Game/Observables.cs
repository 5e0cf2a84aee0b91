using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>
/// What anybody or anything can tell apart in a state while it holds. Two states that agree in all of it, and from which the same can follow, are one
/// state of the game (<see cref="Quotient"/>).
/// </summary>
/// <remarks>
/// Whatever a new feature of the language lets somebody tell apart in a state is one line in <see cref="Worths"/> or <see cref="Names"/>. What
/// it makes a move cost belongs in <see cref="CostItems"/>, what it makes happen or must be remembered in <see cref="SituationRules"/>: those tell
/// situations apart by what follows, and so only where it does.
/// </remarks>
internal sealed class Observables
{
    private readonly Dictionary<int, int> place;
    private readonly int[] worth;
    private readonly int[] named;

    /// <summary>Sorts some states.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="states">The states that play may come to.</param>
    /// <param name="orders">The order of a party's type, where it is not the model's own.</param>
    public Observables(CompiledCrisis compiled, IReadOnlyList<int> states, IReadOnlyList<IReadOnlyList<Preference>> orders)
    {
        place = states.Select((s, k) => (s, k)).ToDictionary(p => p.s, p => p.k);
        worth = Sorted(states, Worths(compiled, orders));
        named = compiled.Outcomes.Count == 0 ? worth : Sorted(states, Names(compiled));
    }

    /// <summary>The number of all that is worth the same to every type of every party, whatever is drawn.</summary>
    public int Worth(int state) => worth[place[state]];

    /// <summary>The number of all in which the same named outcomes hold; where the model names none, of all that is worth the same.</summary>
    public int Named(int state) => named[place[state]];

    /// <summary>What bears on how much a state is worth to somebody: orders, the break, issues at stake.</summary>
    private static IEnumerable<Func<int, int>> Worths(CompiledCrisis compiled, IReadOnlyList<IReadOnlyList<Preference>> orders)
    {
        foreach (var order in orders.SelectMany(types => types))
        {
            var ranks = Orders.Rank(compiled.Space, order);
            yield return state => ranks[state];
        }

        if (compiled.Break is { } broken) yield return state => broken[state] ? 1 : 0;
        foreach (var issue in compiled.Crisis.Issues.Where(i => i.Stakes.Any(s => s.Stake != 0)))
        {
            var suffers = compiled.Space.Where(issue.AtStakeIn.Condition);
            yield return state => suffers[state] ? 1 : 0;
        }
    }

    /// <summary>What is shown by name: the outcomes.</summary>
    private static IEnumerable<Func<int, int>> Names(CompiledCrisis compiled) => compiled.Outcomes.Select(set => (Func<int, int>)(state => set[state] ? 1 : 0));

    private static int[] Sorted(IReadOnlyList<int> states, IEnumerable<Func<int, int>> columns)
    {
        var classes = new int[states.Count];
        foreach (var column in columns)
        {
            var known = new Dictionary<(int, int), int>();
            for (var k = 0; k < classes.Length; k++)
            {
                var key = (classes[k], column(states[k]));
                if (!known.TryGetValue(key, out var number)) known[key] = number = known.Count;
                classes[k] = number;
            }
        }

        return classes;
    }
}
