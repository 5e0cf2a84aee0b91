using Demarche.Analysis.Assessing;
using Demarche.Analysis.Solve;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Engine.ThirdParties;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>An arrangement among the others that comes to hold, or no longer does, because of a third party.</summary>
/// <param name="State">The nearest state with that arrangement.</param>
/// <param name="Why">Why it would not be so if the third party did nothing, or, where it prevents it, why it does not hold as things are.</param>
public sealed record SettlementRef(StateRef State, SettlementReason Why);

/// <summary>What a third party makes possible, under one concept.</summary>
/// <param name="Party">Who it is.</param>
/// <param name="Role">Mediator, arbitrator or donor.</param>
/// <param name="Concept">The concept, by its short name; null when none could be asked.</param>
/// <param name="CanMove">Whether it has a move anywhere.</param>
/// <param name="Settlements">How many arrangements among the others hold and can be reached. An arrangement is where the levers of all others stand; in
/// graph form, a state.</param>
/// <param name="SettlementsWithout">How many would if it made no move.</param>
/// <param name="MadePossible">How many hold within reach and would not if it made no move.</param>
/// <param name="Prevented">How many would hold within reach if it made no move, and do not.</param>
/// <param name="OutcomesOnlyWith">Named outcomes that come about in what holds within reach, and would not if it made no move.</param>
/// <param name="OutcomesOnlyWithout">The other way round.</param>
/// <param name="NearestPossible">The nearest that it makes possible, and why; null when there is none.</param>
/// <param name="NearestPrevented">The nearest that it prevents, and why; null when there is none.</param>
/// <param name="NowHolds">Whether the present state holds.</param>
/// <param name="NowHoldsWithout">Whether it would if the third party made no move.</param>
/// <param name="TurnsOnIt">What others care about that speaks of its levers: party and statement.</param>
/// <param name="WhyNot">Why it could not be asked; null when it could.</param>
public sealed record ThirdPartyFinding(
    string Party, string Role, string? Concept, bool CanMove, int Settlements, int SettlementsWithout, int MadePossible, int Prevented,
        IReadOnlyList<string> OutcomesOnlyWith, IReadOnlyList<string> OutcomesOnlyWithout,
    SettlementRef? NearestPossible, SettlementRef? NearestPrevented, bool NowHolds, bool NowHoldsWithout, IReadOnlyList<string> TurnsOnIt, string? WhyNot)
{
    /// <summary>Draws the finding from what was compared.</summary>
    public static ThirdPartyFinding Of(ThirdPartySolution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var (compiled, party) = (solution.Compiled, solution.Party);
        var empty = new ThirdPartyFinding(
            compiled.Crisis.Parties[party].Words, solution.Role.ToString()
                .ToLowerInvariant(), null, CanMoveAt(compiled, party), 0, 0, 0, 0, [], [], null, null, false, false, TurningOn(compiled, party), null);
        if (solution.Main is not { Compared: { } compared } main)
            return empty with { WhyNot = solution.Results.Select(r => r.WhyNot).FirstOrDefault() ?? "no concept was asked about" };
        var (with, without) = (Settled(compiled, party, compared.Within), Settled(compiled, party, compared.WithinWithout));
        var tellsWhy = new Reasons(compiled, party, main.Concept, compared);
        StateSet gained = Having(compiled, party, compared.Within, with.Except(without)),
            lost = Having(compiled, party, compared.WithinWithout, without.Except(with));
        return empty with
        {
            Concept = main.Concept.Id,
            Settlements = with.Count,
            SettlementsWithout = without.Count,
            MadePossible = with.Except(without).Count(),
            Prevented = without.Except(with).Count(),
            OutcomesOnlyWith = Outcomes(compiled, compared.Within, compared.WithinWithout),
            OutcomesOnlyWithout = Outcomes(compiled, compared.WithinWithout, compared.Within),
            NearestPossible = Nearest(compiled, compiled.Graph, gained) is { } s ? new SettlementRef(tellsWhy.State(s), tellsWhy.NotWithout(s)) : null,
            NearestPrevented = Nearest(compiled, compared.Still, lost) is { } t ? new SettlementRef(tellsWhy.State(t), tellsWhy.NotAsItIs(t)) : null,
            NowHolds = compared.Holding[compiled.Now],
            NowHoldsWithout = compared.HoldingWithout[compiled.Now],
        };
    }

    /// <summary>Whether a party has a move anywhere.</summary>
    internal static bool CanMoveAt(CompiledCrisis compiled, int party) =>
        Enumerable.Range(0, compiled.Space.Count).Any(s => compiled.Graph.Moves.HasMove(party, s));

    /// <summary>Where the levers of all others stand, as one number; in graph form the state.</summary>
    private static int Arrangement(CompiledCrisis compiled, int party, int state)
    {
        var space = compiled.Space;
        if (space.Levers.Count == 0) return state;
        var cell = space.CellOf(state);
        return Enumerable.Range(0, space.Levers.Count).Where(k => !compiled.Crisis.Levers[k].Owners.Contains(party))
            .Sum(k => space.LevelAt(cell, k) * space.Stride(k));
    }

    private static HashSet<int> Settled(CompiledCrisis compiled, int party, StateSet states) =>
        [.. states.Members().Select(s => Arrangement(compiled, party, s))];

    private static StateSet Having(CompiledCrisis compiled, int party, StateSet states, IEnumerable<int> arrangements)
    {
        var wanted = arrangements.ToHashSet();
        return StateSet.Of(compiled.Space.Count, states.Members().Where(s => wanted.Contains(Arrangement(compiled, party, s))));
    }

    private static int? Nearest(CompiledCrisis compiled, Engine.ConflictGraph graph, StateSet states) =>
        states.IsEmpty ? null : Engine.Paths.Ways.ByAnyMoves(graph, compiled.Now).NearestIn(states);

    private static IReadOnlyList<string> Outcomes(CompiledCrisis compiled, StateSet some, StateSet others) =>
        [.. compiled.Crisis.Outcomes.Where((_, k) => !compiled.Outcomes[k].Intersect(some).IsEmpty && compiled.Outcomes[k].Intersect(others).IsEmpty)
            .Select(o => o.Name)];

    private static IReadOnlyList<string> TurningOn(CompiledCrisis compiled, int party) =>
        [.. Enumerable.Range(0, compiled.Crisis.Parties.Count).Where(p => p != party).SelectMany(p => StatementsOf(compiled.PreferenceOf(p))
            .Where(c => c.Condition.Levers().Any(k => compiled.Crisis.Levers[k].Owners.Contains(party)))
                .Select(c => $"{compiled.Crisis.Parties[p].Words}: {c.Words}"))];

    private static IEnumerable<Clause> StatementsOf(Preference preference) => preference switch
    {
        Preference.Priorities priorities => priorities.Groups.SelectMany(g => g),
        Preference.Ranking ranking => ranking.Groups,
        Preference.Utilities utilities => utilities.Terms.Select(t => t.Clause),
        _ => [],
    };

    /// <summary>Why an arrangement does not hold on the one side although it does on the other.</summary>
    private sealed class Reasons(CompiledCrisis compiled, int party, SolutionConcept concept, ThirdPartyComparison compared)
    {
        private readonly StateWords words = new(compiled);

        public StateRef State(int state) => new(state + 1, words.Short(state), words.Full(state), words.Outcomes(state));

        /// <summary>Of a state that holds as things are: why the same arrangement would not come to hold if the third party made no move.</summary>
        public SettlementReason NotWithout(int state) => AsNow(state) is { } same
            ? Leaves(compared.Still, same, SettlementCause.LeftWithout, SettlementCause.NoWayWithout) : Nobody(SettlementCause.NoSuchState);

        /// <summary>Of a state that would hold if the third party made no move: why it does not as things are.</summary>
        public SettlementReason NotAsItIs(int state) => Leaves(compiled.Graph, state, SettlementCause.Left, SettlementCause.OtherForm);

        private SettlementReason Leaves(Engine.ConflictGraph graph, int state, SettlementCause somebody, SettlementCause nobody)
        {
            var who = Enumerable.Range(0, graph.Parties).FirstOrDefault(p => !concept.Explain(graph, p, state).IsStable, -1);
            return who < 0 ? Nobody(nobody) : Nobody(somebody)
                with { Leaver = compiled.Crisis.Parties[who].Words, Leaves = new VerdictReason(compiled, words, concept.Explain(graph, who, state)) };
        }

        private SettlementReason Nobody(SettlementCause cause) => new(compiled.Crisis.Parties[party].Words, cause, "", null);

        /// <summary>The same arrangement with the third party's own levers as they stand now; null when that is no state.</summary>
        private int? AsNow(int state)
        {
            var space = compiled.Space;
            if (space.Levers.Count == 0) return state;
            int cell = space.CellOf(state), now = space.CellOf(compiled.Now);
            var levels = Enumerable.Range(0, space.Levers.Count).Select(k => space.LevelAt(compiled.Crisis.Levers[k].Owners.Contains(party) ? now : cell, k))
                .ToArray();
            return space.StateOf(space.CellAt(levels)) is >= 0 and var same ? same : null;
        }
    }
}
