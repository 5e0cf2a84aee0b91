using System.Text.Json.Serialization;
using Demarche.Analysis.Assessing;
using Demarche.Engine.Coalitions;
using Demarche.Engine.Stability;

namespace Demarche.Analysis.Findings;

/// <summary>Whether one coalition would leave the present state.</summary>
/// <param name="Members">Its members.</param>
/// <param name="Leaves">Whether some joint improvement goes unanswered.</param>
/// <param name="To">Where the joint improvement shown leads: one it gets away with if there is any, else one that is answered; null when it has none.</param>
/// <param name="Improvement">The moves there, in order.</param>
/// <param name="Answer">The others' moves that take the gain of some member away; null when there are none.</param>
/// <param name="Reason">Why they would leave, or stay.</param>
public sealed record CoalitionFinding(
    IReadOnlyList<string> Members, bool Leaves, StateRef? To, IReadOnlyList<MoveRef> Improvement, IReadOnlyList<MoveRef>? Answer,
        [property: JsonPropertyName("words")] CoalitionReason Reason);

/// <summary>A coalition that would go from one state that holds against each party by itself to another.</summary>
/// <param name="Members">Its members.</param>
/// <param name="From">The state it leaves.</param>
/// <param name="To">The state it goes to, which every member prefers.</param>
/// <param name="Moves">The moves there, in order.</param>
public sealed record JumpFinding(IReadOnlyList<string> Members, StateRef From, StateRef To, IReadOnlyList<MoveRef> Moves);

/// <summary>What parties could do together, of the coalitions that the model asks about.</summary>
/// <param name="Every">Whether it asks about every coalition.</param>
/// <param name="Concept">Short name of the coalition concept.</param>
/// <param name="Asked">How many coalitions of two or more are asked about.</param>
/// <param name="Listed">Those shown: the ones named, or, where every one is asked about, the smallest that would leave the present state.</param>
/// <param name="Jumps">Equilibrium jumps from states within reach, other than the present one.</param>
/// <param name="MoreJumps">Whether there are more.</param>
/// <param name="WhyNot">Why coalitions cannot be asked about; null when they can.</param>
public sealed record CoalitionsFinding(
    bool Every, string Concept, int Asked, IReadOnlyList<CoalitionFinding> Listed, IReadOnlyList<JumpFinding> Jumps, bool MoreJumps, string? WhyNot)
{
    private const int MaximumJumps = 4;
    private const int MaximumSearched = 1000;

    /// <summary>
    /// Asks of the present state, and of the states within reach that hold under the reference concept; null when the model asks about no coalition.
    /// </summary>
    public static CoalitionsFinding? Of(Assessment assessment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        if (CoalitionQuestion.Of(assessment.Compiled.Crisis) is not { } question) return null;
        var (every, concept) = (question.Named is null, new CoalitionSequentialStability());
        var (graph, asked, whyNot) = question.Of(assessment.Graph);
        if (graph is null) return new CoalitionsFinding(every, concept.Id, 0, [], [], false, whyNot);
        Coalition[] several = [.. asked.Where(h => h.Count > 1)];
        var leaving = asked.Where(h => !concept.Stable(graph, h, cancellation)[assessment.Compiled.Now]).ToHashSet();
        var shown = every ? several.Where(h => leaving.Contains(h) && !leaving.Any(k => k != h && k.IsWithin(h))) : several;
        var equilibria = assessment.Reference.Equilibria.Intersect(assessment.Reached);
        var jumps = Smallest(EquilibriumJumps.Find(graph, equilibria, several, cancellation).Where(j => j.From != assessment.Compiled.Now)
            .Take(MaximumSearched));
        return new CoalitionsFinding(
            every,
            concept.Id,
            several.Length,
            [.. shown.Select(h => Of(assessment, concept.Explain(graph, h, assessment.Compiled.Now, cancellation)))],
            [.. jumps.Take(MaximumJumps)
                .Select(j => new JumpFinding(Members(assessment, j.By), assessment.State(j.From), assessment.State(j.To), Moves(assessment, j.Steps)))],
            jumps.Count > MaximumJumps,
            null);
    }

    /// <summary>Of the coalitions that can make the same jump those without a member to spare.</summary>
    private static List<JointMove> Smallest(IEnumerable<JointMove> jumps) =>
        [.. jumps.GroupBy(j => (j.From, j.To)).SelectMany(same => same.Where(j => !same.Any(k => k.By != j.By && k.By.IsWithin(j.By))))];

    private static CoalitionFinding Of(Assessment assessment, CoalitionVerdict verdict)
    {
        var first = verdict.Deviations.Count == 0 ? null : verdict.Deviations[0];
        return new CoalitionFinding(
            Members(assessment, verdict.Coalition),
            !verdict.IsStable,
            first is null ? null : assessment.State(first.Improvement.To),
            Moves(assessment, first?.Improvement.Steps ?? []),
            first?.Sanction is { } sanction ? Moves(assessment, sanction.SelectMany(m => m.Steps)) : null,
            new CoalitionReason(assessment.Compiled, assessment.Words, verdict));
    }

    private static IReadOnlyList<string> Members(Assessment assessment, Coalition coalition) => [.. coalition.Members().Select(assessment.Party)];

    private static IReadOnlyList<MoveRef> Moves(Assessment assessment, IEnumerable<Step> steps) => [.. steps.Select(assessment.Move)];
}
