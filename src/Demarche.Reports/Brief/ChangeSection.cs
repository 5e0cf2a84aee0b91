using System.Globalization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Language.Wording;
using Demarche.Reports.Advice;
using Demarche.Reports.Documents;
using Demarche.Reports.Vary;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>7. What would change the answer, what rests on judgement, what the words mean.</summary>
internal static class ChangeSection
{
    private const int MaximumJudgements = 40;

    public static Section Build(BriefFindings findings, Assessment assessment) => new(
        "change",
        "What would change this answer",
        [.. Deciding(findings), .. BesideWhatDecides(findings, assessment), .. Definitions(findings, assessment)]);

    /// <summary>All but what decides the answer and what the words mean.</summary>
    public static IEnumerable<Block> BesideWhatDecides(BriefFindings findings, Assessment assessment) =>
        [.. Robustness(findings), .. Swaps(findings, assessment), .. AdviceInBrief.Blocks(findings), .. Types(findings), .. Foresight(findings, assessment),
            .. OpenOrders(findings, assessment), .. Grounds(findings)];

    /// <summary>The open question that decides most.</summary>
    private static IEnumerable<Block> Deciding(BriefFindings findings)
    {
        if (findings.Robustness is not { } robustness) yield break;
        yield return new Block.Heading("What the answer hangs on");
        yield return new Block.Paragraph(RobustnessSections.Deciding(robustness));
        foreach (var tornado in RobustnessSections.Tornados(robustness)) yield return tornado;
    }

    /// <summary>The shares of completions.</summary>
    private static IEnumerable<Block> Robustness(BriefFindings findings)
    {
        if (findings.Robustness is not { } robustness) yield break;
        yield return new Block.Heading("How robust it is");
        foreach (var sentence in RobustnessSections.Lead(robustness).Take(2)) yield return new Block.Paragraph(sentence);
        yield return RobustnessSections.Results(robustness);
        yield return Say.Note(RobustnessSections.NotLikely);
    }

    private static IEnumerable<Block> Swaps(BriefFindings findings, Assessment assessment)
    {
        var found = findings.Distance?.Swaps.Where(s => s.Swaps is > 0).OrderBy(s => s.Swaps).ToArray() ?? [];
        if (findings.Distance is null || findings.Distance.Swaps.Count == 0) yield break;
        yield return new Block.Heading(Under("Changes of mind", findings, assessment));
        yield return new Block.Bullets([.. found.Where(s => !found.Any(s.Repeats)).Select(s => new Bullet(
            Say.Of(Say.Strong(Phrases.Capitalise(s.InWords)),
                new Run($" ({s.Whose}{(found.Any(o => o.Repeats(s)) ? ", the least over all parties together too" : "")}) until {s.Goal}:")),
            [.. s.Changes.Select(c => new Bullet(Phrases.Capitalise(c.Full())))])),
            .. findings.Distance.Swaps.Where(s => s.Swaps is null).GroupBy(s => s.Goal, StringComparer.Ordinal)
                .Select(goal => OutOfReach(goal, findings.Distance.OrdersTried))]);
    }

    /// <summary>What no swaps within the distance searched bring about: a lower bound, or a proof that nothing does.</summary>
    private static Bullet OutOfReach(IGrouping<string, SwapFinding> goal, long tried)
    {
        var bounds = goal.Select(s => $"{s.Whose}: {Bound(s)}");
        var limit = goal.All(s => s.IsImpossible) ? ""
            : string.Create(CultureInfo.InvariantCulture, $" At most {tried:#,0} combinations of orders are tried for each, fewest swaps first.");
        return Say.Bullet(new Run($"No order of priorities was found under which {goal.Key} ({string.Join("; ", bounds)}).{limit}"));
    }

    private static string Bound(SwapFinding swap) => swap.IsImpossible ? "no order at all"
        : swap.MoreThan is { } least ? $"more than {Phrases.Digits(least, "swap")}, if any do"
        : "too many orders to be tried";

    private static IEnumerable<Block> Types(BriefFindings findings)
    {
        if (findings.Profiles.Count < 2) yield break;
        yield return new Block.Heading("Who the parties really are");
        yield return new Block.Table(
            "What holds under each combination of types; the shares are the modeller’s priors",
            [new("If"), new("Share", true), new("Now holds"), new("Moves that pay reach the break"), new("… and settle in it"), new("A break could hold"),
                new("Moves that pay settle in mutual aggravation"), new("What holds")],
            [.. findings.Profiles.Select(p => (IReadOnlyList<Prose>)
            [
                Say.Of(new Run(p.Types), Say.Quiet(p.IsMain ? " (as above)" : "")),
                Say.Percent(p.Share),
                YesNo(p.NowHolds),
                YesNo(p.Break?.Pays),
                YesNo(p.Break?.Settles),
                YesNo(p.Break?.Holds),
                YesNo(p.Aggravation?.Settles),
                p.Holding.Count == 0 ? "nothing that is named" : Phrases.List(p.Holding),
            ])]);
        if (findings.ProfilesLeftOut > 0)
            yield return Say.Note($"{Phrases.Count(findings.ProfilesLeftOut, "further combination")} of types were not looked at.");
    }

    /// <summary>A heading with the types that what follows is about, where others are possible.</summary>
    private static string Under(string heading, BriefFindings findings, Assessment assessment) =>
        TypeWords.Main(findings, assessment.Compiled.Crisis) is { Length: > 0 } condition ? $"{heading} {condition}" : heading;

    private static Prose YesNo(bool? value) => value switch { true => "yes", false => "no", null => "–" };

    private static IEnumerable<Block> Foresight(BriefFindings findings, Assessment assessment)
    {
        var asked = findings.Holding.Concepts.Where(c => c.WhyNot is null).ToArray();
        yield return new Block.Heading(Under("How far ahead the parties look", findings, assessment));
        yield return new Block.Table(
            "The same question under every assumption about foresight",
            [new("Concept"), new("Each party"), new("States that hold", true), new("Now holds"), new("A break holds")],
            [.. asked.Select(c => (IReadOnlyList<Prose>)
            [
                Say.Of(Say.Strong(c.Id.ToUpperInvariant()), new Run($" {c.Name}")),
                c.InWords,
                c.Equilibria is { } holding ? Phrases.Number(holding) : "–",
                YesNo(c.NowHolds),
                YesNo(c.BreakEquilibria is { } n ? n > 0 : null),
            ])]);
    }

    private static IEnumerable<Block> OpenOrders(BriefFindings findings, Assessment assessment)
    {
        if (findings.OpenOrders.Count == 0 || findings.Robustness is not null) yield break;
        yield return new Block.Heading(Under("Orders left open", findings, assessment));
        yield return new Block.Bullets([.. findings.OpenOrders.Select(o => Say.Bullet(
            new Run($"{Phrases.Capitalise(o.Party)}: {string.Join("; ", o.Open.Select(g => Phrases.List(g)))}. "),
            new Run(o.MakesNoDifference
                ? $"None of the {Phrases.Digits(o.Tried, "order")} tried (of {Phrases.Number(o.Completions)}) changes whether now or the break holds."
                : $"Of {Phrases.Digits(o.Tried, "order")} tried (of {Phrases.Number(o.Completions)}), the present state holds in "
                    + $"{Phrases.Number(o.NowHolds)}{(o.BreakHolds is { } b ? $" and a break could hold in {Phrases.Number(b)}" : "")}.")))]);
    }

    private static IEnumerable<Block> Grounds(BriefFindings findings)
    {
        var grounds = findings.Grounds;
        yield return new Block.Heading("What rests on judgement, what on sources");
        yield return Say.Paragraph(new Run(
            string.Create(CultureInfo.InvariantCulture,
                $"{Phrases.Digits(grounds.Sourced, "part")} of the model {(grounds.Sourced == 1 ? "names" : "name")} a source and "
                + $"{Phrases.Number(grounds.Judged)} {(grounds.Judged == 1 ? "rests" : "rest")} on the modeller’s judgement ({grounds.ShareJudged:0%})")
            + (grounds.Unexplained > 0 ? $", {Phrases.Number(grounds.Unexplained)} of them without a reason given." : grounds.Judged > 0
                ? ", each with its reason." : ".")));
        if (grounds.Sources.Count > 0) yield return new Block.Bullets([.. grounds.Sources.Select(s => Say.Bullet(new Run(s, Tone.Source)))]);
        if (grounds.Judgements.Count == 0) yield break;
        yield return new Block.Table(
            grounds.Judgements.Count > MaximumJudgements ? $"The first {MaximumJudgements} of {Phrases.Number(grounds.Judgements.Count)} judgements"
                : "Judgements",
            [new("What"), new("Because")],
            [.. grounds.Judgements.Take(MaximumJudgements)
                .Select(j => (IReadOnlyList<Prose>)[Say.Of(Say.Judged(Phrases.Capitalise(j.What))), j.Because ?? "no reason given"])]);
        if (grounds.Judgements.Count > MaximumJudgements)
            yield return Say.Note(
            $"{Phrases.Number(grounds.Judgements.Count - MaximumJudgements)} more {(grounds.Judgements.Count - MaximumJudgements == 1 ? "is" : "are")} in the "
            + $"model file.");
    }

    private static IEnumerable<Block> Definitions(BriefFindings findings, Assessment assessment)
    {
        yield return new Block.Heading("What the words mean");
        yield return new Block.Bullets(
        [
            Say.Bullet(Say.Strong("Pays"), new Run(": the party that moves prefers where the move leads to where it stood.")),
            Say.Bullet(Say.Strong("Reach"), new Run(": moves lead to some state of an outcome, whether or not anybody would stay there.")),
            Say.Bullet(Say.Strong("Settle in"),
                new Run(": moves that each pay lead to a state of an outcome that holds; where the present state is one, staying is enough.")),
            Say.Bullet(Say.Strong("Could hold"),
                new Run(": of an outcome, that some state of it that can be reached holds. It “would hold once it came about” when every such state does.")),
            Say.Bullet(Say.Strong("Swap of priorities"),
                new Run(": two neighbouring entries in a party’s list of priorities change places; the fewer it takes, the nearer the other answer.")),
            Say.Bullet(Say.Strong("Holds"),
                new Run($": {assessment.Reference.Concept.Name.ToLowerInvariant()} for every party. Robust is not likely: what holds is no probability.")),
            Say.Bullet(Say.Strong("Completion"),
                new Run(": one way of answering everything the model leaves open. A share of completions is not a probability.")),
            Say.Bullet(Say.Strong("Seed"), new Run(Seeds(findings))),
            .. findings.Play is null
                ? (Bullet[])[]
                : [Say.Bullet(Say.Strong("Likely, unlikely"),
                new Run(": words for fixed bands of probability (almost no chance below 5%, very unlikely below 20%, unlikely below 45%, roughly even to 55%, "
                + "likely to 80%, very likely to 95%, almost certain above). Confidence is kept apart from them."))],
        ]);
    }

    private static string Seeds(BriefFindings findings)
    {
        var drawn = new[]
        {
            findings.Play is { } play ? $"{play.Basis.Seed} for the runs behind the road" : null,
            findings.Robustness?.Seed is { } seed ? $"{seed} for the completions drawn" : null,
        }.OfType<string>().ToArray();
        return drawn.Length == 0
            ? ": none; nothing in this brief is drawn at random, and the same file gives the same words."
            : $": {Phrases.List(drawn)}; nothing else is drawn at random, and the same file gives the same words.";
    }
}
