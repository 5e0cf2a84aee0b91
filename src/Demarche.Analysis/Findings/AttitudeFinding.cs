using System.Text.Json.Serialization;
using Demarche.Analysis.Assessing;
using Demarche.Engine.Attitudes;
using Demarche.Engine.Preferences;
using Demarche.Engine.States;

namespace Demarche.Analysis.Findings;

/// <summary>What changes because parties care how others fare.</summary>
/// <param name="Concept">Short name of the relational concept.</param>
/// <param name="Stances">What the model says of attitudes.</param>
/// <param name="NowHolds">Whether the present state holds by the parties' attitudes.</param>
/// <param name="NowHoldsWithout">Whether it holds when each goes by its own order alone.</param>
/// <param name="BreakHolds">Whether some state of the break within reach holds by the parties' attitudes; null when no break is named.</param>
/// <param name="BreakHoldsWithout">Whether one holds without; null when no break is named.</param>
/// <param name="Gained">States within reach that hold by the attitudes and not without, nearest first, at most <see cref="MaximumStates"/>.</param>
/// <param name="GainedCount">How many there are.</param>
/// <param name="Lost">States within reach that hold without the attitudes and not by them, nearest first, at most <see cref="MaximumStates"/>.</param>
/// <param name="LostCount">How many there are.</param>
/// <param name="Now">Of each party why it stays in the present state by its attitudes, or leaves.</param>
/// <param name="WhyNot">Why it could not be asked; null when it could.</param>
public sealed record AttitudesFinding(
    string Concept,
    [property: JsonPropertyName("sentences")] IReadOnlyList<StanceRef> Stances,
    bool NowHolds,
    bool NowHoldsWithout,
    bool? BreakHolds,
    bool? BreakHoldsWithout,
    IReadOnlyList<StateRef> Gained,
    int GainedCount,
    IReadOnlyList<StateRef> Lost,
    int LostCount,
    IReadOnlyList<PartyReason> Now,
    string? WhyNot)
{
    /// <summary>The most states that are shown one by one.</summary>
    public const int MaximumStates = 3;

    /// <summary>Asks under relational sequential stability and compares with sequential stability; null when the model says nothing of attitudes.</summary>
    public static AttitudesFinding? Of(Assessment assessment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        if (assessment.Graph.Attitudes is null) return null;
        var (concept, without) = (new RelationalSequentialStability(), assessment.Reference.Equilibria);
        StanceRef[] shown = [.. assessment.Compiled.Crisis.Attitudes
            .Select(a => new StanceRef(assessment.Compiled, a.By, a.Toward, assessment.Graph.Attitudes[a.By, a.Toward]))];
        var (now, broken) = (assessment.Compiled.Now, HoldsInBreak(assessment, without));
        var solved = ConceptResult.Of(assessment.Graph, concept, cancellation);
        if (solved.WhyNot is { } reason) return new AttitudesFinding(concept.Id, shown, without[now], without[now], broken, broken, [], 0, [], 0, [], reason);
        StateSet gained = solved.Equilibria.Except(without).Intersect(assessment.Reached), lost = without.Except(solved.Equilibria)
            .Intersect(assessment.Reached);
        return new AttitudesFinding(
            concept.Id, shown, solved.Equilibria[now], without[now], HoldsInBreak(assessment, solved.Equilibria), broken,
            Nearest(assessment, gained), gained.Count, Nearest(assessment, lost), lost.Count, Reasons(assessment, concept), null);
    }

    private static bool? HoldsInBreak(Assessment assessment, StateSet holding) =>
        assessment.Compiled.Break is { } broken ? !broken.Intersect(holding).Intersect(assessment.Reached).IsEmpty : null;

    private static IReadOnlyList<StateRef> Nearest(Assessment assessment, StateSet states) =>
        [.. states.Members().OrderBy(s => assessment.AnyWay.MovesTo(s)).ThenBy(s => s).Take(MaximumStates).Select(assessment.State)];

    private static IReadOnlyList<PartyReason> Reasons(Assessment assessment, RelationalConcept concept)
    {
        return [.. Enumerable.Range(0, assessment.Graph.Parties).Select(party =>
        {
            var verdict = concept.Explain(assessment.Graph, party, assessment.Compiled.Now);
            return new PartyReason(assessment.Party(party), verdict.IsStable, new VerdictReason(assessment.Compiled, assessment.Words, verdict));
        })];
    }
}
