using System.Globalization;
using Demarche.Language.Binding.Keys;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;

namespace Demarche.Workbench.Forms;

/// <summary>
/// What a form puts in when something is added: the least that the language lets stand there, about the model's own parties, levers and
/// dates, so that the model is answered as before until a person says more.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="today">The day that counts where the model names none.</param>
public sealed class Blank(FormModel model, DateOnly today)
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["occasion.what"] = "A meeting", ["event.what"] = "A statement", ["precedent.what"] = "What happened", ["precedent.name"] = "An earlier crisis",
            ["source.title"] = "A source",
        ["merge.name"] = "merged", ["base-rate.of"] = "crises like this one", ["risk.chance"] = "1%", ["base-rate.share"] = "10%", ["impossible.say"] = "never",
        ["model.impossible"] = "never", ["source."] = "A source", ["model.record"] = "record.csv", ["lever.words"] = "does something",
    };

    /// <summary>A value of a shape; null where the model has nothing yet that it could be about.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="key">The key that it is for, after the name of its mapping: <c>threat.then</c>.</param>
    public YamlNode? Of(Shape shape, string key) => shape switch
    {
        Shape.Either either => Of(either.Options[0], key),
        Shape.Mapping { Table.Name: "threat" } => Threat(),
        Shape.Mapping { Table.Name: "forbidden-move" } => Forbidden(),
        Shape.Mapping { Table.Name: "change" } when model.Parties is [var party, ..] =>
            Value.Map(("of", Value.Text(party)), ("swap", Value.Text("neighbours"))),
        Shape.Mapping { Table.Name: "type-change" } => Text(new Shape.Statement(), key) is { } statement ? Value.Map(("add", Value.Text(statement))) : null,
        Shape.Mapping { Table.Name: "joint-lever" } when model.Parties is [var one, var other, ..] =>
            Value.Map(("of", Value.Texts(one, other)), ("levels", Value.Texts("no", "yes"))),
        Shape.Mapping { Table.Name: "joint-lever" } => null,
        Shape.Mapping mapping => Map(mapping.Table),
        Shape.MapOf map => Value.Map([.. Entry(map, key) is { } entry ? [entry] : Array.Empty<(string, YamlNode)>()]),
        Shape.ListOf list => List(list, key),
        _ => Text(shape, key) is { Length: > 0 } text ? Value.Text(text) : null,
    };

    /// <summary>A name and value for an entry of a mapping whose keys are names; null when all that could be named is named already.</summary>
    /// <param name="map">The mapping's shape.</param>
    /// <param name="key">As in <see cref="Of"/>.</param>
    /// <param name="taken">The names that it has.</param>
    public (string Name, YamlNode Value)? Entry(Shape.MapOf map, string key, params IReadOnlyCollection<string> taken)
    {
        ArgumentNullException.ThrowIfNull(map);
        var name = Names(map.KeyIs) is { } names ? names.FirstOrDefault(n => !taken.Contains(n)) : Free(map.KeyIs, taken);
        return name is not null && Of(map.Value, $"{map.KeyIs}.") is { } value ? (name, value) : null;
    }

    /// <summary>The names that a key of a mapping can be chosen from; null when a new name is made up.</summary>
    public IEnumerable<string>? Names(string keyIs) => keyIs switch
    {
        "party" => model.Parties,
        "lever" => model.Levers.Select(l => l.Qualified),
        "level" => model.Levers.SelectMany(l => l.Levels).Distinct(),
        "statement" => model.Statements,
        _ => null,
    };

    private static string Free(string wished, IReadOnlyCollection<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wished : $"{wished} {n}")
            .First(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase));

    private YamlSequence? List(Shape.ListOf list, string key)
    {
        var items = Enumerable.Range(0, Math.Max(1, list.Least))
            .Select(n => list.Item is Shape.Name name ? NameAt(name.Of, n) is { } text ? Value.Text(text) : null : Of(list.Item, key)).ToArray();
        return items.All(i => i is not null) ? Value.List([.. items.Select(i => i!)]) : null;
    }

    private YamlMapping? Map(KeyTable table)
    {
        var parties = 0;
        var entries = table.Keys.Where(k => k.Required)
            .Select(k =>
            (k.Name, Value: IsParty(table, k) ? NameAt("party", parties++) is { } party ? Value.Text(party) : null : Of(k.Shape, $"{table.Name}.{k.Name}")))
            .ToArray();
        return entries.All(e => e.Value is not null) ? Value.Map([.. entries.Select(e => (e.Name, e.Value!))]) : null;
    }

    /// <summary>Whether a key names a party; where several keys do, each names another.</summary>
    private static bool IsParty(KeyTable table, Key key) => key.Shape is Shape.Name { Of: "party" } || (table.Name, key.Name) == ("event", "by");

    /// <summary>A threat is about what the author would do, so that its parties must have a lever each.</summary>
    private YamlMapping? Threat()
    {
        var able = model.Parties.Select(p => model.Levers.FirstOrDefault(l => l.Party == p && l.Levels.Count > 0)).OfType<FormLever>().ToArray();
        if (able is not [var by, var against, ..]) return null;
        return Value.Map(("by", Value.Text(by.Party)), ("against", Value.Text(against.Party)), ("if", Value.Text(against.At(against.Levels[^1]))),
            ("then", Value.Text(by.At(by.Levels[^1]))));
    }

    private YamlMapping? Forbidden() => model.Levers.FirstOrDefault(l => l.Levels.Count > 1 && l.Party.Length > 0) is { } lever
        ? Value.Map(("by", Value.Text(lever.Party)), ("from", Value.Text(lever.At(lever.Levels[^1]))), ("to", Value.Text(lever.At(lever.Levels[0]))))
        : null;

    private string? Text(Shape shape, string key) => Texts.GetValueOrDefault(key) ?? shape switch
    {
        Shape.Statement => model.Levers.FirstOrDefault(l => l.Levels.Count > 0) is { } lever ? lever.At(lever.Levels[^1])
            : model.Statements.FirstOrDefault() ?? "always",
        Shape.Name name => NameAt(name.Of, 0),
        Shape.OneOf oneOf => oneOf.Words[0],
        Shape.Date when key == "event.on" => AsOf().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Shape.Date => Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Shape.YesNo => "yes",
        Shape.Number { Lowest: { } lowest } => lowest.ToString(CultureInfo.InvariantCulture),
        Shape.Number => "0",
        Shape.Whole whole => $"{whole.Lowest}",
        Shape.Share => "50%",
        _ => key.Split('.')[^1] is { Length: > 0 } last ? last : "text",
    };

    private string? NameAt(string of, int place) =>
        (of == "state" ? model.Facts : Names(of) ?? []).ElementAtOrDefault(place) ?? (Names(of) ?? []).FirstOrDefault();

    /// <summary>The day after the last occasion; without any, the day of the analysis.</summary>
    private DateOnly Day()
    {
        var calendar = YamlPath.Of("calendar");
        var last = model.TextAt(calendar.Then(Math.Max(0, model.Count(calendar) - 1)).Then("on"));
        if (DateOnly.TryParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day.AddDays(1);
        return AsOf();
    }

    /// <summary>The day of the analysis: what was said and done lies before it.</summary>
    private DateOnly AsOf() =>
        DateOnly.TryParseExact(model.TextAt(YamlPath.Of("asof")), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asof) ? asof : today;
}
