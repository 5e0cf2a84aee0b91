using System.Text.Json.Serialization;
using Demarche.Analysis.Assessing;
using Demarche.Engine.Inverse;
using Demarche.Engine.Masks;
using Demarche.Engine.Paths;
using Demarche.Engine.States;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Findings;

/// <summary>How many adjacent swaps of priorities bring something about.</summary>
/// <param name="Goal">What is to come about, in words.</param>
/// <param name="Whose">Whose priorities may change: a party's name, or all.</param>
/// <param name="Swaps">The least number; null when none was found.</param>
/// <param name="MoreThan">When none was found: every order within this many swaps was tried; null where the orders are too many for any to be tried.</param>
/// <param name="IsImpossible">When none was found: whether every order there is was tried.</param>
/// <param name="Changes">The swaps, in order.</param>
public sealed record SwapFinding(string Goal, string Whose, int? Swaps, int? MoreThan, bool IsImpossible, IReadOnlyList<SwapRef> Changes)
{
    /// <summary>What <see cref="Whose"/> says when the priorities of all parties may change.</summary>
    public const string OverAll = "all parties together";

    /// <summary>Whether the priorities of all parties may change.</summary>
    public bool IsOverAll => string.Equals(Whose, OverAll, StringComparison.Ordinal);

    /// <summary>Whether this is about all parties together and says no more than another finding says about one of them.</summary>
    public bool Repeats(SwapFinding one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return IsOverAll && !one.IsOverAll && Swaps == one.Swaps && string.Equals(Goal, one.Goal, StringComparison.Ordinal)
            && Changes.SequenceEqual(one.Changes);
    }

    /// <summary>The number in words: "2 swaps", "none needed", "more than 5 swaps, if any do", "no order of these priorities".</summary>
    public string InWords => Swaps switch
    {
        0 => "none needed",
        { } n => Phrases.Digits(n, "swap"),
        null when IsImpossible => "no order of these priorities does it",
        null when MoreThan is { } tried => $"more than {Phrases.Digits(tried, "swap")}, if any do",
        null => "not known: the orders are too many to be tried",
    };
}

/// <summary>How far it is from the present state to the break.</summary>
/// <param name="IsBroken">Whether the break has already come about.</param>
/// <param name="ByAnyMoves">The shortest way by any moves; null when the break cannot be reached.</param>
/// <param name="ByImprovements">The shortest way on which every move pays; null when there is none.</param>
/// <param name="WithSetBacks">Where the latter is null: a shortest way with as few moves that do not pay as possible.</param>
/// <param name="Reachable">How many states can be reached from now at all.</param>
/// <param name="Swaps">Distances in preference, when they were asked for and the model is small enough.</param>
/// <param name="WhyNoSwaps">Why there are none, in words; null when there are.</param>
public sealed record DistanceFinding(
    bool IsBroken,
    WayRef? ByAnyMoves,
    WayRef? ByImprovements,
    WayRef? WithSetBacks,
    int Reachable,
    IReadOnlyList<SwapFinding> Swaps,
    string? WhyNoSwaps)
{
    private const int MaximumStatesForSwaps = 2048;

    /// <summary>The most rankings, and the most combinations of them, that are tried for one goal.</summary>
    public const int MaximumOrders = 5_000;

    /// <summary>
    /// States times parties that are looked at over all goals: where a goal for each of many parties would take more, each is tried with fewer orders.
    /// </summary>
    private const long MostWork = 100_000_000;

    /// <summary>From so many parties on, what each may answer to the others is most of the work.</summary>
    private const int ManyParties = 8;

    private const int LeastOrders = 4;

    /// <summary>The ways alone, as when the work was stopped before orders were compared; null when the model names no break.</summary>
    public static DistanceFinding? WithoutSwaps(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        if (assessment.Compiled.Break is not { } broken) return null;
        return new DistanceFinding(
            broken[assessment.Compiled.Now],
            assessment.AnyWay.NearestIn(broken) is { } a ? assessment.Way("any moves", a, assessment.AnyWay.WayTo(a)) : null,
            assessment.Improving.NearestIn(broken) is { } p ? assessment.Way("moves that pay", p, assessment.Improving.WayTo(p)) : null,
            null,
            assessment.Reached.Count,
            [],
            "it was stopped before orders had been compared");
    }

    /// <summary>Measures it; null when the model names no break.</summary>
    public static DistanceFinding? Of(Assessment assessment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        if (WithoutSwaps(assessment) is not { } ways) return null;
        var broken = assessment.Compiled.Break!;
        var tooLarge = assessment.Graph.States > MaximumStatesForSwaps
            ? $"the model has {Phrases.Number(assessment.Graph.States)} states, and orders are compared one by one up to "
                + $"{Phrases.Number(MaximumStatesForSwaps)}"
            : null;
        var whyNot = tooLarge ?? (Movable(assessment).Count == 0 ? "no party's order is given as priorities" : null);
        return ways with
        {
            WithSetBacks = ways.ByAnyMoves is not null && ways.ByImprovements is null ? SetBackWays.Fewest(assessment, broken, cancellation) : null,
            Swaps = whyNot is null ? [.. SwapsTo(assessment, broken, cancellation)] : [],
            WhyNoSwaps = whyNot,
            OrdersTried = Budget(assessment),
        };
    }

    private static IReadOnlyList<int> Movable(Assessment assessment) =>
        [.. Enumerable.Range(0, assessment.Graph.Parties).Where(p => assessment.Compiled.PreferenceOf(p) is Preference.Priorities)];

    /// <summary>How many combinations of orders are tried for each goal: fewer where parties and states make each take long.</summary>
    [JsonIgnore]
    public long OrdersTried { get; init; } = MaximumOrders;

    private static long Budget(Assessment assessment)
    {
        long goals = 3L * (Movable(assessment).Count + 1), parties = assessment.Graph.Parties;
        var each = assessment.Graph.States * Math.Max(parties, parties * parties / ManyParties);
        return Math.Clamp(MostWork / (goals * each), LeastOrders, MaximumOrders);
    }

    private static IEnumerable<SwapFinding> SwapsTo(Assessment assessment, StateSet broken, CancellationToken cancellation)
    {
        var movable = Movable(assessment);
        if (assessment.Graph.Moves is Engine.Moves.ConsentMoves) return SingleSwaps.Of(assessment, broken, movable, cancellation);
        var (concept, now) = (assessment.Reference.Concept.Id, assessment.Compiled.Now);
        int[] everybody = [.. Enumerable.Range(0, assessment.Graph.Parties)];
        var within = broken.Intersect(assessment.Reached);
        (string Words, string Otherwise, bool IsSo, Func<Func<MaskSolver, bool>> Test)[] goals =
        [
            ("a break could hold", "a break could not hold", assessment.HoldsIn(broken), () => MaskGoals.EquilibriumIn(concept, within)),
            ("moves that pay settle in a break", "moves that pay no longer settle in a break", assessment.SettlesIn(broken), () =>
                MaskGoals.ImprovementsLeadTo(concept, now, broken)),
            ("the present state holds", "the present state no longer holds", assessment.Reference.Equilibria[now], () =>
                MaskGoals.StableFor(concept, everybody, now)),
        ];
        var moves = new MaskMoves(assessment.Graph.States, assessment.Graph.Moves);
        var whose = movable.Select(p => (Words: assessment.Party(p), Movable: (IReadOnlyList<int>)[p]))
            .Concat(movable.Count > 1 ? [(SwapFinding.OverAll, movable)] : [])
            .AsParallel().AsOrdered().WithDegreeOfParallelism(assessment.Graph.Space.Threads).WithCancellation(cancellation)
                .Select(w => (w.Words, w.Movable, Search: Search(assessment, w.Movable))).ToArray();
        var questions = from goal in goals from w in whose select (goal, w);
        var budget = Budget(assessment);
        return questions.AsParallel().AsOrdered().WithDegreeOfParallelism(assessment.Graph.Space.Threads).WithCancellation(cancellation).Select(q =>
        {
            var test = q.goal.Test();
            var answer = q.w.Search?.Answer(moves, q.goal.IsSo ? solver => !test(solver) : test, budget, counts: false, cancellation);
            return Worded(assessment, q.goal.IsSo ? q.goal.Otherwise : q.goal.Words, q.w.Words, q.w.Movable, answer);
        });
    }

    private static JointInverse? Search(Assessment assessment, IReadOnlyList<int> movable) =>
        JointInverse.Of(assessment.Graph, movable,
            [.. movable.Select(p => (IReadOnlyList<StateSet>)[.. assessment.Compiled.PriorityStatements(p).Select(s => s.Where)])], MaximumOrders);

    private static SwapFinding Worded(Assessment assessment, string goal, string whose, IReadOnlyList<int> movable, JointAnswer? answer)
    {
        if (answer is null) return new SwapFinding(goal, whose, null, null, false, []);
        if (answer.Nearest is not { } nearest) return new SwapFinding(goal, whose, null, Math.Max(0, answer.Swaps - 1), answer.IsProved, []);
        PrioritySwap[] swaps = [.. movable.Zip(nearest).SelectMany(n => AdjacentSwaps.To(n.First, n.Second))];
        return new SwapFinding(goal, whose, swaps.Length, 0, false, SwapRef.All(assessment.Compiled, swaps));
    }
}
