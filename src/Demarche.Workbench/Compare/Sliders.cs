using System.Globalization;
using Demarche.Language.Binding;
using Demarche.Language.Editing;
using Demarche.Language.Model;
using Demarche.Language.Syntax;
using Demarche.Language.Wording;

namespace Demarche.Workbench.Compare;

/// <summary>The numbers of a model that can be turned: how likely a hidden type is, what something costs, what something is worth or has at stake.</summary>
public static class Sliders
{
    /// <summary>More would not fit a page; they are in the order of the file.</summary>
    private const int Most = 60;

    private const string AudienceCost = "audience-cost";

    /// <summary>All of a model.</summary>
    /// <param name="crisis">The model.</param>
    /// <param name="tree">Its tree as a whole.</param>
    public static IReadOnlyList<Slider> Of(Crisis crisis, YamlMapping tree)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        ArgumentNullException.ThrowIfNull(tree);
        return [.. tree["parties"].Entries().SelectMany(p => OfParty(crisis, p)).Concat(Stakes(crisis, tree)).Take(Most)];
    }

    /// <summary>The change of a model that sets some of its numbers: one step to undo.</summary>
    public static ModelEdit.Several Set(IReadOnlyList<Slider> sliders, IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(sliders);
        ArgumentNullException.ThrowIfNull(values);
        return new ModelEdit.Several([.. sliders.Where(s => values.ContainsKey(s.Id)).SelectMany(s => s.Set(values[s.Id]))]);
    }

    /// <summary>Values as an address writes them.</summary>
    public static string? Written(IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 0 ? null : string.Join(',', values.Select(v => $"{v.Key}:{v.Value.ToString("R", CultureInfo.InvariantCulture)}"));
    }

    /// <summary>Reads what <see cref="Written"/> wrote; what names no slider of the model, or is out of its range or as it is anyway, is left out.</summary>
    public static IReadOnlyDictionary<string, double> Read(string? text, IReadOnlyList<Slider> sliders)
    {
        ArgumentNullException.ThrowIfNull(sliders);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.LastIndexOf(':') is var colon && colon > 0 && sliders.FirstOrDefault(s => s.Id == part[..colon]) is { } slider
                && double.TryParse(part[(colon + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= slider.Least && value <= slider.Most && slider.Written(value) != slider.Written(slider.Value))
                values[slider.Id] = value;
        }

        return values;
    }

    private static IEnumerable<Slider> OfParty(Crisis crisis, YamlEntry entry)
    {
        if (crisis.Parties.FirstOrDefault(p => p.Name == entry.Name) is not { } party || entry.Value is not YamlMapping tree) return [];
        var at = YamlPath.Of("parties", entry.Name);
        return Priors(party, tree, at).Concat(Factions(party, tree, at)).Concat(Audience(crisis, party, tree, at)).Concat(Worths(party.Words, tree, at))
            .Concat(tree["types"].Entries().SelectMany(t => t.Value is YamlMapping type
                ? Worths($"{party.Words}, if {Words(type, t.Name)}", type, at.Then("types").Then(t.Name)) : []));
    }

    private static IEnumerable<Slider> Priors(Party party, YamlMapping tree, YamlPath at)
    {
        var types = tree["types"].Entries().Where(t => t.Value is YamlMapping).ToArray();
        if (types.Length < 2) yield break;
        var given = types.Select(t => Share(((YamlMapping)t.Value)["prior"])).ToArray();
        var open = given.Count(p => p is null);
        var left = Math.Max(0, 1 - given.Sum(p => p ?? 0));
        var all = types.Select((t, k) => (At: at.Then("types").Then(t.Name).Then("prior"), Value: given[k] ?? left / open)).ToArray();
        for (var k = 0; k < (types.Length == 2 ? 1 : types.Length); k++)
        {
            var name = $"{Phrases.Capitalise(party.Words)} is {Words((YamlMapping)types[k].Value, types[k].Name)}";
            yield return new Slider(all[k].At, name, all[k].Value, 0, 1, 0.01, true)
            {
                Others = [.. all.Where((_, other) => other != k)],
            };
        }
    }

    private static IEnumerable<Slider> Factions(Party party, YamlMapping tree, YamlPath at) =>
        from faction in party.Factions
        where faction.Voice != Voice.Veto && tree["factions"].Entries().Any(f => f.Name == faction.Name && f.Value is YamlMapping)
        select Cost(at.Then("factions").Then(faction.Name).Then("cost"), $"What going against {faction.Name} costs {party.Words}", faction.Cost);

    private static IEnumerable<Slider> Audience(Crisis crisis, Party party, YamlMapping tree, YamlPath at)
    {
        if (tree[AudienceCost] is not null || crisis.Threats.Any(t => crisis.Parties[t.By] == party && t.AudienceCost is null))
            yield return Cost(at.Then(AudienceCost), $"What it costs {party.Words} not to keep its word", party.AudienceCost);
    }

    private static Slider Cost(YamlPath at, string name, Interval cost) => new(at, name, Math.Round(cost.Middle, 3), 0, 1, 0.01, true);

    private static IEnumerable<Slider> Worths(string who, YamlMapping tree, YamlPath at)
    {
        var worths = tree["utilities"].Entries().Select(w => (w.Name, Value: (double?)w.Value.Number())).Where(w => w.Value is not null).ToArray();
        if (worths.Length == 0) yield break;
        var span = Math.Max(1, Math.Ceiling(worths.Max(w => w.Value!.Value) - worths.Min(w => w.Value!.Value)));
        foreach (var (name, value) in worths)
            yield return new Slider(at.Then("utilities").Then(name), $"What “{name}” is worth to {who}", value!.Value, Math.Floor(value.Value - span),
                Math.Ceiling(value.Value + span), Math.Max(0.01, span / 100), false);
    }

    private static IEnumerable<Slider> Stakes(Crisis crisis, YamlMapping tree) =>
        from issue in crisis.Issues
        from stake in issue.Stakes
        let party = crisis.Parties[stake.Party]
        let at = YamlPath.Of("issues", issue.Name, "stakes", party.Name)
        where at.In(tree) is not null
        select new Slider(at, $"What {party.Words} has at stake in {issue.Name}, from 0 to 3", stake.Stake, 0, 3, 0.1, false);

    private static string Words(YamlMapping type, string name) => type["words"].Text() is { Length: > 0 } said ? said : name;

    /// <summary>A share, or the middle of two bounds; null where there is none.</summary>
    private static double? Share(YamlNode? node) =>
        (double?)(node is YamlSequence { Items: [var low, var high] } ? (low.Share() + high.Share()) / 2 : node.Share());
}
