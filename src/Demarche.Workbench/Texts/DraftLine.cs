using Demarche.Language.Editing;
using Demarche.Language.Syntax;

namespace Demarche.Workbench.Texts;

/// <summary>An entry of a model that is marked as a draft.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Part">The part of the model: <c>levers</c>, <c>priorities</c>, <c>threats</c>.</param>
/// <param name="Whose">The party that it belongs to; empty where it is nobody’s.</param>
/// <param name="Says">What it says, in a line.</param>
/// <param name="Line">Its line in the text, from 1.</param>
/// <param name="Quote">The words that it rests on, as the comment above it gives them; null where there is none.</param>
public sealed record DraftLine(YamlPath Path, string Part, string Whose, string Says, int Line, string? Quote)
{
    /// <summary>The parts in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["threats", "levers", "outcomes", "issues", "calendar", "precedents", "factions", "priorities"];

    /// <summary>The entries of a model that are drafts, in the order in which they stand.</summary>
    /// <param name="root">The model as written.</param>
    /// <param name="text">Its text.</param>
    public static IReadOnlyList<DraftLine> Of(YamlMapping? root, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<DraftLine>();
        if (root is null) return found;
        var lines = text.Split('\n');
        var open = new Stack<(YamlNode Node, YamlPath Path)>([(root, YamlPath.Root)]);
        while (open.TryPop(out var here))
        {
            if (here.Node is YamlMapping mapping)
            {
                if (!here.Path.IsRoot && mapping["draft"] is YamlScalar { Text: "yes" or "true" }) found.Add(Entry(mapping, here.Path, lines));
                foreach (var entry in mapping.Entries) open.Push((entry.Value, here.Path.Then(entry.Name)));
            }
            else if (here.Node is YamlSequence list)
            {
                for (var i = 0; i < list.Items.Count; i++) open.Push((list.Items[i], here.Path.Then(i)));
            }
        }

        return [.. found.OrderBy(l => l.Line)];
    }

    /// <summary>The change that takes the mark off some of them.</summary>
    public static ModelEdit Accepting(IEnumerable<DraftLine> lines) =>
        new ModelEdit.Several([.. lines.Select(l => new ModelEdit.Remove(l.Path.Then("draft")))]);

    private static DraftLine Entry(YamlMapping mapping, YamlPath path, string[] lines)
    {
        var keys = path.Steps.Select(s => s.Key).ToArray();
        var part = keys.LastOrDefault(k => k is not null && Parts.Contains(k)) ?? keys[0] ?? "";
        var line = mapping.Span.Line;
        var own = path.Last.Key is null ? line : line - 1;
        return new DraftLine(path, part, keys[0] == "parties" && keys.Length > 1 ? keys[1] ?? "" : "", Said(mapping, path, part), line, Above(lines, own));
    }

    private static string Said(YamlMapping mapping, YamlPath path, string part)
    {
        string Text(string key) => mapping[key] switch
        {
            YamlScalar scalar => scalar.Text,
            YamlSequence list => string.Join(", ", list.Items.OfType<YamlScalar>().Select(s => s.Text)),
            YamlMapping inner => string.Join(", ", inner.Entries.Select(e => $"{e.Name}: {(e.Value as YamlScalar)?.Text}")),
            _ => "",
        };
        var name = path.Last.Key ?? "";
        return part switch
        {
            "threats" => $"{Text("by")} {(Text("promise").Length > 0 ? "promises" : "threatens")} {Text("against")}: if {Text("if")}, then {Text("then")}",
            "levers" => $"{name}: {Text("levels")} – {Text("words")}",
            "outcomes" => $"{name}: {Text("say")}",
            "issues" => $"{name}, at stake in {Text("at-stake-in")} ({Text("stakes")})",
            "calendar" => $"{Text("on")}: {Text("what")}{(Text("parties").Length > 0 ? $" ({Text("parties")})" : "")}",
            "precedents" => $"{Text("name")}: {Text("what")}{(Text("ended").Length > 0 ? $" – {Text("ended")}" : "")}",
            "factions" => $"{name}: {Text("priorities")}",
            _ => Text("say").Length > 0 ? Text("say") : name,
        };
    }

    /// <summary>The comment directly above an entry.</summary>
    private static string? Above(string[] lines, int line)
    {
        for (var at = line; at >= Math.Max(1, line - 1); at--)
        {
            if (at - 2 >= 0 && at - 2 < lines.Length && lines[at - 2].TrimStart() is ['#', .. var said]) return said.Trim();
        }

        return null;
    }
}
