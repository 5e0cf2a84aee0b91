using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Binding.Checks;

/// <summary>
/// A priority statement tells two states apart that the statements before it leave tied. States that all earlier statements leave tied are a
/// class; each certain statement splits classes in two. A statement that splits none decides nothing where it stands. Of statements that
/// share a place each may come first, so they are held against what stands before all of them; a statement that the party may not care
/// about decides nothing for those after it. A statement that is taken from a source, or stands without a reason of its own in an order that
/// is, stands as its source has it. O(statements × states).
/// </summary>
internal static class DecidedPriorities
{
    private const int MostStates = 1 << 20;

    public static void Check(BoundModel model, DiagnosticBag diagnostics)
    {
        if (model.States.Space.Count is < 2 or > MostStates) return;
        foreach (var order in ModelChecks.Orders(model.Crisis).OfType<Preference.Priorities>()) Check(order, model, diagnostics);
    }

    private static void Check(Preference.Priorities order, BoundModel model, DiagnosticBag diagnostics)
    {
        bool IsOwn(Clause clause) => clause.Grounds.IsJudgement && (order.Grounds.IsJudgement || clause.Grounds.Because is not null);

        var ties = new Ties(model.States.Space.Count);
        var earlier = new List<(Clause Clause, StateSet True)>();
        foreach (var group in order.Groups)
        {
            var here = group.Select(clause => (Clause: clause, True: model.Where(clause))).ToArray();
            foreach (var (clause, isTrue) in here.Where(c => IsOwn(c.Clause) && c.True.Count > 0 && c.True.Count < c.True.Universe && !ties.AreSplitBy(c.True)))
                diagnostics.Report(PreferenceRules.DecidedBefore, clause.Span, Because(isTrue, earlier));
            foreach (var (clause, isTrue) in here.Where(c => !c.Clause.Optional && c.Clause.Certainty >= 1))
            {
                ties.SplitBy(isTrue);
                earlier.Add((clause, isTrue));
            }
        }
    }

    private static string Because(StateSet isTrue, List<(Clause Clause, StateSet True)> earlier)
    {
        var same = earlier.FirstOrDefault(e => e.True.Equals(isTrue));
        if (same.Clause is not null) return $"“{same.Clause.Text}” further up is true in the same states";
        var opposite = earlier.FirstOrDefault(e => e.True.Count + isTrue.Count == isTrue.Universe && !Meet(e.True, isTrue));
        return opposite.Clause is not null ? $"“{opposite.Clause.Text}” further up wants the opposite"
            : "what stands further up has decided wherever this could";
    }

    private static bool Meet(StateSet one, StateSet other)
    {
        for (var i = 0; i < one.Words.Length; i++)
        {
            if ((one.Words[i] & other.Words[i]) != 0) return true;
        }

        return false;
    }

    /// <summary>Classes of states that nothing so far tells apart, numbered from 0.</summary>
    private sealed class Ties(int states)
    {
        private readonly int[] classOf = new int[states];
        private int count = 1;

        public bool AreSplitBy(StateSet set)
        {
            var seen = new byte[count];
            for (var state = 0; state < classOf.Length; state++)
            {
                seen[classOf[state]] |= set[state] ? (byte)1 : (byte)2;
                if (seen[classOf[state]] == 3) return true;
            }

            return false;
        }

        public void SplitBy(StateSet set)
        {
            var numbers = new int[2 * count];
            count = 0;
            for (var state = 0; state < classOf.Length; state++)
            {
                ref var number = ref numbers[2 * classOf[state] + (set[state] ? 1 : 0)];
                if (number == 0) number = ++count;
                classOf[state] = number - 1;
            }
        }
    }
}
