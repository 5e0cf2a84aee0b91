using Demarche.Engine.States;

namespace Demarche.Engine.Threats;

/// <summary>What a threat comes to at one move of the addressee that would call it in.</summary>
/// <param name="From">Where the addressee stands.</param>
/// <param name="Trigger">Where its move leads: the threat's condition has become true.</param>
/// <param name="Tempting">Whether the addressee would gain by the move if nothing followed.</param>
/// <param name="CarriedOut">Where carrying the threat out leads, the threatener choosing the best of its moves that do so; null when it has no such move.</param>
/// <param name="Credible">Whether the threatener gains by carrying it out.</param>
/// <param name="Deters">Whether the addressee ends no better off than where it stood.</param>
public readonly record struct ThreatCall(int From, int Trigger, bool Tempting, int? CarriedOut, bool Credible, bool Deters);

/// <summary>A conditional threat ("if <i>if</i>, then <i>then</i>") weighed: credible, effective, needed.</summary>
/// <param name="FromNow">Every move by which the addressee could call it in from the present state.</param>
/// <param name="Everywhere">The same from every state in which the condition does not hold yet.</param>
/// <remarks>
/// Credible: carrying it out would be an improvement for the threatener once the condition holds (Schelling 1960; Zagare and Kilgour
/// 2000). Effective: the addressee would be no better off. Needed: the addressee would gain by the move if nothing followed.
/// </remarks>
public sealed record ThreatAnalysis(IReadOnlyList<ThreatCall> FromNow, IReadOnlyList<ThreatCall> Everywhere)
{
    /// <summary>Weighs one threat.</summary>
    /// <param name="graph">The conflict.</param>
    /// <param name="now">The present state.</param>
    /// <param name="by">The threatener.</param>
    /// <param name="against">The addressee.</param>
    /// <param name="condition">Where the condition holds.</param>
    /// <param name="consequence">Where what is threatened has been done.</param>
    public static ThreatAnalysis Of(ConflictGraph graph, int now, int by, int against, StateSet condition, StateSet consequence)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(consequence);
        var calls = new List<ThreatCall>();
        var (triggers, answers) = (new List<int>(), new List<int>());
        for (var s = 0; s < graph.States; s++)
        {
            if (condition[s] || consequence[s]) continue;
            graph.Moves.Targets(against, s, triggers);
            foreach (var trigger in triggers)
            {
                if (!condition[trigger] || consequence[trigger]) continue;
                graph.Moves.Targets(by, trigger, answers);
                int? answer = answers.Where(a => consequence[a]).Cast<int?>().MaxBy(a => graph.Ranks(by)[a!.Value]);
                calls.Add(new ThreatCall(
                    s,
                    trigger,
                    Tempting: graph.Prefers(against, trigger, s),
                    answer,
                    Credible: answer is { } done && graph.Prefers(by, done, trigger),
                    Deters: answer is { } end && !graph.Prefers(against, end, s)));
            }
        }

        return new ThreatAnalysis([.. calls.Where(c => c.From == now)], calls);
    }
}
