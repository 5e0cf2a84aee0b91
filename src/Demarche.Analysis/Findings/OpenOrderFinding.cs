using System.Numerics;
using Demarche.Analysis.Assessing;
using Demarche.Engine;
using Demarche.Engine.Preferences;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>An order that its author left open in places: in how many of its completions each answer comes out the same.</summary>
/// <param name="Party">Whose order.</param>
/// <param name="Open">The statements whose order among themselves is open, group by group.</param>
/// <param name="Completions">How many complete orders there are.</param>
/// <param name="Tried">How many were tried: all, or the first of them when there are too many.</param>
/// <param name="NowHolds">In how many of those tried the present state holds.</param>
/// <param name="BreakHolds">In how many a break that can be reached holds; null when no break is named.</param>
public sealed record OpenOrderFinding(string Party, IReadOnlyList<IReadOnlyList<string>> Open, BigInteger Completions, int Tried, int NowHolds, int? BreakHolds)
{
    private const int MaximumTried = 720;

    /// <summary>Whether every completion tried gives the same answers.</summary>
    public bool MakesNoDifference => (NowHolds == 0 || NowHolds == Tried) && (BreakHolds is null or 0 || BreakHolds == Tried);

    /// <summary>All parties with open orders in the types in force.</summary>
    public static IReadOnlyList<OpenOrderFinding> All(Assessment assessment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var found = new List<OpenOrderFinding>();
        for (var party = 0; party < assessment.Graph.Parties; party++)
        {
            if (assessment.Compiled.PreferenceOf(party) is Preference.Priorities priorities && Orders(priorities) > 1)
            {
                found.Add(Of(assessment, party, priorities, cancellation));
            }
        }

        return found;
    }

    private static BigInteger Orders(Preference.Priorities priorities) => Language.Compiling.Completions.Count(priorities);

    private static OpenOrderFinding Of(Assessment assessment, int party, Preference.Priorities priorities, CancellationToken cancellation)
    {
        int tried = 0, nowHolds = 0, breakHolds = 0;
        var concept = assessment.Reference.Concept;
        foreach (var order in Language.Compiling.Completions.Of(assessment.Compiled.PriorityStatements(party)).Take(MaximumTried))
        {
            cancellation.ThrowIfCancellationRequested();
            var graph = assessment.Graph.With(party, PriorityOrder.Rank(assessment.Graph.States, [.. order.Select(s => s.Where)]));
            var equilibria = ConceptResult.Of(graph, concept, cancellation).Equilibria.Intersect(assessment.Reached);
            tried++;
            if (equilibria[assessment.Compiled.Now]) nowHolds++;
            if (assessment.Compiled.Break is { } broken && !equilibria.Intersect(broken).IsEmpty) breakHolds++;
        }

        var open = priorities.Groups.Where(g => g.Count > 1).Select(g => (IReadOnlyList<string>)[.. g.Select(c => c.Words)]);
        return new OpenOrderFinding(
            assessment.Party(party), [.. open], Orders(priorities), tried, nowHolds, assessment.Compiled.Break is null ? null : breakHolds);
    }
}
