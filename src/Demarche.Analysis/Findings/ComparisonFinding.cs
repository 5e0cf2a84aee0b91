using Demarche.Analysis.Assessing;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Findings;

/// <summary>One thing shown of both models.</summary>
public sealed record ComparedFact(string What, string First, string Second)
{
    /// <summary>Whether they differ in it.</summary>
    public bool Differs => !string.Equals(First, Second, StringComparison.Ordinal);
}

/// <summary>Two models side by side.</summary>
/// <param name="First">Name of the first: the model as it stands.</param>
/// <param name="Second">Name of the second.</param>
/// <param name="Facts">What was asked of both.</param>
/// <param name="Both">How many states hold in both, under the reference concept.</param>
/// <param name="OnlyFirst">The states that hold in the first and not in the second; a state that the other model does not have counts as one that does not
/// hold there.</param>
/// <param name="OnlySecond">The states that hold in the second and not in the first.</param>
public sealed record ComparisonFinding(
    string First, string Second, IReadOnlyList<ComparedFact> Facts, int Both, IReadOnlyList<StateRef> OnlyFirst, IReadOnlyList<StateRef> OnlySecond)
{
    private static readonly string[] Usual = ["nash", "gmr", "smr", "seq", "sseq"];

    /// <summary>Compares two models.</summary>
    public static ComparisonFinding Of((string Name, CompiledCrisis Compiled) first, (string Name, CompiledCrisis Compiled) second,
        CancellationToken cancellation = default)
    {
        Assessment one = Assess(first.Compiled, cancellation), two = Assess(second.Compiled, cancellation);
        var facts = FactsOf(one, cancellation).Zip(FactsOf(two, cancellation), (a, b) => (a.What, First: a.Value, Second: b.Value))
            .Select(f => new ComparedFact(f.What, f.First, f.Second)).ToList();
        facts.AddRange(Outcomes(one, two));
        var (held, heldToo) = (Holding(one), Holding(two));
        return new ComparisonFinding(
            first.Name,
            second.Name,
            facts,
            held.Keys.Count(heldToo.ContainsKey),
            [.. held.Where(h => !heldToo.ContainsKey(h.Key)).Select(h => one.State(h.Value))],
            [.. heldToo.Where(h => !held.ContainsKey(h.Key)).Select(h => two.State(h.Value))]);
    }

    private static Assessment Assess(CompiledCrisis compiled, CancellationToken cancellation) =>
        Assessment.Of(compiled, [.. Usual.Select(id => Concepts.Find(id)!)], BriefFindings.ReferenceConcept, cancellation);

    /// <summary>What can be said of any model, always the same questions in the same order.</summary>
    private static IEnumerable<(string What, string Value)> FactsOf(Assessment assessment, CancellationToken cancellation)
    {
        var compiled = assessment.Compiled;
        yield return ("States", $"{compiled.Space.Count}");
        yield return ("Types taken", compiled.Profile.Describe(compiled.Crisis) is { Length: > 0 } types ? types : "–");
        yield return ("Present state", assessment.Words.Full(compiled.Now));
        foreach (var result in assessment.Concepts) yield return ($"The present state holds ({result.Concept.Id})", YesNo(result.Equilibria[compiled.Now]));
        foreach (var result in assessment.Concepts) yield return ($"States that hold ({result.Concept.Id})", $"{result.Equilibria.Count}");
        foreach (var result in assessment.Concepts)
            yield return ($"A break could hold ({result.Concept.Id})", compiled.Break is { } broken
                ? YesNo(!broken.Intersect(result.Equilibria).Intersect(assessment.Reached).IsEmpty) : "–");
        yield return ("Moves that pay settle in a break", compiled.Break is { } region ? YesNo(assessment.SettlesIn(region)) : "–");
        yield return ("Moves that pay settle in mutual aggravation", compiled.Aggravation is { } worse ? YesNo(assessment.SettlesIn(worse)) : "–");
        var distance = DistanceFinding.Of(assessment, cancellation);
        yield return ("Moves to the break, any", Moves(distance?.ByAnyMoves));
        yield return ("Moves to the break, each paying", Moves(distance?.ByImprovements));
        (string Goal, string Other)[] goals =
        [
            ("a break could hold", "a break could not hold"),
            ("moves that pay settle in a break", "moves that pay no longer settle in a break"),
            ("the present state holds", "the present state no longer holds"),
        ];
        foreach (var (goal, other) in goals)
        {
            var least = distance?.Swaps
                .Where(s => string.Equals(s.Goal, goal, StringComparison.Ordinal) || string.Equals(s.Goal, other, StringComparison.Ordinal))
                .OrderBy(s => s.Swaps ?? int.MaxValue).FirstOrDefault();
            yield return ($"Swaps of priorities until the other is so: {goal}", least is null ? "–" : least.InWords);
        }
    }

    private static IEnumerable<ComparedFact> Outcomes(Assessment one, Assessment two)
    {
        var names = one.Compiled.Crisis.Outcomes.Concat(two.Compiled.Crisis.Outcomes).Select(o => o.Name).Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            yield return new ComparedFact($"“{name}” could hold", Worded(one, name, one.HoldsIn), Worded(two, name, two.HoldsIn));
            yield return new ComparedFact($"Moves that pay settle in “{name}”", Worded(one, name, one.SettlesIn), Worded(two, name, two.SettlesIn));
        }
    }

    private static string Worded(Assessment assessment, string outcome, Func<Engine.States.StateSet, bool> test)
    {
        var outcomes = assessment.Compiled.Crisis.Outcomes;
        for (var k = 0; k < outcomes.Count; k++)
        {
            if (string.Equals(outcomes[k].Name, outcome, StringComparison.Ordinal)) return YesNo(test(assessment.Compiled.Outcomes[k]));
        }

        return "–";
    }

    /// <summary>The states that hold, by what they are called in any model that has them.</summary>
    private static Dictionary<string, int> Holding(Assessment assessment) =>
        assessment.Reference.Equilibria.Members().GroupBy(s => Key(assessment.Compiled, s), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private static string Key(CompiledCrisis compiled, int state)
    {
        var crisis = compiled.Crisis;
        if (crisis.Graph is { } graph) return graph.States[state];
        var cells = compiled.Space.CellsOf(state).Take(2).ToArray();
        var levels = crisis.Levers.Select((lever, k) => $"{crisis.LeverName(k)}={lever.Levels[compiled.Space.LevelAt(cells[0], k)]}")
            .Order(StringComparer.Ordinal);
        return string.Join(' ', levels) + (cells.Length > 1 ? " merged" : "");
    }

    private static string Moves(WayRef? way) => way is null ? "no way" : $"{way.Moves.Count}";

    private static string YesNo(bool value) => value ? "yes" : "no";
}
