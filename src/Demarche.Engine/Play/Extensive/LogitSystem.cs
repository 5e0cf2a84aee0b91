namespace Demarche.Engine.Play.Extensive;

/// <summary>
/// The equations of an agent quantal-response equilibrium in log-odds: for every information set and every action a but the first,
/// F(x, μ) = x − μ (u(a) − u(first)) / range = 0, where u is what actions are worth under the choices x. The precision is
/// μ = λ × payoff range, a number without units, so that one step length suits all games. Turocy (2005, 2010).
/// </summary>
internal sealed class LogitSystem
{
    private readonly GameArrays game;
    private readonly GamePasses passes;
    private readonly double scale;

    public LogitSystem(ExtensiveGame game)
    {
        this.game = new GameArrays(game);
        passes = new GamePasses(this.game);
        scale = game.PayoffRange > 0 ? 1 / game.PayoffRange : 1;
        Unknowns = this.game.Actions - this.game.Sets;
    }

    /// <summary>The number of log-odds.</summary>
    public int Unknowns { get; }

    public GameArrays Game => game;

    public GamePasses Passes => passes;

    /// <summary>λ for a precision without units.</summary>
    public double LambdaOf(double precision) => precision * scale;

    /// <summary>The precision without units for λ.</summary>
    public double PrecisionOf(double lambda) => lambda / scale;

    /// <summary>Sets the point that all else refers to, and gives F there. Its derivative in μ is <see cref="PrecisionSlope"/>.</summary>
    public void At(ReadOnlySpan<double> odds, double precision, Span<double> residual)
    {
        passes.Choose(odds);
        passes.Evaluate();
        for (int s = 0, k = 0; s < game.Sets; s++)
        {
            for (var a = game.Offsets[s] + 1; a < game.Offsets[s + 1]; a++, k++) residual[k] = odds[k] - precision * Gap(passes.Worth, s, a);
        }
    }

    /// <summary>The log-odds with which players would answer the choices of the point.</summary>
    public void Answer(ReadOnlySpan<double> odds, double precision, Span<double> answer)
    {
        At(odds, precision, answer);
        for (var k = 0; k < answer.Length; k++) answer[k] = odds[k] - answer[k];
    }

    /// <summary>∂F/∂μ at the point.</summary>
    public void PrecisionSlope(Span<double> slope)
    {
        for (int s = 0, k = 0; s < game.Sets; s++)
        {
            for (var a = game.Offsets[s] + 1; a < game.Offsets[s + 1]; a++, k++) slope[k] = -Gap(passes.Worth, s, a);
        }
    }

    /// <summary>∂F/∂x at the point times a direction. O(nodes × players).</summary>
    public void Times(ReadOnlySpan<double> direction, double precision, Span<double> product)
    {
        for (int s = 0, k = 0; s < game.Sets; s++)
        {
            var (from, to) = (game.Offsets[s], game.Offsets[s + 1]);
            var mean = 0.0;
            for (var a = from + 1; a < to; a++) mean += passes.Probabilities[a] * direction[k + a - from - 1];
            passes.LogChange[from] = -mean;
            for (var a = from + 1; a < to; a++, k++) passes.LogChange[a] = direction[k] - mean;
        }

        passes.Differentiate();
        for (int s = 0, k = 0; s < game.Sets; s++)
        {
            for (var a = game.Offsets[s] + 1; a < game.Offsets[s + 1]; a++, k++) product[k] = direction[k] - precision * Gap(passes.WorthChange, s, a);
        }
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

    private double Gap(double[] worths, int set, int action) => (worths[action] - worths[game.Offsets[set]]) * scale;
}
