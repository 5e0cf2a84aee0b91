using Demarche.Engine.Robustness;
using Orleans;

namespace Demarche.Cluster.Wire;

/// <summary>What came out over some completions, as it travels.</summary>
[GenerateSerializer]
[Alias("demarche.completions")]
internal sealed class CompletionsMessage
{
    [Id(0)] public long From { get; init; }

    [Id(1)] public long To { get; init; }

    [Id(2)] public long Looked { get; init; }

    [Id(3)] public long Weight { get; init; }

    [Id(4)] public long SquaresHigh { get; init; }

    [Id(5)] public ulong SquaresLow { get; init; }

    [Id(6)] public int[] StatePlaces { get; init; } = [];

    [Id(7)] public long[] StateValues { get; init; } = [];

    [Id(8)] public long[] Hits { get; init; } = [];

    [Id(9)] public long[] AnswersLooked { get; init; } = [];

    [Id(10)] public long[] AnswersWeight { get; init; } = [];

    [Id(11)] public int[] AnswerHitPlaces { get; init; } = [];

    [Id(12)] public long[] AnswerHitValues { get; init; } = [];

    [Id(13)] public long[] Profiles { get; init; } = [];

    [Id(14)] public long[][] ProfileCounts { get; init; } = [];

    [Id(15)] public ulong[] Outcomes { get; init; } = [];

    [Id(16)] public long FlipCases { get; init; }

    [Id(17)] public double[][] Flips { get; init; } = [];

    [Id(18)] public double[] FlipsAny { get; init; } = [];

    public static CompletionsMessage Of(RobustnessPart part) => new()
    {
        From = part.Range.From,
        To = part.Range.To,
        Looked = part.Looked,
        Weight = part.Weight,
        SquaresHigh = (long)(part.Squares >> 64),
        SquaresLow = (ulong)(part.Squares & ulong.MaxValue),
        StatePlaces = [.. part.States.Places],
        StateValues = [.. part.States.Values],
        Hits = [.. part.Hits],
        AnswersLooked = [.. part.AnswersLooked],
        AnswersWeight = [.. part.AnswersWeight],
        AnswerHitPlaces = [.. part.AnswerHits.Places],
        AnswerHitValues = [.. part.AnswerHits.Values],
        Profiles = [.. part.Profiles],
        ProfileCounts = [.. part.ProfileCounts.Select(c => c.ToArray())],
        Outcomes = [.. part.Outcomes],
        FlipCases = part.FlipCases,
        Flips = [.. part.Flips.Select(f => f.ToArray())],
        FlipsAny = [.. part.FlipsAny],
    };

    public RobustnessPart ToPart() => new()
    {
        Range = new CompletionRange(From, To),
        Looked = Looked,
        Weight = Weight,
        Squares = ((Int128)SquaresHigh << 64) | SquaresLow,
        States = new SparseCounts(StatePlaces, StateValues),
        Hits = Hits,
        AnswersLooked = AnswersLooked,
        AnswersWeight = AnswersWeight,
        AnswerHits = new SparseCounts(AnswerHitPlaces, AnswerHitValues),
        Profiles = Profiles,
        ProfileCounts = ProfileCounts,
        Outcomes = Outcomes,
        FlipCases = FlipCases,
        Flips = Flips,
        FlipsAny = FlipsAny,
    };
}
