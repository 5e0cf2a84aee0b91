using Demarche.Analysis.Assessing;
using Demarche.Analysis.Words;
using Demarche.Language.Model;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Brief;

/// <summary>What the model says that this brief tells but does not weigh: optional and uncertain statements, and what stability cannot see.</summary>
internal static class UnweighedSection
{
    public static Section? Build(Assessment assessment)
    {
        Bullet[] told = [.. Statements(assessment), .. WhatStabilityLeavesOut.Of(assessment.Compiled.Crisis).Select(s => Say.Bullet(new Run(s)))];
        return told.Length == 0 ? null : new Section("unweighed", "Said in the model, not weighed here", [
            Say.Note("What holds is the same without these parts of the model, or takes them as said here; play uses those that have to do with days and costs."),
            new Block.Bullets(told),
        ]);
    }

    private static IEnumerable<Bullet> Statements(Assessment assessment)
    {
        var crisis = assessment.Compiled.Crisis;
        for (var party = 0; party < crisis.Parties.Count; party++)
        {
            foreach (var statement in assessment.Compiled.PriorityStatements(party).Select(s => s.Clause))
            {
                if (statement.Optional) yield return Say.Bullet(Say.Strong("Unsure: "), new Run($"whether {crisis.Parties[party].Words} cares that {statement.Words}; it is counted in, except under what would change the answer."));
                if (statement.Certainty < 1) yield return Say.Bullet(Say.Strong("Uncertain: "), new Run($"it is only {statement.Certainty:0%} certain that {crisis.Parties[party].Words} cares that {statement.Words}; it is counted in. “solve --concepts fuzzy” weighs it."));
            }
        }
    }
}
