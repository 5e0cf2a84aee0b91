using System.Globalization;
using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>The graph form and where it stands at present.</summary>
/// <param name="Form">States, facts and arcs.</param>
/// <param name="Now">Index of the present state.</param>
/// <param name="Places">Where each state is named, and each fact first.</param>
internal sealed record BoundGraph(GraphForm Form, int Now, IReadOnlyDictionary<string, SourceSpan> Places);

/// <summary>Binds listed states, their facts and the parties' arcs between them.</summary>
internal sealed class GraphBinder(Declarations declarations, DiagnosticBag diagnostics)
{
    private const int MostListed = 1 << 14;
    private readonly Dictionary<string, int> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceSpan> places = new(StringComparer.Ordinal);

    public BoundGraph Bind(YamlMapping root, YamlSequence list)
    {
        var facts = new List<(string Name, List<int> States)>();
        var factIndex = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, inside) in list.Items.SelectMany(Named))
        {
            var state = states.Count;
            if (state == MostListed || !Declare(name, "a state")) continue;
            states.Add(name.Text, state);
            foreach (var fact in inside.Items().Select(f => f.Scalar()).OfType<YamlScalar>()) AddFact(fact, state);
        }

        CheckCount(list.Items.Count, "states", list.Span);
        CheckCount(facts.Count, "facts", list.Span);
        var arcs = Arcs(root["moves"] as YamlMapping);
        var form = new GraphForm([.. states.Keys], [.. facts.Select(f => (f.Name, StateSet.Of(states.Count, f.States)))], arcs);
        return new BoundGraph(form, root["now"].Scalar() is { } now ? Math.Max(0, State(now)) : 0, places);

        void AddFact(YamlScalar fact, int state)
        {
            if (!factIndex.TryGetValue(fact.Text, out var index))
            {
                if (facts.Count > MostListed || !Declare(fact, "a fact")) return;
                index = facts.Count;
                factIndex.Add(fact.Text, index);
                facts.Add((fact.Text, []));
            }

            facts[index].States.Add(state);
        }
    }

    private static IEnumerable<(YamlScalar Name, YamlNode? Inside)> Named(YamlNode item)
    {
        if (item is YamlMapping mapping) return mapping.Entries.Select(e => (e.Key, (YamlNode?)e.Value));
        return item.Scalar() is { } name ? [(name, null)] : [];
    }

    private void CheckCount(int count, string what, SourceSpan span)
    {
        if (count > MostListed)
            diagnostics.Report(ModelRules.TooManyListed, span, count.ToString("N0", CultureInfo.InvariantCulture), what,
            MostListed.ToString("N0", CultureInfo.InvariantCulture));
    }

    private bool Declare(YamlScalar name, string kind)
    {
        if (places.TryAdd(name.Text, name.Span)) return true;
        var other = states.ContainsKey(name.Text) ? "a state" : "a fact";
        diagnostics.Report(ModelRules.NameClash, name.Span, name.Text, other == kind && kind == "a state" ? "another state" : other);
        return false;
    }

    private IReadOnlyList<IReadOnlyList<(int From, int To)>> Arcs(YamlMapping? moves)
    {
        var arcs = declarations.Parties.Select(_ => new List<(int From, int To)>()).ToArray();
        foreach (var entry in moves.Entries())
        {
            var party = declarations.Party(entry.Name, entry.Key.Span);
            foreach (var pair in entry.Value.Items().OfType<YamlSequence>().Where(p => p.Items.Count == 2))
            {
                int from = State(pair.Items[0].Scalar()), to = State(pair.Items[1].Scalar());
                if (from < 0 || to < 0 || party < 0) continue;
                if (from == to) diagnostics.Report(ModelRules.Loop, pair.Span, entry.Name, pair.Items[0].Text()!);
                else arcs[party].Add((from, to));
            }
        }

        return arcs;
    }

    private int State(YamlScalar? name)
    {
        if (name is null) return -1;
        if (states.TryGetValue(name.Text, out var state)) return state;
        if (int.TryParse(name.Text, System.Globalization.NumberStyles.None, null, out var number) && number >= 1 && number <= states.Count) return number - 1;
        var help = diagnostics.DidYouMean(name.Text, states.Keys) ?? ModelRules.UnknownState.Help;
        diagnostics.ReportWithHelp(ModelRules.UnknownState, name.Span, help, Spelling.Shortened(name.Text));
        return -1;
    }
}
