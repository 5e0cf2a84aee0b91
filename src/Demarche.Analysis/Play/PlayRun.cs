using Demarche.Engine.Play.Exact;

namespace Demarche.Analysis.Play;

/// <summary>What one option at a party's first chance comes to in one run.</summary>
/// <param name="Share">How likely it is to be chosen.</param>
/// <param name="Breaks">How likely a break by the horizon is after it.</param>
/// <param name="Gain">What it is worth to the party compared with staying, as a share of all it has to gain or lose.</param>
/// <param name="Beliefs">What the others then believe: the probability of each type.</param>
public readonly record struct OptionRun(double Share, double Breaks, double Gain, double[] Beliefs);

/// <summary>All that is kept of one run: the game solved under one draw.</summary>
public sealed record PlayRun
{
    /// <summary>By date of <see cref="PlayGame.Dates"/>: the probability that the break has come about by then.</summary>
    public required double[] BreaksBy { get; init; }

    /// <summary>For each named outcome the probability that it holds at the horizon.</summary>
    public required double[] Outcomes { get; init; }

    /// <summary>For each trace its probability.</summary>
    public required double[] Traces { get; init; }

    /// <summary>By date and party (last: what happens by itself): the part of the variance of the break that is settled there.</summary>
    public required double[,] Settled { get; init; }

    /// <summary>For each party its options at its first chance; empty when it has none.</summary>
    public required OptionRun[][] Options { get; init; }

    /// <summary>For each party what is believed of its type at the beginning.</summary>
    public required double[][] Beliefs { get; init; }

    /// <summary>For each recorded move what is believed of its author's type after it.</summary>
    public required double[][] Learnt { get; init; }

    /// <summary>For each party what the game is worth to it at the beginning, over what is believed of its type.</summary>
    public required double[] Values { get; init; }

    /// <summary>The largest change of a belief in one more round; see <see cref="QreSolution.Residual"/>.</summary>
    public required double Residual { get; init; }

    /// <summary>Whether the precision asked for was reached.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The probability of a break by the horizon.</summary>
    public double Breaks => BreaksBy[^1];
}
