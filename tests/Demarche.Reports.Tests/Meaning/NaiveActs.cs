using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Reports.Tests.Meaning;

/// <summary>A named thing done by a move, beside the same move without it: by the levels of levers, for models without merged states.</summary>
internal sealed class NaiveActs(CompiledCrisis compiled, NaiveMeaning naive)
{
    /// <summary>A move with the thing, and the same move without it.</summary>
    public sealed record Act(int From, int Without, int With);

    public IReadOnlyList<Act> Of(int party, int state, StateSet thing)
    {
        if (thing[state]) return [];
        int[] open = [state, .. naive.Moves(party, state)];
        return [.. from b in open
                   where !thing[b]
                   let candidates = open.Where(a => thing[a] && Moved(state, b).All(k => Level(a, k) == Level(b, k))).ToArray()
                   from a in candidates
                   where !candidates.Any(c => Moved(b, c).Count < Moved(b, a).Count && Moved(b, c).IsSubsetOf(Moved(b, a)))
                   select new Act(state, b, a)];
    }

    public bool Pays(int party, Act act) => Gains(party, act, act.With);

    public bool Gains(int party, Act act, int end) => naive.Pays(party, act.From, end) && naive.Pays(party, act.Without, end);

    /// <summary>Where its author would end by carrying it out.</summary>
    public int? CarriedOut(int party, int state, StateSet thing)
    {
        var all = Of(party, state, thing);
        var alone = all.Where(a => a.Without == a.From).ToArray();
        var choice = new[] { alone.Where(a => Pays(party, a)).ToArray(), [.. all.Where(a => Pays(party, a))], alone }.FirstOrDefault(c => c.Length > 0);
        return choice?.Select(a => a.With).OrderByDescending(s => compiled.Graph.Ranks(party)[s]).ThenBy(s => s).First();
    }

    private int Level(int state, int lever) => compiled.Space.LevelOf(state, lever);

    private HashSet<int> Moved(int from, int to) => [.. Enumerable.Range(0, compiled.Space.Levers.Count).Where(k => Level(from, k) != Level(to, k))];
}
