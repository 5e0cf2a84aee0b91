namespace Demarche.Engine.Preferences;

/// <summary>
/// A preference by rank, with marks for how much better a rank is than all below it. A state is preferred to another as strongly as the
/// greatest mark from its own rank down to just above the other's says, so whatever is above a strong step is strongly preferred to
/// whatever is below it.
/// </summary>
/// <remarks>Nothing in it is unknown or uncertain. Source of strength of preference: Hamouda, Kilgour and Hipel (2004); degrees: Xu, Hipel and
/// Kilgour (2009).</remarks>
public sealed class RankedPreference : PairwisePreference
{
    private readonly int[] ranks;
    private readonly (int Rank, int Degree)[] marks;

    /// <summary>Puts it together.</summary>
    /// <param name="ranks">A rank a state, the higher the better.</param>
    /// <param name="marks">For ranks that are more than mildly better than all below: to which degree, 1 or more.</param>
    public RankedPreference(int[] ranks, IReadOnlyDictionary<int, int>? marks = null)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        this.ranks = [.. ranks];
        this.marks = [.. (marks ?? new Dictionary<int, int>()).Where(m => m.Value > 0).OrderBy(m => m.Key).Select(m => (m.Key, m.Value))];
    }

    /// <inheritdoc/>
    public override int HighestDegree => marks.Select(m => m.Degree).DefaultIfEmpty().Max();

    /// <inheritdoc/>
    public override bool HasUnknown => false;

    /// <inheritdoc/>
    public override bool IsUncertain => false;

    /// <inheritdoc/>
    public override Comparison Compare(int state, int other) =>
        ranks[state] > ranks[other] ? Comparison.Better : ranks[state] < ranks[other] ? Comparison.Worse : Comparison.Equal;

    /// <inheritdoc/>
    public override int Degree(int better, int worse) => KnownDegree(better, worse);

    /// <inheritdoc/>
    public override int KnownDegree(int better, int worse)
    {
        var degree = 0;
        foreach (var mark in marks)
        {
            if (mark.Rank > ranks[worse] && mark.Rank <= ranks[better]) degree = Math.Max(degree, mark.Degree);
        }

        return degree;
    }

    /// <inheritdoc/>
    public override double Chance(int better, int worse) => ranks[better] > ranks[worse] ? 1 : 0;

    /// <inheritdoc/>
    public override bool IsOrderedTo(int degree) => true;

    /// <inheritdoc/>
    public override int[]? RanksOfDegree(int degree)
    {
        var steps = marks.Where(m => m.Degree >= degree).Select(m => m.Rank).ToArray();
        return degree == 0 ? [.. ranks] : Array.ConvertAll(ranks, r => Array.FindLastIndex(steps, step => step <= r) + 1);
    }
}
