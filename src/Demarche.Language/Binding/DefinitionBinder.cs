using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>A named region that the model defines by a statement.</summary>
internal sealed record Definition(string Name, RegionKind Kind, YamlScalar NamedAt, YamlScalar? Say, YamlNode Entry);

/// <summary>
/// The named regions. Definitions may use one another in any order, so each is bound when it is first asked for; circles and towers of
/// definitions are reported.
/// </summary>
internal sealed class DefinitionBinder
{
    private const int TallestTower = 100;
    private readonly Dictionary<string, Definition> defined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Region?> bound = new(StringComparer.Ordinal);
    private readonly List<string> open = [];
    private readonly DiagnosticBag diagnostics;
    private readonly StatementScope scope;

    /// <param name="root">The model.</param>
    /// <param name="declarations">What it declares.</param>
    /// <param name="isComplete">Whether every declaration could be read; if not, unknown names are passed over.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public DefinitionBinder(YamlMapping root, Declarations declarations, bool isComplete, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        scope = new StatementScope(-1, declarations.Graph is { } listed ? NumbersOf(listed) : null);
        if (declarations.Graph is { } graph) AddListed(graph);
        var taken = Taken(declarations);
        foreach (var outcome in root["outcomes"].Entries()) Declare(outcome.Key, outcome.Value, Say(outcome.Value, "say"), RegionKind.Outcome, taken);
        foreach (var merge in MergeEntries(root)) Declare(merge["name"].Scalar()!, merge, merge["when"].Scalar(), RegionKind.Merged, taken);
        Vocabulary = new Vocabulary(declarations.PartyNames, [.. declarations.Levers.Select(l => l.Declaration)],
            [.. defined.Keys, .. bound.Keys]) { IsComplete = isComplete };
        Statements = new StatementBinder(Vocabulary, Define, diagnostics);
    }

    /// <summary>All names.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Reads statements by these definitions.</summary>
    public StatementBinder Statements { get; }

    /// <summary>The definitions of one kind in declared order.</summary>
    public IEnumerable<Definition> Of(RegionKind kind) => defined.Values.Where(d => d.Kind == kind);

    /// <summary>Where states are not known by number yet: in option form, wherever definitions, merges and impossible states stand.</summary>
    public StatementScope Scope => scope;

    /// <summary>The region of a name; null when its definition is at fault, which has been reported.</summary>
    public Region? Define(string name, SourceSpan asked)
    {
        if (bound.TryGetValue(name, out var known)) return known;
        var at = open.IndexOf(name);
        if (at >= 0)
        {
            var cycle = string.Join(" → ", open.Skip(at).Append(name).Take(12));
            diagnostics.Report(StatementRules.Cycle, defined[name].NamedAt.Span, name, cycle);
            return null;
        }

        if (open.Count >= TallestTower)
        {
            diagnostics.Report(StatementRules.TowerTooTall, asked, name, TallestTower);
            return null;
        }

        open.Add(name);
        var region = Bind(defined[name]);
        open.RemoveAt(open.Count - 1);
        bound[name] = region;
        return region;
    }

    private Region? Bind(Definition definition)
    {
        var meaning = definition.Say is null ? null : Statements.Bind(definition.Say, scope);
        if (meaning is null) return null;
        var words = definition.Kind == RegionKind.Outcome ? (definition.Entry as YamlMapping)?["words"].Text() : null;
        return new Region(definition.Name, definition.Kind, meaning.Condition, words, meaning);
    }

    private void Declare(YamlScalar name, YamlNode entry, YamlScalar? say, RegionKind kind, Dictionary<string, string> taken)
    {
        if (taken.TryGetValue(name.Text, out var other)) diagnostics.Report(ModelRules.NameClash, name.Span, name.Text, other);
        else if (!defined.TryAdd(name.Text, new Definition(name.Text, kind, name, say, entry)))
            diagnostics.Report(ModelRules.NameClash, name.Span, name.Text, "an outcome or merged state");
    }

    private void AddListed(BoundGraph graph)
    {
        var count = graph.Form.States.Count;
        for (var s = 0; s < count; s++)
        {
            bound[graph.Form.States[s]] = new Region(graph.Form.States[s], RegionKind.State, new Condition.OneOf(StateSet.Of(count, [s])), null, null);
        }

        foreach (var (name, where) in graph.Form.Facts) bound[name] = new Region(name, RegionKind.Fact, new Condition.OneOf(where), null, null);
    }

    private static Dictionary<string, string> Taken(Declarations declarations)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal) { ["always"] = "what is always true", ["never"] = "what is never true" };
        foreach (var lever in declarations.Levers.Select(l => l.Declaration))
            taken.TryAdd(lever.Name, lever.IsJoint ? "a lever that several parties hold" : $"a lever of {declarations.Parties[lever.Party].Name}");
        foreach (var state in declarations.Graph?.Form.States ?? []) taken.TryAdd(state, "a state");
        foreach (var (fact, _) in declarations.Graph?.Form.Facts ?? []) taken.TryAdd(fact, "a fact");
        return taken;
    }

    private static IEnumerable<YamlMapping> MergeEntries(YamlMapping root)
    {
        var all = root["merge"] is YamlSequence list ? list.Items.OfType<YamlMapping>() : root["merge"] is YamlMapping one ? [one] : [];
        return all.Where(m => m["name"].Scalar() is not null);
    }

    private static YamlScalar? Say(YamlNode node, string key) => (node is YamlMapping mapping ? mapping[key] : node).Scalar();

    private static StateNumbers NumbersOf(BoundGraph graph)
    {
        var count = graph.Form.States.Count;
        return new StateNumbers(count, number => new CountedState(new Condition.OneOf(StateSet.Of(count, [number - 1])), 1, 1));
    }
}
