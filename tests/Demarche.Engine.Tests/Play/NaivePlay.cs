using Demarche.Engine.Play.Tree;

namespace Demarche.Engine.Tests.Play;

/// <summary>
/// The agent quantal-response equilibrium straight from its definition: for every profile of types the whole tree is walked, the value of
/// an action is the expectation over the types and histories that the mover deems possible, a choice is the logit of the values. No
/// filter, no public mixes, nothing factorised. One who is not always ready decides when it is, and else takes the first action.
/// </summary>
internal sealed class NaivePlay
{
    private const int Nobody = -2;

    private readonly GameDescription game;
    private readonly double[] lambda;
    private readonly Position[][] sets;
    private readonly Dictionary<(int Set, int Type, int Action), double> choice = [];

    public NaivePlay(GameDescription game, params double[] lambda)
    {
        (this.game, this.lambda) = (game, lambda);
        sets = [.. game.Positions().Where(p => p.Party >= 0 && !p.IsEnd).GroupBy(p => p.Set).OrderBy(g => g.Key).Select(g => g.ToArray())];
        foreach (var set in sets) Each(set, (t, a) => choice[(set[0].Set, t, a)] = 1.0 / set[0].Next.Length);
    }

    /// <summary>How likely the mover of a set is to be ready; if it is not, it takes the first action.</summary>
    public Func<Position, double> Ready { get; init; } = _ => 1;

    public double this[int set, int type, int action]
    {
        get => choice[(set, type, action)];
        set => choice[(set, type, action)] = value;
    }

    /// <summary>Replies to the present choices.</summary>
    public Dictionary<(int Set, int Type, int Action), double> Reply()
    {
        var reply = new Dictionary<(int, int, int), double>();
        foreach (var set in sets)
        {
            var (id, party) = (set[0].Set, set[0].Party);
            for (var t = 0; t < game.Types[party]; t++)
            {
                double[] q = [.. Enumerable.Range(0, set[0].Next.Length).Select(a => ActionValue(set, t, a))];
                double[] e = [.. q.Select(x => Math.Exp(Lambda(party) * (x - q.Max())))];
                for (var a = 0; a < q.Length; a++) reply[(id, t, a)] = Ready(set[0]) * e[a] / e.Sum() + (a == 0 ? 1 - Ready(set[0]) : 0);
            }
        }

        return reply;
    }

    /// <summary>Iterates a damped reply until nothing changes; false if that does not happen.</summary>
    public bool Solve(double share = 0.5, int rounds = 2000, double tolerance = 1e-13)
    {
        for (var k = 0; k < rounds; k++)
        {
            var reply = Reply();
            if (reply.All(r => Math.Abs(r.Value - choice[r.Key]) < tolerance)) return true;
            foreach (var (key, p) in reply) choice[key] += share * (p - choice[key]);
        }

        return false;
    }

    /// <summary>The probability of an action at a position to one who does not know the types: from the joint distribution of all.</summary>
    public double Mix(Position at, int action) =>
        Profiles().Sum(p => p.Prior * ReachOf(at, p.Types, Nobody) * Step(at, action, p.Types)) / Profiles().Sum(p => p.Prior * ReachOf(at, p.Types, Nobody));

    /// <summary>The probability of a party's type, given that a position has come about.</summary>
    public double Belief(Position at, int party, int type) =>
        Profiles().Where(p => p.Types[party] == type).Sum(p => p.Prior * ReachOf(at, p.Types, Nobody)) / Profiles().Sum(p => p.Prior * ReachOf(at, p.Types, Nobody));

    public double Reach(Position at) => Profiles().Sum(p => p.Prior * ReachOf(at, p.Types, Nobody));

    /// <summary>The value of an action at a set to a type: over all profiles of the others and all members of the set.</summary>
    public double ActionValue(Position[] set, int type, int action)
    {
        double weight = 0, value = 0;
        foreach (var (types, prior) in Profiles(set[0].Party, type))
        {
            foreach (var member in set)
            {
                var w = prior * ReachOf(member, types, set[0].Party);
                weight += w;
                value += w * Worth(member.Next[action], types, set[0].Party);
            }
        }

        return value / weight;
    }

    private double Lambda(int party) => lambda.Length == 1 ? lambda[0] : lambda[party];

    private void Each(Position[] set, Action<int, int> action)
    {
        for (var t = 0; t < game.Types[set[0].Party]; t++)
        {
            for (var a = 0; a < set[0].Next.Length; a++) action(t, a);
        }
    }

    /// <summary>All profiles of types with their prior probability; with one party's type fixed, that of the others.</summary>
    private IEnumerable<(int[] Types, double Prior)> Profiles(int party = -1, int type = 0)
    {
        IEnumerable<(int[] Types, double Prior)> profiles = [([], 1)];
        for (var i = 0; i < game.Parties; i++)
        {
            var who = i;
            profiles = profiles.SelectMany(p => who == party
                ? [([.. p.Types, type], p.Prior)]
                : Enumerable.Range(0, game.Types[who]).Select(t => ((int[])[.. p.Types, t], p.Prior * game.Priors[who][t])));
        }

        return profiles.Where(p => p.Prior > 0);
    }

    /// <summary>The probability that play of a profile comes to a position; a party's own moves count as sure, so that it may ask "if I were there".</summary>
    private double ReachOf(Position target, int[] types, int own)
    {
        double Search(Position at, double p)
        {
            if (ReferenceEquals(at, target)) return p;
            for (var a = 0; a < at.Next.Length; a++)
            {
                var found = Search(at.Next[a], p * (at.Party == own && !at.IsEnd ? 1 : Step(at, a, types)));
                if (found >= 0) return found;
            }

            return -1;
        }

        return Search(game.Root, 1);
    }

    private double Step(Position at, int action, int[] types) => at.Party < 0 ? at.Chance[action] : choice[(at.Set, types[at.Party], action)];

    private double Worth(Position at, int[] types, int party)
    {
        var worth = at.Gain[party][types[party]];
        for (var a = 0; a < at.Next.Length; a++) worth += Step(at, a, types) * Worth(at.Next[a], types, party);
        return worth;
    }
}
