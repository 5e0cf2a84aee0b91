using Demarche.Language.Wording;
using Demarche.Reports.Analysis;
using Demarche.Reports.Documents;
using Demarche.Reports.Findings;

namespace Demarche.Reports.Brief;

/// <summary>4. Threats, levers unspent, factions, linked issues.</summary>
internal static class LeverageSection
{
    public static Section? Build(BriefFindings findings, Assessment assessment)
    {
        Block[] blocks = [.. Threats(findings), .. Levers(findings), .. Factions(findings), .. Issues(assessment)];
        return blocks.Length == 0 ? null : new Section("leverage", "Threats, levers, factions, linked issues", blocks);
    }

    private static IEnumerable<Block> Threats(BriefFindings findings)
    {
        if (findings.Threats.Count == 0) yield break;
        yield return new Block.Heading("Threats and promises");
        yield return new Block.Bullets([.. findings.Threats.Select(Threat)]);
    }

    private static Bullet Threat(ThreatFinding threat)
    {
        var opening = $"{Phrases.Capitalise(threat.By)} {(threat.IsPromise ? "to" : "against")} {threat.Against}: if {threat.If}, then {threat.Then}";
        var said = threat.Said is { } date ? $" (said {date})" : "";
        var readings = threat.Readings.GroupBy(r => r.Verdict).Select(group =>
        {
            var types = group.Select(r => r.Types).Where(t => t.Length > 0).ToArray();
            var condition = types.Length == 0 ? "" : threat.Readings.Count == group.Count() ? "whatever the types: " : $"with {Phrases.List(types, "or")} ({group.Sum(r => r.Share):0%}): ";
            return new Bullet(Say.Of(new Run(condition), Say.Strong(group.Key), new Run($". {Grounds(group.First())}")));
        });
        return new Bullet(Say.Of(new Run(opening + said + "."), Say.Source(threat.Source)), [.. readings]);
    }

    private static string Grounds(ThreatReading reading)
    {
        var everywhere = reading.CallsEverywhere == 0 ? "" : $" Over all states, carrying it out would pay in {reading.CredibleEverywhere} of the {reading.CallsEverywhere} cases in which it could be called in.";
        if (reading.Trigger is not { } trigger) return everywhere.TrimStart();
        var calling = $"If {trigger.Words}, that move by itself would {(trigger.Pays ? "pay" : "not pay")}";
        var answer = reading.CarriedOut is { } done ? $"; the answer ({done.Words}) would {(done.Pays ? "pay for whoever gives it" : "not pay for whoever gives it")}." : "; there would be no answer.";
        return calling + answer + everywhere;
    }

    private static IEnumerable<Block> Levers(BriefFindings findings)
    {
        if (findings.Levers.Count == 0) yield break;
        yield return new Block.Heading("Levers not yet used, which can be used only once");
        yield return new Block.Table(
            "What the parties can settle in with each lever in hand, given up for good, and used at once",
            [new("Lever"), new("In hand"), new("Given up"), new("Used now")],
            [.. findings.Levers.Select(l => (IReadOnlyList<Prose>)[Phrases.Capitalise(l.Using), Settles(l.InHand), Settles(l.GivenUp), l.Used is null ? "–" : Settles(l.Used)])]);
        yield return new Block.Bullets([.. findings.Levers.Select(l => Say.Bullet(new Run($"{Phrases.Capitalise(l.Lever)}. "), new Run(l.Worth)))]);
    }

    private static Prose Settles(LeverSituation situation) => situation.Equilibria == 0
        ? "nothing holds"
        : situation.Outcomes.Count == 0 ? Counts.Of(situation.Equilibria, "state") : Phrases.List(situation.Outcomes);

    private static IEnumerable<Block> Factions(BriefFindings findings)
    {
        if (findings.Factions.Count == 0) yield break;
        yield return new Block.Heading("Factions at home");
        foreach (var faction in findings.Factions)
        {
            yield return Say.Paragraph(
                Say.Strong($"{Phrases.Capitalise(faction.Party)}: {faction.Name}"), new Run($" {faction.Voice}."), Say.Source(faction.Source),
                new Run($" Win-set from here: {faction.Accepts.Count} of {faction.Accepts.Count + faction.Opposes.Count} moves. {Demands(faction)}"));
        }
    }

    private static string Demands(FactionFinding faction)
    {
        var opposed = faction.Opposes.Count == 0 ? "It opposes none of the party’s moves." : $"It opposes, among others: {Phrases.List(Simplest(faction.Opposes), "or")}.";
        return faction.Demands.Count == 0
            ? $"{opposed} It asks for nothing that the party would not gain by itself."
            : $"{opposed} It would gain, and the party would not, if {Phrases.List(Simplest(faction.Demands), "or")}.";
    }

    private static IEnumerable<string> Simplest(IReadOnlyList<MoveRef> moves) => moves.OrderBy(m => m.Words.Length).Take(3).Select(m => m.Words);

    private static IEnumerable<Block> Issues(Assessment assessment)
    {
        var crisis = assessment.Compiled.Crisis;
        if (crisis.Issues.Count == 0) yield break;
        yield return new Block.Heading("Linked issues");
        yield return new Block.Table(
            "What an outcome puts at risk elsewhere; stakes are told, not weighed, in this lens",
            [new("Issue"), new("At stake in"), .. crisis.Parties.Select(p => new Column(Phrases.Capitalise(p.Words))), new("Source")],
            [.. crisis.Issues.Select(i => (IReadOnlyList<Prose>)
            [
                Say.Of(Say.Strong(i.Name)),
                i.AtStakeIn.Words,
                .. crisis.Parties.Select((_, p) => (Prose)(i.Stakes.Where(s => s.Party == p).Select(s => Stake(s.Stake)).FirstOrDefault() ?? "–")),
                i.Grounds.Source is { } source ? Say.Of(new Run(source, Tone.Source)) : Say.Of(Say.Judged("judgement")),
            ])]);
    }

    private static string Stake(double stake) => stake switch { 1 => "low", 2 => "medium", 3 => "high", _ => $"{stake:0.##} of 3" };
}
