using System.Globalization;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Game;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Engine;
using Demarche.Engine.Robustness;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Vary;

/// <summary>
/// One model played forward under everything left open: first with all of it drawn, then with one thing at a time settled in each way, on the
/// same runs. So the difference that a thing makes is free of the noise of the rest.
/// </summary>
public sealed class PlayVariation
{
    private readonly CompiledCrisis compiled;
    private readonly PlayTable table;
    private readonly PlayRequest request;
    private readonly OutsideForecast? outside;
    private readonly Func<double, double> shown;
    private readonly VariedGames games;
    private readonly IReadOnlyList<Asking> askings;
    private readonly int levers;

    private PlayVariation(string name, CompiledCrisis compiled, PlayTable table, PlayRequest request, OutsideForecast? outside, OpenKinds kinds)
    {
        (Name, this.compiled, this.table, this.request, this.outside) = (name, compiled, table, request, outside);
        shown = outside is null ? breaks => breaks : outside.If;
        var open = Asked(compiled, kinds);
        games = new VariedGames(compiled, table, request, open);
        askings = [.. PlayInput.Of(compiled.Crisis, table).Index().Where(i => !i.Item.Bounds.IsPoint)
            .Select(i => OfNumber(i.Item, i.Index)), .. open.Conflict.Questions.Select((q, place) => OfQuestion(open, q, place))];
        levers = GivenUpLevers.Of(compiled, table).Count;
    }

    /// <summary>What the model is called.</summary>
    public string Name { get; }

    /// <summary>How many runs will be made in all.</summary>
    public long Steps => new PlayEnsemble(table, request).Most + ((long)askings.Sum(a => a.Ways.Count) + levers) * request.Asked;

    /// <summary>Makes ready, or says why the model is not played.</summary>
    /// <param name="name">What the model is called.</param>
    /// <param name="compiled">The model.</param>
    /// <param name="request">As for play.</param>
    /// <param name="kinds">Which of the author's open statements and types are asked about.</param>
    /// <param name="cancellation">Stops early.</param>
    public static (PlayVariation? Variation, string? WhyNot) Of(string name, CompiledCrisis compiled, PlayRequest request, OpenKinds kinds,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        if (compiled.Break is null)
            return (null, $"The model ({name}) names no break, so that there is no probability to give; add break: with an outcome’s name");
        var (table, whyNot) = PlayTable.Of(compiled, request, cancellation);
        if (table is null) return (null, whyNot);
        (var held, var outside, whyNot) = OutsideForecast.Hold(compiled, table, request, cancellation);
        return held is null ? (null, whyNot) : (new PlayVariation(name, compiled, held, request, outside, kinds), null);
    }

    /// <summary>What counts as open where a model is played: no concept is asked, so one stands for all.</summary>
    internal static OpenCrisis Asked(CompiledCrisis compiled, OpenKinds kinds) => OpenCrisis.Of(compiled, kinds, [Concepts.Find("nash")!]);

    /// <summary>The runs with everything drawn. Those not done when cancelled are missing.</summary>
    public IReadOnlyList<(int Draw, PlayRun Result)> Runs(Action<long> step, CancellationToken cancellation) =>
        new PlayEnsemble(table, request).Run(_ => step(1), cancellation).Runs;

    /// <summary>What each open thing does, against the runs, of which there is at least one.</summary>
    public PlayVariationFinding Against(IReadOnlyList<(int Draw, PlayRun Result)> runs, Action<long> step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var before = runs.ToDictionary(r => r.Draw, r => shown(r.Result.Breaks));
        var found = new List<PlayQuestionFinding>();
        foreach (var asking in askings.TakeWhile(_ => !cancellation.IsCancellationRequested)) Add(found, Ask(asking, before, step, cancellation));
        foreach (var lever in GivenUpLevers.Of(compiled, table).TakeWhile(_ => !cancellation.IsCancellationRequested))
            Add(found, Ask(OfLever(lever, cancellation), before, step, cancellation));
        var calendar = table.Centre.Game.Calendar;
        var band = Band.Of(before.Values);
        return new PlayVariationFinding(
            Name, string.Create(CultureInfo.InvariantCulture, $"{calendar.AsOf:yyyy-MM-dd}"),
                string.Create(CultureInfo.InvariantCulture, $"{calendar.Horizon:yyyy-MM-dd}"), request.Seed, runs.Count, cancellation.IsCancellationRequested
                ? request.Draws : runs.Count, band, Likelihood.Word(band.Median),
            [.. found.OrderByDescending(q => q.Swing)], askings.Count + levers - found.Count,
                [.. table.LeftOut is { } leftOut ? (string[])[leftOut] : [], .. table.Notes, .. table.Centre.Game.Notes])
        {
            Outside = outside is null ? null : OutsideFinding.Of(outside),
            Joined = outside is null ? null : JoinedFinding.Of(outside, [.. runs.Select(r => r.Result.Breaks)]),
            InsideOnly = request.Inside,
        };
    }

    /// <summary>The two models on the runs that both have.</summary>
    public static PlayComparisonFinding Compare(PlayVariation first, IReadOnlyList<(int Draw, PlayRun Result)> one, PlayVariation second,
        IReadOnlyList<(int Draw, PlayRun Result)> two)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (PlayRun One, PlayRun Two)[] pairs = [.. one.Join(two, a => a.Draw, b => b.Draw, (a, b) => (a.Result, b.Result))];
        PlayComparedFinding Compared(string what, Func<PlayRun, double> a, Func<PlayRun, double> b) =>
            new(what, Band.Of(pairs.Select(p => a(p.One))), Band.Of(pairs.Select(p => b(p.Two))), Band.Of(pairs.Select(p => b(p.Two) - a(p.One))));
        var (days, others) = (first.Days, second.Days);
        var (names, otherNames) = (first.Outcomes, second.Outcomes);
        return new PlayComparisonFinding(
            first.Name, second.Name, pairs.Length, Band.Of(pairs.Select(p => second.shown(p.Two.Breaks) - first.shown(p.One.Breaks))),
                pairs.Average(p => second.shown(p.Two.Breaks) > first.shown(p.One.Breaks) ? 1.0 : 0.0),
            [.. days.Select((day, k) => (day, k, j: others.IndexOf(day))).Where(d => d.j >= 0)
                .Select(d => Compared(d.day, r => first.By(r, d.k), r => second.By(r, d.j)))],
            [.. names.Select((name, k) => (name, k, j: otherNames.IndexOf(name))).Where(o => o.j >= 0)
                .Select(o => Compared(o.name, r => r.Outcomes[o.k], r => r.Outcomes[o.j]))]);
    }

    private List<string> Days => [.. table.Centre.Dates.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.On:yyyy-MM-dd}"))];

    /// <summary>What one run says of a day, held to the outside view where there is one.</summary>
    private double By(PlayRun run, int date) =>
        outside is null ? run.BreaksBy[date] : outside.If(run.Breaks, table.Centre.Dates[date].On.DayNumber - table.Centre.Game.Calendar.AsOf.DayNumber);

    private List<string> Outcomes => [.. compiled.Crisis.Outcomes.Select(o => o.Name)];

    private PlayQuestionFinding? Ask(Asking asking, Dictionary<int, double> before, Action<long> step, CancellationToken cancellation)
    {
        var answers = new List<PlayAnswerFinding>();
        foreach (var (answer, setting) in asking.Ways)
        {
            if (games.Under(setting, cancellation) is not { } ensemble) return null;
            (int Draw, double Result)[] runs =
                [.. ensemble.Breaks(Math.Min(request.Asked, before.Count), _ => step(1), cancellation).Where(r => before.ContainsKey(r.Draw))
                .Select(r => (r.Draw, shown(r.Result)))];
            if (runs.Length == 0 || cancellation.IsCancellationRequested) return null;
            answers.Add(new PlayAnswerFinding(answer, runs.Length, Band.Of(runs.Select(r => r.Result)), Band.Of(runs.Select(r => r.Result - before[r.Draw]))));
        }

        if (asking.BesideDrawn) answers.Insert(0, new PlayAnswerFinding(new SettledAs.Kept(), before.Count, Band.Of(before.Values), Band.Of([0])));
        return new PlayQuestionFinding(asking.Question, asking.Kind, answers, answers.Select(a => Likelihood.Word(a.Breaks.Median)).Distinct().Count() > 1);
    }

    private Asking OfNumber(PlayInput input, int place) => new(
        new OpenThing.Number(input.Words), "number",
            [.. new[] { input.Bounds.Low, input.Bounds.High }.Select(v =>
            ((SettledAs)new SettledAs.Number(input.Say(v)), Setting with { Set = new SetInput(place, v) }))], false);

    private Asking OfQuestion(OpenCrisis open, OpenQuestion question, int place) => new(
        new OpenThing.Question(open, question), question.Kind.ToString().ToLowerInvariant(),
        [.. Enumerable.Range(0, (int)question.Answers)
            .Select(a => ((SettledAs)new SettledAs.Answer(open, question, a), Setting with { Question = place, Answer = a }))], false);

    private Asking OfLever(GivenUpLever lever, CancellationToken cancellation) => new(
        new OpenThing.Lever(lever.Name), "lever",
        games.Under(Setting with { GivenUp = lever.Place }, cancellation) is null ? []
            : [(new SettledAs.GivenUp(), Setting with { GivenUp = lever.Place })], true);

    /// <summary>Under what the model is played when nothing is settled.</summary>
    private PlaySetting Setting => table.Setting!;

    private static void Add(List<PlayQuestionFinding> found, PlayQuestionFinding? one)
    {
        if (one is not null) found.Add(one);
    }

    private sealed record Asking(OpenThing Question, string Kind, IReadOnlyList<(SettledAs Answer, PlaySetting Setting)> Ways, bool BesideDrawn);
}
