using CsCheck;
using Demarche.Engine.Moves;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.RicherPreferences;

/// <summary>What the papers prove of their concepts, and what becomes of each where there is nothing more to know than an order.</summary>
public class RicherTheoremTests
{
    private static readonly Foresight[] Answered = [Foresight.AnyAnswer, Foresight.AnyAnswerAndWayOut, Foresight.CredibleAnswer];
    private static readonly UnknownAttitude[] Attitudes = Enum.GetValues<UnknownAttitude>();

    [Fact]
    public void Strong_stability_implies_stability_and_strong_to_a_higher_degree_implies_strong() => ForAll(RicherGen.Any(), (graph, party) =>
    {
        foreach (var f in Answered)
        {
            var (strong, stronger) = (Stable(new StrengthStability(f, 1, false), graph, party), Stable(new StrengthStability(f, 2, false), graph, party));
            Implies(strong, Plain(f, graph, party));
            Implies(stronger, strong);
            Implies(Plain(Foresight.OwnMove, graph, party), stronger);
        }

        var gmr = Stable(new StrengthStability(Foresight.AnyAnswer, 1, false), graph, party);
        Implies(Stable(new StrengthStability(Foresight.AnyAnswerAndWayOut, 1, false), graph, party), gmr);
        Implies(Stable(new StrengthStability(Foresight.CredibleAnswer, 1, false), graph, party), gmr);
    });

    [Fact]
    public void Strong_and_weak_part_what_is_stable() => ForAll(RicherGen.Any(), (graph, party) =>
    {
        foreach (var f in Answered)
        {
            var (strong, weak) = (Stable(new StrengthStability(f, 1, false), graph, party), Stable(new StrengthStability(f, 1, true), graph, party));
            Assert.Equal(Plain(f, graph, party), strong.Union(weak));
            Assert.True(strong.Intersect(weak).IsEmpty);
        }
    });

    [Fact]
    public void Where_all_degrees_are_equal_every_degree_up_to_it_says_the_same_and_only_a_tie_is_no_strong_answer() => ForAll(Alike(RicherGen.Any(), degree: 2), (graph, party) =>
    {
        foreach (var f in Answered)
        {
            var strong = Stable(new StrengthStability(f, 2, false), graph, party);
            Assert.Equal(Stable(new StrengthStability(f, 1, false), graph, party), strong);
            if (graph.Structure!.Of(party).HighestDegree == 0) continue;
            var weak = new StrengthStability(f, 2, true);
            foreach (var s in Stable(weak, graph, party).Members()) Assert.Contains(weak.Explain(graph, party, s).Deviations, d => EndsInTie(graph, party, s, d));
        }
    });

    [Fact]
    public void The_boldest_attitude_implies_the_others_and_all_imply_the_most_cautious() => ForAll(RicherGen.Any(), (graph, party) =>
    {
        foreach (var f in Enum.GetValues<Foresight>())
        {
            StateSet[] by = [.. Attitudes.Select(a => Stable(new UnknownStability(f, a), graph, party))];
            Implies(by[0], by[1]);
            Implies(by[0], by[2]);
            Implies(by[1], by[3]);
            Implies(by[2], by[3]);
        }

        foreach (var a in Attitudes)
        {
            Implies(Stable(new UnknownStability(Foresight.OwnMove, a), graph, party), Stable(new UnknownStability(Foresight.AnyAnswerAndWayOut, a), graph, party));
            Implies(Stable(new UnknownStability(Foresight.OwnMove, a), graph, party), Stable(new UnknownStability(Foresight.CredibleAnswer, a), graph, party));
            Implies(Stable(new UnknownStability(Foresight.AnyAnswerAndWayOut, a), graph, party), Stable(new UnknownStability(Foresight.AnyAnswer, a), graph, party));
            Implies(Stable(new UnknownStability(Foresight.CredibleAnswer, a), graph, party), Stable(new UnknownStability(Foresight.AnyAnswer, a), graph, party));
        }
    });

    [Fact]
    public void Where_nothing_is_unknown_every_attitude_is_the_plain_concept() => ForAll(Closed(RicherGen.Any()), (graph, party) =>
    {
        foreach (var f in Enum.GetValues<Foresight>())
        {
            foreach (var a in Attitudes) Assert.Equal(Plain(f, graph, party), Stable(new UnknownStability(f, a), graph, party));
        }
    });

    [Fact]
    public void Hybrid_without_anything_unknown_is_strength() => ForAll(Closed(RicherGen.Any()), (graph, party) =>
    {
        foreach (var f in Answered)
        {
            foreach (var weak in new[] { false, true })
            {
                foreach (var a in Attitudes) Assert.Equal(Stable(new StrengthStability(f, 1, weak), graph, party), Stable(new HybridStability(f, a, 1, weak), graph, party));
            }
        }
    });

    [Fact]
    public void Hybrid_parts_unknown_and_without_strength_only_what_is_unknown_is_feared_as_strong() => ForAll(Alike(RicherGen.Any(), degree: 0), (graph, party) =>
    {
        foreach (var f in Answered)
        {
            foreach (var a in Attitudes)
            {
                var (strong, weak) = (Stable(new HybridStability(f, a, 1, false), graph, party), Stable(new HybridStability(f, a, 1, true), graph, party));
                Assert.Equal(Stable(new UnknownStability(f, a), graph, party), strong.Union(weak));
                Assert.True(strong.Intersect(weak).IsEmpty);
                if (a is UnknownAttitude.A or UnknownAttitude.B) Assert.Equal(Stable(new UnknownStability(Foresight.OwnMove, a), graph, party), strong);
            }
        }
    });

    [Fact]
    public void Where_all_is_certain_every_fuzzy_threshold_gives_the_plain_concept() => ForAll(Certain(RicherGen.Any()), (graph, party) =>
    {
        foreach (var f in Enum.GetValues<Foresight>())
        {
            foreach (var threshold in new[] { 0.1, 0.5, 1 }) Assert.Equal(Plain(f, graph, party), Stable(new FuzzyStability(f, threshold), graph, party));
        }
    });

    [Fact]
    public void A_higher_fuzzy_threshold_lets_more_be_Nash_stable() => ForAll(RicherGen.Any(), (graph, party) =>
        Implies(Stable(new FuzzyStability(Foresight.OwnMove, 0.3), graph, party), Stable(new FuzzyStability(Foresight.OwnMove, 0.8), graph, party)));

    [Fact]
    public void One_certain_type_gives_the_plain_concept() => ForAll(Certain(RicherGen.Any().Select(d => d with { Possible = [.. d.Possible.Select(_ => (IReadOnlyList<PossibleOrder>)[])] })), (graph, party) =>
    {
        foreach (var f in Enum.GetValues<Foresight>()) Assert.Equal(Plain(f, graph, party), Stable(new ProbabilisticStability(f, ProbabilityThresholds.Usual), graph, party));
    });

    [Fact]
    public void A_bolder_party_rests_in_fewer_states_and_a_more_easily_deterred_one_in_more() => ForAll(RicherGen.Any(), (graph, party) =>
    {
        foreach (var f in Enum.GetValues<Foresight>())
        {
            Implies(Stable(new ProbabilisticStability(f, new(0.8, 0.5, 0.5)), graph, party), Stable(new ProbabilisticStability(f, new(0.3, 0.5, 0.5)), graph, party));
            Implies(Stable(new ProbabilisticStability(f, new(0.5, 0.8, 0.5)), graph, party), Stable(new ProbabilisticStability(f, new(0.5, 0.3, 0.5)), graph, party));
        }

        Implies(
            Stable(new ProbabilisticStability(Foresight.CredibleAnswer, new(0.5, 0.5, 0.8)), graph, party),
            Stable(new ProbabilisticStability(Foresight.CredibleAnswer, new(0.5, 0.5, 0.2)), graph, party));
    });

    [Fact]
    public void Listing_the_moves_one_by_one_changes_nothing() => ForAll(RicherGen.Ordered(), (graph, party) =>
    {
        var listed = new ConflictGraph(
            graph.Space,
            ArcMoves.Filter(graph.States, graph.Moves, static (_, _, _) => true),
            [.. Enumerable.Range(0, graph.Parties).Select(i => graph.Ranks(i).ToArray())]) { Structure = graph.Structure };
        foreach (var f in Answered) Assert.Equal(Stable(new StrengthStability(f, 1, false), graph, party), Stable(new StrengthStability(f, 1, false), listed, party));
    });

    private static void ForAll(Gen<RicherDescription> models, Action<ConflictGraph, int> theorem) => models.Sample(d =>
    {
        var graph = d.Graph();
        for (var party = 0; party < graph.Parties; party++) theorem(graph, party);
    }, iter: Samples.Count, print: RicherGen.Print);

    private static Gen<RicherDescription> Each(Gen<RicherDescription> models, Func<Richness, Richness> changed) =>
        models.Select(d => d with { InForce = [.. d.InForce.Select(changed)] });

    private static Gen<RicherDescription> Alike(Gen<RicherDescription> models, int degree) => Each(models, r => r with { Degrees = [.. r.Degrees.Select(_ => degree)] });

    private static Gen<RicherDescription> Closed(Gen<RicherDescription> models) => Each(models, r => r with { Groups = [.. r.Groups.Select(_ => 1)] });

    private static Gen<RicherDescription> Certain(Gen<RicherDescription> models) => Each(models, r => r with { Certainties = [.. r.Certainties.Select(_ => 1.0)] });

    /// <summary>Whether what deters is no worse than staying: the state itself, another as good, or one with a way out to one as good.</summary>
    private static bool EndsInTie(ConflictGraph graph, int party, int state, Deviation deviation)
    {
        var targets = new List<int>();
        graph.Moves.Targets(party, deviation.Result, targets);
        return targets.Append(deviation.Result).Any(t => !graph.Prefers(party, t, state) && !graph.Prefers(party, state, t));
    }

    private static StateSet Plain(Foresight f, ConflictGraph graph, int party) => Stable(
        Concepts.Find(f switch { Foresight.OwnMove => "nash", Foresight.AnyAnswer => "gmr", Foresight.AnyAnswerAndWayOut => "smr", _ => "seq" })!, graph, party);

    private static StateSet Stable(SolutionConcept concept, ConflictGraph graph, int party) => concept.Stable(graph, party, TestContext.Current.CancellationToken);

    private static void Implies(StateSet one, StateSet other) => Assert.Empty(one.Except(other).Members());
}
