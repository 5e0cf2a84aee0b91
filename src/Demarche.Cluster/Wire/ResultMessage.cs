using Demarche.Analysis.Play;
using Orleans;

namespace Demarche.Cluster.Wire;

/// <summary>What came of a unit, as it travels.</summary>
[GenerateSerializer]
[Alias("demarche.result")]
internal sealed class ResultMessage
{
    [Id(0)] public TurningMessage[][][]? Ways { get; init; }

    [Id(1)] public RunMessage[]? Runs { get; init; }

    [Id(2)] public double[]? Breaks { get; init; }

    [Id(3)] public CompletionsMessage? Completions { get; init; }

    public static ResultMessage Of(UnitResult result) => new()
    {
        Ways = result.Ways is { } ways ? [.. ways.Select(draw => draw.Select(TurningMessage.Of).ToArray())] : null,
        Runs = result.Runs is { } runs ? [.. runs.Select(RunMessage.Of)] : null,
        Breaks = result.Breaks is { } breaks ? [.. breaks] : null,
        Completions = result.Completions is { } part ? CompletionsMessage.Of(part) : null,
    };

    public UnitResult ToResult() => new()
    {
        Ways = Ways is { } ways ? [.. ways.Select(draw => (IReadOnlyList<IReadOnlyList<Turning>>)[.. draw.Select(TurningMessage.ToWay)])] : null,
        Runs = Runs is { } runs ? [.. runs.Select(r => r.ToRun())] : null,
        Breaks = Breaks,
        Completions = Completions?.ToPart(),
    };
}

/// <summary>A run as it travels.</summary>
[GenerateSerializer]
[Alias("demarche.run")]
internal sealed class RunMessage
{
    [Id(0)] public double[] BreaksBy { get; init; } = [];

    [Id(1)] public double[] Outcomes { get; init; } = [];

    [Id(2)] public double[] Traces { get; init; } = [];

    /// <summary>Row after row.</summary>
    [Id(3)] public double[] Settled { get; init; } = [];

    [Id(4)] public int Columns { get; init; }

    [Id(5)] public OptionMessage[][] Options { get; init; } = [];

    [Id(6)] public double[][] Beliefs { get; init; } = [];

    [Id(7)] public double[][] Learnt { get; init; } = [];

    [Id(8)] public double[] Values { get; init; } = [];

    [Id(9)] public double Residual { get; init; }

    [Id(10)] public bool IsComplete { get; init; }

    public static RunMessage Of(PlayRun run) => new()
    {
        BreaksBy = run.BreaksBy,
        Outcomes = run.Outcomes,
        Traces = run.Traces,
        Settled = [.. run.Settled.Cast<double>()],
        Columns = run.Settled.GetLength(1),
        Options = [.. run.Options.Select(own =>
            own.Select(o => new OptionMessage { Share = o.Share, Breaks = o.Breaks, Gain = o.Gain, Beliefs = o.Beliefs }).ToArray())],
        Beliefs = run.Beliefs,
        Learnt = run.Learnt,
        Values = run.Values,
        Residual = run.Residual,
        IsComplete = run.IsComplete,
    };

    public PlayRun ToRun()
    {
        var settled = new double[Settled.Length / Columns, Columns];
        for (var k = 0; k < Settled.Length; k++) settled[k / Columns, k % Columns] = Settled[k];
        return new PlayRun
        {
            BreaksBy = BreaksBy,
            Outcomes = Outcomes,
            Traces = Traces,
            Settled = settled,
            Options = [.. Options.Select(own => own.Select(o => new OptionRun(o.Share, o.Breaks, o.Gain, o.Beliefs)).ToArray())],
            Beliefs = Beliefs,
            Learnt = Learnt,
            Values = Values,
            Residual = Residual,
            IsComplete = IsComplete,
        };
    }
}

/// <summary>An option of a run as it travels.</summary>
[GenerateSerializer]
[Alias("demarche.option")]
internal struct OptionMessage
{
    [Id(0)] public double Share;

    [Id(1)] public double Breaks;

    [Id(2)] public double Gain;

    [Id(3)] public double[] Beliefs;
}
