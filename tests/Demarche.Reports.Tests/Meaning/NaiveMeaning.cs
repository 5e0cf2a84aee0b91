using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Reports.Tests.Meaning;

/// <summary>What the words of a brief mean, worked out by the definitions from moves and ranks alone. Small models only.</summary>
internal sealed class NaiveMeaning
{
    private readonly CompiledCrisis compiled;
    private readonly int[][][] moves;

    public NaiveMeaning(CompiledCrisis compiled)
    {
        this.compiled = compiled;
        moves = [.. Enumerable.Range(0, Parties).Select(p => Enumerable.Range(0, States).Select(s => MovesOf(p, s)).ToArray())];
        Holding = [.. Enumerable.Range(0, States).Select(s => Enumerable.Range(0, Parties).All(p => Stays(p, s)))];
        Any = Distances(_ => true);
        Paying = Distances(m => Pays(m.Party, m.From, m.To));
    }

    public int States => compiled.Graph.States;

    public int Parties => compiled.Graph.Parties;

    public int Now => compiled.Now;

    /// <summary>For each state, whether it is sequentially stable for everybody.</summary>
    public bool[] Holding { get; }

    /// <summary>Least number of moves from now to each state; null where none lead there.</summary>
    public int?[] Any { get; }

    /// <summary>The same by moves that each pay.</summary>
    public int?[] Paying { get; }

    public bool Pays(int party, int from, int to) => compiled.Graph.Ranks(party)[to] > compiled.Graph.Ranks(party)[from];

    public int[] Moves(int party, int state) => moves[party][state];

    /// <summary>Sequential stability: every improvement meets a legal sequence of others' improvements that ends no better for the party.</summary>
    public bool Stays(int party, int state) => moves[party][state].Where(t => Pays(party, state, t)).All(t => Answers(party, t).Any(end => !Pays(party, state, end)));

    public IEnumerable<int> In(StateSet region) => Enumerable.Range(0, States).Where(s => region[s]);

    public int? Nearest(StateSet region, int?[] distances) => In(region).Min(s => distances[s]);

    public bool Settles(StateSet region) => In(region).Any(s => Holding[s] && Paying[s] is not null);

    /// <summary>The least number of moves that do not pay on any way to a set, by relaxing until nothing changes.</summary>
    public int? LeastAgainst(Func<int, bool> goal)
    {
        var least = new int?[States];
        least[Now] = 0;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (p, s, t) in AllMoves())
            {
                if (least[s] is not { } so) continue;
                var cost = so + (Pays(p, s, t) ? 0 : 1);
                if (least[t] is { } known && known <= cost) continue;
                (least[t], changed) = (cost, true);
            }
        }

        return Enumerable.Range(0, States).Where(goal).Min(s => least[s]);
    }

    private IEnumerable<(int Party, int From, int To)> AllMoves() =>
        from p in Enumerable.Range(0, Parties) from s in Enumerable.Range(0, States) from t in moves[p][s] select (p, s, t);

    private int?[] Distances(Func<(int Party, int From, int To), bool> allowed)
    {
        var found = new int?[States];
        found[Now] = 0;
        var arcs = AllMoves().Where(allowed).ToArray();
        for (var round = 0; round < States; round++)
        {
            foreach (var (_, s, t) in arcs.Where(a => found[a.From] == round && found[a.To] is null)) found[t] = round + 1;
        }

        return found;
    }

    /// <summary>Where others can bring things from a state by moves that each pay, no one moving twice in succession; at least one move.</summary>
    private HashSet<int> Answers(int party, int from)
    {
        var seen = new HashSet<(int State, int Last)>();
        var open = new Stack<(int State, int Last)>([(from, -1)]);
        while (open.TryPop(out var at))
        {
            for (var p = 0; p < Parties; p++)
            {
                if (p == party || p == at.Last) continue;
                foreach (var t in moves[p][at.State].Where(t => Pays(p, at.State, t)))
                {
                    if (seen.Add((t, p))) open.Push((t, p));
                }
            }
        }

        return [.. seen.Select(x => x.State)];
    }

    private int[] MovesOf(int party, int state)
    {
        var into = new List<int>();
        compiled.Graph.Moves.Targets(party, state, into);
        return [.. into];
    }
}
