using Demarche.Engine.Preferences;
using Demarche.Engine.Stability;
using Demarche.Engine.States;

namespace Demarche.Engine.Attitudes;

/// <summary>
/// The concepts in which a party goes by its attitudes: an improvement is a total relational reply, a move to what it totally prefers in
/// the sense of <see cref="RelationalPreference.Prefers"/>, and a sanction is whatever is not such a gain from where it stood.
/// </summary>
/// <remarks>
/// What the others can bring about is kept for every state, n²/8 bytes for n states; O(replies × n/64) for each state after that. Refused
/// beyond <see cref="MaximumStates"/> states.
/// </remarks>
public abstract class RelationalConcept : SolutionConcept
{
    /// <summary>The most states that are gone through.</summary>
    public const int MaximumStates = 1 << 13;

    /// <summary>Whether the others' answers are looked at, and if so whether each step must be a total relational reply of its mover.</summary>
    protected abstract AnswersFeared Feared { get; }

    /// <summary>Whether the party looks for a way out of each sanction before it is deterred.</summary>
    protected abstract bool LooksForWayOut { get; }

    /// <inheritdoc/>
    public override string? WhyNot(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.Attitudes is null) return "the model says nothing of attitudes";
        return graph.States <= MaximumStates ? null
            : $"attitudes are weighed state by state, and {Numerals.Whole(graph.States)} states are more than {Numerals.Whole(MaximumStates)}";
    }

    /// <inheritdoc/>
    public override StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default)
    {
        if (WhyNot(graph) is { } reason) throw new NotSupportedException(reason);
        cancellation.ThrowIfCancellationRequested();
        return new RelationalTest(graph, party, Feared, LooksForWayOut, cancellation).Stable(cancellation);
    }

    /// <inheritdoc/>
    public override Verdict Explain(ConflictGraph graph, int party, int state)
    {
        if (WhyNot(graph) is { } reason) throw new NotSupportedException(reason);
        var attitudes = graph.Attitudes!;
        var targets = new List<int>();
        graph.Moves.Targets(party, state, targets);
        if (targets.Count == 0) return new Verdict(Id, party, state, Ground.NoMove, []);
        Deviation[] deviations = [.. targets.Where(t => attitudes.Prefers(graph, party, t, state))
            .OrderByDescending(t => graph.Ranks(party)[t])
            .Select(t => Answer(graph, attitudes, new Step(party, state, t)))
            .OrderBy(d => d.IsSanctioned)];
        var ground = deviations.Length == 0 ? Ground.NoImprovement : deviations[0].IsSanctioned ? Ground.Sanctioned : Ground.Unsanctioned;
        return new Verdict(Id, party, state, ground, deviations);
    }

    private Deviation Answer(ConflictGraph graph, AttitudeMatrix attitudes, Step move)
    {
        if (Feared == AnswersFeared.None) return new Deviation(move, null, Together: false, move.To);
        var search = LegalSequences.OfOpponents(graph, move.Party, (mover, from, to) =>
            Feared == AnswersFeared.Any || attitudes.Prefers(graph, mover, to, from));
        Step? lastWayOut = null;
        var sanction = search.Nearest(move.To, reached =>
        {
            if (reached == move.To || attitudes.Prefers(graph, move.Party, reached, move.From)) return false;
            var way = LooksForWayOut ? WayOut(graph, attitudes, move.Party, move.From, reached) : null;
            lastWayOut = way ?? lastWayOut;
            return way is null;
        });
        return sanction is { } end
            ? new Deviation(move, search.PathTo(end), Together: false, end)
            : new Deviation(move, null, Together: false, move.To, lastWayOut);
    }

    private static Step? WayOut(ConflictGraph graph, AttitudeMatrix attitudes, int party, int state, int sanction)
    {
        var targets = new List<int>();
        graph.Moves.Targets(party, sanction, targets);
        var better = targets.Where(t => attitudes.Prefers(graph, party, t, state)).ToArray();
        return better.Length == 0 ? null : new Step(party, sanction, better.MaxBy(t => graph.Ranks(party)[t]));
    }
}

/// <summary>Which answers of the others a party fears.</summary>
public enum AnswersFeared
{
    /// <summary>None: it looks at its own move only.</summary>
    None,

    /// <summary>Any that the others could give.</summary>
    Any,

    /// <summary>Those each step of which is a gain for its mover.</summary>
    Credible,
}
