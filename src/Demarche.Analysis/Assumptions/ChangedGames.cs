using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Game;
using Demarche.Analysis.Play;
using Demarche.Engine.Outside;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Assumptions;

/// <summary>
/// The probability of a break once a judgement is changed: the crisis is played at the centre of all that is open, before and after, and the answer moved
/// by as much.
/// </summary>
internal sealed class ChangedGames
{
    /// <summary>To lay a game out anew takes about as long as to solve it so often.</summary>
    private const int LayingOut = 3;

    private readonly CompiledCrisis main;
    private readonly PlayForecast forecast;
    private readonly CancellationToken cancellation;
    private readonly PlayDraw centre;
    private readonly PlaySolver solver;
    private readonly Lazy<double> before;

    /// <summary>Makes ready.</summary>
    public ChangedGames(CompiledCrisis main, PlayForecast forecast, CancellationToken cancellation)
    {
        (this.main, this.forecast, this.cancellation) = (main, forecast, cancellation);
        centre = forecast.Table.Sampler.Centre();
        solver = new PlaySolver(forecast.Table.For(centre), forecast.Request.Sweeps);
        before = new Lazy<double>(() => Held(solver.Breaks(centre, cancellation)));
        Now = forecast.Findings.Joined?.Probability ?? forecast.Findings.Break!.Probability.Mean;
    }

    /// <summary>The answer as it is.</summary>
    public double Now { get; }

    /// <summary>How many times the work of one run a change takes.</summary>
    public static int Cost(Alteration way) => way.Draw is not null ? 1 : LayingOut;

    /// <summary>The answer after a change; null where the game cannot be made, or is another that cannot be compared.</summary>
    public double? Answer(Alteration way)
    {
        if (way.Draw is { } draw) return Moved(solver.Breaks(draw(centre), cancellation));
        if (way.Anew is not { } anew
            || Compiler.TryCompile(anew(main.Crisis), main.Profile, threads: main.Space.Threads,
            cancellation: cancellation).Compiled is not { } compiled) return null;
        var request = forecast.Request with { Horizon = forecast.Table.Centre.Game.Calendar.Horizon };
        var (table, _) = PlayTable.Of(compiled, request, cancellation);
        if (table is null || table.LeftOut != forecast.Table.LeftOut || table.Centre.Cells != forecast.Table.Centre.Cells) return null;
        var other = table.Sampler.Centre() with { Readiness = centre.Readiness };
        return Moved(new PlaySolver(table.For(other), request.Sweeps).Breaks(other, cancellation));
    }

    private double Held(double breaks) => forecast.Outside?.If(breaks) ?? breaks;

    private double Moved(double breaks) => Logistic.Of(Logistic.Odds(Now) + Logistic.Odds(Held(breaks)) - Logistic.Odds(before.Value));
}
