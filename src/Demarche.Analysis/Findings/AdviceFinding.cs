using Demarche.Analysis.Assessing;
using Demarche.Engine.Advice;
using Demarche.Engine.Moves;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Findings;

/// <summary>What a mediator wants, and how hard to look for it.</summary>
/// <param name="Wanted">The wanted state or outcome, as the reader named it.</param>
/// <param name="States">The wanted states; any will do.</param>
/// <param name="Concept">What is to hold it in place.</param>
/// <param name="ByImprovements">Whether moves that each pay must lead there from now, which is what is asked unless any moves are asked for by name.</param>
public sealed record AdviceRequest(string Wanted, StateSet States, SolutionConcept Concept, bool ByImprovements = true)
{
    /// <summary>The most sets of changes to make.</summary>
    public long Budget { get; init; } = 100_000;

    /// <summary>The most cheapest sets to list.</summary>
    public int Limit { get; init; } = 5;
}

/// <summary>What a party would do in the wanted state once the changes are made.</summary>
/// <param name="Party">The party.</param>
/// <param name="Stays">Why it stays.</param>
/// <param name="LeftBefore">Whether it would leave the state as things are.</param>
/// <param name="WhyBefore">Why it would leave, or stay, as things are.</param>
public sealed record KeeperRef(string Party, VerdictReason Stays, bool LeftBefore, VerdictReason WhyBefore);

/// <summary>A set of changes that does what is wanted.</summary>
/// <param name="Cost">What it costs.</param>
/// <param name="Steps">The changes, one by one; none where nothing needs to change.</param>
/// <param name="Settles">The nearest wanted state that comes to hold.</param>
/// <param name="Held">How many states within reach of now hold once the changes are made.</param>
/// <param name="Gained">Those that did not hold before, or could not be reached, nearest first: a few of <paramref name="AllGained"/>.</param>
/// <param name="AllGained">How many these are.</param>
/// <param name="Lost">The states within reach that held before and no longer do, nearest first: a few of <paramref name="AllLost"/>.</param>
/// <param name="AllLost">How many these are.</param>
/// <param name="NowHolds">Whether the present state holds once the changes are made.</param>
/// <param name="Way">A shortest way there by any moves.</param>
/// <param name="PayingWay">A shortest way there by moves that each pay; null when there is none.</param>
/// <param name="Keepers">For each party why it stays there.</param>
public sealed record ProposalFinding(
    int Cost, IReadOnlyList<AllowedRef> Steps, StateRef Settles, int Held, IReadOnlyList<StateRef> Gained, int AllGained, IReadOnlyList<StateRef> Lost,
        int AllLost, bool NowHolds, WayRef Way, WayRef? PayingWay, IReadOnlyList<KeeperRef> Keepers);

/// <summary>Advice to a mediator: the cheapest sets of allowed changes that make a wanted state hold and reachable from now.</summary>
/// <param name="Model">Title of the crisis.</param>
/// <param name="Types">The types in force, in words; empty when no party has types.</param>
/// <param name="Wanted">What is wanted.</param>
/// <param name="Concept">The concept, by its short name.</param>
/// <param name="ByImprovements">Whether moves that each pay must lead there.</param>
/// <param name="End">How far the search got.</param>
/// <param name="Cost">The cost of the sets found; null when none was.</param>
/// <param name="NoneBelow">Every set that costs less was tried, and none does; null when every set there is was tried in vain.</param>
/// <param name="Tried">How many sets were tried.</param>
/// <param name="WasStopped">Whether it was stopped before its end.</param>
/// <param name="IsDeclared">Whether the model declares what may change.</param>
/// <param name="Allowed">What may change.</param>
/// <param name="LeftOut">Declared changes that do not arise under the types in force.</param>
/// <param name="NowHolds">Whether the present state holds as things are.</param>
/// <param name="Held">How many states within reach of now hold as things are.</param>
/// <param name="Proposals">The sets found.</param>
/// <param name="WhyNot">Why it could not be asked; null when it could.</param>
public sealed record AdviceFinding(
    string Model, string Types, string Wanted, string Concept, bool ByImprovements, AdviceEnd End, int? Cost, int? NoneBelow, long Tried, bool WasStopped,
        bool IsDeclared,
    IReadOnlyList<AllowedRef> Allowed, IReadOnlyList<ChangeRef> LeftOut, bool NowHolds, int Held, IReadOnlyList<ProposalFinding> Proposals, string? WhyNot)
{
    private const int MaximumListed = 6;

    /// <summary>Whether, as things are, some wanted state holds and any moves at all lead there from now.</summary>
    public bool HoldsAsItIs { get; init; }

    /// <summary>Whether, as things are, moves that each pay lead to such a state; where the present state is one, it is so.</summary>
    public bool PaysAsItIs { get; init; }

    /// <summary>
    /// Where some wanted state holds as things are and no moves that each pay lead to one: a way there with as few moves that do not pay as possible.
    /// </summary>
    public WayRef? LeastAgainst { get; init; }

    /// <summary>Asks a mediator's question of a crisis.</summary>
    /// <param name="compiled">The crisis.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Called now and then with how many sets were tried and how many wait.</param>
    /// <param name="cancellation">Ends the search with what was found so far.</param>
    /// <exception cref="OperationCanceledException">It was stopped before the search began.</exception>
    public static AdviceFinding Of(CompiledCrisis compiled, AdviceRequest request, Action<long, long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var advice = new Language.Compiling.Advice(compiled);
            var empty = new AdviceFinding(
                compiled.Crisis.Name, compiled.Profile.Describe(compiled.Crisis), request.Wanted, request.Concept.Id, request.ByImprovements,
                    AdviceEnd.NotFound, null, 0, 0, false, advice.IsDeclared,
                AllowedRef.All(compiled, advice), [.. advice.LeftOut.Select(c => new ChangeRef.Declared(compiled, c))], false, 0, [], null);
            var question = advice.Ask(request.States, request.Concept, request.ByImprovements);
            if (question.WhyNot() is { } reason) return empty with { WhyNot = reason };
            var before = Solved(compiled, request.Concept, cancellation);
            var held = request.States.Intersect(before.Reference.Equilibria).Intersect(before.Reached);
            var isPaid = !held.Intersect(before.ReachedByImprovements).IsEmpty;
            empty = empty with { HoldsAsItIs = !held.IsEmpty, PaysAsItIs = isPaid, LeastAgainst = held.IsEmpty || isPaid ? null
                : SetBackWays.Fewest(before, held, cancellation) };
            var answer = new AdviceSearch(question).Run(request.Budget, request.Limit, progress, cancellation);
            return empty with
            {
                End = answer.End,
                Cost = answer.Proposals.Count > 0 ? answer.Proposals[0].Cost : null,
                NoneBelow = answer.NoneBelow,
                Tried = answer.Tried,
                WasStopped = answer.WasStopped,
                NowHolds = before.Reference.Equilibria[compiled.Now],
                Held = before.Reference.Equilibria.Intersect(before.Reached).Count,
                Proposals = [.. answer.Proposals.Select(p => Found(before, request, advice, p))],
            };
        }
        catch (ArcLimitException limit)
        {
            return new AdviceFinding(
                compiled.Crisis.Name, "", request.Wanted, request.Concept.Id, request.ByImprovements, AdviceEnd.NotFound, null, 0, 0, false, true, [], [],
                    false, 0, [],
                FormattableString.Invariant($"where moves change they are listed one by one, and there are more than {limit.Limit:#,0}"));
        }
    }

    private static Assessment Solved(CompiledCrisis compiled, SolutionConcept concept, CancellationToken cancellation = default) =>
        Assessment.Of(compiled, [concept], concept.Id, cancellation);

    private static ProposalFinding Found(Assessment before, AdviceRequest request, Language.Compiling.Advice advice, Proposal proposal)
    {
        var after = Solved(before.Compiled.With(proposal.Graph), request.Concept);
        var holds = after.Reference.Equilibria;
        var (paying, any) = (after.Improving, after.AnyWay);
        var wanted = request.States.Intersect(holds);
        var settles = paying.NearestIn(wanted) ?? any.NearestIn(wanted)!.Value;
        var (held, heldBefore) = (holds.Intersect(after.Reached), before.Reference.Equilibria.Intersect(before.Reached));
        return new ProposalFinding(
            proposal.Cost,
            AllowedRef.Steps(before.Compiled, advice, proposal),
            before.State(settles),
            held.Count,
            Nearest(before, held.Except(heldBefore), any),
            held.Except(heldBefore).Count,
            Nearest(before, heldBefore.Except(held), before.AnyWay),
            heldBefore.Except(held).Count,
            holds[before.Compiled.Now],
            after.Way("any", settles, any.WayTo(settles)),
            paying.MovesTo(settles) is null ? null : after.Way("paying", settles, paying.WayTo(settles)),
            [.. Enumerable.Range(0, before.Graph.Parties).Select(p => Keeper(before, after, request.Concept, p, settles))]);
    }

    private static IReadOnlyList<StateRef> Nearest(Assessment before, StateSet states, Ways ways) =>
        [.. states.Members().OrderBy(s => ways.MovesTo(s)).Take(MaximumListed).Select(before.State)];

    private static KeeperRef Keeper(Assessment before, Assessment after, SolutionConcept concept, int party, int state)
    {
        VerdictReason Why(Assessment assessment, out bool stays)
        {
            var verdict = concept.Explain(assessment.Graph, party, state);
            stays = verdict.IsStable;
            return new VerdictReason(assessment.Compiled, assessment.Words, verdict);
        }

        var (now, then) = (Why(before, out var stayed), Why(after, out _));
        return new KeeperRef(before.Party(party), then, !stayed, now);
    }
}
