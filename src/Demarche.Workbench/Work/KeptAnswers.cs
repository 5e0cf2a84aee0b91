namespace Demarche.Workbench.Work;

/// <summary>The answers used last, bounded in number and memory. Not safe to share between threads.</summary>
internal sealed class KeptAnswers(WorkLimits limits)
{
    private readonly Dictionary<string, LinkedListNode<(string Key, object Value, long Cost)>> byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, object Value, long Cost)> byUse = new();
    private long cost;

    public object? Find(string key)
    {
        if (!byKey.TryGetValue(key, out var node)) return null;
        byUse.Remove(node);
        byUse.AddFirst(node);
        return node.Value.Value;
    }

    public void Keep(string key, object value, long itsCost)
    {
        if (itsCost > limits.KeptMemory || byKey.ContainsKey(key)) return;
        byKey[key] = byUse.AddFirst((key, value, itsCost));
        cost += itsCost;
        while (byUse.Count > limits.Kept || cost > limits.KeptMemory)
        {
            var oldest = byUse.Last!;
            byUse.RemoveLast();
            byKey.Remove(oldest.Value.Key);
            cost -= oldest.Value.Cost;
        }
    }
}
