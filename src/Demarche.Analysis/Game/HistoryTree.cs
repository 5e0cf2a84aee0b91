using System.Runtime.InteropServices;

namespace Demarche.Analysis.Game;

/// <summary>
/// From the quotient of a game to its public histories: a class of situations, with what is known of every party that has a choice left. Histories
/// that agree in both are one.
/// </summary>
/// <remarks>
/// They are gone through step by step and numbered so, every move leading to a greater number. What is paid on the way is a history of its own. O(histories
/// × options).
/// </remarks>
internal sealed class HistoryTree
{
    private const int Between = 4096;

    /// <summary>Histories of a step are numbered from the middle of so many: payments on the way to them before, moves at once after.</summary>
    private const long RoomAStep = 1L << 20;

    private readonly Quotient quotient;
    private readonly SituationRules rules;
    private readonly Seats seats;
    private readonly BeliefRows beliefs;
    private readonly int most;
    private readonly int firstAhead;
    private readonly List<Growing> nodes = [];
    private readonly List<(int Class, int Beliefs)> about = [];
    private readonly SortedDictionary<long, List<int>> waiting = [];
    private readonly Dictionary<(int Class, int Beliefs), int> known = [];
    private readonly Dictionary<(int Bill, int Occasion, int To), int> tolls = [];
    private int sets;

    /// <param name="quotient">The game.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="seats">Its parties.</param>
    /// <param name="firstAhead">From this occasion on what choices tell is left to the grid of beliefs; none when never.</param>
    /// <param name="most">The most histories.</param>
    public HistoryTree(Quotient quotient, SituationRules rules, Seats seats, int firstAhead, int most)
    {
        (this.quotient, this.rules, this.seats, this.firstAhead, this.most) = (quotient, rules, seats, firstAhead, most);
        beliefs = new BeliefRows([.. Enumerable.Range(0, seats.Count).Select(seat => seats.Types(seats.Party(seat)))]);
    }

    /// <summary>All histories, in no order.</summary>
    public IReadOnlyList<Growing> Nodes => nodes;

    /// <summary>The first history.</summary>
    public int Root { get; private set; }

    /// <summary>The moment of a history; null in the middle of moves at once and where something is paid on the way.</summary>
    public Moment? MomentAt(int node) => about[node].Class < 0 ? null : quotient.MomentOf(about[node].Class);

    /// <summary>Goes through all; false when there are too many.</summary>
    public bool Grow(CancellationToken cancellation)
    {
        Root = Reach(quotient.Root, 0);
        while (waiting.Count > 0)
        {
            var (rank, some) = waiting.First();
            waiting.Remove(rank);
            for (var k = 0; k < some.Count; k++)
            {
                if (k % Between == 0) cancellation.ThrowIfCancellationRequested();
                Continue(some[k]);
                if (nodes.Count > most) return false;
            }
        }

        return true;
    }

    /// <summary>The history that a branch leads to, past what is paid on the way.</summary>
    public int After(int node, Branch branch)
    {
        var moment = quotient.MomentOf(about[node].Class);
        var child = nodes[node].Children[Math.Max(0, Array.IndexOf(moment.Branches, branch))];
        return about[child].Class < 0 ? nodes[child].Children[0] : child;
    }

    /// <summary>Whether something is paid at a history, at an occasion, without a choice.</summary>
    public bool PaysAt(int node, int occasion) => quotient.MomentOf(about[node].Class) is { Kind: MomentKind.Toll } toll && toll.Occasion == occasion;

    /// <summary>The step at which something is done at a history.</summary>
    public int StepOf(int node) => quotient.MomentOf(about[node].Class).Step;

    private void Continue(int n)
    {
        var moment = quotient.MomentOf(about[n].Class);
        switch (moment.Kind)
        {
            case MomentKind.End: return;
            case MomentKind.Choice:
                nodes[n].Children = [.. moment.Branches.Select((branch, a) => Paid(branch, moment, Tells(about[n].Beliefs, moment, 0, n, a)))];
                return;
            case MomentKind.AtOnce:
                AtOnce(n, moment);
                return;
            default:
                nodes[n].Children = [.. moment.Branches.Select(branch => Paid(branch, moment, about[n].Beliefs))];
                nodes[n].Chances = moment.Chances;
                return;
        }
    }

    private int Tells(int row, Moment moment, int player, int set, int action) =>
        moment.Occasion >= firstAhead ? 0 : beliefs.After(row, seats.Of(moment.Players[player]), set, action);

    /// <summary>One player after the other, none seeing what those before it did; then what came of it.</summary>
    private void AtOnce(int n, Moment moment)
    {
        int[] shown = [.. moment.Players.Select(_ => --sets)];
        var level = new List<(int Node, int Beliefs, int Combination)> { (n, about[n].Beliefs, 0) };
        var stride = 1;
        for (var player = 0; player < moment.Players.Length; player++)
        {
            var further = new List<(int, int, int)>();
            foreach (var (node, row, combination) in level)
            {
                var children = new int[moment.Options[player]];
                for (var a = 0; a < children.Length; a++)
                {
                    children[a] = Within(n, moment, player + 1, shown);
                    further.Add((children[a], Tells(row, moment, player, shown[player], a), combination + a * stride));
                }

                nodes[node].Children = children;
            }

            stride *= moment.Options[player];
            level = further;
        }

        foreach (var (node, row, combination) in level) (nodes[node].Children, nodes[node].Chances) = ([Paid(moment.Branches[combination], moment, row)], [1]);
    }

    /// <summary>A history in the middle of moves at once: the next player's, or the last, when all have moved.</summary>
    private int Within(int n, Moment moment, int player, int[] shown)
    {
        var isLast = player == moment.Players.Length;
        nodes.Add(new Growing
        {
            Rank = RankOf(moment) + player,
            State = nodes[n].State,
            Named = moment.Named,
            Broken = moment.Broken,
            Kind = isLast ? MomentKind.Toll : MomentKind.AtOnce,
            Settled = false,
            Seat = isLast ? -1 : seats.Of(moment.Players[player]),
            Together = isLast ? -1 : -shown[player],
            Occasion = moment.Occasion,
            From = moment.From,
            Options = isLast ? [] : moment.Ends[player],
        });
        about.Add((-1, 0));
        return nodes.Count - 1;
    }

    private static long RankOf(Moment moment) => moment.Step * RoomAStep + RoomAStep / 2 - 2 * moment.Payments;

    private int Paid(Branch branch, Moment moment, int row)
    {
        var child = Reach(branch.To, row);
        if (branch.Bill == 0) return child;
        ref var toll = ref CollectionsMarshal.GetValueRefOrAddDefault(tolls, (branch.Bill, moment.Occasion, child), out var isKnown);
        if (isKnown) return toll;
        nodes.Add(new Growing
        {
            Rank = nodes[child].Rank - 1,
            State = nodes[child].State,
            Named = nodes[child].Named,
            Broken = nodes[child].Broken,
            Kind = MomentKind.Toll,
            Occasion = moment.Occasion,
            From = nodes[child].State,
            Items = rules.Bill(branch.Bill),
            Children = [child],
            Chances = [1],
        });
        about.Add((-1, 0));
        return toll = nodes.Count - 1;
    }

    private int Reach(int to, int row)
    {
        var moment = quotient.MomentOf(to);
        row = beliefs.Keeping(row, moment.Chooses);
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (to, row), out var isKnown);
        if (isKnown) return node;
        var flow = quotient.Class(to);
        nodes.Add(new Growing
        {
            Rank = RankOf(moment),
            State = quotient.State(to),
            Named = moment.Named,
            Broken = moment.Broken,
            Kind = moment.Kind,
            Seat = moment.Players.Length > 0 ? seats.Of(moment.Players[0]) : -1,
            Occasion = moment.Occasion,
            From = moment.From,
            Flow = flow.First < 0 ? null : (flow.First, flow.Last, flow.Worth),
            Options = moment.Ends.Length > 0 ? moment.Ends[0] : [],
        });
        about.Add((to, row));
        node = nodes.Count - 1;
        if (!waiting.TryGetValue(nodes[node].Rank, out var some)) waiting[nodes[node].Rank] = some = [];
        some.Add(node);
        return node;
    }
}
