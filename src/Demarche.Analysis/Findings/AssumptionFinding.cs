
namespace Demarche.Analysis.Findings;

/// <summary>What the answer says otherwise once one judgement is changed.</summary>
/// <param name="Topic">What changes.</param>
/// <param name="Becomes">Whether it is so after the change, wherever it changes; null where it comes to be so with some types and ceases to be so with
/// others.</param>
/// <param name="Share">The probability of the types with which it changes, from 0 to 1.</param>
public sealed record AssumptionFlip(DecidedTopic Topic, bool? Becomes, double Share);

/// <summary>One judgement of the modeller, changed by itself, with everything else as it is.</summary>
/// <param name="What">The judgement, as the list of grounds has it.</param>
/// <param name="Because">Why the modeller holds it; null where no reason is given.</param>
/// <param name="If">The change, as a condition: "if Ukraine does not care whether the border is eased".</param>
/// <param name="Flips">What the answer then says otherwise, what concerns the break first; empty where it says the same.</param>
/// <param name="Share">The probability of the types with which anything of that changes.</param>
/// <param name="From">The probability of a break as it is; null where that was not asked.</param>
/// <param name="To">The same after the change.</param>
public sealed record AssumptionFinding(string What, string? Because, string If, IReadOnlyList<AssumptionFlip> Flips, double Share, double? From, double? To)
{
    /// <summary>How far the probability of a break moves, in log-odds; 0 where that was not asked.</summary>
    public double Moves => From is { } from && To is { } to ? Math.Abs(Odds(to) - Odds(from)) : 0;

    /// <summary>Whether the answer is another after the change: something flips, or the probability moves by a tenth of its odds or more.</summary>
    public bool Matters => Flips.Count > 0 || Moves >= Least;

    private static double Least { get; } = Math.Log(1.1);

    private static double Odds(double p) => Math.Log(Math.Clamp(p, 1e-12, 1 - 1e-12) / (1 - Math.Clamp(p, 1e-12, 1 - 1e-12)));
}

/// <summary>A check of key assumptions: which of the modeller's judgements flip or move the answer when each alone is changed.</summary>
/// <param name="Ranked">Those that matter, what flips the answer with the likeliest types first, then what moves the probability most.</param>
/// <param name="Judgements">How many judgements the model rests on.</param>
/// <param name="Asked">How many of them were changed; the others bear on nothing that is worked out, or there was no budget left.</param>
/// <param name="Played">For how many of these the crisis was played forward again.</param>
public sealed record AssumptionsFinding(IReadOnlyList<AssumptionFinding> Ranked, int Judgements, int Asked, int Played)
{
    /// <summary>Whether it ended before every judgement had been asked of everything: out of time, or stopped.</summary>
    public bool IsPartial { get; init; }
}
