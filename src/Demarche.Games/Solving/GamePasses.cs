using Demarche.Engine.Play.Numerics;
using Demarche.Engine.Play.Tree;

namespace Demarche.Games.Solving;

/// <summary>
/// What every action is worth under given choices, and how that changes with them. A pass forwards through the tree gives the
/// probability, as a logarithm, of getting to each node and so what the player of an information set believes; a pass backwards gives
/// the values. O(nodes × players) each; nothing is allocated after the start.
/// </summary>
internal sealed class GamePasses
{
    private readonly GameArrays game;
    private readonly double[] reach;
    private readonly double[] reachChange;
    private readonly double[] belief;
    private readonly double[] beliefChange;
    private readonly double[] values;
    private readonly double[] changes;

    public GamePasses(GameArrays game)
    {
        this.game = game;
        (reach, reachChange, belief, beliefChange) = (new double[game.Nodes], new double[game.Nodes], new double[game.Nodes], new double[game.Nodes]);
        (values, changes) = (new double[game.Increments.Length], new double[game.Increments.Length]);
        (Probabilities, LogProbabilities, Worth, WorthChange) = (new double[game.Actions], new double[game.Actions], new double[game.Actions],
            new double[game.Actions]);
        LogChange = new double[game.Actions];
    }

    /// <summary>The probability of every action, set by <see cref="Normalise"/>.</summary>
    public double[] Probabilities { get; }

    /// <summary>Their logarithms.</summary>
    public double[] LogProbabilities { get; }

    /// <summary>What every action is worth to its player once its information set is reached, set by <see cref="Evaluate"/>.</summary>
    public double[] Worth { get; }

    /// <summary>
    /// How fast each logarithm of a weight changes: the direction for <see cref="Differentiate"/>, which makes of it that of the probability.
    /// </summary>
    public double[] LogChange { get; }

    /// <summary>How fast each worth then changes.</summary>
    public double[] WorthChange { get; }

    /// <summary>What the whole game is worth to each player.</summary>
    public ReadOnlySpan<double> Payoffs => values.AsSpan(0, game.Players);

    /// <summary>Takes the choices: <see cref="LogProbabilities"/> holds logarithms of weights and is brought to sum to 1.</summary>
    public void Normalise()
    {
        for (var s = 0; s < game.Sets; s++)
        {
            var (from, count) = (game.Offsets[s], game.Offsets[s + 1] - game.Offsets[s]);
            Softmax.Normalise(LogProbabilities.AsSpan(from, count), Probabilities.AsSpan(from, count));
        }
    }

    /// <summary>Takes the choices as probabilities of all actions.</summary>
    public void ChooseGiven(double[] probabilities)
    {
        probabilities.CopyTo(Probabilities, 0);
        for (var a = 0; a < probabilities.Length; a++) LogProbabilities[a] = Math.Log(Math.Max(probabilities[a], double.Epsilon));
    }

    /// <summary>Values, beliefs and what every action is worth.</summary>
    public void Evaluate()
    {
        Forward();
        game.Increments.CopyTo(values, 0);
        Array.Clear(Worth);
        var (players, parents, arcs) = (game.Players, game.Parent, game.Arc);
        for (var n = parents.Length - 1; n > 0; n--)
        {
            var (parent, arc) = (parents[n], arcs[n]);
            var probability = arc < 0 ? game.ChanceProbability[n] : Probabilities[arc];
            for (var i = 0; i < players; i++) values[parent * players + i] += probability * values[n * players + i];
            if (arc >= 0) Worth[arc] += belief[parent] * values[n * players + game.Owner[game.Set[parent]]];
        }
    }

    /// <summary>How worths change in the direction of <see cref="LogChange"/>; after <see cref="Evaluate"/>.</summary>
    public void Differentiate()
    {
        CentreChange();
        ForwardChange();
        Array.Clear(changes);
        Array.Clear(WorthChange);
        var (players, parents, arcs) = (game.Players, game.Parent, game.Arc);
        for (var n = parents.Length - 1; n > 0; n--)
        {
            var (parent, arc) = (parents[n], arcs[n]);
            var (own, above) = (n * players, parent * players);
            if (arc < 0)
            {
                var probability = game.ChanceProbability[n];
                for (var i = 0; i < players; i++) changes[above + i] += probability * changes[own + i];
                continue;
            }

            var (chosen, change) = (Probabilities[arc], LogChange[arc]);
            for (var i = 0; i < players; i++) changes[above + i] += chosen * (change * values[own + i] + changes[own + i]);
            var owner = own + game.Owner[game.Set[parent]];
            WorthChange[arc] += beliefChange[parent] * values[owner] + belief[parent] * changes[owner];
        }
    }

    private void Forward()
    {
        for (var n = 1; n < reach.Length; n++)
        {
            var arc = game.Arc[n];
            reach[n] = reach[game.Parent[n]] + (arc < 0 ? game.ChanceLog[n] : LogProbabilities[arc]);
        }

        foreach (var nodes in game.SetNodes)
        {
            if (nodes.Length == 1)
            {
                belief[nodes[0]] = 1;
                continue;
            }

            var (most, sum) = (double.NegativeInfinity, 0.0);
            foreach (var n in nodes) most = Math.Max(most, reach[n]);
            foreach (var n in nodes) sum += belief[n] = Math.Exp(reach[n] - most);
            foreach (var n in nodes) belief[n] /= sum;
        }
    }

    /// <summary>Probabilities sum to 1, so that their mean change is 0.</summary>
    private void CentreChange()
    {
        for (var s = 0; s < game.Sets; s++)
        {
            var (from, count) = (game.Offsets[s], game.Offsets[s + 1] - game.Offsets[s]);
            var mean = Vectors.Dot(Probabilities.AsSpan(from, count), LogChange.AsSpan(from, count));
            foreach (ref var change in LogChange.AsSpan(from, count)) change -= mean;
        }
    }

    private void ForwardChange()
    {
        for (var n = 1; n < reach.Length; n++)
        {
            var arc = game.Arc[n];
            reachChange[n] = reachChange[game.Parent[n]] + (arc < 0 ? 0 : LogChange[arc]);
        }

        foreach (var nodes in game.SetNodes)
        {
            if (nodes.Length == 1) continue;
            var mean = 0.0;
            foreach (var n in nodes) mean += belief[n] * reachChange[n];
            foreach (var n in nodes) beliefChange[n] = belief[n] * (reachChange[n] - mean);
        }
    }
}
