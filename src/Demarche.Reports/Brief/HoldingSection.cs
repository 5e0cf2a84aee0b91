using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Figures;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>3. What holds, by concept, in words, and why.</summary>
internal static class HoldingSection
{
    private const int MaximumExplained = 4;

    public static Section Build(BriefFindings findings, Assessment assessment)
    {
        var holding = findings.Holding;
        var concept = assessment.Reference.Concept;
        List<Block> blocks =
        [
            Say.Paragraph(new Run(
                $"“Holds” means that no party would leave: each {concept.InWords}. That is {concept.Name.ToLowerInvariant()}; other assumptions about "
                + $"foresight stand in the table.")),
            .. Condition(findings, assessment),
            new Block.Heading("The present state"),
            new Block.Bullets([.. Bullets(holding.Now)]),
        ];
        if (holding.Outcomes.Count > 0) blocks.Add(Outcomes(holding));
        if (holding.Equilibria.Count > 0)
        {
            blocks.Add(Table(findings, assessment));
            blocks.AddRange(Notes(holding));
            if (WaysGraph.Of(findings, assessment) is { } graph)
                blocks.Add(StateGraphFigure.Draw("ways", "Ways from now to what holds and to the break", graph));
            blocks.AddRange(Reasons(holding));
        }
        else
        {
            blocks.Add(Say.Paragraph(new Run("No state within reach holds under any of the concepts: whatever comes about, some party would move on.")));
        }

        blocks.AddRange(StrengthBlocks.Of(findings.Strength));
        blocks.AddRange(CoalitionBlocks.Of(findings.Coalitions));
        return new Section("holds", "What holds", blocks);
    }

    /// <summary>The types that the section is about, where others are possible.</summary>
    private static IEnumerable<Block> Condition(BriefFindings findings, Assessment assessment)
    {
        var condition = TypeWords.Main(findings, assessment.Compiled.Crisis);
        if (condition.Length > 0)
            yield return Say.Paragraph(new Run(TypeWords.Sentence(condition, "the following is so; the last part says what holds otherwise")));
    }

    /// <summary>One bullet a reason; parties that stay for the same reason share one.</summary>
    private static IEnumerable<Bullet> Bullets(IReadOnlyList<PartyReason> reasons) =>
        reasons.GroupBy(r => (r.IsStable, Reason: r.Reason.InWords())).Select(group =>
    {
        var one = group.Count() == 1;
        var verb = group.Key.IsStable ? one ? "stays" : "stay" : one ? "leaves" : "leave";
        return Say.Bullet(Say.Verdict(group.Key.IsStable, $"{Phrases.Capitalise(Phrases.List(group.Select(r => r.Party)))} {verb}. "),
            new Run(group.Key.Reason));
    });

    private static Block.Table Outcomes(HoldingFinding holding) => new(
        "Named outcomes: whether some state of each holds, and how far from now the nearest that does is",
        [new("Outcome"), new("Means"), new("Holds"), new("Any moves", true), new("Moves that each pay", true)],
        [.. holding.Outcomes.Select(o => (IReadOnlyList<Prose>)
        [
            Say.Of(Say.Strong(o.Name), Say.Quiet(o.IsNow ? " (now)" : "")),
            o.Statement,
            o.Equilibria == 0 ? Say.Of(Say.Verdict(false, "no"))
                : Say.Of(Say.Verdict(true, o.Equilibria == 1 ? "in one state" : $"in {Phrases.Number(o.Equilibria)} states")),
            o.Moves?.ToString() ?? "–",
            o.PayingMoves?.ToString() ?? "–",
        ])]);

    private static Block.Table Table(BriefFindings findings, Assessment assessment)
    {
        var applying = assessment.Concepts.Where(c => c.WhyNot is null).ToArray();
        StabilityRow[] rows = [.. findings.Holding.Equilibria.Select(e => new StabilityRow(
            e.State.Number.ToString(),
            Say.Of(new Run(Phrases.Capitalise(e.State.Words)), Say.Quiet(Aside(e))),
            [.. applying.Select(c => (IReadOnlyList<int>)[.. Enumerable.Range(0, assessment.Graph.Parties).Where(p => c.Stable[p][e.State.State])])]))];
        var among = findings.Holding.NotListed == 0 ? "States that hold under some concept and can be reached"
            : $"The {Phrases.Digits(rows.Length, "kind")} of state that come first, of those that hold under some concept and can be reached";
        return EquilibriumTable.Of($"{among}, by what differs from now; a number of parties where not all would stay", findings.Parties,
            [.. applying.Select(c => Short(c.Concept))], rows);
    }

    private static string Aside(EquilibriumFinding equilibrium)
    {
        var outcomes = Phrases.List(equilibrium.State.Outcomes);
        var moves = equilibrium.Moves is { } m ? $"{Phrases.Count(m, "move")} away" : "";
        var alike = equilibrium.AlikeFurther > 0 ? $"and {Phrases.Count(equilibrium.AlikeFurther, "state")} like it" : "";
        return $" ({string.Join("; ", new[] { outcomes, equilibrium.IsNow ? "now" : moves, alike }.Where(x => x.Length > 0))})";
    }

    private static string Short(SolutionConcept concept) => concept.Id.ToUpperInvariant();

    private static IEnumerable<Block> Notes(HoldingFinding holding)
    {
        if (holding.NotListed > 0)
            yield return Say.Note(
            $"{Phrases.Capitalise(Phrases.Count(holding.NotListed, "more state"))} that "
            + $"{(holding.NotListed == 1 ? "holds under some concept is" : "hold under some concept are")} not listed; “solve” lists them all.");
        if (holding.Unreachable > 0)
            yield return Say.Note($"{Phrases.Capitalise(Phrases.Count(holding.Unreachable, "state"))} would hold and cannot be reached from now.");
        foreach (var left in holding.Concepts.Where(c => c.WhyNot is not null).GroupBy(c => c.WhyNot, StringComparer.Ordinal))
        {
            yield return Say.Note(
                $"Not in the table: {Phrases.List(left.Select(c => $"{c.Id.ToUpperInvariant()} ({c.Name.ToLowerInvariant()})"))}, since {left.Key}.");
        }
    }

    private static IEnumerable<Block> Reasons(HoldingFinding holding)
    {
        foreach (var equilibrium in holding.Equilibria.Where(e => !e.IsNow).Take(MaximumExplained))
        {
            yield return new Block.Heading($"Why this would last: {equilibrium.State.Words}");
            if (!equilibrium.Under.Contains(holding.Reference, StringComparer.Ordinal))
            {
                yield return Say.Paragraph(
                    Say.Quiet($"It holds only under {Phrases.List(equilibrium.Under.Select(u => u.ToUpperInvariant()))}; the reasons are those under the "
                    + $"first of them."));
            }

            yield return new Block.Bullets([.. Bullets(equilibrium.Reasons)]);
        }
    }
}
