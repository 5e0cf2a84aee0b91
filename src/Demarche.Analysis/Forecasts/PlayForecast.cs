using Demarche.Analysis.Assessing;
using Demarche.Analysis.Outside;
using Demarche.Analysis.Play;
using Demarche.Language.Compiling;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Forecasts;

/// <summary>How far a forecast has come.</summary>
/// <param name="What">What is being done.</param>
/// <param name="Done">How many runs are done.</param>
/// <param name="Of">Of how many.</param>
public readonly record struct PlayProgress(string What, int Done, int Of);

/// <summary>A forecast: runs over the whole ensemble, then what would change the answer.</summary>
public sealed class PlayForecast
{
    private PlayForecast(PlayTable table, PlayFindings findings, PlayRequest request, OutsideForecast? outside) =>
        (Table, Findings, Request, Outside) = (table, findings, request, outside);

    /// <summary>The games.</summary>
    public PlayTable Table { get; }

    /// <summary>What was found.</summary>
    public PlayFindings Findings { get; }

    /// <summary>What was asked.</summary>
    public PlayRequest Request { get; }

    /// <summary>The outside view that it is held to; null where there is none.</summary>
    public OutsideForecast? Outside { get; }

    /// <summary>
    /// Plays a crisis forward. When cancelled, what is done is kept and reported as such; when nothing is done yet, nothing is.
    /// </summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Called with how far it has come, from any thread.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>The forecast, or why the crisis is not played.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the first run was done.</exception>
    public static (PlayForecast? Forecast, string? WhyNot) Of(CompiledCrisis compiled, PlayRequest request, Action<PlayProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        if (compiled.Crisis.Drafts.Orders is { Count: > 0 } drafts)
            return (null,
                $"No probability is given while an order is a draft that nobody has looked at: that of {Phrases.List(drafts)}. Look at it and take "
                + $"`draft: yes` out");
        progress?.Invoke(new PlayProgress("Laying out the game", 0, request.Draws));
        var (games, whyNot) = PlayTable.Of(compiled, request, cancellation);
        if (games is null) return (null, whyNot);
        if (!request.Inside) progress?.Invoke(new PlayProgress("Asking typical models", 0, request.Draws));
        (var table, var outside, whyNot) = OutsideForecast.Hold(compiled, games, request, cancellation);
        if (table is null) return (null, whyNot);
        var ensemble = new PlayEnsemble(table, request);
        var indicators = new Indicators(compiled, table, request);
        var made = ensemble.Run(done => progress?.Invoke(new PlayProgress("Playing it forward", done, ensemble.Most)), indicators, cancellation);
        var (runs, ways) = made;
        if (runs.Count == 0) throw new OperationCanceledException(cancellation);
        var findings = new RunReader(compiled, table, request, runs, ways, cancellation.IsCancellationRequested, outside).Findings();
        if (cancellation.IsCancellationRequested || compiled.Break is null) return (new PlayForecast(table, findings, request, outside), null);
        return (new PlayForecast(table, Asked(compiled, table, request, made, indicators, findings, outside, progress, cancellation), request, outside), null);
    }

    private static PlayFindings Asked(CompiledCrisis compiled, PlayTable table, PlayRequest request, PlayRuns made, Indicators indicators,
        PlayFindings findings, OutsideForecast? outside, Action<PlayProgress>? progress, CancellationToken cancellation)
    {
        var runs = made.Runs;
        void Say(string what) => progress?.Invoke(new PlayProgress(what, runs.Count, request.Draws));
        try
        {
            findings = findings with { Indicators = indicators
                .Find(findings.Joined?.Probability ?? findings.Break!.Probability.Mean, made.Signs, cancellation) };
            findings = findings with { Break = findings.Break! with { AtRandom = WhatIf.AtRandom(table, request, cancellation) } };
            if (table.Centre.Cells > 0) findings = findings with { Basis = findings.Basis with { GridError = WhatIf.GridError(table, request, cancellation) } };
            if (!request.WhatIf) return findings;
            Say("Asking what would change it");
            var asks = new WhatIf(compiled, table, request, runs, outside, cancellation);
            findings = findings with { Panel = asks.Panel, Tornado = asks.Tornado() };
            findings = findings with { Nearness = asks.Nearness() };
            Say("Asking what each lever is worth");
            findings = findings with { GivenUp = asks.GivenUp(runs) };
            Say("Cutting the calendar otherwise");
            var cuts = asks.Refinement();
            return findings with { Refinement = cuts, Break = outside is not null ? findings.Break
                : findings.Break! with { Confidence = Confidence.Of(findings.Break!.Probability, runs.Count, ShareJudged(compiled), cuts, asks.Now) } };
        }
        catch (OperationCanceledException)
        {
            return findings with { Basis = findings.Basis
                with { Notes =
                [.. findings.Basis.Notes, "Stopped before everything had been asked: what would change the answer is shown in part or not at all."] } };
        }
    }

    /// <summary>What share of the parts of a model that bear on play rest on judgement.</summary>
    internal static double ShareJudged(CompiledCrisis compiled) => GroundsFinding.Of(compiled).ShareJudged;

    /// <summary>What is called the mover of what happens by itself.</summary>
    internal const string Chance = "chance";

    /// <summary>What is called the mover where several move at once.</summary>
    internal const string AtOnce = "what several parties do at once";

    /// <summary>The party's name in running text; what happens by itself for −1, several parties for −2.</summary>
    internal static string Who(Crisis crisis, int mover) => mover switch
    {
        Traces.ByItself => Chance,
        Traces.Together => AtOnce,
        _ => crisis.Parties[mover].Words,
    };
}
