using Demarche.Engine.States;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Import;

/// <summary>The feasible states of a save file and their numbers, which are those of GMCR+: combinations of options in index order, from 1.</summary>
internal static class GmcrStates
{
    private const long MostWork = 1L << 32;

    /// <summary>The feasible states; null when there are too many combinations, or too many conditions for them, to go through here.</summary>
    public static StateSpace? Of(GmcrFile file)
    {
        var levers = file.Options.Select(_ => new Lever(0, 2, MoveRule.Free)).ToList();
        var literals = file.Infeasibles.Sum(c => c.Alternatives.Sum(a => (long)a.Count));
        if (levers.Count == 0 || StateSpace.CountCells(levers) is var cells && (cells > StateSpace.MaximumCells || cells / 64 * literals > MostWork))
            return null;
        return StateSpace.OfLevers(levers, Condition.Any(file.Infeasibles.Select(Meaning)));
    }

    /// <summary>Reports state numbers in rankings that are out of range or come twice.</summary>
    public static void CheckRankings(GmcrFile file, StateSpace? space, DiagnosticBag diagnostics)
    {
        foreach (var maker in file.DecisionMakers)
        {
            var seen = new HashSet<int>();
            foreach (var state in (maker.Ranking ?? []).SelectMany(group => group))
            {
                var isKnown = state >= 1 && state <= (space?.Count ?? int.MaxValue);
                if (!isKnown) diagnostics
                    .Report(ImportRules.BadRank, maker.Span, $"{maker.Path}.preferenceRanking", $"names state {state}, and {Feasible(space)}");
                else if (!seen.Add(state)) diagnostics.Report(ImportRules.BadRank, maker.Span, $"{maker.Path}.preferenceRanking", $"names state {state} twice");
            }
        }
    }

    private static string Feasible(StateSpace? space) => space is null ? "states are numbered from 1" : $"the feasible states are 1 to {space.Count}";

    private static Condition Meaning(GmcrCondition condition) => Condition.Any(condition.Alternatives.Select(All));

    private static Condition All(IReadOnlyList<GmcrLiteral> literals) => literals
        .Select(l => (Condition)new Condition.LevelIn(l.Option, l.Taken ? 1 : 0, l.Taken ? 1 : 0))
        .Aggregate((a, b) => new Condition.And(a, b));
}
