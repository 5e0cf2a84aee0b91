using Demarche.Engine;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds a party's order, types and factions; its levers are bound before.</summary>
internal sealed class PartyBinder(OrderBinder orders, GroundsBinder grounds, IntervalReader intervals, DiagnosticBag diagnostics)
{
    private const decimal Tolerance = 0.000001m;

    public Party Bind(YamlEntry entry, string words, int index)
    {
        var about = entry.Value as YamlMapping;
        var own = orders.Bind(about, index, entry.Name);
        var types = about?["types"].Entries() ?? [];
        var isIndifferent = types.Count == 0 && own is Preference.Indifferent;
        ThirdPartyRole? role = about?["role"].Text() switch { "mediator" => ThirdPartyRole.Mediator, "arbitrator" => ThirdPartyRole.Arbitrator, "donor" => ThirdPartyRole.Donor, _ => null };
        var needsNone = role is ThirdPartyRole.Mediator or ThirdPartyRole.Arbitrator;
        if (isIndifferent && !needsNone && !OrderBinder.HasOrder(about) && entry.Value is YamlMapping or YamlScalar { IsNull: true }) diagnostics.Report(PreferenceRules.Indifferent, entry.Key.Span, entry.Name);
        if (types.Count > 0 && own is not Preference.Indifferent && types.All(t => OrderBinder.HasOrder(t.Value as YamlMapping)))
            diagnostics.Report(PreferenceRules.UnusedOrder, OrderBinder.OrderOf(about)!.Key.Span, entry.Name);
        return new Party
        {
            Name = entry.Name,
            Words = words,
            Role = role,
            Preference = own,
            Types = Types(entry.Name, types, own, index),
            Factions = [.. (about?["factions"]).Entries().Select(f => Faction(f, entry.Name, index))],
            AudienceCost = intervals.Cost(about?["audience-cost"]) ?? PlaySettings.MediumCost,
            Precision = intervals.Precision(about?["precision"]),
            Span = entry.Key.Span,
        };
    }

    private IReadOnlyList<PartyType> Types(string party, IReadOnlyList<YamlEntry> entries, Preference own, int index)
    {
        var priors = Priors(party, entries);
        return [.. entries.Select((entry, k) =>
        {
            var about = entry.Value as YamlMapping;
            var order = OrderBinder.HasOrder(about) ? orders.Bind(about, index, $"the type {entry.Name} of {party}") : own;
            if (order is Preference.Indifferent && !OrderBinder.HasOrder(about)) diagnostics.Report(PreferenceRules.Indifferent, entry.Key.Span, $"the type {entry.Name} of {party}");
            return new PartyType(entry.Name, priors[k], order, grounds.Of(about), entry.Key.Span)
            {
                PriorBounds = about?["prior"] is YamlSequence bounds && intervals.Share(bounds) is { } given ? given : Interval.Of(priors[k]),
            };
        })];
    }

    private double[] Priors(string party, IReadOnlyList<YamlEntry> entries)
    {
        var given = entries.Select(e => Prior((e.Value as YamlMapping)?["prior"])).ToArray();
        var sum = given.Sum(p => p ?? 0);
        var open = given.Count(p => p is null);
        var isWrong = open == 0 ? Math.Abs(sum - 1) > Tolerance : sum > 1 + Tolerance;
        var unreadable = entries.Any(e => (e.Value as YamlMapping)?["prior"] is { } prior && Prior(prior) is null);
        if (entries.Count > 0 && isWrong && !unreadable) diagnostics.Report(PreferenceRules.Priors, entries[0].Key.Span, party, $"{Numerals.Of(sum * 100, "0.######")}%");
        return [.. given.Select(p => (double)(p ?? Math.Max(0, 1 - sum) / open))];
    }

    /// <summary>The prior, or the middle of its bounds.</summary>
    private static decimal? Prior(YamlNode? node) => node is YamlSequence { Items: [var low, var high] } ? (low.Share() + high.Share()) / 2 : node.Share();

    private Faction Faction(YamlEntry entry, string party, int index)
    {
        var about = entry.Value as YamlMapping;
        var who = $"the faction {entry.Name} of {party}";
        if (!OrderBinder.HasOrder(about)) diagnostics.Report(PreferenceRules.Indifferent, entry.Key.Span, who);
        var voice = about?["voice"].Text() == "veto" ? Voice.Veto : Voice.Cost;
        return new Faction(entry.Name, orders.Bind(about, index, who), voice, grounds.Of(about), entry.Key.Span) { Cost = intervals.Cost(about?["cost"]) ?? PlaySettings.MediumCost };
    }
}
