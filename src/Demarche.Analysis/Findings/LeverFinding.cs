using Demarche.Analysis.Assessing;
using Demarche.Analysis.Game;
using Demarche.Engine;
using Demarche.Engine.Moves;
using Demarche.Engine.Paths;
using Demarche.Engine.States;
using Demarche.Language.Wording;

namespace Demarche.Analysis.Findings;

/// <summary>What the parties can settle in, in one arrangement of a lever: what holds where moves that pay lead.</summary>
/// <param name="Equilibria">How many states.</param>
/// <param name="Outcomes">The named outcomes among them, in declared order.</param>
/// <param name="WorstForOwner">The owner's least preferred of them, and
/// <paramref name="BestForOwner"/> its most preferred; null when none holds.</param>
/// <param name="BestForOwner">See <paramref name="WorstForOwner"/>.</param>
public sealed record LeverSituation(int Equilibria, IReadOnlyList<string> Outcomes, StateRef? WorstForOwner, StateRef? BestForOwner);

/// <summary>An unspent one-way lever: what holds with it in hand, with it given up for good, and with it used now.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Lever">The lever.</param>
/// <param name="Using">What using it means, subject first.</param>
/// <param name="InHand">As things are.</param>
/// <param name="GivenUp">If its owner could never use it.</param>
/// <param name="Used">If it were used at once; null when no move does.</param>
/// <param name="Worth">What holding it back is worth, in words.</param>
public sealed record LeverFinding(string Owner, string Lever, string Using, LeverSituation InHand, LeverSituation GivenUp, LeverSituation? Used, string Worth)
{
    private const int MaximumStates = 4096;

    /// <summary>Why unspent levers are not weighed, in words; null when they are, or when there is none.</summary>
    public static string? WhyNot(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return assessment.Graph.States > MaximumStates && Enumerable.Range(0, assessment.Compiled.Space.Levers.Count).Any(k => IsUnspent(assessment, k))
            ? $"the model has {Phrases.Number(assessment.Graph.States)} states, and each is solved again without every lever up to "
                + $"{Phrases.Number(MaximumStates)}"
            : null;
    }

    /// <summary>All unspent one-way levers; none in graph form or when the model has more than some thousands of states.</summary>
    public static IReadOnlyList<LeverFinding> All(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        if (assessment.Graph.States > MaximumStates) return [];
        var space = assessment.Compiled.Space;
        return [.. Enumerable.Range(0, space.Levers.Count).Where(k => IsUnspent(assessment, k)).Select(k => Of(assessment, k))];
    }

    private static bool IsUnspent(Assessment assessment, int lever)
    {
        if (assessment.Compiled.Crisis.Levers[lever].IsJoint) return false;
        var space = assessment.Compiled.Space;
        var level = space.LevelOf(assessment.Compiled.Now, lever);
        return space.Levers[lever].Rule switch
        {
            MoveRule.Up or MoveRule.StepUp => level < space.Levers[lever].Levels - 1,
            MoveRule.Down or MoveRule.StepDown => level > 0,
            _ => false,
        };
    }

    private static LeverFinding Of(Assessment assessment, int lever)
    {
        var crisis = assessment.Compiled.Crisis;
        var space = assessment.Compiled.Space;
        int now = assessment.Compiled.Now, owner = space.Levers[lever].Party;
        var used = UseAlone(assessment, lever);
        var frozen = ArcMoves.Filter(space.Count, assessment.Graph.Moves, (party, from, to) => party != owner
            || space.LevelOf(from, lever) == space.LevelOf(to, lever));
        var without = new ConflictGraph(space, frozen, [.. Enumerable.Range(0, assessment.Graph.Parties).Select(p => assessment.Graph.Ranks(p).ToArray())]);
        var inHand = Situation(assessment, assessment.Graph, owner, now);
        var givenUp = Situation(assessment, without, owner, now);
        var spent = used is { } u ? Situation(assessment, assessment.Graph, owner, u) : null;
        return new LeverFinding(
            assessment.Party(owner),
            crisis.Levers[lever].Name,
            used is { } to ? assessment.Words.Move(new(owner, now, to)) : $"{assessment.Party(owner)} uses {crisis.Levers[lever].Name}",
            inHand,
            givenUp,
            spent,
            Weigh(assessment, owner, inHand, givenUp, spent));
    }

    /// <summary>The state in which nothing but this lever has moved on, as far as one move takes it.</summary>
    private static int? UseAlone(Assessment assessment, int lever)
    {
        var space = assessment.Compiled.Space;
        var targets = new List<int>();
        assessment.Graph.Moves.Targets(space.Levers[lever].Party, assessment.Compiled.Now, targets);
        bool OnlyThis(int t) =>
            Enumerable.Range(0, space.Levers.Count).All(k => k == lever || space.LevelOf(t, k) == space.LevelOf(assessment.Compiled.Now, k));
        return targets.Where(OnlyThis).Cast<int?>().MaxBy(t => Math.Abs(space.LevelOf(t!.Value, lever) - space.LevelOf(assessment.Compiled.Now, lever)));
    }

    private static LeverSituation Situation(Assessment assessment, ConflictGraph graph, int owner, int start)
    {
        var equilibria = ConceptResult.Of(graph, assessment.Reference.Concept).Equilibria.Intersect(Ways.ByImprovements(graph, start).Reached);
        var ranks = graph.Ranks(owner).ToArray();
        var members = equilibria.Members().OrderBy(s => ranks[s]).ThenBy(s => s).ToArray();
        var outcomes = assessment.Compiled.Crisis.Outcomes.Where((_, k) => !assessment.Compiled.Outcomes[k].Intersect(equilibria).IsEmpty).Select(o => o.Name);
        return new LeverSituation(
            members.Length, [.. outcomes], members.Length > 0 ? assessment.State(members[0]) : null, members.Length > 0 ? assessment.State(members[^1]) : null);
    }

    private static string Weigh(Assessment assessment, int owner, LeverSituation inHand, LeverSituation givenUp, LeverSituation? used)
    {
        var party = Phrases.Capitalise(assessment.Party(owner));
        string Compare(string doing, LeverSituation other)
        {
            if (inHand.WorstForOwner is null || other.WorstForOwner is null)
                return $"whether {doing} helps cannot be said, since in one of the cases the parties settle in nothing";
            var (worst, best) = (Order(assessment, owner, other.WorstForOwner, inHand.WorstForOwner),
                Order(assessment, owner, other.BestForOwner!, inHand.BestForOwner!));
            return (worst, best) switch
            {
                (0, 0) => $"{doing} would change neither the worst nor the best it can settle in",
                ( <= 0, <= 0) => $"{doing} would cost it: the {(worst < 0 ? "worst" : "best")} it can settle in gets worse",
                ( >= 0, >= 0) => $"{doing} would help it: the {(worst > 0 ? "worst" : "best")} it can settle in gets better",
                _ => $"{doing} would make the worst it can settle in {(worst > 0 ? "better" : "worse")} and the best {(best > 0 ? "better" : "worse")}",
            };
        }

        var parts = new List<string> { Compare("giving it up for good", givenUp) };
        if (used is not null) parts.Add(Compare("using it now", used));
        return $"{party}: {string.Join("; ", parts)}.";
    }

    private static int Order(Assessment assessment, int owner, StateRef a, StateRef b) =>
        assessment.Graph.Ranks(owner)[a.Number - 1].CompareTo(assessment.Graph.Ranks(owner)[b.Number - 1]);
}
