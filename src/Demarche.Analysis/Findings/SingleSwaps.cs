using Demarche.Analysis.Assessing;
using Demarche.Engine.Inverse;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>
/// Which exchanges of two neighbouring priorities change the answer, each tried by solving the crisis again. For crises whose moves hang on the orders, so that
/// the search over orders cannot take the moves as given: those with levers that several parties hold.
/// </summary>
/// <remarks>O(statements) compilations; more than one exchange at a time is not tried.</remarks>
internal static class SingleSwaps
{
    public static IEnumerable<SwapFinding> Of(Assessment assessment, StateSet broken, IReadOnlyList<int> movable, CancellationToken cancellation)
    {
        (string Words, string Otherwise, Func<Assessment, StateSet, bool> IsSo)[] goals =
        [
            ("a break could hold", "a break could not hold", (a, b) => a.HoldsIn(b)),
            ("moves that pay settle in a break", "moves that pay no longer settle in a break", (a, b) => a.SettlesIn(b)),
            ("the present state holds", "the present state no longer holds", (a, _) => a.Reference.Equilibria[a.Compiled.Now]),
        ];
        var before = goals.Select(g => g.IsSo(assessment, broken)).ToArray();
        foreach (var party in movable)
        {
            var tried = Swapped(assessment.Compiled, party).Select(s => (s.Swap, After: Solved(assessment, s.Crisis, cancellation)))
                .Where(s => s.After is not null).ToArray();
            for (var g = 0; g < goals.Length; g++)
            {
                var first = tried.FirstOrDefault(t => goals[g].IsSo(t.After!, t.After!.Compiled.Break!) != before[g]);
                var goal = before[g] ? goals[g].Otherwise : goals[g].Words;
                yield return first.After is null
                    ? new SwapFinding(goal, assessment.Party(party), null, 1, false, [])
                    : new SwapFinding(goal, assessment.Party(party), 1, 0, false, SwapRef.All(assessment.Compiled, [first.Swap]));
            }
        }
    }

    private static Assessment? Solved(Assessment assessment, Crisis crisis, CancellationToken cancellation)
    {
        var main = assessment.Compiled;
        var compiled = Compiler.TryCompile(crisis, TypeProfile.Of(crisis, main.Profile.Types), threads: main.Space.Threads,
            cancellation: cancellation).Compiled;
        return compiled is null ? null : Assessment.Of(compiled, [assessment.Reference.Concept], assessment.Reference.Concept.Id, cancellation);
    }

    /// <summary>The crisis with each two neighbours of the party's order in force exchanged; open groups count as written.</summary>
    private static IEnumerable<(PrioritySwap Swap, Crisis Crisis)> Swapped(CompiledCrisis compiled, int party)
    {
        if (compiled.PreferenceOf(party) is not Preference.Priorities order) yield break;
        Clause[] clauses = [.. order.Groups.SelectMany(g => g)];
        for (var k = 0; k + 1 < clauses.Length; k++)
        {
            Clause[] other = [.. clauses];
            (other[k], other[k + 1]) = (other[k + 1], other[k]);
            var preference = order with { Groups = [.. other.Select(c => (IReadOnlyList<Clause>)[c])] };
            var type = compiled.Profile.Types[party];
            Party With(Party p) => type < 0 ? p with { Preference = preference }
                : p with { Types = [.. p.Types.Select((t, j) => j == type ? t with { Preference = preference } : t)] };
            yield return (new PrioritySwap(party, k),
                compiled.Crisis with { Parties = [.. compiled.Crisis.Parties.Select((p, i) => i == party ? With(p) : p)] });
        }
    }
}
