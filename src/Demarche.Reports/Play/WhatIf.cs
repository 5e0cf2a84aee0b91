using Demarche.Engine.Play;
using Demarche.Language.Compiling;
using Demarche.Language.Play;
using Demarche.Language.Wording;

namespace Demarche.Reports.Play;

/// <summary>What would change the probability of a break: one number at a time, a lever given up, another calendar.</summary>
internal sealed class WhatIf(CompiledCrisis compiled, PlayTable table, PlayRequest request, CancellationToken cancellation)
{
    private const double AsLikelyAsNot = 0.5;
    private const double Close = 0.004;
    private const int LeverDraws = 16;

    private readonly PlayDraw centre = table.Sampler.Centre();
    private readonly IReadOnlyList<PlayInput> inputs = PlayInput.Of(compiled.Crisis, table);

    /// <summary>The probability of a break with everything in the middle of its bounds.</summary>
    public double AtCentre { get; } = Breaks(table, table.Sampler.Centre(), cancellation);

    /// <summary>The break if everybody chose at random.</summary>
    public static double AtRandom(PlayTable table, CancellationToken cancellation) =>
        Breaks(table, table.Sampler.Centre() with { Precision = [.. table.Sampler.Centre().Precision.Select(_ => 0.0)] }, cancellation);

    /// <summary>Every number at its two bounds, the strongest first.</summary>
    public IReadOnlyList<TornadoBar> Tornado()
    {
        var bars = Each(inputs, input =>
        {
            var (low, high) = (At(input, input.Bounds.Low), At(input, input.Bounds.High));
            var words = new[] { low, AtCentre, high }.Select(Likelihood.Word).Distinct().Count();
            return new TornadoBar(input.Words, input.Say(input.Bounds.Low), input.Say(input.Bounds.High), low, AtCentre, high, words > 1);
        });
        return [.. bars.Where(b => b.Swing > 0.0005).OrderByDescending(b => b.Swing)];
    }

    /// <summary>For every prior, cost and worth the nearest value at which a break is as likely as not, the smallest change first.</summary>
    public IReadOnlyList<NearnessFinding> Nearness() =>
        [.. Each([.. inputs.Where(i => i.IsShare)], Nearest).OfType<NearnessFinding>().OrderBy(n => Math.Abs(n.Change))];

    /// <summary>What giving up each lever that can be used only once would change, over the first runs of the ensemble.</summary>
    public IReadOnlyList<GivenUpFinding> GivenUp(IReadOnlyList<(int Draw, PlayRun Result)> runs)
    {
        var found = new List<GivenUpFinding>();
        foreach (var lever in GivenUpLevers.Of(compiled, table))
        {
            if (lever.Table(compiled, table, request, cancellation) is not { } without) continue;
            var other = new PlayEnsemble(without, request.Seed).Run(Math.Min(LeverDraws, runs.Count), request.Threads, (game, solution) => game.Read(solution), null, cancellation);
            var pairs = other.Join(runs, o => o.Draw, r => r.Draw, (o, r) => (Without: o.Result, With: r.Result)).ToArray();
            if (pairs.Length == 0) continue;
            found.Add(new GivenUpFinding(lever.Name, compiled.Crisis.Parties[lever.Party].Words,
                Band.Of(pairs.Select(p => p.With.Values[lever.Party] - p.Without.Values[lever.Party])),
                Band.Of(pairs.Select(p => p.Without.Breaks - p.With.Breaks)), pairs.Length));
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
        found.Add(new RefinementFinding("the calendar as it is", ahead.Length, AtCentre, null));
        found.Add(With("an occasion added before each", [.. ahead.SelectMany((o, d) => (PlayOccasion[])[o with { On = Between(d == 0 ? calendar.AsOf : ahead[d - 1].On, o.On) }, o])]));
        return found;

        RefinementFinding With(string words, PlayOccasion[] occasions)
        {
            var other = calendar with { Occasions = [.. calendar.Occasions.Take(calendar.Past), .. occasions] };
            var changed = PlayTable.Changed(compiled, other, request, null, table.Sampler, cancellation);
            return changed is null
                ? new RefinementFinding(words, occasions.Length, null, $"the game would have more than {request.MostHistories:N0} histories")
                : new RefinementFinding(words, occasions.Length, Breaks(changed, centre, cancellation), null);
        }
    }

    private static DateOnly Between(DateOnly before, DateOnly after) => before.AddDays((after.DayNumber - before.DayNumber) / 2);

    /// <summary>Looks whether the probability crosses one half on the way to either end of what makes sense, and where; the nearer place counts.</summary>
    private NearnessFinding? Nearest(PlayInput input)
    {
        var start = input.Get(centre);
        var isBelow = AtCentre < AsLikelyAsNot;
        double[] places = [.. new[] { input.Widest.Low, input.Widest.High }.Where(end => At(input, end) < AsLikelyAsNot != isBelow).Select(end => Bisect(input, start, end, isBelow))];
        if (places.Length == 0) return null;
        var nearest = places.MinBy(p => Math.Abs(p - start));
        return new NearnessFinding(input.Words, input.Say(start), input.Say(nearest), nearest - start);
    }

    private double Bisect(PlayInput input, double near, double far, bool nearIsBelow)
    {
        while (Math.Abs(far - near) > Close)
        {
            var middle = (near + far) / 2;
            if (At(input, middle) < AsLikelyAsNot == nearIsBelow) near = middle;
            else far = middle;
        }

        return far;
    }

    private double At(PlayInput input, double value) => Breaks(table, input.Set(centre, value), cancellation);

    private T[] Each<T>(IReadOnlyList<PlayInput> some, Func<PlayInput, T> ask)
    {
        var answers = new T[some.Count];
        Parallel.For(0, some.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, request.Threads), CancellationToken = cancellation }, k => answers[k] = ask(some[k]));
        return answers;
    }

    private static double Breaks(PlayTable table, PlayDraw draw, CancellationToken cancellation)
    {
        var game = table.For(draw);
        return game.Breaks(game.Solve(new QreSolver(game.Game.Tree), draw, cancellation));
    }
}
