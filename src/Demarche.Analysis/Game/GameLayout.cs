using Demarche.Engine.Play;

namespace Demarche.Analysis.Game;

/// <summary>From histories as they grew to the solver's tree and flat arrays: numbered step by step, so that every move leads to a greater number.</summary>
internal static class GameLayout
{
    public static (GameNodes Nodes, StageTree Tree, int[] Numbers) Of(List<Growing> grown, IReadOnlyList<int> types, bool positions)
    {
        int[] order = [.. Enumerable.Range(0, grown.Count).OrderBy(n => grown[n].Level)];
        var number = new int[grown.Count];
        for (var k = 0; k < order.Length; k++) number[order[k]] = k;
        var flows = new Numbering<(int First, int Last, int State)>();
        var charges = new Numbering<(int Occasion, int Item)>();
        var builder = new StageTreeBuilder(types);
        foreach (var node in order.Select(n => grown[n]))
        {
            var lasts = node.FirstFlow >= 0;
            var at = builder.Add(lasts ? flows.Of((node.FirstFlow, node.LastFlow, node.At.State)) : 0, node.Occasion, lasts ? 1 : 0);
            foreach (var item in node.Items) builder.Charge(at, charges.Of((node.PaidAt, item)));
        }

        var options = new List<int>();
        var first = new int[order.Length + 1];
        for (var k = 0; k < order.Length; k++)
        {
            var node = grown[order[k]];
            int[] children = [.. node.Children.Select(c => number[c])];
            if (node.Mover == Growing.ByChance) builder.Chance(k, children, node.Chances);
            else if (node.Mover >= 0) builder.Decide(k, node.Mover, children);
            options.AddRange(node.Options);
            first[k + 1] = options.Count;
        }

        foreach (var set in order.Where(n => grown[n].Mover >= 0 && grown[n].At.Base >= 0).GroupBy(n => (grown[n].At.Base, grown[n].Mover)))
        {
            int[] members = [.. set.Select(n => number[n])];
            if (members.Length > 1) builder.Together(members);
        }

        var nodes = new GameNodes(
            [.. order.Select(n => grown[n].At.State)],
            [.. order.Select(n => grown[n].At.Broken)],
            [.. order.Select(n => grown[n].At.Base < 0)],
            [.. order.Select(n => grown[n].From)],
            first,
            [.. options],
            flows.Items,
            charges.Items);
        return (nodes, positions ? builder.BuildPositions() : builder.Build(), number);
    }

    private sealed class Numbering<T> where T : notnull
    {
        private readonly Dictionary<T, int> numbers = [];
        private readonly List<T> items = [];

        public IReadOnlyList<T> Items => items;

        public int Of(T item)
        {
            if (numbers.TryGetValue(item, out var number)) return number;
            items.Add(item);
            return numbers[item] = items.Count - 1;
        }
    }
}
