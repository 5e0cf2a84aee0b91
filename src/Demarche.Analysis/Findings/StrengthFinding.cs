using Demarche.Analysis.Assessing;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Stability;
using Demarche.Language.Model;

namespace Demarche.Analysis.Findings;

/// <summary>What a party cares about more than mildly.</summary>
/// <param name="Party">The party.</param>
/// <param name="Statement">What it cares about, or, of a ranking, what it likes much better than all that follows.</param>
/// <param name="Degree">How strongly: 1 strongly, 2 and up more strongly still.</param>
/// <param name="Source">Where it is taken from, when a source is named.</param>
public sealed record StrongStatement(string Party, string Statement, int Degree, string? Source);

/// <summary>A state that holds, but not strongly: for whom, and why.</summary>
/// <param name="State">The state.</param>
/// <param name="IsNow">Whether it is where the crisis stands.</param>
/// <param name="Weak">The parties that stay, but are not deterred by something they like much less, each with a move that shows it.</param>
public sealed record WeakEquilibrium(StateRef State, bool IsNow, IReadOnlyList<PartyReason> Weak);

/// <summary>What strength of preference changes: how many of the states that hold would hold strongly.</summary>
/// <param name="Statements">What the parties care about more than mildly.</param>
/// <param name="Concept">Short name of the strong form asked: <c>seq-strong</c>.</param>
/// <param name="Holding">How many states hold under the reference concept and can be reached.</param>
/// <param name="Strongly">How many of them hold strongly.</param>
/// <param name="NowHolds">Whether the present state is among those that hold.</param>
/// <param name="NowStrongly">Whether it holds strongly.</param>
/// <param name="Weakly">The others, nearest first, up to <see cref="MaximumShown"/>.</param>
/// <param name="WhyNot">Why the question could not be asked; null when it could.</param>
public sealed record StrengthFinding(
    IReadOnlyList<StrongStatement> Statements, string Concept, int Holding, int Strongly, bool NowHolds, bool NowStrongly,
        IReadOnlyList<WeakEquilibrium> Weakly, string? WhyNot)
{
    /// <summary>The most states that are shown one by one.</summary>
    public const int MaximumShown = 4;

    /// <summary>The finding; null when no party's preference in force has a strength.</summary>
    public static StrengthFinding? Of(Assessment assessment, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        if (assessment.Graph.Structure is not { HighestDegree: > 0 }) return null;
        var strong = ConceptResult.Of(assessment.Graph, new StrengthStability(Foresight.CredibleAnswer, 1, isWeak: false), cancellation);
        StrongStatement[] statements = [.. Enumerable.Range(0, assessment.Graph.Parties).SelectMany(party => StrongOf(assessment, party))];
        var holding = assessment.Reference.Equilibria.Intersect(assessment.Reached);
        var firmly = holding.Intersect(strong.Equilibria);
        var now = assessment.Compiled.Now;
        var shown = strong.WhyNot is null ? holding.Except(firmly).Members().OrderBy(s => assessment.AnyWay.MovesTo(s)).ThenBy(s => s).Take(MaximumShown) : [];
        return new StrengthFinding(
            statements, strong.Concept.Id, holding.Count, firmly.Count, holding[now], firmly[now],
            [.. shown.Select(s => new WeakEquilibrium(assessment.State(s), s == now, Weak(assessment, strong, s)))], strong.WhyNot);
    }

    private static IEnumerable<StrongStatement> StrongOf(Assessment assessment, int party)
    {
        IEnumerable<Clause> clauses = assessment.Compiled.PreferenceOf(party) switch
        {
            Preference.Priorities priorities => priorities.Groups.SelectMany(g => g),
            Preference.Ranking ranking => ranking.Groups,
            _ => [],
        };
        return clauses.Where(c => c.Strength > 0).Select(c => new StrongStatement(assessment.Party(party), c.Words, c.Strength, c.Grounds.Source));
    }

    private static IReadOnlyList<PartyReason> Weak(Assessment assessment, ConceptResult strong, int state)
    {
        var weak = new StrengthStability(Foresight.CredibleAnswer, 1, isWeak: true);
        return [.. Enumerable.Range(0, assessment.Graph.Parties).Where(party => !strong.Stable[party][state])
            .Select(party => new PartyReason(assessment.Party(party), true,
                new VerdictReason(assessment.Compiled, assessment.Words, weak.Explain(assessment.Graph, party, state)) { MostTellingOnly = true }))];
    }
}
