using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds how parties see one another, how they are disposed to one another, and which coalitions are asked about.</summary>
internal sealed class ViewsBinder(Declarations declarations, ClauseBinder clauses, OrderBinder orders, StateNumbers numbers, DiagnosticBag diagnostics)
{
    public IReadOnlyList<Perception> Perceptions(YamlNode? mapping) =>
        [.. mapping.Entries().SelectMany(entry => Of(declarations.Party(entry.Name, entry.Key.Span), entry.Name, entry.Value, entry.Key.Span))];

    private List<Perception> Of(int by, string whose, YamlNode view, SourceSpan span)
    {
        var perceptions = new List<Perception>();
        foreach (var seen in view.Entries().Where(e => e.Name != "hidden"))
        {
            var of = Other(by, seen.Name, seen.Key.Span);
            if (by < 0 || of < 0) continue;
            var about = seen.Value as YamlMapping;
            var sees = about?["sees"] is { } other ? Of(of, $"{seen.Name}, as {whose} takes it,", other, seen.Key.Span) : null;
            var order = sees is not null && !OrderBinder.HasOrder(about) ? null : orders.Bind(about, of, $"{seen.Name} as {whose} sees it");
            perceptions.Add(new Perception(by, of, order, [], seen.Key.Span) { Sees = sees });
        }

        var hidden = (view as YamlMapping)?["hidden"].Items().Select(s => clauses.Bind(s, new StatementScope(by, numbers))).OfType<Clause>().ToArray();
        if (by >= 0 && hidden is { Length: > 0 }) perceptions.Add(new Perception(by, by, null, hidden, span));
        return perceptions;
    }

    public IReadOnlyList<Attitude> Attitudes(YamlNode? mapping)
    {
        var attitudes = new List<Attitude>();
        foreach (var entry in mapping.Entries())
        {
            var by = declarations.Party(entry.Name, entry.Key.Span);
            foreach (var toward in entry.Value.Entries())
            {
                var other = declarations.Party(toward.Name, toward.Key.Span);
                var disposition = toward.Value.Text() switch { "for" => Disposition.For, "against" => Disposition.Against, _ => Disposition.Neutral };
                if (by >= 0 && other >= 0) attitudes.Add(new Attitude(by, other, disposition, toward.Key.Span));
            }
        }

        return attitudes;
    }

    public IReadOnlyList<IReadOnlyList<int>> Coalitions(YamlNode? list)
    {
        var coalitions = new List<IReadOnlyList<int>>();
        foreach (var coalition in list.Items().OfType<YamlSequence>())
        {
            var members = coalition.Items.Select(declarations.Party).ToArray();
            var twice = members.Where(m => m >= 0).GroupBy(m => m).FirstOrDefault(g => g.Count() > 1);
            if (twice is not null) diagnostics.Report(ContextRules.BadCoalition, coalition.Span, declarations.Parties[twice.Key].Name);
            else if (members.All(m => m >= 0)) coalitions.Add([.. members.Order()]);
        }

        return coalitions;
    }

    private int Other(int by, string name, SourceSpan span)
    {
        var other = declarations.Party(name, span);
        if (by < 0 || other != by) return other;
        diagnostics.Report(ContextRules.SelfAddressed, span, name);
        return -1;
    }
}
