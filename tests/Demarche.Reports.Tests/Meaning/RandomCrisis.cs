using CsCheck;

namespace Demarche.Reports.Tests.Meaning;

/// <summary>Random crises as an author might write them: levers of every rule, hidden types, outcomes, threats and promises. The words of every level are those of a sentence.</summary>
internal static class RandomCrisis
{
    private static readonly string[] Names = ["Aland", "Borduria", "Cagliostro"];
    private static readonly string[] Rules = ["", "", ", moves: up", ", moves: step"];

    /// <summary>The text of a model of at most some dozens of states.</summary>
    public static Gen<string> Text { get; } =
        from parties in Gen.Int[2, 3]
        from levers in Gen.Select(Gen.Int[0, parties - 1], Gen.Int[2, 3], Gen.Int[0, Rules.Length - 1]).Array[2, 4]
        from types in Gen.Int[0, 2].Array[parties]
        from orders in Orders(levers.Length).Array[2 * parties]
        from regions in Statement(levers.Length).Array[2, 4]
        from named in Gen.Int[0, 3]
        from threats in Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Statement(levers.Length), Gen.Bool, Gen.Bool).Array[0, 3]
        from now in Gen.Int[0, 2].Array[levers.Length]
        select Write(parties, levers, types, orders, regions, named, threats, now);

    /// <summary>A statement with holes for levers and their levels.</summary>
    private static Gen<(int Lever, int Level, int Form, int OtherLever, int OtherLevel)> Statement(int levers) =>
        Gen.Select(Gen.Int[0, levers - 1], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, levers - 1], Gen.Int[0, 2]);

    private static Gen<(int Lever, int Level, int Form, int OtherLever, int OtherLevel)[]> Orders(int levers) => Statement(levers).Array[1, 4];

    private static string Write(
        int parties, (int Owner, int Levels, int Rule)[] levers, int[] types, (int, int, int, int, int)[][] orders, (int, int, int, int, int)[] regions, int named, (int By, int Apart, (int, int, int, int, int) If, bool Promise, bool OwnLever)[] threats, int[] now)
    {
        string Is(int lever, int level) => $"l{lever} is v{level % levers[lever].Levels}";
        string Say((int Lever, int Level, int Form, int OtherLever, int OtherLevel) s) => s.Form switch
        {
            0 or 1 => Is(s.Lever, s.Level),
            2 => $"not {Is(s.Lever, s.Level)}",
            3 => $"{Is(s.Lever, s.Level)} if {Is(s.OtherLever, s.OtherLevel)}",
            _ => $"{Is(s.Lever, s.Level)} and {Is(s.OtherLever, s.OtherLevel)}",
        };
        var lines = new List<string> { "crisis: A made-up quarrel", "parties:" };
        for (var p = 0; p < parties; p++)
        {
            lines.Add($"  {Names[p]}:");
            if (p == 1) lines.Add("    words: the Kingdom of Borduria");
            var own = Enumerable.Range(0, levers.Length).Where(k => levers[k].Owner == p).ToArray();
            if (own.Length > 0) lines.Add("    levers:");
            foreach (var k in own)
            {
                var levels = string.Join(", ", Enumerable.Range(0, levers[k].Levels).Select(v => $"v{v}"));
                var words = string.Join(", ", Enumerable.Range(0, levers[k].Levels).Select(v => $"puts lever {"ABCD"[k]} at {"lmh"[v]}"));
                lines.Add($"      l{k}: {{ levels: [{levels}], now: v{now[k] % levers[k].Levels}{Rules[levers[k].Rule]}, words: [{words}] }}");
            }

            string Order(int k) => $"[{string.Join(", ", orders[k].Select(Say))}]";
            if (types[p] == 0) lines.Add($"    priorities: {Order(2 * p)}");
            else lines.AddRange(["    types:", $"      stern: {{ prior: {10 * (types[p] + 5)}%, priorities: {Order(2 * p)} }}", $"      soft: {{ priorities: {Order(2 * p + 1)} }}"]);
        }

        lines.Add("outcomes:");
        lines.AddRange(regions.Select((r, k) => $"  outcome {k + 1}: {Say(r)}"));
        if ((named & 1) != 0) lines.Add("break: outcome 1");
        if ((named & 2) != 0) lines.Add("aggravation: outcome 2");
        if (threats.Length > 0) lines.Add("threats:");
        foreach (var t in threats)
        {
            var by = t.By % parties;
            var own = Enumerable.Range(0, levers.Length).Where(k => levers[k].Owner == by).DefaultIfEmpty(0).First();
            var then = t.OwnLever ? Is(own, levers[own].Levels - 1) : Say(orders[^1][0]);
            lines.Add($"  - {{ by: {Names[by]}, against: {Names[(by + 1 + t.Apart % (parties - 1)) % parties]}, if: {Say(t.If)}, then: {then}{(t.Promise ? ", promise: yes" : "")} }}");
        }

        return string.Join('\n', lines) + "\n";
    }
}
