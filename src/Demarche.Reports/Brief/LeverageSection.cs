using System.Globalization;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.ThirdParties;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>4. Threats, levers unspent, factions, linked issues.</summary>
internal static class LeverageSection
{
    public static Section? Build(BriefFindings findings)
    {
        Block[] blocks = [.. Threats(findings), .. PowerBlocks.Of(findings), .. ThirdPartyBlocks.Of(findings), .. Levers(findings), .. Factions(findings),
            .. Issues(findings)];
        return blocks.Length == 0 ? null : new Section("leverage", "Threats, levers, factions, linked issues", blocks);
    }

    private static IEnumerable<Block> Threats(BriefFindings findings)
    {
        if (findings.Threats.Count == 0) yield break;
        yield return new Block.Heading("Threats and promises");
        yield return new Block.Bullets([.. findings.Threats.Select(Threat)]);
        if (findings.ThreatsLeftOut is > 0 and var left)
            yield return Say.Note(
                $"{Phrases.Number(left)} more {(left == 1 ? "threat or promise of the model is" : "threats and promises of the model are")} not weighed: "
                + $"{(findings.Stopped is null ? "there are too many" : "it was stopped before")}.");
    }

    private static Bullet Threat(ThreatFinding threat)
    {
        var opening = $"{Phrases.Capitalise(threat.By)} {(threat.IsPromise ? "to" : "against")} {threat.Against}: {ThreatWords.Said(threat)}";
        var said = threat.Said is { } date ? $" (said {date})" : "";
        var readings = threat.Readings.GroupBy(r => (Verdict: ThreatWords.Verdict(threat, r), Grounds: ThreatWords.Grounds(threat, r))).Select(group =>
        {
            var condition = TypesOf(group.ToArray(), threat.Readings);
            return new Bullet(Say.Of(
                new Run(Phrases.Capitalise(condition)), Say.Strong(condition.Length == 0 ? Phrases.Capitalise(group.Key.Verdict) : group.Key.Verdict),
                    new Run($". {group.Key.Grounds}".TrimEnd())));
        });
        return new Bullet(Say.Of([new Run($"{opening}{said}."), .. threat.Source is null ? Array.Empty<Run>() : [new Run(" "), Say.Source(threat.Source)]]),
            [.. readings]);
    }

    /// <summary>Which types some readings are about, naming only the parties whose type makes the difference.</summary>
    private static string TypesOf(IReadOnlyList<ThreatReading> some, IReadOnlyList<ThreatReading> all)
    {
        if (all.Count == 1) return "";
        if (some.Count == all.Count) return "whatever the types: ";
        var by = some.Select(r => r.ByType).Distinct().ToArray();
        var against = some.Select(r => r.AgainstType).Distinct().ToArray();
        var isProduct = by.Length * against.Length == some.Count;
        var names = new List<string>();
        if (isProduct && by.Length < all.Select(r => r.ByType).Distinct().Count()) names.Add(Phrases.List(by.OfType<string>(), "or"));
        if (isProduct && against.Length < all.Select(r => r.AgainstType).Distinct().Count()) names.Add(Phrases.List(against.OfType<string>(), "or"));
        if (!isProduct) names.Add(Phrases.List(some.Select(r => Phrases.List(new[] { r.ByType, r.AgainstType }.OfType<string>())), "or"));
        return string.Create(CultureInfo.InvariantCulture, $"if {Phrases.List(names)} ({some.Sum(r => r.Share):0%}), ");
    }

    private static IEnumerable<Block> Levers(BriefFindings findings)
    {
        if (findings.WhyNoLevers is { } reason) yield return Say.Note($"What unspent levers are worth was not worked out: {reason}.");
        if (findings.Levers.Count == 0) yield break;
        yield return new Block.Heading("Levers not yet used, which can be used only once");
        yield return new Block.Table(
            "What the parties can settle in with each lever in hand, given up for good, and used at once",
            [new("Lever"), new("In hand"), new("Given up"), new("Used now")],
            [.. findings.Levers.Select(l =>
                (IReadOnlyList<Prose>)[Phrases.Capitalise(l.Using), Settles(l.InHand), Settles(l.GivenUp), l.Used is null ? "–" : Settles(l.Used)])]);
        yield return new Block.Bullets([.. findings.Levers.Select(l => Say.Bullet(new Run($"{Phrases.Capitalise(l.Lever)}. "), new Run(l.Worth)))]);
    }

    private static Prose Settles(LeverSituation situation) => situation.Equilibria == 0
        ? "nothing holds"
        : situation.Outcomes.Count == 0 ? $"{Phrases.Count(situation.Equilibria, "state")} of no named outcome" : Phrases.List(situation.Outcomes);

    private static IEnumerable<Block> Factions(BriefFindings findings)
    {
        if (findings.Factions.Count == 0) yield break;
        yield return new Block.Heading("Factions at home");
        foreach (var faction in findings.Factions)
        {
            yield return Say.Paragraph(
                Say.Strong($"{Phrases.Capitalise(faction.Party)}: {faction.Name}"), new Run($" {faction.Voice}. "), Say.Source(faction.Source),
                new Run($"{(faction.Source is null ? "" : " ")}Win-set from here: {faction.Accepts.Count} of "
                    + $"{Phrases.Digits(faction.Accepts.Count + faction.Opposes.Count, "move")}. {Pressing(faction)}{Demands(faction)}{Price(faction)}"));
        }
    }

    private static string Pressing(FactionFinding faction) => faction.Asks is { } asks
        ? $"It asks that {faction.Party} {asks.Action}; in play, whatever else {faction.Party} does now, staying included, costs it something at home. " : "";

    private static string Price(FactionFinding faction) => faction.Price is { } price ? $" Its consent can be bought: it lets everything pass if {price}." : "";

    private static string Demands(FactionFinding faction)
    {
        var opposed = faction.Opposes.Count == 0 ? "It opposes none of the party’s moves."
            : $"It opposes, among others, that {faction.Party} {Simplest(faction.Opposes)}.";
        return faction.Demands.Count == 0
            ? $"{opposed} It asks for nothing that the party would not gain by itself."
            : $"{opposed} What would please it and not the party itself: that {faction.Party} {Simplest(faction.Demands)}.";
    }

    private static string Simplest(IReadOnlyList<MoveRef> moves) => Phrases.List(moves.OrderBy(m => m.Action.Length).Take(3).Select(m => m.Action), "or");

    private static IEnumerable<Block> Issues(BriefFindings findings)
    {
        if (findings.Issues.Count == 0) yield break;
        yield return new Block.Heading("Linked issues");
        yield return new Block.Table(
            "What an outcome puts at risk elsewhere; stakes count in the forecast of the road and nowhere else",
            [new("Issue"), new("At stake in"), .. findings.Parties.Select(p => new Column(Phrases.Capitalise(p))), new("Source")],
            [.. findings.Issues.Select(i => (IReadOnlyList<Prose>)
            [
                Say.Of(Say.Strong(i.Name)),
                i.AtStakeIn,
                .. i.Stakes.Select(s => (Prose)(s is { } stake ? Stake(stake) : "–")),
                i.Source is { } source ? Say.Of(new Run(source, Tone.Source)) : Say.Of(Say.Judged("judgement")),
            ])]);
    }

    private static string Stake(double stake) =>
        stake switch { 1 => "low", 2 => "medium", 3 => "high", _ => string.Create(CultureInfo.InvariantCulture, $"{stake:0.##} of 3") };
}
