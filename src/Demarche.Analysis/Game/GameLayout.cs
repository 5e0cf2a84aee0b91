using Demarche.Engine.Play.Tree;

namespace Demarche.Analysis.Game;

/// <summary>From histories as they grew to the solver's tree and flat arrays: numbered step by step, so that every move leads to a greater number.</summary>
internal static class GameLayout
{
    public static (GameNodes Nodes, StageTree Tree, int[] Numbers) Of(IReadOnlyList<Growing> grown, IReadOnlyList<int> types, long[] labels, bool positions)
    {
        int[] order = [.. Enumerable.Range(0, grown.Count).OrderBy(n => grown[n].Rank)];
        var number = new int[grown.Count];
        for (var k = 0; k < order.Length; k++) number[order[k]] = k;
        var flows = new Numbering<(int First, int Last, int Worth)>();
        var charges = new Numbering<(int Occasion, int Item)>();
        var builder = new StageTreeBuilder(types);
        foreach (var node in order.Select(n => grown[n]))
        {
            var at = builder.Add(node.Flow is { } flow ? flows.Of(flow) : 0, node.Occasion, node.Flow is null ? 0 : 1);
            foreach (var item in node.Items) builder.Charge(at, charges.Of((node.Occasion, item)));
        }

        var options = new List<int>();
        var first = new int[order.Length + 1];
        for (var k = 0; k < order.Length; k++)
        {
            var node = grown[order[k]];
            int[] children = [.. node.Children.Select(c => number[c])];
            if (node.Seat >= 0) builder.Decide(k, node.Seat, children);
            else if (children.Length > 0) builder.Chance(k, children, node.Chances);
            options.AddRange(node.Options);
            first[k + 1] = options.Count;
        }

        foreach (var set in order.Where(n => grown[n].Together >= 0).GroupBy(n => grown[n].Together))
        {
            int[] members = [.. set.Select(n => number[n])];
            if (members.Length > 1) builder.Together(members);
        }

        var nodes = new GameNodes(
            [.. order.Select(n => grown[n].State)],
            [.. order.Select(n => labels[grown[n].Named])],
            [.. order.Select(n => grown[n].Broken)],
            [.. order.Select(n => grown[n].Settled)],
            [.. order.Select(n => grown[n].Kind)],
            [.. order.Select(n => grown[n].From)],
            first,
            [.. options],
            flows.Items,
            charges.Items);
        return (nodes, positions ? builder.BuildPositions() : builder.Build(), number);
    }
}
