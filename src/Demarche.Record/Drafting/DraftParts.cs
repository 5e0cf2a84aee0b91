using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Reading.Frames;
using Demarche.Record.Reading.Names;

namespace Demarche.Record.Drafting;

/// <summary>A threat or promise of a draft.</summary>
internal sealed record DraftThreat(EventRow Row, string By, string Against, string If, string Then, bool Promise);

/// <summary>What the events of some texts make of a model: parties, levers, threats. Each part keeps the rows that it rests on.</summary>
internal sealed class DraftParts
{
    private const int MostParties = 6;
    private readonly List<EventRow> rows;

    public DraftParts(IEnumerable<EventRow> read)
    {
        rows = [.. read.Where(r => r.SameAs.Length == 0 && !r.Negated)];
        Parties = Chosen();
        foreach (var row in Now.Where(r => r.Kind?.Type is EventType.Threaten or EventType.Agree && r.Kind?.Cameo != "036")) AddThreat(row);
        foreach (var row in Now.Where(r => r.Kind?.Type == EventType.Request && Between(r))) Lever(row.Toward, LeverTemplates.Request(), row);
        if (Levers.Count > 0) return;
        foreach (var row in Now.Where(r => Parties.Contains(r.By) && r.Kind is { } kind && ThreatModes.IsHostile(kind.Type)))
            Lever(row.By, LeverTemplates.Threat(row with { Kind = ThreatModes.Threat(row.Kind!.Value) }), row);
        foreach (var party in Parties.Where(p => Levers.Count == 0 || Levers.TrueForAll(l => l.Owner != p)).Take(Levers.Count == 0 ? 2 : 0))
            Lever(party, LeverTemplates.Request(), Now.First(r => r.By == party || r.Toward == party));
    }

    /// <summary>The names of the parties, the most active first.</summary>
    public IReadOnlyList<string> Parties { get; }

    public List<DraftLever> Levers { get; } = [];

    public List<DraftThreat> Threats { get; } = [];

    /// <summary>Events of this crisis.</summary>
    public IEnumerable<EventRow> Now => rows.Where(r => r.Aspect is not EventAspect.PastCase);

    public IEnumerable<EventRow> Past => rows.Where(r => r.Aspect is EventAspect.PastCase && r.By.Length > 0);

    public IEnumerable<EventRow> Meetings =>
        Now.Where(r => r.Kind?.Cameo == "036" && r.Aspect is EventAspect.Planned or EventAspect.Supposed && r.DateWords.Length > 0).OrderBy(r => r.LastDay);

    public IEnumerable<EventRow> Deeds =>
        Now.Where(r => r.By.Length > 0
        && r.Aspect is EventAspect.Done or EventAspect.GoingOn or EventAspect.Asked or EventAspect.Threatened or EventAspect.Promised or EventAspect.Said);

    /// <summary>Groups that act for themselves, by the party that they belong to.</summary>
    public IEnumerable<(string Party, string Name, EventRow Row)> Factions() =>
        Now.Where(r => !Parties.Contains(r.By) && IsGroup(r.By) && HomeOf(r.By) is { } home && Parties.Contains(home)).Select(r => (HomeOf(r.By)!, r.By, r))
            .DistinctBy(f => f.By);

    public IEnumerable<DraftLever> Of(string party) => Levers.Where(l => l.Owner == party);

    private List<string> Chosen()
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in Now)
        {
            var weight = row.Kind?.Type is EventType.Threaten ? 3 : row.Kind?.Type is EventType.Agree or EventType.Request ? 1.5 : 1;
            foreach (var name in new[] { row.By, row.Toward }.Where(n => n.Length > 0 && !IsGroup(n))) weights[name] = weights.GetValueOrDefault(name) + weight;
        }

        return [.. weights.Where(w => w.Value >= 3).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(MostParties)
            .Select(w => w.Key)];
    }

    private bool Between(EventRow row) => row.By != row.Toward && Parties.Contains(row.By) && Parties.Contains(row.Toward);

    private void AddThreat(EventRow row)
    {
        if (!Between(row) || row.Aspect is not (EventAspect.Threatened or EventAspect.Promised)) return;
        var promise = row.Kind?.Type == EventType.Agree;
        var own = Lever(row.By, promise ? LeverTemplates.Promise(row) : LeverTemplates.Threat(row), row);
        if (row.If.Length == 0)
        {
            if (promise) return;
            var (any, _) = (Lever(row.Toward, LeverTemplates.Request(), row), 0);
            Threats.Add(new DraftThreat(row, row.By, row.Toward, any.Is(false), own.Is(true), false));
            return;
        }

        var (template, then) = LeverTemplates.Condition(row.If);
        var actor = Parties.Contains(row.IfBy) && row.IfBy != row.By ? row.IfBy : row.Toward;
        var condition = Lever(actor, template, row);
        if (Threats.Exists(t => t.By == row.By && t.Then == own.Is(true) && t.If == condition.Is(then))) return;
        Threats.Add(new DraftThreat(row, row.By, row.Toward, condition.Is(then), own.Is(true), promise));
    }

    private DraftLever Lever(string owner, (string Name, (string Now, string Then) Levels, (string Now, string Then) Words, bool OneWay) template, EventRow row)
    {
        var lever = Levers.Find(l => l.Owner == owner && (l.Name == template.Name || l.Name == $"{template.Name} by {owner}"));
        if (lever is null)
        {
            var name = Levers.Exists(l => l.Name == template.Name) ? $"{template.Name} by {owner}" : template.Name;
            Levers.Add(lever = new DraftLever(owner, name, template.Levels, template.Words, template.OneWay));
        }

        lever.Rows.Add(row);
        return lever;
    }

    internal static bool IsGroup(string name) => Gazetteer.Shared.Named(name) is { Sort: ActorSort.Group }
        || (Gazetteer.Shared.Named(name) is null && HomeOf(name) is not null) || (name.Length > 0 && char.IsLower(name[0]));

    internal static string? HomeOf(string name) => Gazetteer.Shared.Named(name) is { Home.Length: > 0 } known ? known.Home
        : Gazetteer.Shared.StateOfAdjective(name.StartsWith("former ", StringComparison.Ordinal) ? name[7..] : name);
}
