using Demarche.Engine.Preferences;
using Demarche.Engine.Tests.Oracle;

namespace Demarche.Engine.Tests.RicherPreferences;

/// <summary>What is said of a party's preference beyond its order, as a modeller would say it.</summary>
/// <param name="Groups">For an order by priorities: how many statements stand in each group of open order, in turn.</param>
/// <param name="Degrees">For each statement its degree; for a ranking, for each place how much better it is than what follows.</param>
/// <param name="Certainties">For each statement how probable it is that it counts.</param>
public sealed record Richness(IReadOnlyList<int> Groups, IReadOnlyList<int> Degrees, IReadOnlyList<double> Certainties);

/// <summary>A party as it might be: its order, with what is said beyond it, and how probable it is.</summary>
public sealed record PossibleOrder(double Probability, Order Order, Richness Richness);

/// <summary>A conflict with richer preferences; the orders of the description are those in force.</summary>
/// <param name="Base">Everything but the richness.</param>
/// <param name="InForce">For each party what is said beyond its order.</param>
/// <param name="Possible">For each party its possible orders; empty when it has one only.</param>
public sealed record RicherDescription(Description Base, IReadOnlyList<Richness> InForce, IReadOnlyList<IReadOnlyList<PossibleOrder>> Possible)
{
    /// <summary>The engine's reading of it.</summary>
    public ConflictGraph Graph()
    {
        var graph = EngineModel.Graph(Base);
        PairwisePreference Of(Order order, Richness richness) => Preference(graph, order, richness);
        var structure = new PreferenceStructure(
            [.. Base.Orders.Zip(InForce, Of)],
            [.. Possible.Select(p => (IReadOnlyList<PossiblePreference>)[.. p.Select(x => new PossiblePreference(x.Probability, Of(x.Order, x.Richness)))])]);
        return new ConflictGraph(graph.Space, graph.Moves, [.. Enumerable.Range(0, graph.Parties).Select(i => graph.Ranks(i).ToArray())]) { Structure = structure };
    }

    private static PairwisePreference Preference(ConflictGraph graph, Order order, Richness richness)
    {
        if (order is Order.Priorities priorities)
        {
            var statements = priorities.Statements.Select((c, k) => new GradedStatement(c, richness.Degrees[k], richness.Certainties[k])).ToArray();
            var groups = new List<IReadOnlyList<GradedStatement>>();
            for (int g = 0, first = 0; first < statements.Length; first += richness.Groups[g++]) groups.Add(statements[first..Math.Min(statements.Length, first + richness.Groups[g])]);
            return new StatementPreference(graph.Space, groups);
        }

        var ranks = EngineModel.Ranks(graph.Space, order);
        if (order is not Order.Ranking ranking) return new RankedPreference(ranks);
        var marks = new Dictionary<int, int>();
        for (var s = 0; s < ranks.Length; s++) marks[ranks[s]] = richness.Degrees[ranking.PlaceOfCell[graph.Space.CellOf(s)]];
        return new RankedPreference(ranks, marks);
    }
}
