using Demarche.Analysis.Game;
using Demarche.Analysis.Play;
using Demarche.Engine.States;

namespace Demarche.Analysis.Walking;

/// <summary>Goes through a solved game beside a walk. Made anew for each question; steps are taken in order.</summary>
internal sealed class Follower
{
    private readonly CrisisGame game;
    private readonly GameWays ways;
    private readonly SolvedRun run;
    private int step;
    private int situation;
    private int node;
    private List<(int Place, double Weight)> here;

    public Follower(CrisisGame game, GameWays ways, SolvedRun run)
    {
        (this.game, this.ways, this.run) = (game, ways, run);
        (step, situation, node, here) = (ways.Step, ways.Situation, ways.Now, [.. run.Graph.Start]);
        Settle();
    }

    /// <summary>Takes a step of the walk; false when the game has no such step.</summary>
    public bool Take(CrisisWalk walk, WalkedStep taken)
    {
        var key = walk.Key(taken.At);
        if (!Reach(key, walk, taken.At)) return false;
        switch (walk.At(taken.At))
        {
            case WalkMoment.Chance when ways.Rules.At(step, situation) is Happening.Chance chance:
                return Chance(chance, taken.Picks[0]);
            case WalkMoment.Decision { Choosers: var choosers } when ways.Rules.At(step, situation) is Happening.AtOnce several:
                return Together(several, [.. choosers.Select((c, k) => (c.Party, c.Ends[taken.Picks[k]]))]);
            case WalkMoment.Decision { Choosers: var choosers }:
                return InTurn(choosers, taken.Picks);
            default:
                return false;
        }
    }

    /// <summary>Goes on to a step past all at which nobody chooses anything; false when somebody would.</summary>
    public bool Reach(StepKey key, CrisisWalk walk, WalkPoint at)
    {
        var goal = ways.Steps.Find(key);
        if (goal < 0 && key.Kind == StepKind.AtOnce) goal = ways.Steps.Find(new StepKey(StepKind.Turn, key.Occasion, 0));
        if (goal < step) return false;
        while (step < goal)
        {
            if (ways.Rules.At(step, situation) is not (Happening.Passes or Happening.Pays)) return false;
            Pass();
        }

        return ways.Rules[situation].State == walk.State(at);
    }

    /// <summary>What the game says of a choice at this step.</summary>
    public SolvedChoice Ask(StateSpace space, Chooser chooser)
    {
        var party = chooser.Party;
        double[] beliefs = [.. Types(party).Select(t => here.Sum(h => h.Weight * run.Belief(h.Place, party, t)))];
        var sums = Asked(space, chooser);
        var staying = chooser.Ends.Select((_, a) => a == 0 ? 1.0 : 0).ToArray();
        return new SolvedChoice([.. Types(party).Select(t => (IReadOnlyList<double>)(sums is null ? staying : sums(t)))], beliefs);
    }

    /// <summary>What is believed of everybody's types.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Beliefs() =>
        [.. Enumerable.Range(0, game.Seats.Count)
            .Select(p => (IReadOnlyList<double>)[.. Types(p).Select(t => here.Sum(h => h.Weight * run.Belief(h.Place, p, t)))])];

    private IEnumerable<int> Types(int party) => Enumerable.Range(0, game.Seats.Types(party));

    /// <summary>For a type how likely each option of a chooser is; null where the game sees nothing to choose.</summary>
    private Func<int, double[]>? Asked(StateSpace space, Chooser chooser)
    {
        var x = situation;
        for (var t = step; ; t++)
        {
            switch (ways.Rules.At(t, x))
            {
                case Happening.AtOnce several: return AskedAtOnce(several, chooser);
                case Happening.Choice choice when choice.Party == chooser.Party: return AskedAlone(choice, ways.Quotient.ClassesBefore(t + 1), t, space,
                    chooser, x);
                // The game takes one after another who decide at once: those before are taken to stay.
                case Happening.Choice { To: var to }: x = to[0]; break;
                case Happening.Passes passes: x = passes.To; break;
                case Happening.Pays pays: x = pays.To; break;
                default: return null;
            }

            if (t + 1 >= ways.Steps.Count || ways.Steps[t + 1].Occasion != ways.Steps[step].Occasion) return null;
        }
    }

    private Func<int, double[]>? AskedAlone(Happening.Choice choice, int[] classes, int at, StateSpace space, Chooser chooser, int before)
    {
        var (n, places) = at == step ? (node, here) : Staying(at);
        if (n < 0 || ways.Tree.MomentAt(n) is not { Kind: MomentKind.Choice } moment || moment.Step != at || moment.Players[0] != chooser.Party) return null;
        var meant = moment.Branches.Select(branch =>
            Enumerable.Range(0, choice.Ends.Length).FirstOrDefault(k => new Branch(choice.Bills[k], classes[choice.To[k]]) == branch)).ToArray();
        int OptionOf(int action) => Math.Max(0, IndexOf(space, chooser, ways.Rules[before].State, choice.Ends[meant[action]]));
        return type => Shares(chooser, places, meant.Length, OptionOf, type);
    }

    private Func<int, double[]>? AskedAtOnce(Happening.AtOnce several, Chooser chooser)
    {
        var reduced = new GatheredCombinations(several, ways.Quotient.ClassesBefore(step + 1), ways.Rules);
        var player = Array.IndexOf(reduced.Players, chooser.Party);
        if (player < 0 || ways.Tree.MomentAt(node) is not { } moment || moment.Step != step) return null;
        var places = here;
        if (moment.Kind == MomentKind.AtOnce)
        {
            for (var k = 0; k < player; k++) places = Along(places, 0);
            return type => Shares(chooser, places, reduced.Ends[player].Length, a => chooser.Ends.IndexOf(reduced.Ends[player][a]), type);
        }

        if (moment.Kind != MomentKind.Choice || reduced.Alone is not { } alone) return null;
        var classes = ways.Quotient.ClassesBefore(step + 1);
        var meant = moment.Branches.Select(b => Enumerable.Range(0, alone.Ends.Length).First(k => new Branch(alone.Bills[k], classes[alone.To[k]]) == b))
            .ToArray();
        return type => Shares(chooser, places, meant.Length, a => chooser.Ends.IndexOf(alone.Ends[meant[a]]), type);
    }

    private double[] Shares(Chooser chooser, List<(int Place, double Weight)> places, int actions, Func<int, int> optionOf, int type)
    {
        var shares = new double[chooser.Ends.Count];
        for (var a = 0; a < actions; a++)
        {
            var share = places.Sum(h => h.Weight * run.Choice(h.Place, chooser.Party, type, a));
            shares[Math.Max(0, optionOf(a))] += share;
        }

        return shares;
    }

    private bool Chance(Happening.Chance chance, int pick)
    {
        var classes = ways.Quotient.ClassesBefore(step + 1);
        if (ways.Tree.MomentAt(node) is { } moment && moment.Step == step && moment.Kind is MomentKind.Risk or MomentKind.Order)
            Branch(moment, new Branch(0, classes[chance.To[pick]]));
        return Arrive(chance.To[pick]);
    }

    private bool Together(Happening.AtOnce several, (int Party, int End)[] chosen)
    {
        int[] picks = [.. several.Players.Select((p, k) => Array.IndexOf(several.Ends[k], chosen.First(c => c.Party == p).End))];
        if (picks.Contains(-1)) return false;
        var (at, stride) = (0, 1);
        for (var k = 0; k < picks.Length; stride *= several.Ends[k++].Length) at += picks[k] * stride;
        if (ways.Tree.MomentAt(node) is { } moment && moment.Step == step && moment.Kind is MomentKind.AtOnce or MomentKind.Choice)
        {
            var reduced = new GatheredCombinations(several, ways.Quotient.ClassesBefore(step + 1), ways.Rules);
            int[] own = [.. reduced.Players.Select((p, k) => reduced.Picks[k][picks[Array.IndexOf(several.Players, p)]])];
            if (moment.Kind == MomentKind.AtOnce) foreach (var a in own) Move(a);
            else if (reduced.Alone is { } alone) Branch(moment, new Branch(alone.Bills[own[0]], ways.Quotient.ClassesBefore(step + 1)[alone.To[own[0]]]));
        }

        return Arrive(several.To[at]);
    }

    /// <summary>One after another; so are those who decide at once where the game takes them so, each changing only what it meant to change.</summary>
    private bool InTurn(IReadOnlyList<Chooser> choosers, IReadOnlyList<int> picks)
    {
        var occasion = ways.Steps[step].Occasion;
        for (var left = choosers.Count; left > 0;)
        {
            if (step >= ways.Steps.Count || ways.Steps[step].Occasion != occasion) return false;
            if (ways.Rules.At(step, situation) is not Happening.Choice choice)
            {
                if (ways.Rules.At(step, situation) is not (Happening.Passes or Happening.Pays)) return false;
                Pass();
                continue;
            }

            var k = choosers.ToList().FindIndex(c => c.Party == choice.Party);
            var end = k < 0 ? choice.Ends[0] : MovesAtOnce.Together(game.Compiled.Space, choice.Ends[0], choosers[k].From, choosers[k].Ends[picks[k]]);
            var pick = Array.IndexOf(choice.Ends, end);
            if (pick < 0) return false;
            if (ways.Tree.MomentAt(node) is { Kind: MomentKind.Choice } moment && moment.Step == step)
                Branch(moment, new Branch(choice.Bills[pick], ways.Quotient.ClassesBefore(step + 1)[choice.To[pick]]));
            if (k >= 0) left--;
            Arrive(choice.To[pick]);
        }

        return true;
    }

    private void Pass() => Arrive(ways.Rules.At(step, situation).Next.First());

    private bool Arrive(int to)
    {
        (step, situation) = (step + 1, to);
        return true;
    }

    private void Branch(Moment moment, Branch branch) => Move(Math.Max(0, Array.IndexOf(moment.Branches, branch)));

    private void Move(int action)
    {
        here = Along(here, action);
        node = ways.Tree.Nodes[node].Children[action];
        Settle();
    }

    /// <summary>Past what is paid and what becomes a fact without anybody's choice.</summary>
    private void Settle()
    {
        while (ways.Tree.Nodes[node] is { Kind: MomentKind.Toll or MomentKind.Fact, Children: [var next] })
        {
            here = Along(here, 0);
            node = next;
        }
    }

    private (int Node, List<(int Place, double Weight)> Here) Staying(int goal)
    {
        var (n, places) = (node, here);
        while (ways.Tree.MomentAt(n) is { } moment && moment.Step < goal)
        {
            if (ways.Tree.Nodes[n].Children.Length == 0) return (-1, places);
            (places, n) = (Along(places, 0), ways.Tree.Nodes[n].Children[0]);
        }

        return (n, places);
    }

    /// <summary>Where play is after an action.</summary>
    private List<(int Place, double Weight)> Along(List<(int Place, double Weight)> from, int action)
    {
        var next = new SortedDictionary<int, double>();
        foreach (var (place, weight) in from)
        {
            for (var e = run.Graph.FirstEdge(place); e < run.Graph.FirstEdge(place + 1); e++)
            {
                if (run.Graph.Action(e) == action) next[run.Graph.Target(e)] = next.GetValueOrDefault(run.Graph.Target(e))
                    + weight * Math.Max(run.Graph.Weight(e), double.Epsilon);
            }
        }

        var all = next.Values.Sum();
        return [.. next.Select(x => (x.Key, x.Value / all))];
    }

    private static int IndexOf(StateSpace space, Chooser chooser, int from, int end) =>
        from == chooser.From ? chooser.Ends.IndexOf(end) : chooser.Ends.IndexOf(MovesAtOnce.Together(space, chooser.From, from, end));
}

/// <summary>Where something stands in a list.</summary>
file static class Places
{
    public static int IndexOf(this IReadOnlyList<int> list, int item)
    {
        for (var k = 0; k < list.Count; k++) if (list[k] == item) return k;
        return -1;
    }
}
