using Demarche.Engine.Outside;
using Demarche.Engine.Scores;

namespace Demarche.Analysis.Backtest;

/// <summary>
/// What each way of forecasting says of each crisis, knowing nothing of the decade in which it began: whatever is counted, fitted or learnt is so
/// over the other decades.
/// </summary>
internal sealed class BacktestForecasts
{
    private const double Pull = 10;

    private readonly IReadOnlyList<BacktestCase> cases;

    /// <param name="cases">The crises.</param>
    /// <param name="play">What play says of each, as a probability.</param>
    /// <param name="withoutGravity">The same of the models without the gravity of the threat.</param>
    public BacktestForecasts(IReadOnlyList<BacktestCase> cases, IReadOnlyList<double> play, IReadOnlyList<double> withoutGravity)
    {
        this.cases = cases;
        (Play, PlayWithoutGravity) = (play, withoutGravity);
        Base = Out(known => Constant(Share(known)));
        Table = Out(known => ByCell(Rates(known)));
        Regression = Out(Fitted);
        Moved = Out(known => Joined(known, play));
        MovedWithoutGravity = Out(known => Joined(known, withoutGravity));
    }

    /// <summary>How often it came about.</summary>
    public IReadOnlyList<double> Base { get; }

    /// <summary>How often it came about in the crisis' cell of the table of classes.</summary>
    public IReadOnlyList<double> Table { get; }

    /// <summary>A plain regression of what the model is made from.</summary>
    public IReadOnlyList<double> Regression { get; }

    /// <summary>Play.</summary>
    public IReadOnlyList<double> Play { get; }

    /// <summary>The table moved by play.</summary>
    public IReadOnlyList<double> Moved { get; }

    /// <summary>Play without the gravity of the threat.</summary>
    public IReadOnlyList<double> PlayWithoutGravity { get; }

    /// <summary>The table moved by that.</summary>
    public IReadOnlyList<double> MovedWithoutGravity { get; }

    /// <summary>Forecasts every crisis by what is made of those of the other decades.</summary>
    private double[] Out(Func<int[], Func<int, double>> make)
    {
        var said = new double[cases.Count];
        foreach (var decade in Enumerable.Range(0, cases.Count).GroupBy(k => cases[k].Decade))
        {
            int[] known = [.. Enumerable.Range(0, cases.Count).Where(k => cases[k].Decade != decade.Key)];
            var forecast = make(known);
            foreach (var k in decade) said[k] = forecast(k);
        }

        return said;
    }

    /// <summary>
    /// The share that came about among crises of one cell, drawn toward that of all as if <see cref="Pull"/> more cases were like all: some cells
    /// have six cases.
    /// </summary>
    private Func<(string? Trigger, bool LongWar), double> Rates(int[] known)
    {
        var all = Share(known);
        var rates = known.GroupBy(k => cases[k].Cell).ToDictionary(g => g.Key, g => (g.Count(k => cases[k].Came) + Pull * all) / (g.Count() + Pull));
        return cell => rates.GetValueOrDefault(cell, all);
    }

    private static Func<int, double> Constant(double share) => _ => share;

    private Func<int, double> ByCell(Func<(string? Trigger, bool LongWar), double> rate) => k => rate(cases[k].Cell);

    private double Share(int[] known) => BetaDistribution.Of(known.Count(k => cases[k].Came), known.Length).Mean;

    private Func<int, double> Fitted(int[] known)
    {
        if (known.Length == 0) return _ => 0.5;
        var fit = LogitFit.Of([.. known.Select(k => cases[k].Inputs)], [.. known.Select(k => cases[k].Came)]);
        return k => fit.Probability(cases[k].Inputs);
    }

    /// <summary>
    /// The table's rate moved by what play says, as the program joins the two: the other crises of a cell are its typical models, and the trust is
    /// what the other decades teach.
    /// </summary>
    private Func<int, double> Joined(int[] known, IReadOnlyList<double> play)
    {
        var rate = Rates(known);
        var anchors = cases.Select(c => c.Cell).Distinct()
            .ToDictionary(cell => cell, cell => new Anchor(rate(cell), [.. known.Where(k => cases[k].Cell == cell).Select(k => Logistic.Odds(play[k]))]));
        var trust = Trust.After(known.Select(k => new ResolvedForecast(anchors[cases[k].Cell], Logistic.Odds(play[k]), cases[k].Came)));
        var held = anchors.ToDictionary(a => a.Key, a => new TrustedAnchor(a.Value, trust));
        return k => held[cases[k].Cell].Joined(Logistic.Odds(play[k]));
    }
}
