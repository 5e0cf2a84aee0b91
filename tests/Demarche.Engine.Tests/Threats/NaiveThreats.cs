using Demarche.Engine.Tests.Oracle;
using Demarche.Engine.Threats;

namespace Demarche.Engine.Tests.Threats;

/// <summary>Threats and promises by their definitions, over levels written out; nothing is shared with the engine but its answer's types.</summary>
public sealed class NaiveThreats(NaiveModel model, int by, int against, bool[] condition, bool[] consequence)
{
    /// <summary>Every (move without, move with) of a party from a state, such that the second only adds what the thing needs.</summary>
    public IReadOnlyList<Act> Acts(int party, int state, bool[] thing)
    {
        if (thing[state]) return [];
        var moves = model.Moves(party, state);
        if (model.Description.NamedStates is not null || model.CellsOf[state].Length > 1) return [.. moves.Where(t => thing[t]).Select(t => new Act(state, state, t))];
        var stands = model.CellsOf[state][0];
        var settings = model.AllCells.Where(c => c.SequenceEqual(stands) || (model.MayChange(party, stands, c) && model.StateAt(c) is >= 0 and var t && moves.Contains(t))).ToArray();
        int[] Moved(int[] from, int[] to) => [.. Enumerable.Range(0, stands.Length).Where(k => from[k] != to[k])];
        var found =
            from b in settings
            where !thing[model.StateAt(b)]
            let candidates = settings.Where(a => thing[model.StateAt(a)] && Moved(stands, b).All(k => a[k] == b[k])).ToArray()
            from a in candidates
            where !candidates.Any(other => Moved(b, other).Length < Moved(b, a).Length && Moved(b, other).All(Moved(b, a).Contains))
            select new Act(state, model.StateAt(b), model.StateAt(a));
        return [.. found.Distinct().OrderBy(a => a.With).ThenBy(a => a.Without)];
    }

    public bool Pays(int party, Act act) => Gains(party, act, act.With);

    /// <summary>Whether a party is better off at an end than had it stayed, and than by the same move without the act.</summary>
    public bool Gains(int party, Act act, int end) => model.Prefers(party, end, act.From) && model.Prefers(party, end, act.Without);

    public bool IsKeptAt(int state) => Acts(by, state, consequence).Any(a => Pays(by, a));

    /// <summary>Where carrying it out leads: alone if that pays, with more if only that pays, alone if nothing pays; best for the author, first among equals.</summary>
    public Act? CarriedOut(int state)
    {
        var all = Acts(by, state, consequence);
        var alone = all.Where(a => a.From == a.Without).ToArray();
        var best = new[] { [.. alone.Where(a => Pays(by, a))], [.. all.Where(a => Pays(by, a))], alone }.FirstOrDefault(some => some.Length > 0);
        return best?.OrderByDescending(a => model.Ranks[by][a.With]).First();
    }

    public IReadOnlyList<ThreatCall> CallsFrom(int state)
    {
        if (condition[state] || consequence[state]) return [];
        var anywhere = Enumerable.Range(0, model.States).Any(s => !condition[s] && !consequence[s] && Acts(against, s, condition).Any(a => !consequence[a.With]));
        var callers = anywhere ? [against] : Enumerable.Range(0, model.Parties).Where(p => p != by && p != against);
        return [.. from caller in callers
                   from act in Acts(caller, state, condition)
                   where !consequence[act.With]
                   let done = CarriedOut(act.With)
                   select new ThreatCall(caller, act, Pays(caller, act), new Consequence(act.With, done, IsKeptAt(act.With)), done is { } d ? Gains(caller, act, d.With) : null)];
    }
}
