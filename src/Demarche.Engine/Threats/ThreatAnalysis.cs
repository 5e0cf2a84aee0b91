using Demarche.Engine.States;

namespace Demarche.Engine.Threats;

/// <summary>What a threat comes to at one move that would call it in.</summary>
/// <param name="Caller">Who makes the move.</param>
/// <param name="From">Where the caller stands.</param>
/// <param name="Trigger">Where its move leads: the threat's condition has become true.</param>
/// <param name="Tempting">Whether the caller would gain by the move if nothing followed.</param>
/// <param name="CarriedOut">Where carrying the threat out leads, the threatener choosing the best of its moves that do so; null when it has no such
/// move.</param>
/// <param name="Credible">Whether the threatener gains by carrying it out.</param>
/// <param name="Deters">Whether the caller ends no better off than where it stood.</param>
public readonly record struct ThreatCall(int Caller, int From, int Trigger, bool Tempting, int? CarriedOut, bool Credible, bool Deters);

/// <summary>A conditional threat ("if <i>if</i>, then <i>then</i>") weighed: credible, effective, needed.</summary>
/// <param name="FromNow">Every move by which it could be called in from the present state.</param>
/// <param name="Everywhere">The same from every state in which the condition does not hold yet.</param>
/// <remarks>
/// Credible: carrying it out would be an improvement for the threatener once the condition holds (Schelling 1960; Zagare and Kilgour
/// 2000). Effective: the addressee would be no better off. Needed: the addressee would gain by the move if nothing followed.
/// </remarks>
public sealed record ThreatAnalysis(IReadOnlyList<ThreatCall> FromNow, IReadOnlyList<ThreatCall> Everywhere)
{
    /// <summary>Weighs one threat, or a promise, whose condition is for others than the one it is made to.</summary>
    /// <param name="graph">The conflict.</param>
    /// <param name="now">The present state.</param>
    /// <param name="by">Who threatens or promises.</param>
    /// <param name="against">The one it is addressed to; if no move of its can ever make the condition true, everybody else's moves are looked at.</param>
    /// <param name="condition">Where the condition holds.</param>
    /// <param name="consequence">Where what is threatened has been done.</param>
    public static ThreatAnalysis Of(ConflictGraph graph, int now, int by, int against, StateSet condition, StateSet consequence)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(consequence);
        var calls = Calls(graph, by, against, condition, consequence).ToArray();
        if (calls.Length == 0)
        {
            var others = Enumerable.Range(0, graph.Parties).Where(p => p != by && p != against);
            calls = [.. others.SelectMany(p => Calls(graph, by, p, condition, consequence))];
        }

        return new ThreatAnalysis([.. calls.Where(c => c.From == now)], calls);
    }

    private static IEnumerable<ThreatCall> Calls(ConflictGraph graph, int by, int caller, StateSet condition, StateSet consequence)
    {
        var (triggers, answers) = (new List<int>(), new List<int>());
        for (var s = 0; s < graph.States; s++)
        {
            if (condition[s] || consequence[s]) continue;
            graph.Moves.Targets(caller, s, triggers);
            foreach (var trigger in triggers)
            {
                if (!condition[trigger] || consequence[trigger]) continue;
                graph.Moves.Targets(by, trigger, answers);
                int? answer = answers.Where(a => consequence[a]).Cast<int?>().MaxBy(a => graph.Ranks(by)[a!.Value]);
                yield return new ThreatCall(
                    caller,
                    s,
                    trigger,
                    Tempting: graph.Prefers(caller, trigger, s),
                    answer,
                    Credible: answer is { } done && graph.Prefers(by, done, trigger),
                    Deters: answer is { } end && !graph.Prefers(caller, end, s));
            }
        }
    }
}
