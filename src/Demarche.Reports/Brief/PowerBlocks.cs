using Demarche.Analysis.Findings;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Words;

namespace Demarche.Reports.Brief;

/// <summary>Power of one party over another, and what it changes: part of what gives leverage.</summary>
internal static class PowerBlocks
{
    public static IEnumerable<Block> Of(BriefFindings findings)
    {
        if (findings.Power.Count == 0) yield break;
        yield return new Block.Heading("Power over one another");
        yield return new Block.Bullets([.. findings.Power.Select(Worded)]);
        yield return Say.Note("The conflict as it is, set beside the conflict without the states in which the power is used.");
    }

    private static Bullet Worded(PowerFinding power)
    {
        var head = Say.Strong($"{Phrases.Capitalise(power.By)} over {power.Over}{(power.Kind.InWords() is { } kind ? $", {kind}" : "")}");
        if (power.WhyNot is { } reason) return Say.Bullet(head, new Run($", used when {power.When}. What it changes cannot be asked here: {reason}."));
        return Say.Bullet(head, new Run($", used when {power.When}. {Now(power)} {Counted(power)}{Example(power)}"));
    }

    private static string Now(PowerFinding power) => (power.NowHolds, power.NowHoldsWithout) switch
    {
        (_, null) => "It is in use in the present state.",
        (true, true) => "The present state holds with it and without.",
        (false, false) => "The present state does not hold, nor would it without.",
        (true, false) => "The present state holds because of it: without it, it would not.",
        _ => "The present state does not hold because of it: without it, it would.",
    };

    private static string Counted(PowerFinding power)
    {
        var settle = power.NowHoldsWithout is null
            ? "" : $"{Phrases.Capitalise(Phrases.Count(power.With, "state"))} within reach {(power.With == 1 ? "holds" : "hold")} with it, and "
            + $"{Phrases.Count(power.Without, "state")} without. ";
        if (power.Yields + power.Deterred == 0) return $"{settle}It changes nothing in what {power.Over} does where the power is not used.";
        string[] parts = [.. new[] { (power.Yields, "leaves"), (power.Deterred, "stays in") }.Where(x => x.Item1 > 0)
            .Select(x => $"{x.Item2} {Phrases.Count(x.Item1, "state")}")];
        return $"{settle}Because of it {power.Over} {Phrases.List(parts)} that it would "
            + $"{(power.Yields > 0 && power.Deterred > 0 ? "treat otherwise" : power.Yields > 0 ? "stay in" : "leave")}.";
    }

    private static string Example(PowerFinding power) =>
        power.Example is { } state ? $" The nearest is “{state.Words}” ({state.Number}). {power.Reason?.InWords()}" : "";
}
