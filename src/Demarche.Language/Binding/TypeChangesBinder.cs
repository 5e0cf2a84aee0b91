using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>
/// Makes of one order by priorities another, by changes made one after the other; an entry of the list is a statement or a group of open order.
/// </summary>
internal sealed class TypeChangesBinder(ClauseBinder clauses, StateNumbers numbers, DiagnosticBag diagnostics)
{
    private static readonly string[] Kinds = ["add", "move", "drop", "negate"];
    private static readonly string[] Places = ["place", "above", "below"];

    /// <summary>The order changed; where a change has no meaning, which is reported, it is left out.</summary>
    /// <param name="order">The order.</param>
    /// <param name="list">The changes.</param>
    /// <param name="party">The party whose levers come first in them.</param>
    /// <param name="who">Whose order it becomes, in the words of a message.</param>
    public Preference Apply(Preference order, YamlSequence list, int party, string who)
    {
        var given = list.Items.OfType<YamlMapping>().Select(entry => (Entry: entry, Kind: KindOf(entry))).Where(c => c.Kind is not null).ToArray();
        if (order is not (Preference.Priorities or Preference.Indifferent))
        {
            foreach (var (entry, kind) in given) diagnostics.Report(AdviceRules.NoPriorities, entry.Span, who, kind!);
            return order;
        }

        var groups = order is Preference.Priorities priorities ? priorities.Groups.ToList() : [];
        foreach (var (entry, kind) in given) Change(groups, entry, kind!, new StatementScope(party, numbers), who);
        return new Preference.Priorities(groups) { Grounds = order.Grounds };
    }

    private string? KindOf(YamlMapping entry)
    {
        var given = Kinds.Where(kind => entry[kind] is not null).ToArray();
        if (given.Length == 1) return given[0];
        diagnostics.Report(AdviceRules.OneChange, entry.Span, string.Join(", ", Kinds.Select(k => $"`{k}`")), given.Length == 0 ? "none"
            : given.Length.ToString());
        return null;
    }

    private void Change(List<IReadOnlyList<Clause>> groups, YamlMapping entry, string kind, StatementScope scope, string who)
    {
        var places = Places.Where(place => entry[place] is not null).ToArray();
        if (kind is "drop" or "negate" && places.Length > 0)
        {
            diagnostics.ReportWithHelp(AdviceRules.NotForThis, entry.Entry(places[0])!.Key.Span, "Only what is added or moved goes somewhere.", places[0],
                kind);
            return;
        }

        if (places.Length > 1 || (kind == "move" && places.Length == 0))
        {
            diagnostics.Report(PreferenceRules.WhereItGoes, entry.Span, kind, places.Length == 0 ? "none" : places.Length.ToString());
            return;
        }

        if (clauses.Bind(entry[kind], scope) is not { } named) return;
        if (kind == "add")
        {
            Put(groups, [clauses.Detailed(named, entry)], entry, places, scope, who);
            return;
        }

        if (Find(groups, named, who) is not (var group, var member)) return;
        var found = groups[group][member];
        if (kind == "negate")
        {
            groups[group] = [.. groups[group].Select((c, k) => k == member ? clauses.Opposite(found, entry[kind]!.Scalar()!, entry, scope) : c)];
            return;
        }

        var before = groups.ToArray();
        groups[group] = [.. groups[group].Where((_, k) => k != member)];
        if (groups[group].Count == 0) groups.RemoveAt(group);
        if (kind == "drop" || Put(groups, [found], entry, places, scope, who)) return;
        groups.Clear();
        groups.AddRange(before);
    }

    /// <summary>Puts an entry where the change says; false, and reported, where there is no such place.</summary>
    private bool Put(List<IReadOnlyList<Clause>> groups, IReadOnlyList<Clause> added, YamlMapping entry, string[] places, StatementScope scope, string who)
    {
        var at = 0;
        if (places is ["place"]) at = Math.Min(groups.Count, (entry["place"].Whole() ?? 1) - 1);
        else if (places is [var side])
        {
            if (clauses.Bind(entry[side], scope) is not { } mark || Find(groups, mark, who) is not (var group, _)) return false;
            at = side == "above" ? group : group + 1;
        }

        groups.Insert(at, added);
        return true;
    }

    private (int Group, int Member)? Find(List<IReadOnlyList<Clause>> groups, Clause clause, string who)
    {
        for (var group = 0; group < groups.Count; group++)
        {
            for (var member = 0; member < groups[group].Count; member++)
            {
                if (groups[group][member].Text == clause.Text) return (group, member);
            }
        }

        var help = diagnostics.DidYouMean(clause.Text, groups.SelectMany(g => g).Select(c => c.Text)) ?? AdviceRules.NotItsPriority.Help;
        diagnostics.ReportWithHelp(AdviceRules.NotItsPriority, clause.Span, help, clause.Text, who);
        return null;
    }
}
