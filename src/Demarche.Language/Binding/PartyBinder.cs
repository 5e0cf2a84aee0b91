using Demarche.Engine;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds a party's order, types and factions; its levers are bound before.</summary>
internal sealed class PartyBinder(OrderBinder orders, TypesBinder types, ClauseBinder clauses, GroundsBinder grounds, IntervalReader intervals,
    StateNumbers numbers, DiagnosticBag diagnostics)
{
    public Party Bind(YamlEntry entry, string words, int index)
    {
        var about = entry.Value as YamlMapping;
        var own = orders.Bind(about, index, entry.Name);
        var given = about?["types"].Entries() ?? [];
        var isIndifferent = given.Count == 0 && own is Preference.Indifferent;
        ThirdPartyRole? role = about?["role"]
            .Text() switch { "mediator" => ThirdPartyRole.Mediator, "arbitrator" => ThirdPartyRole.Arbitrator, "donor" => ThirdPartyRole.Donor, _ => null };
        var needsNone = role is ThirdPartyRole.Mediator or ThirdPartyRole.Arbitrator;
        if (isIndifferent && !needsNone && !OrderBinder.HasOrder(about) && entry.Value is YamlMapping or YamlScalar { IsNull: true })
            diagnostics.Report(PreferenceRules.Indifferent, entry.Key.Span, entry.Name);
        if (given.Count > 0 && own is not Preference.Indifferent && given.All(t => TypesBinder.SaysMore(t.Value as YamlMapping)))
            diagnostics.Report(PreferenceRules.UnusedOrder, OrderBinder.OrderOf(about)!.Key.Span, entry.Name);
        return new Party
        {
            Name = entry.Name,
            Words = words,
            Role = role,
            Preference = own,
            Types = types.Bind(entry.Name, given, own, index),
            Factions = [.. (about?["factions"]).Entries().Select(f => Faction(f, entry.Name, index))],
            AudienceCost = intervals.Cost(about?["audience-cost"]) ?? PlaySettings.MediumCost,
            Precision = intervals.Precision(about?["precision"]),
            Span = entry.Key.Span,
        };
    }

    private Faction Faction(YamlEntry entry, string party, int index)
    {
        var about = entry.Value as YamlMapping;
        var who = $"the faction {entry.Name} of {party}";
        if (!OrderBinder.HasOrder(about)) diagnostics.Report(PreferenceRules.Indifferent, entry.Key.Span, who);
        var voice = about?["voice"].Text() switch { "veto" => Voice.Veto, "press" => Voice.Press, _ => Voice.Cost };
        return new Faction(entry.Name, orders.Bind(about, index, who), voice, grounds.Of(about), entry.Key.Span)
        {
            Cost = intervals.Cost(about?["cost"]) ?? PlaySettings.MediumCost,
            InReturn = clauses.Bind(about?["in-return"], new StatementScope(index, numbers)),
        };
    }
}
