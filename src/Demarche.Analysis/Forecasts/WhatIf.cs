using System.Collections.Concurrent;
using System.Globalization;
using Demarche.Analysis.Game;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Engine;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Forecasts;

/// <summary>
/// What would change the probability of a break, held to the outside view where there is one: one number at a time, a lever given up, another calendar.
/// Asked of a few runs spread evenly over the ensemble, by how likely a break is in them; what is shown is their median. The runs are the same for every
/// question, so that nothing but what is asked differs.
/// </summary>
internal sealed class WhatIf
{
    private const double AsLikelyAsNot = 0.5;
    private const int Digits = 2;
    private const int LeverDraws = 16;
    private const int MostPanel = 5;

    private readonly CompiledCrisis compiled;
    private readonly PlayTable table;
    private readonly PlayRequest request;
    private readonly CancellationToken cancellation;
    private readonly Func<double, double> shown;
    private readonly ConcurrentDictionary<(PlayInput Input, double Value), double> known = [];
    private readonly (int Number, PlayDraw Draw)[] panel;
    private readonly PlayDraw centre;
    private readonly List<PlayInput> inputs;

    /// <summary>Makes ready to ask, of the runs of an ensemble.</summary>
    public WhatIf(CompiledCrisis compiled, PlayTable table, PlayRequest request, IReadOnlyList<(int Draw, PlayRun Result)> runs, OutsideForecast? outside,
        CancellationToken cancellation)
    {
        (this.compiled, this.table, this.request, this.cancellation) = (compiled, table, request, cancellation);
        shown = outside is null ? breaks => breaks : outside.If;
        centre = table.Sampler.Centre();
        inputs = [.. PlayInput.Of(compiled.Crisis, table)];
        int[] ranked = [.. runs.OrderBy(r => r.Result.Breaks).ThenBy(r => r.Draw).Select(r => r.Draw)];
        var size = Math.Min(MostPanel, (ranked.Length - 1) / 2 * 2 + 1);
        var ensemble = new PlayEnsemble(table, request);
        panel = [.. Enumerable.Range(0, size).Select(k => ranked[(int)((k + 0.5) / size * ranked.Length)]).Select(number => (number, ensemble.Draw(number)))];
        Now = Median([.. Each(panel, run => Breaks(table, run))]);
    }

    /// <summary>The median of the panel as it is.</summary>
    public double Now { get; }

    /// <summary>How many runs are asked.</summary>
    public int Panel => panel.Length;

    /// <summary>The break if everybody chose at random.</summary>
    public static double AtRandom(PlayTable table, PlayRequest request, CancellationToken cancellation)
    {
        var draw = table.Sampler.Centre();
        return new PlaySolver(table.For(draw), request.Sweeps).Breaks(draw with { Precision = [.. draw.Precision.Select(_ => 0.0)] }, cancellation);
    }

    /// <summary>How far the probability at the centre moves when the grid of beliefs has half the cells; null where there is but one.</summary>
    public static double? GridError(PlayTable table, PlayRequest request, CancellationToken cancellation)
    {
        var (solver, draw, cells) = (new PlaySolver(table.Centre, request.Sweeps), table.Sampler.Centre(), table.Centre.Cells);
        return cells < 2 ? null : Math.Abs(solver.Breaks(draw, cells, cancellation) - solver.Breaks(draw, cells / 2, cancellation));
    }

    /// <summary>Every number at its two bounds, the strongest first.</summary>
    public IReadOnlyList<TornadoBar> Tornado()
    {
        var bars = Each(inputs, input =>
        {
            var (low, high) = (shown(At(input, input.Bounds.Low)), shown(At(input, input.Bounds.High)));
            var words = new[] { low, shown(Now), high }.Select(Likelihood.Word).Distinct().Count();
            return new TornadoBar(input.Words, input.Say(input.Bounds.Low), input.Say(input.Bounds.High), low, shown(Now), high, words > 1);
        });
        return [.. bars.Where(b => b.Swing > 0.001 * shown(Now)).OrderByDescending(b => b.Swing)];
    }

    /// <summary>
    /// For every prior, cost and worth the nearest value at which a break is as likely as not, the smallest change first; then those that have none.
    /// </summary>
    public IReadOnlyList<NearnessFinding> Nearness() =>
        [.. Each([.. inputs.Where(i => i.IsShare)], Nearest).OrderBy(n => Math.Abs(n.Change ?? double.PositiveInfinity))];

    /// <summary>What giving up each lever that can be used only once would change, over the first runs of the ensemble.</summary>
    public IReadOnlyList<GivenUpFinding> GivenUp(IReadOnlyList<(int Draw, PlayRun Result)> runs)
    {
        var found = new List<GivenUpFinding>();
        foreach (var lever in GivenUpLevers.Of(compiled, table))
        {
            if (lever.Table(compiled, table, cancellation) is not { } without) continue;
            var other = new PlayEnsemble(without, request).Runs(Math.Min(LeverDraws, runs.Count), cancellation);
            var pairs = other.Join(runs, o => o.Draw, r => r.Draw, (o, r) => (Without: o.Result, With: r.Result)).ToArray();
            if (pairs.Length == 0) continue;
            found.Add(new GivenUpFinding(lever.Name, compiled.Crisis.Parties[lever.Party].Words,
                Band.Of(pairs.Select(p => p.With.Values[lever.Party] - p.Without.Values[lever.Party])),
                Band.Of(pairs.Select(p => shown(p.Without.Breaks) - shown(p.With.Breaks))), pairs.Length));
        }

        return found;
    }

    /// <summary>The break with every second occasion left out, as it is, and with an occasion added before each.</summary>
    public IReadOnlyList<RefinementFinding> Refinement()
    {
        var calendar = table.Centre.Game.Calendar;
        var ahead = calendar.Occasions.Skip(calendar.Past).ToArray();
        var found = new List<RefinementFinding>();
        if (ahead.Length > 1) found.Add(With("every second occasion left out", [.. ahead.Where((_, d) => (ahead.Length - 1 - d) % 2 == 0)]));
        found.Add(new RefinementFinding("the calendar as it is", ahead.Length, shown(Now), null));
        found.Add(With("an occasion added before each",
            [.. ahead.SelectMany((o, d) => (PlayOccasion[])[o with { On = Between(d == 0 ? calendar.AsOf : ahead[d - 1].On, o.On) }, o])]));
        return found;

        RefinementFinding With(string words, PlayOccasion[] occasions)
        {
            var other = calendar with { Occasions = [.. calendar.Occasions.Take(calendar.Past), .. occasions] };
            var changed = table.With(other, cancellation);
            return changed is null
                ? new RefinementFinding(words, occasions.Length, null,
                    string.Create(CultureInfo.InvariantCulture, $"the game would have more than {request.MostHistories:N0} histories"))
                : new RefinementFinding(changed.Centre.Cells > table.Centre.Cells ? $"{words} (on a grid of beliefs)"
                    : words, occasions.Length, shown(Median([.. Each(panel, run => Breaks(changed, run))])), null);
        }
    }

    private static DateOnly Between(DateOnly before, DateOnly after) => before.AddDays((after.DayNumber - before.DayNumber) / 2);

    /// <summary>
    /// Looks outwards from the middle of the bounds, on either side, for the first place at which the probability has crossed one half; then halves the
    /// way to it. Looked at are the bounds, where they end making sense, and half way between.
    /// </summary>
    private NearnessFinding Nearest(PlayInput input)
    {
        var start = input.Get(centre);
        var startsBelow = IsBelow(input, start);
        double[] places = [.. Outwards(input, start).Select(side => Crossing(input, start, side, startsBelow)).OfType<double>()];
        double? nearest = places.Length == 0 ? null : places.MinBy(p => Math.Abs(p - start));
        return new NearnessFinding(input.Words, input.Say(start), nearest is { } to ? input.Say(to)
            : null, nearest - start, input.Say(input.Widest.Low), input.Say(input.Widest.High));
    }

    private static double[][] Outwards(PlayInput input, double start)
    {
        var (bounds, widest) = (input.Bounds, input.Widest);
        double[] down = [bounds.Low, (Math.Min(bounds.Low, start) + widest.Low) / 2, widest.Low],
            up = [bounds.High, (Math.Max(bounds.High, start) + widest.High) / 2, widest.High];
        return [[.. down.Where(v => v < start)], [.. up.Where(v => v > start)]];
    }

    private double? Crossing(PlayInput input, double start, double[] side, bool startsBelow)
    {
        var near = start;
        foreach (var far in side)
        {
            if (IsBelow(input, far) != startsBelow) return Bisect(input, near, far, startsBelow);
            near = far;
        }

        return null;
    }

    /// <summary>The first whole hundredth on the other side.</summary>
    private double Bisect(PlayInput input, double near, double far, bool nearIsBelow)
    {
        while (true)
        {
            var middle = Math.Round((near + far) / 2, Digits);
            if (middle <= Math.Min(near, far) || middle >= Math.Max(near, far)) return far;
            if (IsBelow(input, middle) == nearIsBelow) near = middle;
            else far = middle;
        }
    }

    /// <summary>Whether the median of the panel lies below one half: no more runs are asked than settle it.</summary>
    private bool IsBelow(PlayInput input, double value)
    {
        if (known.TryGetValue((input, value), out var median)) return median < AsLikelyAsNot;
        var (below, above) = (0, 0);
        foreach (var run in panel)
        {
            if (Breaks(input, value, run) < AsLikelyAsNot) below++;
            else above++;
            if (Math.Max(below, above) > panel.Length / 2) break;
        }

        return below > above;
    }

    private double At(PlayInput input, double value) => known[(input, value)] = Median([.. panel.Select(run => Breaks(input, value, run))]);

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private TAnswer[] Each<T, TAnswer>(IReadOnlyList<T> some, Func<T, TAnswer> ask)
    {
        var answers = new TAnswer[some.Count];
        Parallel.For(0, some.Count, Parallelism.Of(request.Elsewhere?.Width ?? request.Threads, cancellation), k => answers[k] = ask(some[k]));
        return answers;
    }

    private double Breaks(PlayInput input, double value, (int Number, PlayDraw Draw) run)
    {
        if (table.Setting is not { } setting || request.Elsewhere is null) return Here(table, input.Set(run.Draw, value));
        return Elsewhere(setting with { Set = new SetInput(inputs.IndexOf(input), value) }, run.Number);
    }

    private double Breaks(PlayTable asked, (int Number, PlayDraw Draw) run) =>
        asked.Setting is { } setting && request.Elsewhere is not null ? Elsewhere(setting, run.Number) : Here(asked, run.Draw);

    private double Elsewhere(PlaySetting setting, int number) =>
        request.Elsewhere!.Do(new Unit(UnitKind.Breaks, number, number + 1) { Setting = setting }, cancellation).Breaks![0];

    private double Here(PlayTable asked, PlayDraw draw) => asked.Ask(draw, (solver, d) => solver.Breaks(d, cancellation));
}
