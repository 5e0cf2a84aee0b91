using Demarche.Engine.Preferences;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Sweeps;

namespace Demarche.Engine.RicherPreferences;

/// <summary>
/// Strong and weak stability. A party is tempted by any improvement, mild or strong; it is held back strongly when every improvement is
/// answered by something that it likes less to at least a degree, and weakly when it is held back, but not so.
/// </summary>
/// <remarks>
/// Sources: Hamouda, Kilgour and Hipel (2004, 2006) for two kinds of strength; Xu, Hipel and Kilgour (2009) for degrees. A state from which
/// nothing tempts is strongly stable. Where the focal party's stronger preferences stand above its milder ones the cost is that of the
/// plain concept; otherwise pairs are compared one by one.
/// </remarks>
public sealed class StrengthStability : GradedStability
{
    private const string NoStrength = "no party's preference has a strength";

    /// <summary>Makes the concept.</summary>
    /// <param name="foresight">What the party looks at; not its own move only, for which there is nothing to be strong.</param>
    /// <param name="degree">The least degree of preference that counts as strong, 1 or more.</param>
    /// <param name="isWeak">Whether stability is asked that is not strong.</param>
    public StrengthStability(Foresight foresight, int degree, bool isWeak)
        : base(foresight, degree, isWeak)
    {
    }

    private protected override string Family => $"Strength of preference, {Foresight.Name()}";

    private protected override string StrongInWords => Foresight.InWords("an improvement", $"something it likes {Less}");

    private protected override SolutionConcept General => Foresight switch
    {
        Foresight.OwnMove => new NashStability(),
        Foresight.AnyAnswer => new GeneralMetarationality(),
        Foresight.AnyAnswerAndWayOut => new SymmetricMetarationality(),
        _ => new SequentialStability(),
    };

    private protected override SolutionConcept Strong => new StrengthStability(Foresight, Degree, isWeak: false);

    private protected override string Missing => NoStrength;

    private protected override string? WhyNot(PreferenceStructure structure) =>
        structure.HighestDegree == 0 ? NoStrength : structure.HighestDegree < Degree ? $"no party's preference is of degree {Degree}" : null;

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if ((graph.Structure is { } structure ? WhyNot(structure) : Missing) is { } reason) return reason;
        return Enumerable.Range(0, graph.Parties).All(p => StructureOf(graph).Of(p).IsOrderedTo(Degree)) ? null : WhyTooLarge(graph);
    }

    internal override Reading Read(ConflictGraph graph) => new Strongly(graph, StructureOf(graph), Degree);

    private protected override StateSet StronglyStable(ConflictGraph graph, int party, CancellationToken cancellation) =>
        StructureOf(graph).Of(party).RanksOfDegree(Degree) is { } ranks ? Swept(graph, party, ranks, cancellation)
            : base.StronglyStable(graph, party, cancellation);

    /// <summary>
    /// The formula of the plain sanction concepts with a shifted comparison. With v(t) the best rank among the states that are not strongly
    /// better or worse than t, an end t holds the party back from s exactly when v(t) is below the rank of s. So s is unstable when, for a
    /// state it can move to, that rank and one more than the worst v that can follow are both above the rank of s.
    /// </summary>
    private StateSet Swept(ConflictGraph graph, int party, int[] strong, CancellationToken cancellation)
    {
        var sweep = Sweep.For(graph);
        var ranks = graph.RankArray(party);
        var value = BestOfClass(ranks, strong);
        if (Foresight == Foresight.AnyAnswerAndWayOut) value = sweep.Best(party, value, cancellation);
        var worst = sweep.Worst(party, value, Foresight == Foresight.CredibleAnswer, cancellation);
        for (var s = 0; s < worst.Length; s++) worst[s] = Math.Min(worst[s] + 1, ranks[s]);
        return NashStability.NotBelow(ranks, sweep.Best(party, worst, cancellation));
    }

    /// <summary>For each state the highest rank in its class of states none of which is strongly better than another.</summary>
    private static int[] BestOfClass(int[] ranks, int[] strong)
    {
        var best = new int[ranks.Length];
        var ascending = new RadixOrder().Ascending(ranks);
        for (var k = ascending.Length - 1; k >= 0; k--)
        {
            var state = ascending[k];
            best[state] = k < ascending.Length - 1 && strong[ascending[k + 1]] == strong[state] ? best[ascending[k + 1]] : ranks[state];
        }

        return best;
    }

    private sealed class Strongly(ConflictGraph graph, PreferenceStructure structure, int degree) : Reading
    {
        public override bool Tempts(int party, int to, int from) => graph.Prefers(party, to, from);

        public override bool HoldsBack(int party, int end, int from) => graph.Prefers(party, from, end) && structure.Of(party).Degree(from, end) >= degree;
    }
}
