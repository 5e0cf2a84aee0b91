using System.Globalization;

namespace Demarche.Analysis.Tests.Game;

/// <summary>A random crisis in parts that can be put in another order, doubled or added to without changing what is meant, and written down.</summary>
internal sealed class ModelText
{
    /// <summary>A party: its levers, types (name, prior, statements) and the rest of what is said of it.</summary>
    public sealed record PartyText(string Name, List<(string Name, List<string> Levels, string Moves)> Levers, List<(string Name, string? Prior, List<string> Statements)> Types, List<string> Factions);

    public List<PartyText> Parties { get; } = [];
    public List<(string Name, string Says)> Outcomes { get; } = [];
    public List<string> Threats { get; } = [];
    public List<string> Issues { get; } = [];
    public List<string> Risks { get; } = [];
    public List<string> Record { get; } = [];
    public List<string> Calendar { get; } = [];
    public string Play { get; set; } = "";

    /// <summary>Three parties, one of them with types, some threats, factions, risks and issues; statements speak of a lever as being at its first level or not.</summary>
    public static ModelText Random(Random random)
    {
        string Pick(params string[] from) => from[random.Next(from.Length)];
        string Truth() => Pick("x is no", "not x is no", "y is no", "not y is no", "w is no", "not w is no", "x is no iff y is no", "not y is no and w is no", "not x is no or not w is no", "w is no if x is no");
        List<string> Order(int n) => [.. Enumerable.Range(0, n).Select(_ => Truth()).Distinct()];
        var model = new ModelText { Play = $"{{ precision: [1, 5], discount: [0%, 4%], after-break: {Pick("goes-on", "ends")} }}" };
        List<string> Levels() => ["no", "yes"];
        model.Parties.Add(new("A", [("x", Levels(), Pick("free", "up"))], [("firm", "[30%, 60%]", Order(3)), ("soft", null, Order(3))], []));
        model.Parties.Add(new("B", [("y", Levels(), Pick("free", "up")), ("w", Levels(), Pick("free", "up"))], random.Next(2) == 0 ? [("", null, Order(3))] : [("bold", null, Order(3)), ("meek", "35%", Order(2)), ("odd", "25%", Order(2))],
            random.Next(2) == 0 ? [] : [$"hawks: {{ cost: {random.Next(40)}%, priorities: [{Truth()}] }}"]));
        model.Parties.Add(new("C", [("u", Levels(), "free")], [("", null, ["u is no", .. Order(2)])], []));
        model.Outcomes.Add(("bad", Pick("not x is no and not y is no", "not y is no", "not x is no and not w is no")));
        model.Outcomes.Add(("odd", Pick("not w is no", "not x is no or not w is no")));
        model.Threats.Add($"{{ by: A, against: B, if: {Pick("not y is no", "not w is no")}, then: {Pick("x is no", "not x is no")}, audience-cost: [{random.Next(20)}%, 60%] }}");
        model.Threats.Add($"{{ by: B, against: A, if: {Pick("x is no", "not x is no")}, then: {Pick("y is no", "not w is no", "not y is no")} }}");
        model.Issues.Add("trade: { at-stake-in: bad, stakes: { A: high, B: low } }");
        model.Issues.Add("gas: { at-stake-in: odd, stakes: { A: low, B: 1.7 } }");
        if (random.Next(3) == 0) model.Risks.Add($"{{ while: {Truth()}, then: {Pick("not x is no", "not w is no")}, chance: {1 + random.Next(20)}%, per: {Pick("day", "occasion")} }}");
        if (random.Next(3) == 0) model.Record.Add("{ on: 2021-12-30, by: A, what: Waits, does: x is no }");
        var days = random.Next(1, 4);
        for (var d = 0; d < days; d++)
        {
            model.Calendar.Add(string.Create(CultureInfo.InvariantCulture, $"{{ on: 2022-01-{1 + (3 * d) + random.Next(3):00}, what: Talks, parties: [{Pick("A", "A, B", "B, A", "B, A, C")}], order: {Pick("listed", "listed", "simultaneous", "random")} }}"));
        }

        return model;
    }

    /// <summary>All lists put in another order, where order means nothing.</summary>
    public void Shuffle(Random random)
    {
        void Mix<T>(List<T> list)
        {
            var order = list.OrderBy(_ => random.Next()).ToArray();
            list.Clear();
            list.AddRange(order);
        }

        Mix(Parties);
        foreach (var party in Parties)
        {
            Mix(party.Levers);
            Mix(party.Types);
            Mix(party.Factions);
        }

        Mix(Outcomes);
        Mix(Threats);
        Mix(Issues);
        Mix(Risks);
    }

    /// <summary>A lever that nobody speaks of, and, at random, one that only a threat speaks of that can never be called in.</summary>
    public void AddIdle(Random random)
    {
        var party = Parties[random.Next(Parties.Count)];
        party.Levers.Insert(random.Next(party.Levers.Count + 1), ("idle", ["off", "on", "loud"], random.Next(2) == 0 ? "free" : "up"));
    }

    /// <summary>A threat that never costs anything: its author is never the next to act, having no occasion of its own.</summary>
    public void AddIdleThreat(Random random)
    {
        Parties.Add(new("D", [("v", ["no", "yes"], "free")], [("", null, ["v is no"])], []));
        Threats.Insert(random.Next(Threats.Count + 1), $"{{ by: D, against: A, if: {(random.Next(2) == 0 ? "not x is no" : "not y is no")}, then: not v is no }}");
    }

    /// <summary>One level written as two that differ in nothing.</summary>
    public void SplitLevel(Random random)
    {
        var party = Parties[random.Next(Parties.Count)];
        var lever = party.Levers[random.Next(party.Levers.Count)];
        lever.Levels.Add("yes indeed");
    }

    public override string ToString()
    {
        string List(IEnumerable<string> some) => string.Join(", ", some);
        string Braced(IEnumerable<string> some) => $"{{ {List(some)} }}";
        string Said(PartyText p) => p.Types.Count == 1
            ? $"priorities: [{List(p.Types[0].Statements)}]"
            : $"types: {Braced(p.Types.Select(t => $"{t.Name}: {{ {(t.Prior is null ? "" : $"prior: {t.Prior}, ")}priorities: [{List(t.Statements)}] }}"))}";
        string Levers(PartyText p) => Braced(p.Levers.Select(l => $"{l.Name}: {{ levels: [{List(l.Levels)}], moves: {l.Moves} }}"));
        string Factions(PartyText p) => p.Factions.Count == 0 ? "" : $", factions: {Braced(p.Factions)}";
        string Section(string key, IReadOnlyList<string> items) => items.Count == 0 ? "" : $"{key}:\n{string.Concat(items.Select(i => $"  - {i}\n"))}";
        return $"asof: 2022-01-01\nparties:\n{string.Concat(Parties.Select(p => $"  {p.Name}: {{ levers: {Levers(p)}, {Said(p)}{Factions(p)} }}\n"))}"
            + $"outcomes: {Braced(Outcomes.Select(o => $"{o.Name}: {o.Says}"))}\nbreak: bad\nissues: {Braced(Issues)}\nplay: {Play}\n"
            + Section("threats", Threats) + Section("risks", Risks) + Section("record", Record) + Section("calendar", Calendar);
    }
}
