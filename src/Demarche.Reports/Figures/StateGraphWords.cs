namespace Demarche.Reports.Figures;

/// <summary>A state graph in words, what matters most first: now, the ways pointed out, what holds, the break, then every other state.</summary>
internal static class StateGraphWords
{
    public static IReadOnlyList<string> Of(StateGraph graph, IReadOnlyList<StateBox> boxes, StateColumns columns, int drawn)
    {
        var words = boxes.Where(b => b.Node.IsNow).Select(b => b.Words).ToList();
        words.AddRange(graph.Arcs.Where(a => a.OnWay).GroupBy(a => a.From).OrderBy(g => columns.Column(g.Key))
            .Select(g => $"Ways from state {Number(graph, columns, g.Key)}: {Moves(graph, columns, g)}."));
        words.AddRange(boxes.OrderByDescending(Weight).Where(b => !b.Node.IsNow).Select(b => $"{b.Words} {Improvements(graph, columns, b.Node)}"));
        if (columns.Unreached.Count > 0) words.Add($"No move shown here leads to {Listed(columns.Unreached.Select(n => $"state {n.Number}"))}.");
        var unseen = LeftOut(graph, drawn);
        if (unseen.Length > 0) words.Add(Sentence(unseen + "."));
        return words;
    }

    /// <summary>One move as a sentence.</summary>
    public static string Move(StateGraph graph, StateColumns columns, StateArc arc) =>
        Sentence($"{graph.Parties[arc.Party]} can move from state {Number(graph, columns, arc.From)} to {Number(graph, columns, arc.To)}, ")
        + (arc.IsImprovement ? "preferring it." : "without preferring it.");

    /// <summary>How many moves were left out of the drawing; empty when none.</summary>
    public static string LeftOut(StateGraph graph, int drawn) => (graph.Arcs.Where(a => a.From != a.To).Distinct().Count() - drawn) switch
    {
        <= 0 => "",
        1 => "one move that its mover does not prefer is not drawn",
        var n => $"{n} moves that their movers do not prefer are not drawn",
    };

    private static int Weight(StateBox box) => (box.Node.HoldsUnder.Count > 0 ? 2 : 0) + (box.Node.IsBreak ? 1 : 0);

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
