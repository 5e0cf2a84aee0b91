using System.Globalization;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Import;

/// <summary>
/// Reads the JSON that GMCR+ (the program calls itself gmcr-py) saves, of any version from 0.3.1 on. Older spellings:
/// <c>useManualPreferenceVectors</c> and <c>preferenceVector</c> for the ranking by hand, <c>reversibility</c> for
/// <c>permittedDirection</c>; no coalitions, no misperceptions. What the program works out anew when it opens a file
/// (<c>payoffs</c>, <c>coalitionsFull</c>) is not read.
/// </summary>
internal sealed class GmcrReader
{
    private readonly DiagnosticBag diagnostics;
    private int options;

    private GmcrReader(DiagnosticBag diagnostics) => this.diagnostics = diagnostics;

    /// <summary>The content of a file, or null when it has errors, all of which are reported.</summary>
    public static GmcrFile? Read(JsonValue root, DiagnosticBag diagnostics)
    {
        var missing = new[] { "options", "decisionMakers", "infeasibles" }.Where(key => root[key] is null).ToList();
        if (root.Kind != JsonKind.Object || missing.Count > 0)
        {
            var reason = root.Kind != JsonKind.Object ? $"it is {root.KindInWords}" : $"it has no “{missing[0]}”";
            diagnostics.Report(ImportRules.NotGmcr, root.Span, reason);
            return null;
        }

        var file = new GmcrReader(diagnostics).File(root);
        return diagnostics.HasErrors ? null : file;
    }

    private GmcrFile File(JsonValue root)
    {
        var read = List(root["options"]!).Select(Option).ToList();
        options = read.Count;
        var byHand = (root["useManualPreferenceRanking"] ?? root["useManualPreferenceVectors"]) is { } flag && IsTrue(flag);
        var makers = List(root["decisionMakers"]!).Select(d => DecisionMaker(d, byHand)).ToList();
        return new GmcrFile(
            root["version"] is { Kind: JsonKind.Text } version ? version.Text : null,
            read,
            makers,
            Conditions(root["infeasibles"]),
            Coalitions(root["coalitions"], makers.Count),
            byHand);
    }

    private GmcrOption Option(JsonValue value)
    {
        if (!Is(value, JsonKind.Object, "an object with a name")) return new GmcrOption("", GmcrDirection.Both, value.Path, value.Span);
        var direction = value["permittedDirection"] ?? value["reversibility"];
        return new GmcrOption(Name(value), Direction(value, direction), value.Path, value.Span);
    }

    private GmcrDirection Direction(JsonValue option, JsonValue? direction)
    {
        switch (direction)
        {
            case null:
                diagnostics.Report(ImportRules.Assumed, option.Span, option.Path, "does not say in which direction it may be changed", "both ways are assumed");
                return GmcrDirection.Both;
            case { Kind: JsonKind.Text, Text: "both" }:
                return GmcrDirection.Both;
            case { Kind: JsonKind.Text, Text: "fwd" }:
                return GmcrDirection.Forward;
            case { Kind: JsonKind.Text, Text: "back" }:
                return GmcrDirection.Back;
            default:
                var actual = direction.Kind == JsonKind.Text ? $"“{Shortened(direction.Text)}”" : direction.KindInWords;
                diagnostics.Report(ImportRules.WrongKind, direction.Span, direction.Path, "“both”, “fwd” or “back”", actual);
                return GmcrDirection.Both;
        }
    }

    private GmcrDecisionMaker DecisionMaker(JsonValue value, bool byHand)
    {
        if (!Is(value, JsonKind.Object, "an object with a name and options")) return new GmcrDecisionMaker("", [], [], null, [], value.Path, value.Span);
        var owned = value["options"];
        if (owned is null) diagnostics.Report(ImportRules.Missing, value.Span, value.Path, "options");
        var ranking = value["preferenceRanking"] ?? value["preferenceVector"];
        if (byHand && ranking is null)
        {
            diagnostics.Report(ImportRules.Assumed, value.Span, value.Path, "has no ranking although the file ranks by hand",
                "its prioritised statements are used");
        }

        return new GmcrDecisionMaker(
            Name(value),
            owned is null ? [] : [.. List(owned).Select(o => Index(o, options, "options")).OfType<int>()],
            Conditions(value["preferences"]),
            byHand && ranking is not null ? Ranking(ranking) : null,
            Conditions(value["misperceptions"]),
            value.Path,
            value.Span);
    }

    private List<IReadOnlyList<int>> Ranking(JsonValue value)
    {
        var groups = new List<IReadOnlyList<int>>();
        foreach (var entry in List(value))
        {
            var members = entry.Kind == JsonKind.List ? entry.Items : [entry];
            groups.Add([.. members.Select(Whole).OfType<int>()]);
        }

        return groups;
    }

    private List<GmcrCondition> Conditions(JsonValue? value) => value is null ? [] : [.. List(value).Select(Condition)];

    private GmcrCondition Condition(JsonValue value)
    {
        if (value.Kind != JsonKind.Object) return new GmcrCondition([Literals(value)], value.Path, value.Span);
        if (value["members"] is { } members)
        {
            var alternatives = List(members).Select(Literals).ToList();
            if (alternatives.Count == 0 && members.Kind == JsonKind.List)
                diagnostics.Report(ImportRules.BadCondition, value.Span, value.Path, "has no members");
            return new GmcrCondition(alternatives, value.Path, value.Span);
        }

        diagnostics.Report(ImportRules.Missing, value.Span, value.Path, "members");
        return new GmcrCondition([], value.Path, value.Span);
    }

    private IReadOnlyList<GmcrLiteral> Literals(JsonValue value)
    {
        var literals = List(value).Select(Literal).OfType<GmcrLiteral>().ToList();
        if (value.Kind == JsonKind.List && value.Items.Count == 0) diagnostics.Report(ImportRules.BadCondition, value.Span, value.Path, "names no option");
        var repeated = literals.GroupBy(l => l.Option).FirstOrDefault(g => g.Count() > 1);
        if (repeated is not null) diagnostics.Report(ImportRules.BadCondition, value.Span, value.Path, $"names option {repeated.Key} twice");
        return literals;
    }

    private GmcrLiteral? Literal(JsonValue value)
    {
        if (!Is(value, JsonKind.List, "a pair [option, \"Y\" or \"N\"]")) return null;
        if (value.Items.Count != 2)
        {
            diagnostics.Report(ImportRules.WrongKind, value.Span, value.Path, "a pair [option, \"Y\" or \"N\"]", $"a list of {value.Items.Count}");
            return null;
        }

        var option = Index(value.Items[0], options, "options");
        var taken = value.Items[1];
        if (taken is { Kind: JsonKind.Text, Text: "Y" or "N" }) return option is { } index ? new GmcrLiteral(index, taken.Text == "Y") : null;
        diagnostics.Report(ImportRules.WrongKind, taken.Span, taken.Path, "“Y” or “N”", taken.Kind == JsonKind.Text ? $"“{Shortened(taken.Text)}”"
            : taken.KindInWords);
        return null;
    }

    private List<IReadOnlyList<int>> Coalitions(JsonValue? value, int makers)
    {
        var coalitions = new List<IReadOnlyList<int>>();
        foreach (var entry in value is null ? [] : List(value))
        {
            var members = entry.Kind == JsonKind.List ? entry.Items : [entry];
            var indices = members.Select(m => Index(m, makers, "decision makers")).OfType<int>().Distinct().ToList();
            if (indices.Count > 1) coalitions.Add(indices);
        }

        return coalitions;
    }

    private string Name(JsonValue owner)
    {
        var name = owner["name"];
        if (name is null) diagnostics.Report(ImportRules.Missing, owner.Span, owner.Path, "name");
        return name is not null && Is(name, JsonKind.Text, "a text") ? name.Text : "";
    }

    private int? Index(JsonValue value, int count, string things)
    {
        if (Whole(value) is not { } index) return null;
        if (index >= 0 && index < count) return index;
        diagnostics.Report(ImportRules.NoSuchIndex, value.Span, value.Path, index, count == 0 ? $"there are no {things}"
            : $"{things} are numbered from 0 to {count - 1}");
        return null;
    }

    private int? Whole(JsonValue value)
    {
        if (value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        diagnostics.Report(ImportRules.WrongKind, value.Span, value.Path, "a whole number", Shortened(value.KindInWords));
        return null;
    }

    private bool IsTrue(JsonValue value) => Is(value, JsonKind.Boolean, "true or false") && value.Text == "true";

    private IReadOnlyList<JsonValue> List(JsonValue value) => Is(value, JsonKind.List, "a list") ? value.Items : [];

    private bool Is(JsonValue value, JsonKind kind, string expected)
    {
        if (value.Kind == kind) return true;
        diagnostics.Report(ImportRules.WrongKind, value.Span, value.Path, expected, Shortened(value.KindInWords));
        return false;
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "…");
}
