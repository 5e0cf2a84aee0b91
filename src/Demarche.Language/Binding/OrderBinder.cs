using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds what a party, a type, a faction or a perceived party prefers.</summary>
internal sealed class OrderBinder(ClauseBinder clauses, WeightsBinder weights, GroundsBinder grounds, StateNumbers numbers, DiagnosticBag diagnostics)
{
    private static readonly string[] Kinds = ["priorities", "ranking", "weights", "utilities"];

    /// <summary>The order in a mapping; indifference when it has none.</summary>
    /// <param name="holder">The mapping.</param>
    /// <param name="party">The party whose levers come first in it.</param>
    /// <param name="who">Whose it is, in the words of a message.</param>
    public Preference Bind(YamlMapping? holder, int party, string who)
    {
        var given = Kinds.Where(kind => holder?[kind] is not null).ToArray();
        if (given.Length > 1) diagnostics.Report(PreferenceRules.SeveralOrders, holder!.Entry(given[1])!.Key.Span, who, $"`{given[0]}`", $"`{given[1]}`");
        var scope = new StatementScope(party, numbers);
        Preference order = given switch
        {
            [] => new Preference.Indifferent(),
            ["priorities", ..] => Priorities(holder!["priorities"]!, scope),
            ["ranking", ..] => Ranking(holder!["ranking"]!, scope),
            ["weights", ..] => weights.Bind(holder!["weights"]!, party, who),
            _ => Utilities(holder!["utilities"]!, scope),
        };
        return order with { Grounds = grounds.Of(holder) };
    }

    /// <summary>Whether a mapping says anything about order.</summary>
    public static bool HasOrder(YamlMapping? holder) => OrderOf(holder) is not null;

    /// <summary>Where the order is given; null when none is.</summary>
    public static YamlEntry? OrderOf(YamlMapping? holder) => Kinds.Select(kind => holder?.Entry(kind)).FirstOrDefault(entry => entry is not null);

    private Preference.Priorities Priorities(YamlNode list, StatementScope scope) => new(
        [.. list.Items()
            .Select(entry => (IReadOnlyList<Clause>)[.. (entry is YamlSequence group ? group.Items : [entry]).Select(e => clauses.Bind(e, scope))
                .OfType<Clause>()])
            .Where(group => group.Count > 0)]);

    private Preference.Utilities Utilities(YamlNode mapping, StatementScope scope) => new(
        [.. mapping.Entries()
            .Select(entry => (Clause: clauses.Bind(entry.Key, scope), Value: entry.Value.Number()))
            .Where(term => term is { Clause: not null, Value: not null })
            .Select(term => (term.Clause!, term.Value!.Value))]);

    private Preference.Ranking Ranking(YamlNode list, StatementScope scope) =>
        new([.. list.Items().Select(entry => entry is YamlSequence tie ? Tie(tie, scope) : clauses.Bind(entry, scope)).OfType<Clause>()]);

    private Clause? Tie(YamlSequence tie, StatementScope scope)
    {
        var members = tie.Items.Select(e => clauses.Bind(e, scope)).OfType<Clause>().ToArray();
        if (members.Length < 2) return members.FirstOrDefault();
        return new Clause(
            Proposition.Balanced([.. members.Select(m => m.Condition)], false),
            string.Join(" or ", members.Select(m => $"({m.Text})")),
            string.Join(", or ", members.Select(m => m.Words)),
            members.Select(m => m.Grounds).FirstOrDefault(g => g != Grounds.None) ?? Grounds.None,
            members.Max(m => m.Strength),
            false,
            tie.Span)
        {
            OpenStrengths = StrengthsOfTie(members),
        };
    }

    /// <summary>What the strongest of several may be: every degree that one of them may be of, down to the least that some one is at least of.</summary>
    private static IReadOnlyList<int> StrengthsOfTie(IReadOnlyList<Clause> members)
    {
        var least = members.Max(m => m.Strength);
        return [.. members.SelectMany(m => m.Strengths).Append(least).Where(d => d >= least).Distinct().Order()];
    }
}
