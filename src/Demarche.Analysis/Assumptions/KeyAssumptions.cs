using System.Diagnostics;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Engine;
using Demarche.Engine.Moves;
using Demarche.Engine.Outside;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Assumptions;

/// <summary>How much a check of key assumptions may take.</summary>
/// <param name="Time">How long; null for a fixed amount of work, which gives the same answer on every machine.</param>
/// <param name="Clock">The clock that time is measured by.</param>
public sealed record AssumptionBudget(TimeSpan? Time, TimeProvider Clock)
{
    /// <summary>
    /// States times combinations of types that are solved when no time is given, a move that must be listed counting as one too: about a second.
    /// </summary>
    internal const long States = 2_000_000;

    /// <summary>Work of play (<see cref="PlayGame.Work"/>) when no time is given: a second or two.</summary>
    internal const double Play = 2e6;

    /// <summary>A fixed amount of work.</summary>
    public static AssumptionBudget Usual { get; } = new(null, TimeProvider.System);
}

/// <summary>
/// A check of key assumptions (Heuer and Pherson, Structured Analytic Techniques, 2010), done by the model itself: each judgement is changed alone, and
/// asked is what the answer then says of the same types, and how likely a break is.
/// </summary>
/// <remarks>
/// What holds is solved anew for every combination of types that a change touches; first for all judgements, since it is quick. Then the crisis is played at
/// the centre of all that is open, before and after; the answer is moved by as much as that moves, in log-odds. Judgements that flip the answer are played
/// first.
/// </remarks>
public sealed class KeyAssumptions
{
    private readonly CompiledCrisis main;
    private readonly IReadOnlyList<TypeProfile> types;
    private readonly IReadOnlyList<ProfileFinding> profiles;
    private readonly AssumptionBudget budget;
    private readonly CancellationToken cancellation;
    private readonly long start;
    private long left = AssumptionBudget.States;

    private KeyAssumptions(CompiledCrisis main, IReadOnlyList<ProfileFinding> profiles, AssumptionBudget budget, CancellationToken cancellation)
    {
        (this.main, this.profiles, this.budget, this.cancellation) = (main, profiles, budget, cancellation);
        types = [.. BriefFindings.Looked(main.Crisis, main.Profile)];
        start = budget.Clock.GetTimestamp();
    }

    /// <summary>Makes the check.</summary>
    /// <param name="main">The crisis.</param>
    /// <param name="profiles">What holds under each combination of types, as the brief has it.</param>
    /// <param name="forecast">The crisis played forward; null where it was not.</param>
    /// <param name="budget">How much it may take.</param>
    /// <param name="progress">Called with what has been found so far, and how many of how many judgements are done.</param>
    /// <param name="cancellation">Ends it early; what was found is kept.</param>
    public static AssumptionsFinding Check(
        CompiledCrisis main, IReadOnlyList<ProfileFinding> profiles, PlayForecast? forecast, AssumptionBudget budget,
            Action<AssumptionsFinding, int, int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(main);
        ArgumentNullException.ThrowIfNull(profiles);
        ArgumentNullException.ThrowIfNull(budget);
        return new KeyAssumptions(main, profiles, budget, cancellation).Check(forecast, progress);
    }

    private bool IsOver => cancellation.IsCancellationRequested || (budget.Time is { } time && budget.Clock.GetElapsedTime(start) >= time);

    private AssumptionsFinding Check(PlayForecast? forecast, Action<AssumptionsFinding, int, int>? progress)
    {
        var judgements = Judgements.Of(main.Crisis);
        var all = GroundsFinding.Of(main).Judged;
        var found = new List<(Judgement Judgement, AssumptionFinding Finding)>();
        var isPartial = false;
        AssumptionsFinding Now(int played) => new(
            [.. found.Select(f => f.Finding).Where(f => f.Matters).OrderByDescending(f => f.Share).ThenByDescending(f => f.Moves)], all, found.Count,
                played) { IsPartial = isPartial };

        try
        {
            var asked = 0;
            foreach (var judgement in judgements)
            {
                var cost = judgement.Ways.Where(w => w.Holding is not null).Sum(w => (long)main.Space.Count * types.Count(w.Touches));
                if (IsOver || (budget.Time is null && cost > left))
                {
                    isPartial = true;
                    break;
                }

                left -= cost;
                found.Add((judgement, Held(judgement)));
                progress?.Invoke(Now(0), ++asked, judgements.Count);
            }

            if (forecast?.Findings.Break is null) return Now(0);
            var played = Play(forecast, found, p => progress?.Invoke(Now(p), p, found.Count));
            isPartial |= played < found.Count;
            return Now(played);
        }
        catch (OperationCanceledException)
        {
            isPartial = true;
            return Now(found.Count(f => f.Finding.To is not null));
        }
    }

    private AssumptionFinding Held(Judgement judgement)
    {
        var nothing = new AssumptionFinding(judgement.What, judgement.Because, judgement.Ways[0].If, [], 0, null, null);
        foreach (var way in judgement.Ways.Where(w => w.Holding is not null))
        {
            var (flips, share) = Flips(way);
            if (share > nothing.Share) return nothing with { If = way.If, Flips = flips, Share = share };
        }

        return nothing;
    }

    /// <summary>What the answer says otherwise, topic by topic, and the probability of the types with which any of it does.</summary>
    private (IReadOnlyList<AssumptionFlip> Flips, double Share) Flips(Alteration way)
    {
        var changed = way.Holding!(main.Crisis);
        var after = new ProfileFinding?[types.Count];
        for (var k = 0; k < types.Count; k++)
        {
            if (!way.Touches(types[k])) continue;
            cancellation.ThrowIfCancellationRequested();
            after[k] = Held(changed, types[k]);
        }

        var flips = new List<AssumptionFlip>();
        foreach (var topic in Enum.GetValues<DecidedTopic>())
        {
            int[] where = [.. Enumerable.Range(0, types.Count)
                .Where(k => after[k] is { } then && LeadClaims.Is(then, topic) != LeadClaims.Is(profiles[k], topic))];
            if (where.Length == 0) continue;
            var becomes = where.Select(k => LeadClaims.Is(after[k]!, topic)).Distinct().ToArray();
            flips.Add(new AssumptionFlip(topic, becomes.Length == 1 ? becomes[0] : null, where.Sum(k => profiles[k].Share)));
        }

        var any = Enumerable.Range(0, types.Count)
            .Where(k => after[k] is { } then && Enum.GetValues<DecidedTopic>().Any(t => LeadClaims.Is(then, t) != LeadClaims.Is(profiles[k], t)));
        return (flips, any.Sum(k => profiles[k].Share));
    }

    /// <summary>What holds in another crisis with the same types; null where it cannot be compiled.</summary>
    private ProfileFinding? Held(Crisis crisis, TypeProfile profile)
    {
        if (Compiler.TryCompile(crisis, TypeProfile.Of(crisis, profile.Types), threads: main.Space.Threads,
            cancellation: cancellation).Compiled is not { } compiled) return null;
        if (compiled.Graph.Moves is ArcMoves listed) left -= listed.Count;
        var assessment = Assessment.Of(compiled, [Concepts.Find(BriefFindings.ReferenceConcept)!], BriefFindings.ReferenceConcept, cancellation);
        return new ProfileFinding(
            "", profile.Probability, false, assessment.Reference.Equilibria[compiled.Now], [], RegionFinding.Of(assessment, compiled.Break),
                RegionFinding.Of(assessment, compiled.Aggravation), [], [], null, null);
    }

    /// <summary>Plays the judgements, those that flip the answer first; gives how many came to be played.</summary>
    private int Play(PlayForecast forecast, List<(Judgement Judgement, AssumptionFinding Finding)> found, Action<int> done)
    {
        var game = new ChangedGames(main, forecast, cancellation);
        var (played, remaining) = (0, AssumptionBudget.Play);
        var cost = forecast.Table.Centre.Work;
        foreach (var k in Enumerable.Range(0, found.Count).OrderByDescending(k => found[k].Finding.Share).ToArray())
        {
            if (IsOver || (budget.Time is null && (remaining -= cost * found[k].Judgement.Ways.Sum(ChangedGames.Cost)) < 0)) break;
            var (judgement, finding) = found[k];
            var ways = judgement.Ways.Select(w => (Way: w, To: game.Answer(w))).Where(w => w.To is not null).ToArray();
            if (ways.Length > 0)
            {
                var moved = finding.Flips.Count > 0 ? ways.FirstOrDefault(w => w.Way.If == finding.If)
                    : ways.MaxBy(w => Math.Abs(Logistic.Odds(w.To!.Value) - Logistic.Odds(game.Now)));
                if (moved.Way is not null) found[k] = (judgement, finding with { If = moved.Way.If, From = game.Now, To = moved.To });
            }

            done(++played);
        }

        return played;
    }
}
