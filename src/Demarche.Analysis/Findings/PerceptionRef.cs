using Demarche.Analysis.Assessing;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>What the model says of how a party sees another.</summary>
/// <param name="By">Who sees it.</param>
/// <param name="Of">Whom.</param>
/// <param name="Belief">What it takes the other to want; null where it takes it to want what it wants.</param>
/// <param name="Hidden">What it does not know can come about, as clauses.</param>
/// <param name="Sees">What it takes the other to see in turn.</param>
public sealed record PerceptionRef(string By, string Of, BeliefRef? Belief, IReadOnlyList<string> Hidden, IReadOnlyList<PerceptionRef> Sees)
{
    /// <summary>From the model, with believed orders compared to the true ones.</summary>
    internal static PerceptionRef From(Assessment assessment, Perception perception) => new(
        assessment.Party(perception.By), assessment.Party(perception.Of), perception.Preference is { } believed
            ? BeliefRef.Of(assessment, perception.Of, believed) : null,
        [.. perception.Hidden.Select(h => h.Words)], [.. (perception.Sees ?? []).Select(s => From(assessment, s))]);
}

/// <summary>What a party is taken to want.</summary>
public abstract record BeliefRef
{
    private const int MostStates = 2048;

    private BeliefRef()
    {
    }

    /// <summary>Most of all, what some clauses say.</summary>
    /// <param name="Clauses">The clauses.</param>
    public sealed record Wants(IReadOnlyList<string> Clauses) : BeliefRef;

    /// <summary>Nothing: it is taken to be indifferent.</summary>
    public sealed record Indifferent : BeliefRef;

    /// <summary>One state rather than another, the other way round than it does.</summary>
    /// <param name="State">The state that rises over most others in the believed order.</param>
    /// <param name="Over">The best of those that it rises over.</param>
    public sealed record Prefers(StateRef State, StateRef Over) : BeliefRef;

    /// <summary>Another order than its own, of states too many to be compared.</summary>
    public sealed record AnotherOrder : BeliefRef;

    /// <summary>Another order than its own in which no state rises over another.</summary>
    public sealed record AnotherWay : BeliefRef;

    /// <summary>A belief of what a party wants, shown by its first statement, or by where the order is furthest from the true one.</summary>
    internal static BeliefRef Of(Assessment assessment, int party, Preference believed) => believed switch
    {
        Preference.Priorities { Groups: [var first, ..] } => new Wants([.. first.Select(c => c.Words)]),
        Preference.Indifferent => new Indifferent(),
        _ => Mistake(assessment, party, believed),
    };

    private static BeliefRef Mistake(Assessment assessment, int party, Preference order)
    {
        var (believed, states) = (Orders.Rank(assessment.Compiled.Space, order), assessment.Graph.States);
        if (states > MostStates) return new AnotherOrder();
        bool Overtakes(int s, int t) => believed[s] > believed[t] && assessment.Graph.Prefers(party, t, s);
        var riser = Enumerable.Range(0, states).MaxBy(s => Enumerable.Range(0, states).Count(t => Overtakes(s, t)));
        int[] overtaken = [.. Enumerable.Range(0, states).Where(t => Overtakes(riser, t))];
        if (overtaken.Length == 0) return new AnotherWay();
        return new Prefers(assessment.State(riser), assessment.State(overtaken.MaxBy(t => assessment.Graph.Ranks(party)[t])));
    }
}
