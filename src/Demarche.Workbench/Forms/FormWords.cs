using Demarche.Language.Binding.Keys;
using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Workbench.Forms;

/// <summary>The parts of the Model page, and what their fields are called.</summary>
public static class FormWords
{
    /// <summary>The parts in the order of the page: how the address names each, its title, and the keys of the model's file that it shows.</summary>
    public static IReadOnlyList<FormPart> Parts { get; } =
    [
        new("priorities", "Priorities", []),
        new("parties", "Parties and levers", ["parties", "levers", "order"]),
        new("crisis", "Crisis and outcomes", ["crisis", "question", "asof", "extends", "outcomes", "break", "aggravation"]),
        new("limits", "What cannot be", ["impossible", "merge", "forbidden-moves"]),
        new("threats", "Threats", ["threats"]),
        new("issues", "Issues", ["issues"]),
        new("calendar", "Calendar", ["calendar"]),
        new("play", "Play, risks and outside view", ["play", "risks", "outside"]),
        new("views", "Views of one another", ["perceptions", "attitudes", "power", "coalitions"]),
        new("changes", "A mediator’s changes", ["changes"]),
        new("record", "Record", ["record"]),
        new("precedents", "Precedents", ["precedents"]),
        new("sources", "Sources", ["sources"]),
        new("graph", "States one by one", ["states", "moves", "now"]),
    ];

    /// <summary>An entry of a list of priorities: a statement, or several whose order is open.</summary>
    public static string Group(IReadOnlyList<Clause> statements) =>
        Phrases.Capitalise(string.Join("; or, which first being open, ", statements.Select(s => s.Words)));

    /// <summary>What the field of a key is called.</summary>
    /// <param name="key">The key.</param>
    /// <param name="table">The mapping it stands in.</param>
    public static string Label(string key, string table = "model")
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return Named.GetValueOrDefault($"{table}.{key}") ?? Demarche.Language.Wording.Phrases.Capitalise(key.Replace('-', ' '));
    }

    /// <summary>What a key means, without the marks of code.</summary>
    public static string Plain(string doc)
    {
        ArgumentNullException.ThrowIfNull(doc);
        return doc.Replace("`", "", StringComparison.Ordinal);
    }

    /// <summary>What one item of a list or mapping is called: "threat".</summary>
    public static string Item(Shape shape, string? key = null) => shape switch
    {
        Shape.Mapping mapping => mapping.Table.Name.Replace('-', ' '),
        Shape.Either either when either.Options.OfType<Shape.Mapping>().FirstOrDefault() is { } table
            && table.Table.Name is not ("priority" or "ranked" or "impossible") => Item(table, key),
        Shape.Either either => Item(either.Options[0], key),
        Shape.Name name => name.Of,
        Shape.ListOf when key == "coalitions" => "coalition",
        Shape.ListOf when key == "moves" => "move",
        Shape.ListOf => "group",
        Shape.Text when key == "states" => "state",
        Shape.Statement => "statement",
        _ => "line",
    };

    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["model.crisis"] = "Title",
        ["model.asof"] = "As of",
        ["model.break"] = "The break is",
        ["model.aggravation"] = "Mutual aggravation is",
        ["model.outcomes"] = "Named outcomes",
        ["model.order"] = "Order in which states are numbered",
        ["model.impossible"] = "States that cannot be",
        ["model.merge"] = "States taken as one",
        ["model.forbidden-moves"] = "Moves that may not be made",
        ["model.states"] = "The states",
        ["model.now"] = "The present state",
        ["model.changes"] = "Changes that a mediator may bring about",
        ["model.levers"] = "Levers that several hold together",
        ["lever.takes"] = "Takes (days)",
        ["lever.holds"] = "Holds (days)",
        ["lever.seen"] = "Seen by the others",
        ["joint-lever.of"] = "Held by",
        ["joint-lever.words"] = "In running text, level by level",
        ["joint-lever.takes"] = "Takes (days)",
        ["joint-lever.holds"] = "Holds (days)",
        ["type.words"] = "In running text, after “is”",
        ["type.changes"] = "What it wants otherwise",
        ["type-change.words"] = "In running text",
        ["threat.deadline"] = "By (the day included)",
        ["party.words"] = "In running text",
        ["lever.words"] = "In running text, level by level",
        ["outcome.say"] = "Holds where",
        ["outcome.words"] = "In running text",
        ["impossible.say"] = "It cannot be that",
        ["priority.say"] = "Statement",
        ["priority.words"] = "In running text",
        ["ranked.say"] = "Statement",
        ["ranked.words"] = "In running text",
        ["source.url"] = "Address on the web",
    };

    /// <summary>The phrase that a level has until it is given a better one.</summary>
    /// <param name="lever">The lever.</param>
    /// <param name="level">The level.</param>
    /// <param name="isShared">Whether several parties hold the lever.</param>
    public static string Phrase(string lever, string level, bool isShared = false) => $"{(isShared ? "have" : "has")} {lever} {level}";
}

/// <summary>A part of the Model page.</summary>
/// <param name="Id">How the address names it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Keys">The keys of the model's file that it shows.</param>
public sealed record FormPart(string Id, string Title, IReadOnlyList<string> Keys);
