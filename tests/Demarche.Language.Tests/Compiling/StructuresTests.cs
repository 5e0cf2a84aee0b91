using Demarche.Engine.Preferences;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Compiling;

/// <summary>What a model says of preferences beyond their order reaches the engine, and only when it says something.</summary>
public sealed class StructuresTests
{
    private static readonly Clause Kept = Sample.Level(0, 0);
    private static readonly Clause Eased = Sample.Level(1, 0);
    private static readonly Clause NoArms = Sample.Level(3, 0);

    [Fact]
    public void A_model_of_orders_alone_has_no_structure() => Assert.Null(Compile(Sample.Priorities(Kept, NoArms)));

    [Fact]
    public void Priorities_hand_on_strength_open_order_and_certainty()
    {
        var structure = Compile(new Preference.Priorities([[Kept with { Strength = 2 }], [Eased, NoArms with { Certainty = 0.25 }]]))!;
        var russia = structure.Of(0);
        Assert.Equal((2, true, true), (structure.HighestDegree, structure.HasUnknown, structure.IsUncertain));
        Assert.Equal((Comparison.Better, 2), (russia.Compare(0, 1), russia.Degree(0, 1)));
        Assert.Equal(Comparison.Unknown, russia.Compare(12, 2));
        Assert.Equal((1.0, 0.0), (russia.Chance(0, 2), russia.Chance(2, 0)));
        Assert.Equal(0.25, russia.Chance(0, 12));
    }

    [Fact]
    public void A_group_of_a_ranking_is_that_much_better_than_all_that_follows()
    {
        var russia = Compile(new Preference.Ranking([NoArms, Kept with { Strength = 1 }, Eased]))!.Of(0);
        Assert.Equal((0, 1, 1), (russia.Degree(0, 12), russia.Degree(0, 13), russia.Degree(12, 13)));
        Assert.Equal(0, russia.Degree(13, 15));
    }

    [Fact]
    public void Types_are_weighed_by_their_priors_whichever_is_in_force()
    {
        var crisis = Sample.Talks;
        foreach (var profile in new[] { TypeProfile.Of(crisis, [0, -1]), TypeProfile.Of(crisis, [1, -1]) })
        {
            var graph = Compiler.Compile(crisis, profile).Graph;
            var prior = crisis.Parties[0].Types[0].Prior;
            Assert.True(graph.Structure!.IsProbabilistic);
            Assert.Equal((prior, 1 - prior), (graph.Structure.Chance(0, 1, 0), graph.Structure.Chance(0, 0, 1)));
            Assert.Equal(graph.Prefers(0, 1, 0), graph.Structure.Of(0).Compare(1, 0) == Comparison.Better);
        }
    }

    [Fact]
    public void A_party_whose_order_is_replaced_has_nothing_more_said_of_it()
    {
        var graph = Compiler.Compile(With(new Preference.Priorities([[Kept with { Strength = 1 }, Eased]]))).Graph;
        var changed = graph.With(0, [.. Enumerable.Range(0, graph.States)]);
        Assert.Equal((0, false), (changed.Structure!.Of(0).HighestDegree, changed.Structure.HasUnknown));
        Assert.Equal(Comparison.Better, changed.Structure.Of(0).Compare(5, 4));
    }

    /// <summary>What a type's order is completed to is as probable as the type, unless the type is settled too.</summary>
    [Fact]
    public void An_order_that_is_completed_keeps_the_prior_of_its_type()
    {
        var crisis = Sample.Talks;
        var graph = Compiler.Compile(crisis, TypeProfile.Of(crisis, [0, -1])).Graph;
        var upward = new RankedPreference([.. Enumerable.Range(0, graph.States)]);
        var prior = crisis.Parties[0].Types[0].Prior;
        var downward = new RankedPreference([.. Enumerable.Range(0, graph.States).Select(s => -s)]);
        Assert.Equal((prior, 1 - prior), (graph.Structure!.With(0, upward, isCertain: false).Chance(0, 1, 0), graph.Structure.With(0, upward, isCertain: false).Chance(0, 0, 1)));
        Assert.Equal((0.0, 1.0), (graph.Structure.With(0, downward, isCertain: false).Chance(0, 1, 0), graph.Structure.With(0, downward, isCertain: false).Chance(0, 0, 1)));
        Assert.Equal(1, graph.Structure.With(0, upward).Chance(0, 1, 0));
    }

    private static PreferenceStructure? Compile(Preference russia) => Compiler.Compile(With(russia)).Graph.Structure;

    private static Crisis With(Preference russia) => Sample.Talks with
    {
        Parties = [Sample.Talks.Parties[0] with { Preference = russia, Types = [] }, Sample.Talks.Parties[1]],
    };
}
