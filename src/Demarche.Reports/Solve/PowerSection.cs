using Demarche.Analysis.Solve;
using Demarche.Engine.Power;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Explain;
using Demarche.Reports.Words;

namespace Demarche.Reports.Solve;

/// <summary>
/// The part of a solution that is about one party's power over another: what holds with it and without, and what the weaker does because of it.
/// </summary>
internal static class PowerSection
{
    public static Section Of(Solution solution, PowerSolution power, int number)
    {
        var parties = solution.Compiled.Crisis.Parties;
        var (by, over) = (parties[power.Power.By].Words, parties[power.Power.Over].Words);
        var blocks = new List<Block> { new Block.Paragraph(
            $"{Phrases.Capitalise(by)} has power over {over}{(power.Power.Kind.InWords() is { } kind ? $", {kind}" : "")}, used when "
            + $"{power.Power.When.Words}. Set beside each other: the conflict as it is, and the conflict without the states in which it is used.") };
        PowerResult[] asked = [.. power.Results.Where(r => r.Compared is not null)];
        if (asked.Length > 0) blocks.Add(Table(solution, power, asked, over));
        blocks.AddRange(Example(solution, power, asked, over));
        foreach (var group in power.Results.Where(r => r.WhyNot is not null).GroupBy(r => r.WhyNot!, StringComparer.Ordinal))
            blocks.Add(new Block.Note($"{string.Join(", ", group.Select(r => ConceptNames.Title(r.Concept)))} cannot be asked here: {group.Key}."));
        return new Section($"power-{number}", $"The power of {by} over {over}", blocks);
    }

    private static Block.Table Table(Solution solution, PowerSolution power, PowerResult[] asked, string over) => new(
        "What holds with the power and without it, and what the weaker does because of it where the power is not used",
        [new("Concept"), new("Hold with it", true), new("Hold without", true), new("Now"), new($"States that {over} leaves because of it", true),
            new("… stays in because of it", true)],
        [.. asked.Select(r => (IReadOnlyList<Prose>)
        [
            ConceptNames.Title(r.Concept),
            $"{r.Compared!.Holding.Count}",
            $"{r.Compared.HoldingWithout.Count}",
            Now(r.Compared, solution.Compiled.Now),
            $"{r.Compared.Unsettled(power.Power.Over).Count}",
            $"{r.Compared.Deterred(power.Power.Over).Count}",
        ])]);

    private static string Now(PowerComparison compared, int now) => (compared.Unused[now], compared.Holding[now], compared.HoldingWithout[now]) switch
    {
        (false, true, _) => "holds, the power in use",
        (false, false, _) => "does not hold, the power in use",
        (_, true, true) => "holds either way",
        (_, false, false) => "holds neither way",
        (_, true, false) => "holds because of it",
        _ => "does not hold because of it",
    };

    /// <summary>
    /// One state that the weaker treats otherwise because of the power, and why, under sequential stability or else the first concept under which there is
    /// one.
    /// </summary>
    private static IEnumerable<Block> Example(Solution solution, PowerSolution power, PowerResult[] asked, string over)
    {
        var weaker = power.Power.Over;
        var bent = asked.OrderByDescending(r => r.Concept.Id == "seq").FirstOrDefault(r => r.Compared!.Unused.Members().Any(s => r.Compared.Bends(weaker, s)));
        if (bent?.Compared is not { } compared) yield break;
        var state = compared.Unused.Members().First(s => compared.Bends(weaker, s));
        var sentences = new VerdictWords(solution.Compiled, solution.Words);
        var with = bent.Concept.Explain(solution.Compiled.Graph, weaker, state);
        var without = bent.Concept.Explain(compared.Weaker.Graph, weaker, state);
        yield return new Block.Paragraph(
            $"For one, “{solution.Words.Short(state)}” ({state + 1}), under {ConceptNames.Title(bent.Concept)}: {over} {(with.IsStable ? "stays" : "leaves")} "
            + $"because of it. {sentences.Reason(with)} Without the power: {sentences.Reason(without)}");
    }
}
