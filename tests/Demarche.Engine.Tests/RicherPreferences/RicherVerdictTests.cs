using CsCheck;
using Demarche.Engine.Preferences;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Stability;
using Demarche.Engine.Tests.RandomModels;

namespace Demarche.Engine.Tests.RicherPreferences;

/// <summary>Verdicts under richer preferences agree with the sets, and their witnesses stand up when they are walked again.</summary>
public class RicherVerdictTests
{
    private static readonly SolutionConcept[] Asked = [.. RicherConcepts.Usual.Families.SelectMany(f => f.Concepts), RicherConcepts.Usual.Find("gmr-strong-2")!, RicherConcepts.Usual.Find("seq-c-weak-2")!];

    [Fact]
    public void Witnesses_stand_up() => RicherGen.Any(cells: 12, parties: 3).Sample(d =>
    {
        var graph = d.Graph();
        foreach (var concept in Asked.Cast<PairwiseConcept>())
        {
            for (var party = 0; party < graph.Parties; party++)
            {
                var stable = concept.Stable(graph, party, TestContext.Current.CancellationToken);
                for (var s = 0; s < graph.States; s++)
                {
                    var verdict = concept.Explain(graph, party, s);
                    Assert.Equal((concept.Id, party, s, stable[s]), (verdict.Concept, verdict.Party, verdict.State, verdict.IsStable));
                    foreach (var deviation in verdict.Deviations) Recheck(graph, concept, verdict, deviation);
                }
            }
        }
    }, iter: Samples.Tenth * 2, print: RicherGen.Print);

    [Fact]
    public void Only_concepts_of_richer_preferences_rest_on_more_than_the_orders() =>
        Assert.Equal(Concepts.All.Where(c => c is PairwiseConcept).Select(c => c.Id), Concepts.All.Where(c => !c.RestsOnOrders).Select(c => c.Id));

    [Fact]
    public void A_hidden_type_makes_it_a_matter_of_probability_what_is_preferred_and_one_preference_that_is_sure_does_not()
    {
        PairwisePreference one = new RankedPreference([0, 1]), other = new RankedPreference([1, 0]);
        PreferenceStructure With(params PossiblePreference[] possible) => new([one, one], [possible, []]);

        Assert.False(With().IsProbabilistic || With().IsUncertain || With().HasUnknown);
        Assert.False(With(new PossiblePreference(1, one)).IsProbabilistic);
        Assert.True(With(new PossiblePreference(0.6, one), new PossiblePreference(0.4, other)).IsProbabilistic);
    }

    private static void Recheck(ConflictGraph graph, PairwiseConcept concept, Verdict verdict, Deviation deviation)
    {
        Assert.True(graph.Moves.CanMove(verdict.Party, verdict.State, deviation.Improvement.To));
        if (verdict.Ground is Ground.Sanctioned or Ground.Firmer) Assert.True(deviation.IsSanctioned);
        if (deviation.WayOut is { } way) Assert.True(graph.Moves.CanMove(verdict.Party, way.From, way.To));
        if (deviation.Sanction is not { } sanction) return;
        var (at, last) = (deviation.Improvement.To, verdict.Party);
        foreach (var step in sanction)
        {
            Assert.Equal(at, step.From);
            Assert.NotEqual(last, step.Party);
            Assert.NotEqual(verdict.Party, step.Party);
            Assert.True(graph.Moves.CanMove(step.Party, at, step.To));
            if (concept.Foresight == Foresight.CredibleAnswer && concept is StrengthStability) Assert.True(graph.Prefers(step.Party, step.To, at));
            (at, last) = (step.To, step.Party);
        }

        Assert.Equal(deviation.Result, at);
        Assert.NotEqual(deviation.Improvement.To, at);
    }
}
