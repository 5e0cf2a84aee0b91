using Demarche.Engine.States;

namespace Demarche.Engine.Threats;

/// <summary>What becomes of a threat or promise once its condition is true.</summary>
/// <param name="At">The state in which the condition is true.</param>
/// <param name="Act">How its author would carry it out: by itself where that pays, else as part of a move where that pays, else by itself; the best
/// of these for it. Null when no move of its does.</param>
/// <param name="Pays">Whether that pays its author.</param>
public readonly record struct Consequence(int At, Act? Act, bool Pays);

/// <summary>One act that would make a threat's or promise's condition true, and what follows.</summary>
/// <param name="Caller">Whose act.</param>
/// <param name="Act">The act: the condition made true, beside the same move without it.</param>
/// <param name="Tempts">Whether the act pays if nothing follows.</param>
/// <param name="Then">What the author would do.</param>
/// <param name="TemptsStill">Whether the act pays if the threat or promise is then carried out; null when it cannot be.</param>
public readonly record struct ThreatCall(int Caller, Act Act, bool Tempts, Consequence Then, bool? TemptsStill);

/// <summary>What comes of a threat or promise in a state in which its condition is not true yet and could be made so by one move.</summary>
/// <param name="State">The state.</param>
/// <param name="Tempts">Whether some such act pays if nothing follows.</param>
/// <param name="IsKept">Whether carrying it out pays its author after every such act, or after every one that tempts where some do.</param>
/// <param name="Works">Of a threat: some act tempts, and after each of these carrying it out pays, and makes the act not pay. Of a promise: no act
/// tempts, and some does once it is kept, which pays.</param>
public readonly record struct ThreatStand(int State, bool Tempts, bool IsKept, bool Works);

/// <summary>
/// A conditional threat or promise ("if <i>if</i>, then <i>then</i>") weighed by the acts that it names, not by the moves that they may be part of.
/// </summary>
/// <param name="Callers">Whose acts are looked at: the addressee's, or, where none of these can ever make the condition true, everybody's whose
/// can; the addressee where nobody's can.</param>
/// <param name="IsCalledIn">Whether the condition is true now.</param>
/// <param name="IsDone">Whether what is threatened or promised is so now.</param>
/// <param name="Now">Where it is called in and not done: what its author would do now.</param>
/// <param name="Averting">Where it is called in and not done: the act by which the addressee could undo the condition that suits it best; null when
/// it has none.</param>
/// <param name="AvertingIsBetter">Whether the addressee likes that better than to have the threat carried out.</param>
/// <param name="FromNow">Every act by which it could be called in from the present state.</param>
/// <param name="Everywhere">Every state in which neither condition nor consequence is true and some act makes the condition true, ascending.</param>
/// <remarks>
/// Credible: carrying it out is an improvement for its author once the condition holds (Schelling 1960; Zagare and Kilgour 2000), beside
/// staying and beside the same move without it. Effective: the act that calls it in then no longer pays.
/// </remarks>
public sealed record ThreatAnalysis(
    IReadOnlyList<int> Callers, bool IsCalledIn, bool IsDone, Consequence? Now, Act? Averting, bool AvertingIsBetter, IReadOnlyList<ThreatCall> FromNow,
        IReadOnlyList<ThreatStand> Everywhere)
{
    /// <summary>Weighs a threat or a promise.</summary>
    /// <param name="graph">The conflict.</param>
    /// <param name="now">The present state.</param>
    /// <param name="by">Who threatens or promises.</param>
    /// <param name="against">The one it is addressed to; where no act of its can ever make the condition true, everybody else's but the author's
    /// are looked at.</param>
    /// <param name="condition">Where the condition holds.</param>
    /// <param name="consequence">Where what is threatened or promised has been done.</param>
    /// <param name="isPromise">Whether it is a promise.</param>
    public static ThreatAnalysis Of(ConflictGraph graph, int now, int by, int against, StateSet condition, StateSet consequence, bool isPromise)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(consequence);
        var answers = new Answers(graph, by, consequence);
        var fresh = StateSet.All(graph.States).Except(condition).Except(consequence);
        Dictionary<int, ThreatCall[]> CallsBy(params int[] callers)
        {
            var acts = callers.Select(c => (Caller: c, Acts: new Acts(graph, c, condition))).ToArray();
            return fresh.Members().Select(s => (State: s, Calls: acts.SelectMany(a => Calls(graph, a.Caller, a.Acts, s, consequence, answers)).ToArray()))
                .Where(x => x.Calls.Length > 0).ToDictionary(x => x.State, x => x.Calls);
        }

        var calls = CallsBy(against);
        if (calls.Count == 0) calls = CallsBy([.. Enumerable.Range(0, graph.Parties).Where(p => p != by && p != against)]);
        var isOpen = condition[now] && !consequence[now];
        Consequence? due = isOpen ? answers.At(now) : null;
        Act? averting = isOpen ? new Acts(graph, against, StateSet.All(graph.States).Except(condition)).At(now).Where(a => a.IsAlone).Cast<Act?>()
            .MaxBy(a => graph.Ranks(against)[a!.Value.With]) : null;
        int[] callers = [.. calls.Values.SelectMany(c => c).Select(c => c.Caller).Distinct().Order()];
        return new ThreatAnalysis(
            callers.Length > 0 ? callers : [against],
            condition[now],
            consequence[now],
            due,
            averting,
            averting is { } way && due?.Act is { } blow && graph.Prefers(against, way.With, blow.With),
            calls.TryGetValue(now, out var fromNow) ? fromNow : [],
            [.. calls.OrderBy(c => c.Key).Select(c => Stand(c.Key, c.Value, isPromise))]);
    }

    private static IEnumerable<ThreatCall> Calls(ConflictGraph graph, int caller, Acts acts, int state, StateSet consequence, Answers answers)
    {
        foreach (var act in acts.At(state))
        {
            if (consequence[act.With]) continue;
            var then = answers.At(act.With);
            bool? still = then.Act is { } done ? graph.Prefers(caller, done.With, act.From) && graph.Prefers(caller, done.With, act.Without) : null;
            yield return new ThreatCall(caller, act, acts.Pays(act), then, still);
        }
    }

    private static ThreatStand Stand(int state, ThreatCall[] calls, bool isPromise)
    {
        var tempting = calls.Where(c => c.Tempts).ToArray();
        return new ThreatStand(
            state,
            tempting.Length > 0,
            (tempting.Length > 0 ? tempting : calls).All(c => c.Then.Pays),
            isPromise ? tempting.Length == 0 && calls.Any(c => c.Then.Pays && c.TemptsStill == true) : tempting.Length > 0
                && tempting.All(c => c.Then.Pays && c.TemptsStill == false));
    }

    /// <summary>What the author would do in a state, worked out once for each.</summary>
    private sealed class Answers(ConflictGraph graph, int by, StateSet consequence)
    {
        private readonly Acts acts = new(graph, by, consequence);
        private readonly Dictionary<int, Consequence> known = [];

        public Consequence At(int state)
        {
            if (known.TryGetValue(state, out var ready)) return ready;
            var all = acts.At(state);
            var paying = all.Where(acts.Pays).ToArray();
            var of = paying.Any(a => a.IsAlone) ? paying.Where(a => a.IsAlone) : paying.Length > 0 ? paying : all.Where(a => a.IsAlone);
            return known[state] = new Consequence(state, of.Cast<Act?>().MaxBy(a => graph.Ranks(by)[a!.Value.With]), paying.Length > 0);
        }
    }
}
