using Demarche.Language.Binding.Keys;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds what cannot be, what is taken as one, and which moves are taken away.</summary>
internal sealed class StateRulesBinder(ClauseBinder clauses, DefinitionBinder definitions, DiagnosticBag diagnostics)
{
    private static readonly string[] Ways = ["say", "at most one of", "at least one of", "exactly one of"];

    public IReadOnlyList<Clause> Impossible(YamlNode? list) => [.. list.Items().Select(Impossible1).OfType<Clause>()];

    public IReadOnlyList<Merge> Merges() =>
        [.. definitions.Of(RegionKind.Merged).Select(m => definitions.Define(m.Name, m.NamedAt.Span) is { Definition: { } meaning }
            ? new Merge(m.Name, clauses.Make(meaning, m.Entry, m.Say!.Span))
            : null).OfType<Merge>()];

    public IReadOnlyList<ForbiddenMove> ForbiddenMoves(YamlNode? list, Declarations declarations, StateNumbers numbers, GroundsBinder grounds)
    {
        var moves = new List<ForbiddenMove>();
        foreach (var entry in list.Items().OfType<YamlMapping>())
        {
            var by = declarations.Party(entry["by"]);
            var scope = new StatementScope(by, numbers);
            var from = clauses.Bind(entry["from"], scope);
            var to = clauses.Bind(entry["to"], scope);
            if (by >= 0 && from is not null && to is not null) moves.Add(new ForbiddenMove(by, from, to, grounds.Of(entry), entry.Span));
        }

        return moves;
    }

    private Clause? Impossible1(YamlNode entry)
    {
        if (entry is not YamlMapping about) return clauses.Bind(entry, definitions.Scope);
        var given = Ways.Where(way => about[way] is not null).ToArray();
        if (given.Length != 1)
        {
            diagnostics.Report(ModelRules.OneWayToSay, about.Span, string.Join(", ", Ways.Select(w => $"`{w}`")), given.Length == 0 ? "none"
                : given.Length.ToString());
            return null;
        }

        if (given[0] == "say") return clauses.Bind(about, definitions.Scope);
        if (clauses.Meanings(about[given[0]]!, definitions.Scope, StatementKeys.MostCounted) is not { } members) return null;
        Proposition broken = given[0] switch
        {
            "at most one of" => Several(members),
            "at least one of" => None(members),
            _ => members.Count == 1 ? None(members) : new Proposition.Or([None(members), Several(members)]),
        };
        return clauses.Make(broken, about, about[given[0]]!.Span);
    }

    private static Proposition None(IReadOnlyList<Proposition> members) => new Proposition.Not(members.Count == 1 ? members[0] : new Proposition.Or(members));

    private static Proposition Several(IReadOnlyList<Proposition> members)
    {
        var pairs = Enumerable.Range(0, members.Count)
            .SelectMany(i => Enumerable.Range(i + 1, members.Count - i - 1).Select(j => (Proposition)new Proposition.And([members[i], members[j]])))
            .ToArray();
        return pairs.Length == 1 ? pairs[0] : new Proposition.Or(pairs);
    }
}
