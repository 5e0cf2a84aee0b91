namespace Demarche.Reports.Figures;

/// <summary>
/// A state graph in words, what matters most first: now, the ways pointed out, what holds, the break, then every other state, drawn or folded.
/// </summary>
internal static class StateGraphWords
{
    /// <param name="whole">All states and moves.</param>
    /// <param name="part">Those states that are drawn, and the moves between them.</param>
    /// <param name="drawn">The moves that are drawn.</param>
    public static IReadOnlyList<string> Of(StateGraph whole, StateGraph part, IReadOnlyList<StateArc> drawn)
    {
        var columns = new StateColumns(whole);
        var shown = part.Nodes.Select(n => n.Id).ToHashSet();
        var words = whole.Nodes.Where(n => n.IsNow).Select(State).ToList();
        words.AddRange(whole.Arcs.Where(a => a.OnWay).GroupBy(a => a.From).OrderBy(g => columns.Column(g.Key))
            .Select(g => $"Ways from state {Number(whole, columns, g.Key)}: {Moves(whole, columns, g)}."));
        words.AddRange(whole.Nodes.Where(n => !n.IsNow).OrderByDescending(n => shown.Contains(n.Id)).ThenByDescending(Weight)
            .Select(n => $"{State(n)} {Improvements(whole, columns, n)}{(shown.Contains(n.Id) ? "" : " It is not drawn.")}"));
        if (columns.Unreached.Count > 0) words.Add($"No move shown here leads to {Listed(columns.Unreached.Select(n => $"state {n.Number}"))}.");
        words.AddRange(LeftOut(whole, part, drawn).Select(l => Sentence(l + ".")));
        return words;
    }

    /// <summary>Everything said about one state.</summary>
    public static string State(StateNode node)
    {
        var marks = new List<string>();
        if (node.IsNow) marks.Add("now");
        if (node.Outcome is { } outcome) marks.Add(outcome);
        else if (node.IsBreak) marks.Add("the break");
        if (node.HoldsUnder.Count > 0) marks.Add($"holds under {string.Join(", ", node.HoldsUnder)}");
        return $"State {node.Number}{(marks.Count > 0 ? $" ({string.Join("; ", marks)})" : "")}: {string.Join(", ", node.Label)}.";
    }

    /// <summary>One move as a sentence.</summary>
    public static string Move(StateGraph graph, StateColumns columns, StateArc arc) =>
        Sentence($"{graph.Parties[arc.Party]} can move from state {Number(graph, columns, arc.From)} to {Number(graph, columns, arc.To)}, ")
        + (arc.IsImprovement ? "preferring it." : "without preferring it.");

    /// <summary>What the drawing leaves out: states, then moves between the states that it shows. Nothing when it leaves out nothing.</summary>
    public static IEnumerable<string> LeftOut(StateGraph whole, StateGraph part, IReadOnlyList<StateArc> drawn)
    {
        var all = Math.Max(whole.WithinReach ?? 0, whole.Nodes.Count);
        if (part.Nodes.Count < all) yield return $"{part.Nodes.Count} of {all} states are drawn";
        var missing = part.Arcs.Where(a => a.From != a.To).Distinct().Except(drawn).ToArray();
        var preferred = missing.Count(a => a.IsImprovement || a.OnWay);
        if (preferred > 0) yield return preferred == 1 ? "one move that its mover prefers is not drawn"
            : $"{preferred} moves that their movers prefer are not drawn";
        var others = missing.Length - preferred;
        if (others > 0) yield return others == 1 ? "one move that its mover does not prefer is not drawn"
            : $"{others} moves that their movers do not prefer are not drawn";
    }

    private static int Weight(StateNode node) => (node.HoldsUnder.Count > 0 ? 2 : 0) + (node.IsBreak ? 1 : 0);

    private static string Improvements(StateGraph graph, StateColumns columns, StateNode node)
    {
        var moves = graph.Arcs.Where(a => a.From == node.Id && a.IsImprovement).ToArray();
        return moves.Length == 0 ? "Nobody prefers a move from it." : $"Preferred moves from it: {Moves(graph, columns, moves)}.";
    }

    private static string Moves(StateGraph graph, StateColumns columns, IEnumerable<StateArc> arcs) =>
        string.Join("; ", arcs.GroupBy(a => a.Party).OrderBy(g => g.Key)
        .Select(g => $"{graph.Parties[g.Key]} to {Listed(g.Select(a => Number(graph, columns, a.To)).Distinct())}"));

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Number(StateGraph graph, StateColumns columns, int id) => graph.Nodes[columns.Index(id)].Number;

    private static string Listed(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
