using Demarche.Engine.Play.Numerics;
using Demarche.Games.Trees;

namespace Demarche.Games.Solving;

/// <summary>
/// The equations of an agent quantal-response equilibrium in log-odds: for every information set and every action a but one, the set's
/// reference r, F(x, μ) = x − μ (u(a) − u(r)) / range = 0, where u is what actions are worth under the choices x. The precision is
/// μ = λ × payoff range, a number without units, so that one step length suits all games. Turocy (2005, 2010).
/// </summary>
internal sealed class LogitSystem
{
    /// <summary>
    /// A reference chosen less often than this makes way for the likeliest action, lest log-odds of likely ones be differences of large numbers.
    /// </summary>
    private const double RareReference = 0.1;

    private readonly GameArrays game;
    private readonly GamePasses passes;
    private readonly double scale;
    private readonly int[] references;
    private readonly int[] actions;
    private readonly int[] against;

    public LogitSystem(ExtensiveGame game)
    {
        this.game = new GameArrays(game);
        passes = new GamePasses(this.game);
        scale = game.PayoffRange > 0 ? 1 / game.PayoffRange : 1;
        Unknowns = this.game.Actions - this.game.Sets;
        (references, actions, against) = (new int[this.game.Sets], new int[Unknowns], new int[Unknowns]);
        ReferToFirst();
    }

    /// <summary>The number of log-odds.</summary>
    public int Unknowns { get; }

    public GameArrays Game => game;

    public GamePasses Passes => passes;

    /// <summary>λ for a precision without units.</summary>
    public double LambdaOf(double precision) => precision * scale;

    /// <summary>The precision without units for λ.</summary>
    public double PrecisionOf(double lambda) => lambda / scale;

    /// <summary>Makes the first action of each set its reference.</summary>
    public void ReferToFirst() => ReferTo(game.Offsets.AsSpan(0, game.Sets));

    /// <summary>Makes given actions the references of the sets.</summary>
    public void ReferTo(ReadOnlySpan<int> actionOfEachSet)
    {
        actionOfEachSet.CopyTo(references);
        Number();
    }

    /// <summary>The reference of each set.</summary>
    public int[] References() => [.. references];

    /// <summary>Makes the likeliest action the reference of each set whose own is rare at given log-odds; changes these, and a direction, to match.</summary>
    public void Refer(Span<double> odds, Span<double> direction = default)
    {
        Choose(odds);
        var old = References();
        for (var s = 0; s < game.Sets; s++)
        {
            if (passes.Probabilities[references[s]] >= RareReference) continue;
            for (var a = game.Offsets[s]; a < game.Offsets[s + 1]; a++)
            {
                if (passes.Probabilities[a] > passes.Probabilities[references[s]]) references[s] = a;
            }
        }

        if (old.AsSpan().SequenceEqual(references)) return;
        var (wholeOdds, wholeDirection) = (new double[game.Actions], new double[game.Actions]);
        for (var k = 0; k < Unknowns; k++)
        {
            wholeOdds[actions[k]] = odds[k];
            if (direction.Length > 0) wholeDirection[actions[k]] = direction[k];
        }

        Number();
        for (var k = 0; k < Unknowns; k++)
        {
            odds[k] = wholeOdds[actions[k]] - wholeOdds[against[k]];
            if (direction.Length > 0) direction[k] = wholeDirection[actions[k]] - wholeDirection[against[k]];
        }
    }

    /// <summary>The log-odds of given logarithms of weights, one for each action.</summary>
    public void OddsOf(ReadOnlySpan<double> logs, Span<double> odds)
    {
        for (var k = 0; k < Unknowns; k++) odds[k] = logs[actions[k]] - logs[against[k]];
    }

    /// <summary>Sets the choices alone.</summary>
    public void Choose(ReadOnlySpan<double> odds)
    {
        foreach (var reference in references) passes.LogProbabilities[reference] = 0;
        for (var k = 0; k < Unknowns; k++) passes.LogProbabilities[actions[k]] = odds[k];
        passes.Normalise();
    }

    /// <summary>Sets the point that all else refers to, and gives F there. Its derivative in μ is <see cref="PrecisionSlope"/>.</summary>
    public void At(ReadOnlySpan<double> odds, double precision, Span<double> residual)
    {
        Choose(odds);
        passes.Evaluate();
        for (var k = 0; k < Unknowns; k++) residual[k] = odds[k] - precision * Gap(passes.Worth, k);
    }

    /// <summary>The log-odds with which players would answer the choices of the point.</summary>
    public void Answer(ReadOnlySpan<double> odds, double precision, Span<double> answer)
    {
        Choose(odds);
        passes.Evaluate();
        for (var k = 0; k < Unknowns; k++) answer[k] = precision * Gap(passes.Worth, k);
    }

    /// <summary>∂F/∂μ at the point.</summary>
    public void PrecisionSlope(Span<double> slope)
    {
        for (var k = 0; k < Unknowns; k++) slope[k] = -Gap(passes.Worth, k);
    }

    /// <summary>∂F/∂x at the point times a direction. O(nodes × players).</summary>
    public void Times(ReadOnlySpan<double> direction, double precision, Span<double> product)
    {
        foreach (var reference in references) passes.LogChange[reference] = 0;
        for (var k = 0; k < Unknowns; k++) passes.LogChange[actions[k]] = direction[k];
        passes.Differentiate();
        for (var k = 0; k < Unknowns; k++) product[k] = direction[k] - precision * Gap(passes.WorthChange, k);
    }

    /// <summary>How far the choices of the point are from the logit answers to them: the largest difference of two probabilities.</summary>
    public double ResidualInProbability(double precision)
    {
        var answers = new double[game.Actions];
        for (var s = 0; s < game.Sets; s++)
        {
            var (from, count) = (game.Offsets[s], game.Offsets[s + 1] - game.Offsets[s]);
            Softmax.Choose(precision * scale, passes.Worth.AsSpan(from, count), answers.AsSpan(from, count));
        }

        return AndersonAcceleration.Residual(passes.Probabilities, answers);
    }

    private double Gap(double[] worths, int unknown) => (worths[actions[unknown]] - worths[against[unknown]]) * scale;

    /// <summary>Numbers the unknowns: every action but the references, in order.</summary>
    private void Number()
    {
        for (int s = 0, k = 0; s < game.Sets; s++)
        {
            for (var a = game.Offsets[s]; a < game.Offsets[s + 1]; a++)
            {
                if (a == references[s]) continue;
                (actions[k], against[k]) = (a, references[s]);
                k++;
            }
        }
    }
}
