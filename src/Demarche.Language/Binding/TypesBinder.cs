using Demarche.Engine;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds the hidden types of parties. A type has an order of its own, its party's, or that of another type with changes.</summary>
internal sealed class TypesBinder(OrderBinder orders, TypeChangesBinder changes, GroundsBinder grounds, IntervalReader intervals, DiagnosticBag diagnostics)
{
    private const decimal Tolerance = 0.000001m;

    /// <summary>The types of one party.</summary>
    /// <param name="party">The party's name.</param>
    /// <param name="entries">The types as they stand.</param>
    /// <param name="own">The party's own order.</param>
    /// <param name="index">The party.</param>
    public IReadOnlyList<PartyType> Bind(string party, IReadOnlyList<YamlEntry> entries, Preference own, int index)
    {
        var priors = Priors(party, entries);
        var known = new Dictionary<string, Preference>(StringComparer.Ordinal);
        return [.. entries.Select((entry, k) =>
        {
            var about = entry.Value as YamlMapping;
            var order = Order(new Family(party, index, entries, own, known), entry, []);
            if (order is Preference.Indifferent && !SaysMore(about))
                diagnostics.Report(PreferenceRules.Indifferent, entry.Key.Span, $"the type {entry.Name} of {party}");
            return new PartyType(entry.Name, priors[k], order, grounds.Of(about), entry.Key.Span)
            {
                PriorBounds = about?["prior"] is YamlSequence bounds && intervals.Share(bounds) is { } given ? given : Interval.Of(priors[k]),
                Words = about?["words"].Text() ?? entry.Name,
            };
        })];
    }

    /// <summary>Whether a type says anything about its order: by statements, or by another type.</summary>
    public static bool SaysMore(YamlMapping? type) => OrderBinder.HasOrder(type) || type?["like"] is not null;

    private Preference Order(Family family, YamlEntry type, IReadOnlyList<string> asked)
    {
        if (family.Known.TryGetValue(type.Name, out var known)) return known;
        var about = type.Value as YamlMapping;
        var who = $"the type {type.Name} of {family.Party}";
        if (OrderBinder.OrderOf(about) is { } given)
        {
            foreach (var key in new[] { "like", "changes" })
            {
                if (about!.Entry(key) is { } second) diagnostics.Report(PreferenceRules.SeveralOrders, second.Key.Span, who, $"`{given.Name}`", $"`{key}`");
            }

            return family.Known[type.Name] = orders.Bind(about, family.Index, who);
        }

        var order = about?["like"].Scalar() is { } like ? Like(family, type, like, asked) : family.Own;
        if (about?["changes"] is YamlSequence list) order = changes.Apply(order, list, family.Index, who);
        return family.Known[type.Name] = about?["source"] is null && about?["because"] is null ? order : order with { Grounds = grounds.Of(about) };
    }

    private Preference Like(Family family, YamlEntry type, YamlScalar like, IReadOnlyList<string> asked)
    {
        var name = like.Text.Trim();
        var at = asked.Append(type.Name).ToList().IndexOf(name);
        if (at >= 0)
        {
            diagnostics.Report(PreferenceRules.TypeCircle, like.Span, type.Name, family.Party,
                string.Join(" → ", asked.Append(type.Name).Skip(at).Append(name)));
            return new Preference.Indifferent();
        }

        if (family.Entries.FirstOrDefault(e => e.Name == name) is { } other) return Order(family, other, [.. asked, type.Name]);
        var others = family.Entries.Select(e => e.Name).Where(n => n != type.Name).ToArray();
        var help = diagnostics.DidYouMean(name, others)
            ?? (others.Length == 0 ? PreferenceRules.UnknownType.Help : $"Its other types are {string.Join(", ", others.Take(10))}.");
        diagnostics.ReportWithHelp(PreferenceRules.UnknownType, like.Span, help, family.Party, Spelling.Shortened(name));
        return new Preference.Indifferent();
    }

    private double[] Priors(string party, IReadOnlyList<YamlEntry> entries)
    {
        var given = entries.Select(e => Prior((e.Value as YamlMapping)?["prior"])).ToArray();
        var sum = given.Sum(p => p ?? 0);
        var open = given.Count(p => p is null);
        var isWrong = open == 0 ? Math.Abs(sum - 1) > Tolerance : sum > 1 + Tolerance;
        var unreadable = entries.Any(e => (e.Value as YamlMapping)?["prior"] is { } prior && Prior(prior) is null);
        if (entries.Count > 0 && isWrong && !unreadable)
            diagnostics.Report(PreferenceRules.Priors, entries[0].Key.Span, party, $"{Numerals.Of(sum * 100, "0.######")}%");
        return [.. given.Select(p => (double)(p ?? Math.Max(0, 1 - sum) / open))];
    }

    /// <summary>The prior, or the middle of its bounds.</summary>
    private static decimal? Prior(YamlNode? node) => node is YamlSequence { Items: [var low, var high] } ? (low.Share() + high.Share()) / 2 : node.Share();

    private sealed record Family(string Party, int Index, IReadOnlyList<YamlEntry> Entries, Preference Own, Dictionary<string, Preference> Known);
}
