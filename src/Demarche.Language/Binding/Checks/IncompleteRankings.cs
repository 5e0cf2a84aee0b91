using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Binding.Checks;

/// <summary>A ranking covers every state, and each entry of it some state that none before it covers.</summary>
internal static class IncompleteRankings
{
    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        foreach (var ranking in ModelChecks.Orders(model.Crisis).OfType<Preference.Ranking>().Where(r => r.Groups.Count > 0))
        {
            var covered = new StateSet(model.States.Space.Count);
            foreach (var group in ranking.Groups)
            {
                var states = model.Where(group);
                if (states.Except(covered).IsEmpty) diagnostics.Report(PreferenceRules.RankedBefore, group.Span);
                covered = covered.Union(states);
            }

            var left = covered.Universe - covered.Count;
            if (left > 0) diagnostics.Report(PreferenceRules.RankingIncomplete, ranking.Groups[^1].Span, left, covered.Universe);
        }
    }
}
