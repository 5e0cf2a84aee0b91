using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds the changes that a mediator may bring about.</summary>
internal sealed class ChangesBinder(Declarations declarations, ClauseBinder clauses, GroundsBinder grounds, StateNumbers numbers, DiagnosticBag diagnostics)
{
    private static readonly string[] Kinds = ["swap", "add", "drop", "negate", "allow", "forbid"];

    /// <summary>The changes.</summary>
    /// <param name="list">The entries.</param>
    /// <param name="parties">The parties with their orders.</param>
    public IReadOnlyList<AllowedChange> Bind(YamlNode? list, IReadOnlyList<Party> parties)
    {
        var changes = new List<AllowedChange>();
        foreach (var entry in list.Items().OfType<YamlMapping>())
        {
            if (Change(entry, parties) is not { } change) continue;
            if (change.Kind == ChangeKind.Swap && changes.Any(c => c.Kind == ChangeKind.Swap && c.Party == change.Party))
                diagnostics.Report(AdviceRules.SwapTwice, entry.Span, parties[change.Party].Name);
            else changes.Add(change);
        }

        return changes;
    }

    private AllowedChange? Change(YamlMapping entry, IReadOnlyList<Party> parties)
    {
        var given = Kinds.Where(kind => entry[kind] is not null).ToArray();
        if (given.Length != 1)
        {
            diagnostics.Report(AdviceRules.OneChange, entry.Span, string.Join(", ", Kinds.Select(k => $"`{k}`")), given.Length == 0 ? "none"
                : given.Length.ToString());
            return null;
        }

        var (kind, of) = ((ChangeKind)Array.IndexOf(Kinds, given[0]), declarations.Party(entry["of"]));
        if (kind != ChangeKind.Add) Refuse(entry, "place", given[0]);
        if (kind is not (ChangeKind.Allow or ChangeKind.Forbid)) Refuse(entry, "from", given[0]);
        var scope = new StatementScope(of, numbers);
        var statement = kind == ChangeKind.Swap ? null : clauses.Bind(entry[given[0]], scope);
        var from = entry["from"] is null ? null : clauses.Bind(entry["from"], scope);
        if (of < 0 || (statement is null && kind != ChangeKind.Swap) || (from is null && entry["from"] is not null)) return null;
        var change = new AllowedChange(of, kind, statement, from, (entry["place"].Whole() ?? 1) - 1, entry["cost"].Whole() ?? 1, grounds.Of(entry), entry.Span);
        return !change.IsOfPriorities || HasPriorities(change, given[0], parties[of]) ? change : null;
    }

    private void Refuse(YamlMapping entry, string key, string kind)
    {
        if (entry.Entry(key) is { } there) diagnostics.Report(AdviceRules.NotForThis, there.Key.Span, key, kind);
    }

    /// <summary>Whether the party has the priorities that are to change, under some type.</summary>
    private bool HasPriorities(AllowedChange change, string kind, Party party)
    {
        Preference[] orders = party.Types.Count == 0 ? [party.Preference] : [.. party.Types.Select(t => t.Preference)];
        var own = orders.OfType<Preference.Priorities>().SelectMany(p => p.Groups).SelectMany(g => g).Select(c => c.Text).ToArray();
        if (own.Length == 0 && !(change.Kind == ChangeKind.Add && orders.Any(o => o is Preference.Indifferent or Preference.Priorities)))
        {
            diagnostics.Report(AdviceRules.NoPriorities, change.Span, party.Name, kind);
            return false;
        }

        if (change.Kind is ChangeKind.Add or ChangeKind.Swap || own.Contains(change.Statement!.Text, StringComparer.Ordinal)) return true;
        var (span, text) = (change.Statement.Span, change.Statement.Text);
        if (diagnostics.DidYouMean(text, own) is { } near) diagnostics.ReportWithHelp(AdviceRules.NotItsPriority, span, near, text, party.Name);
        else diagnostics.Report(AdviceRules.NotItsPriority, span, text, party.Name);
        return false;
    }
}
