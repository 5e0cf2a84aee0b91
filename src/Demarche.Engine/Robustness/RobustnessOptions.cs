namespace Demarche.Engine.Robustness;

/// <summary>How far to go.</summary>
/// <param name="ExactUpTo">Up to so many completions every one is looked at; at most 2²² are. When null, 100,000, or fewer where each takes long.</param>
/// <param name="Draws">How many are drawn at random when there are more. When null, 20,000, or fewer where each takes long.</param>
/// <param name="FlipDraws">For how many of those it is tried what another answer to each question changes; a tenth of the draws when null.</param>
/// <param name="AtOnce">How many completions are given out at once to be worked out elsewhere; by what each costs when null. Of drawn ones whole
/// chunks are.</param>
public sealed record RobustnessOptions(long? ExactUpTo = null, int? Draws = null, int? FlipDraws = null, int? AtOnce = null)
{
    private const long MostWork = 1L << 30;
    private const int FewestDraws = 200;

    /// <summary>The same with every number given, by what one completion costs.</summary>
    internal (long ExactUpTo, int Draws, int FlipDraws) For(OpenConflict conflict)
    {
        var steps = conflict.Concepts.Average(c =>
            VariantSolver.IsCompact(conflict, c) ? 0.0 : (double)conflict.Graph.States * conflict.Graph.States * conflict.Graph.Parties);
        var affordable = steps == 0 ? long.MaxValue : (long)(MostWork / steps);
        var draws = Draws ?? (int)Math.Clamp(affordable, FewestDraws, 20_000);
        return (ExactUpTo ?? Math.Clamp(affordable, FewestDraws, 100_000), draws, FlipDraws ?? Math.Max(1, draws / 10));
    }
}
