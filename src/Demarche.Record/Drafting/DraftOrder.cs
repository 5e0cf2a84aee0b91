using Demarche.Record.Codebook;
using Demarche.Record.Events;

namespace Demarche.Record.Drafting;

/// <summary>
/// A guess at what a party wants, most important first: what its threats are to prevent, then to be as good as its word, what it asks for, that threats
/// against it are not carried out, and that it need not move itself.
/// </summary>
internal static class DraftOrder
{
    public static List<(string Say, EventRow? Row)> Of(DraftParts parts, string party)
    {
        var wishes = new List<(string Say, EventRow? Row)>();
        foreach (var threat in parts.Threats.Where(t => t.By == party && !t.Promise)) Add($"not {threat.If}", threat.Row);
        foreach (var threat in parts.Threats.Where(t => t.By == party)) Add($"{threat.Then} if {threat.If}", threat.Row);
        foreach (var lever in parts.Levers.Where(l => l.Owner != party && l.Rows.Exists(r => r.By == party && r.Kind?.Type == EventType.Request)))
            Add(lever.Is(true), lever.Rows.Find(r => r.By == party));
        foreach (var threat in parts.Threats.Where(t => t.Against == party)) Add(threat.Promise ? threat.Then : $"not {threat.Then}", threat.Row);
        foreach (var lever in parts.Of(party)) Add(lever.Is(false), null);
        if (wishes.Count == 0 && parts.Levers.FirstOrDefault() is { } first) Add(first.Is(false), null);
        return wishes;

        void Add(string say, EventRow? row)
        {
            if (!wishes.Exists(w => w.Say == say)) wishes.Add((say, row));
        }
    }
}
