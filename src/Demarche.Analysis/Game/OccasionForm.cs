using System.Globalization;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Games.Trees;

namespace Demarche.Analysis.Game;

/// <summary>
/// One occasion of a solved game in strategic form. Every party that can act there picks, once for each of its types, one of its moves; what
/// a combination pays is what the game is worth after it, everybody going on as in the solution. If all before the occasion stay as they are.
/// </summary>
/// <remarks>
/// Moves are picked before anything at the occasion is seen. Where parties act one after another that is another game than the one played;
/// a move that the moves of others have made impossible comes to nothing. Payoffs are averages over the types, as they are believed to be
/// at the occasion. Where all act at once, it has the solution's choices for a logit equilibrium: that of a type with the precision λ
/// divided by its probability. O(histories × profiles of types + combinations × profiles).
/// </remarks>
public sealed class OccasionForm
{
    private readonly CrisisGame game;
    private readonly QreSolution solution;
    private readonly Payoffs payoffs;
    private readonly StageTree tree;
    private readonly int occasion;
    private readonly int start;
    private readonly int[] players;
    private readonly (int From, int[] Ends)[] options;
    private readonly IEnumerable<int[]> profiles;

    /// <summary>Looks an occasion up in a solved game.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="payoffs">The payoffs that it is a solution for.</param>
    /// <param name="game">The game.</param>
    /// <param name="occasion">The occasion, one to come.</param>
    public OccasionForm(CrisisGame game, Payoffs payoffs, QreSolution solution, int occasion)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentNullException.ThrowIfNull(payoffs);
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentOutOfRangeException.ThrowIfLessThan(occasion, game.Calendar.Past);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(occasion, game.Calendar.Occasions.Count);
        (this.game, this.payoffs, this.solution, this.occasion, tree) = (game, payoffs, solution, occasion, game.Tree);
        start = Start();
        options = [.. Enumerable.Range(0, tree.Parties).Select(Options)];
        players = [.. Enumerable.Range(0, tree.Parties).Where(p => options[p].Ends.Length > 1)];
        profiles = Enumerable.Range(0, tree.Parties)
            .Aggregate((IEnumerable<int[]>)[[]], (rows, p) => rows.SelectMany(r => Enumerable.Range(0, tree.Types(p)).Select(t => (int[])[.. r, t])));
    }

    /// <summary>The seats of the parties that can act. Parties and types count here as in the tree (<see cref="CrisisGame.Seats"/>).</summary>
    public IReadOnlyList<int> Players => players;

    /// <summary>How many combinations of strategies there are.</summary>
    public double Combinations => players.Aggregate(1.0, (product, p) => product * Strategies(p));

    /// <summary>How many numbers have to be worked out: one for every profile of types, history and party, and for every profile and combination.</summary>
    public double Work =>
        Enumerable.Range(0, tree.Parties).Aggregate(1.0, (product, p) => product * tree.Types(p)) * ((double)tree.Nodes * tree.Parties + Combinations);

    /// <summary>The history from which they act.</summary>
    public int Before => start;

    /// <summary>What a strategy of a party does as a type: the place of one of its options.</summary>
    public int Pick(int party, int strategy, int type) => strategy / (int)Math.Pow(options[party].Ends.Length, type) % options[party].Ends.Length;

    /// <summary>The game in strategic form.</summary>
    /// <param name="scale">For each party what its payoffs are multiplied with.</param>
    /// <param name="comment">A remark to go with it.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="InvalidOperationException">Nobody can act at the occasion.</exception>
    public StrategicGame Form(IReadOnlyList<double> scale, string comment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scale);
        if (players.Length == 0) throw new InvalidOperationException("Nobody can act at the occasion.");
        var (names, crisis) = (new GameNames(game), game.Compiled.Crisis);
        var pays = Enumerable.Range(0, (int)Combinations).Select(_ => new double[tree.Parties]).ToArray();
        foreach (var profile in profiles)
        {
            cancellation.ThrowIfCancellationRequested();
            var values = Values(profile);
            var believed = Enumerable.Range(0, tree.Parties).Aggregate(1.0, (p, i) => p * solution.Belief(start, i, profile[i]));
            for (var c = 0; c < pays.Length; c++) Add(pays[c], start, Plans(c, profile), profile, values, believed);
        }

        return new StrategicGame(
            string.Create(CultureInfo.InvariantCulture,
                $"{crisis.Name}: {game.Calendar.Occasions[occasion].What}, {game.Calendar.Occasions[occasion].On:yyyy-MM-dd}"),
            [.. players.Select(p => crisis.Parties[game.Seats.Party(p)].Name)],
            [.. players.Select(p => (IReadOnlyList<string>)[.. Enumerable.Range(0, (int)Strategies(p)).Select(s => Name(names, p, s))])],
            [.. pays.Select((pay, c) => new GameOutcome(c + 1, "", [.. players.Select(p => pay[p] * scale[p])]))],
            [.. Enumerable.Range(0, pays.Length)],
            comment);
    }

    private double Strategies(int party) => Math.Pow(options[party].Ends.Length, tree.Types(party));

    private string Name(GameNames names, int party, int strategy)
    {
        var (from, ends) = options[party];
        string Move(int type) => names.Move(game.Seats.Party(party), from, ends[Pick(party, strategy, type)]);
        return tree.Types(party) == 1 ? Move(0) : string
            .Join("; ", Enumerable.Range(0, tree.Types(party)).Select(t => $"{names.Type(game.Seats.Party(party), game.Seats.TypeAt(party, t))}: {Move(t)}"));
    }

    /// <summary>For each party the state that it means to bring about from <see cref="options"/>; −1 where it cannot act.</summary>
    private int[] Plans(int combination, int[] profile)
    {
        var plans = new int[tree.Parties];
        Array.Fill(plans, -1);
        foreach (var p in players)
        {
            var count = (int)Strategies(p);
            plans[p] = options[p].Ends[Pick(p, combination % count, profile[p])];
            combination /= count;
        }

        return plans;
    }

    /// <summary>Adds what follows from a history on, if the parties do as planned, to the payoffs.</summary>
    private void Add(double[] pays, int node, int[] plans, int[] profile, double[] values, double weight)
    {
        if (tree.IsEnd(node) || tree.Occasion(node) != occasion)
        {
            for (var i = 0; i < pays.Length; i++) pays[i] += weight * values[node * tree.Parties + i];
            return;
        }

        for (var i = 0; i < pays.Length; i++) pays[i] += weight * payoffs.On(node, i, profile[i]);
        if (tree.Mover(node) is { } party) Add(pays, tree.Child(node, Follow(party, node, plans[party])), plans, profile, values, weight);
        else
        {
            for (var a = 0; a < tree.Actions(node); a++) Add(pays, tree.Child(node, a), plans, profile, values, weight * tree.ChanceProbability(node, a));
        }
    }

    /// <summary>The action at a history that does what a party planned from where the occasion began; staying where none does.</summary>
    private int Follow(int party, int node, int end)
    {
        var (from, now) = (options[party].From, game.From(node));
        if (end < 0 || end == from) return 0;
        for (var a = 1; a < tree.Actions(node); a++)
        {
            if (IsSame(party, from, end, now, game.Option(node, a))) return a;
        }

        return 0;
    }

    private bool IsSame(int party, int from, int to, int otherFrom, int otherTo)
    {
        var space = game.Compiled.Space;
        if (space.Levers.Count == 0) return to == otherTo;
        return Enumerable.Range(0, space.Levers.Count).Where(k => space.Levers[k].Party == game.Seats.Party(party)).All(k =>
            space.LevelOf(from, k) == space.LevelOf(to, k) ? space.LevelOf(otherFrom, k) == space.LevelOf(otherTo, k)
                : space.LevelOf(otherTo, k) == space.LevelOf(to, k));
    }

    /// <summary>For every history and party what it is worth when the types are these, everybody choosing as in the solution.</summary>
    private double[] Values(int[] profile)
    {
        var values = new double[tree.Nodes * tree.Parties];
        for (var n = tree.Nodes - 1; n >= 0; n--)
        {
            for (var i = 0; i < tree.Parties; i++) values[n * tree.Parties + i] = payoffs.On(n, i, profile[i]);
            for (var a = 0; a < tree.Actions(n); a++)
            {
                var (child, p) = (tree.Child(n, a), tree.Mover(n) is { } mover ? solution.Choice(n, profile[mover], a) : tree.ChanceProbability(n, a));
                for (var i = 0; i < tree.Parties; i++) values[n * tree.Parties + i] += p * values[child * tree.Parties + i];
            }
        }

        return values;
    }

    /// <summary>Where the occasion begins, if all stay before it and nothing happens by itself.</summary>
    private int Start()
    {
        var n = game.Now;
        while (!tree.IsEnd(n) && !(tree.Occasion(n) == occasion && !game.IsRisk(n)) && tree.Occasion(n) <= occasion)
            n = tree.Child(n, tree.IsChance(n) ? tree.Actions(n) - 1 : 0);
        return n;
    }

    

    /// <summary>What a party can do at the occasion if those before it stay; nothing but to stay where it does not act.</summary>
    private (int From, int[] Ends) Options(int party)
    {
        for (var n = start; !tree.IsEnd(n) && tree.Occasion(n) == occasion; n = tree.Child(n, 0))
        {
            if (tree.Mover(n) == party) return (game.From(n), [.. Enumerable.Range(0, tree.Actions(n)).Select(a => game.Option(n, a))]);
        }

        return (game.State(start), [game.State(start)]);
    }
}
