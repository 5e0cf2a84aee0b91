using System.Globalization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Engine.Stability;
using Demarche.Language.Wording;
using Demarche.Reports.Brief;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Page;

/// <summary>
/// Three reasons, a sentence each, with the chain of moves that shows it: the way to the break, what keeps the present state or ends it, what would last.
/// </summary>
/// <param name="findings">What the brief says.</param>
/// <param name="assessment">The crisis solved under the types that the brief is about.</param>
/// <param name="mostSteps">The most moves of a chain that are shown one by one.</param>
internal sealed class PageReasons(BriefFindings findings, Assessment assessment, int mostSteps)
{
    public IReadOnlyList<Bullet> All() => [.. new[] { OfBreak(), OfNow(), OfWhatLasts() }.OfType<Bullet>()];

    private Bullet? OfBreak()
    {
        if (findings.Distance is not { } distance) return null;
        if (distance.IsBroken) return Say.Bullet(new Run("The break has already come about."));
        if (distance.ByAnyMoves is null) return Say.Bullet(new Run("No moves lead to the break from here, whoever makes them."));
        var claims = findings.Claims.OfType<Claim.Paying>().ToArray();
        if ((claims.FirstOrDefault(c => c.Way is not null) ?? claims.FirstOrDefault()) is not { } claim) return null;
        if (claim.Way is { } way)
            return Reason(claim.Of, way.Moves.Count == 1 ? "the one step to the break pays whoever takes it"
            : "every step to the break pays whoever takes it", [.. way.Moves.Select(m => m.Words)]);
        string[] steps = [.. claim.LeastAgainst?.Moves.Select(m => m.Pays ? m.Words : $"{m.Words} (which does not pay)") ?? []];
        return Reason(claim.Of, "no way to the break pays at every step", steps);
    }

    /// <summary>Why the present state holds or not, with the types that the brief is about.</summary>
    private Bullet OfNow()
    {
        int[] main = [.. Enumerable.Range(0, findings.Profiles.Count).Where(k => findings.Profiles[k].IsMain)];
        var (concept, now) = (assessment.Reference.Concept, assessment.Compiled.Now);
        Verdict[] verdicts = [.. Enumerable.Range(0, assessment.Graph.Parties).Select(p => concept.Explain(assessment.Graph, p, now))];
        if (verdicts.FirstOrDefault(v => !v.IsStable) is { } leaving)
            return Reason(main, $"{Party(leaving)} gains by leaving the present state, and no answer that pays takes the gain away",
                [assessment.Words.Move(leaving.Deviations[0].Improvement)]);
        if (verdicts.FirstOrDefault(v => v.Deviations.Count > 0 && v.Deviations[0].Sanction is { Count: > 0 }) is not { } deterred)
            return Reason(main, "nobody has a move from the present state that leads to anything better", []);
        var first = deterred.Deviations[0];
        return Reason(main, $"{Party(deterred)} stays for fear of what would follow",
            [assessment.Words.Move(first.Improvement), .. first.Sanction!.Select(assessment.Words.Move)]);
    }

    private Bullet? OfWhatLasts()
    {
        if (findings.Claims.OfType<Claim.Region>().FirstOrDefault() is not { } region) return OfSettling();
        var (what, finding) = (region.IsBreak ? "the break" : "mutual aggravation", region.Finding);
        var way = region.IsBreak ? null : region.Of.Select(k => findings.Profiles[k].AggravationWay).FirstOrDefault(w => w is { Moves.Count: > 0 });
        if (finding.Settles && way is not null) return Reason(region.Of, $"moves that pay settle in {what}", [.. way.Moves.Select(m => m.Words)]);
        return Reason(region.Of, (finding.Extent, finding.IsNow) switch
        {
            (RegionExtent.OutOfReach, _) => $"{what} is out of reach, whoever moves",
            (RegionExtent.None, true) => $"{what} has come about, and would not last",
            (RegionExtent.None, false) => $"{what} would not last, since some party would move on",
            (RegionExtent.All, _) => $"{what} would last once there, since nobody would move on",
            _ => $"{what} could last: in some of its forms nobody would move on",
        }, []);
    }

    private Bullet? OfSettling() => findings.Claims.OfType<Claim.Settling>().FirstOrDefault() is { Outcomes.Count: > 0 } settling
        ? Reason(settling.Of, $"moves that pay settle in {Phrases.List(settling.Outcomes.Select(o => $"“{o}”"), "or")}", []) : null;

    private string Party(Verdict verdict) => assessment.Compiled.Crisis.Parties[verdict.Party].Words;

    /// <summary>One sentence with its chain; where that is too long, the moves stand below it, one by one.</summary>
    private Bullet Reason(IReadOnlyList<int> of, string clause, IReadOnlyList<string> steps)
    {
        var condition = TypeWords.If(findings, assessment.Compiled.Crisis, of);
        if (of.Count == findings.Profiles.Count && findings.ProfilesLeftOut == 0) condition = "";
        var whole = TypeWords.Sentence(condition, steps.Count == 0 ? clause : $"{clause}: {string.Join(", then ", steps)}");
        if (Plain.Fits(whole)) return Say.Bullet(new Run(whole));
        var alone = Plain.Sentence(condition, string.Create(CultureInfo.InvariantCulture, $"with some types ({of.Sum(k => findings.Profiles[k].Share):0%})"),
            clause);
        if (steps.Count == 0) return Say.Bullet(new Run(alone));
        var shown = steps.Count > mostSteps ? steps.Take(mostSteps - 1).Append($"then {Phrases.Count(steps.Count - mostSteps + 1, "more move")}") : steps;
        return new Bullet(alone, [.. shown.Select(s => new Bullet(Plain.Cut($"{Phrases.Capitalise(s)}.")))]);
    }
}
