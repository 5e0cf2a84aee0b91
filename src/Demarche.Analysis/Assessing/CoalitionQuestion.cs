using Demarche.Engine;
using Demarche.Engine.Coalitions;
using Demarche.Language.Model;

namespace Demarche.Analysis.Assessing;

/// <summary>Which coalitions are asked about.</summary>
/// <param name="Named">The coalitions; null for every one there can be.</param>
/// <param name="ArePlayers">Whether they are the blocks of a partition, each acting as one and no other forming; otherwise any coalition may form to answer
/// a move.</param>
public sealed record CoalitionQuestion(IReadOnlyList<Coalition>? Named, bool ArePlayers)
{
    /// <summary>Every coalition.</summary>
    public static CoalitionQuestion Every { get; } = new(null, ArePlayers: false);

    /// <summary>What a model asks; null when it asks about none.</summary>
    public static CoalitionQuestion? Of(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        if (crisis.AllCoalitions) return Every;
        return crisis.Coalitions.Count == 0 ? null : new CoalitionQuestion([.. crisis.Coalitions.Select(c => Coalition.Of(c)).Distinct()], ArePlayers: false);
    }

    /// <summary>
    /// The blocks of a partition as the players; parties in none of the given blocks stand alone. The order is that of the blocks' first members.
    /// </summary>
    public static CoalitionQuestion Partition(int parties, IReadOnlyList<Coalition> blocks)
    {
        var alone = Enumerable.Range(0, parties).Where(p => !blocks.Any(b => b.Contains(p))).Select(p => Coalition.Of(p));
        return new CoalitionQuestion([.. blocks.Concat(alone).OrderBy(b => b.Members().First())], ArePlayers: true);
    }

    /// <summary>The coalitions asked about and the conflict to ask of; the reason in words when it is too large to be asked.</summary>
    public (CoalitionGraph? Graph, IReadOnlyList<Coalition> Asked, string? WhyNot) Of(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (CoalitionGraph.WhyNot(graph) is { } reason) return (null, [], reason);
        var asked = Named ?? Coalition.All(graph.Parties).Subsets();
        return (ArePlayers ? CoalitionGraph.OfPartition(graph, asked) : new CoalitionGraph(graph), asked, null);
    }
}
