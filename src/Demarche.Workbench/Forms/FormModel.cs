using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Saying;
using Demarche.Language.Syntax;
using Demarche.Workbench.Models;

namespace Demarche.Workbench.Forms;

/// <summary>What the forms show of one text of a model: its tree, and the names that a field can choose from. Immutable.</summary>
public sealed class FormModel
{
    private const int MostStatements = 300;
    private readonly Lazy<StatementReader?> reader;

    /// <summary>Reads a text of a model.</summary>
    public FormModel(OpenedModel model, string text)
    {
        ArgumentNullException.ThrowIfNull(model);
        Text = text;
        (Tree, var below) = model.TreeOf(text);
        if (below is not null) Below = (YamlReader.Read(text, "", new DiagnosticBag()) as YamlMapping)?["extends"] is YamlScalar name ? name.Text : null;
        reader = new Lazy<StatementReader?>(() => Tree is null ? null : StatementReader.Of(Tree));
        Parties = Keys(YamlPath.Of("parties"));
        Outcomes = Keys(YamlPath.Of("outcomes"));
        Levers = [.. Parties.SelectMany(p => Keys(YamlPath.Of("parties", p, "levers")).Select(l => new FormLever(p, l, Levels(p, l)))),
            .. Keys(YamlPath.Of("levers")).Select(l => new FormLever("", l, Texts(YamlPath.Of("levers", l, "levels"))))];
        Facts = Lines(YamlPath.Of("states")).Select(Named).ToArray() is { Length: > 0 } states ? states : [];
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The tree of the model as a whole; null when it cannot be read.</summary>
    public YamlMapping? Tree { get; }

    /// <summary>The file that the model is laid over; null when it stands alone.</summary>
    public string? Below { get; }

    /// <summary>Reads statements about it; null when the text cannot be read.</summary>
    public StatementReader? Reader => reader.Value;

    /// <summary>Names of the parties.</summary>
    public IReadOnlyList<string> Parties { get; }

    /// <summary>Names of the outcomes.</summary>
    public IReadOnlyList<string> Outcomes { get; }

    /// <summary>The levers, party by party, then those that several hold.</summary>
    public IReadOnlyList<FormLever> Levers { get; }

    /// <summary>Names of the states that are listed one by one.</summary>
    public IReadOnlyList<string> Facts { get; }

    /// <summary>The shortest statements: an outcome's name, a listed state, a lever at a level.</summary>
    public IEnumerable<string> Statements => Outcomes.Concat(Facts).Concat(Levers.SelectMany(l => l.Levels.Select(l.At))).Take(MostStatements);

    /// <summary>The node at a path; null when there is none.</summary>
    public YamlNode? At(YamlPath path) => Tree is null ? null : path?.In(Tree);

    /// <summary>The text at a path; empty when there is none.</summary>
    public string TextAt(YamlPath path) => At(path) is YamlScalar { IsNull: false } scalar ? scalar.Text : "";

    /// <summary>The texts of a list at a path.</summary>
    public IReadOnlyList<string> Texts(YamlPath path) => [.. Lines(path).OfType<YamlScalar>().Select(s => s.Text)];

    /// <summary>The keys of a mapping at a path, in order.</summary>
    public IReadOnlyList<string> Keys(YamlPath path) => At(path) is YamlMapping mapping ? [.. mapping.Entries.Select(e => e.Name)] : [];

    /// <summary>How many items a list at a path has.</summary>
    public int Count(YamlPath path) => Lines(path).Count;

    /// <summary>The levels of a lever, in its short form or its long one.</summary>
    public IReadOnlyList<string> Levels(string party, string lever)
    {
        var path = YamlPath.Of("parties", party, "levers", lever);
        return Texts(At(path) is YamlMapping ? path.Then("levels") : path);
    }

    private IReadOnlyList<YamlNode> Lines(YamlPath path) => At(path) is YamlSequence list ? list.Items : [];

    private static string Named(YamlNode state) => state is YamlMapping { Entries: [var only, ..] } ? only.Name : state is YamlScalar scalar ? scalar.Text : "";
}

/// <summary>A lever as forms offer it.</summary>
/// <param name="Party">Its owner; empty where several hold it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Levels">Its levels, in order.</param>
public sealed record FormLever(string Party, string Name, IReadOnlyList<string> Levels)
{
    /// <summary>Its name with its owner's where it is a key or a value by itself: <c>Russia.ties</c>.</summary>
    public string Qualified => Party.Length == 0 ? Name : $"{Party}.{Name}";

    /// <summary>The statement that it stands at a level.</summary>
    public string At(string level) =>
        $"{(Party.Length == 0 ? "" : $"{StatementReader.Spell(Party)}.")}{StatementReader.Spell(Name)} is {StatementReader.Spell(level)}";
}
