using System.Text.Json.Nodes;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Rendering;

/// <summary>A document as JSON for scripts: the same tree, camel case, each block shown by <c>kind</c>. Figures stand as their words.</summary>
/// <remarks>A run in plain tone is <c>{"text": …}</c>; any other adds <c>tone</c>, in lower case.</remarks>
public static class JsonRenderer
{
    /// <summary>The document as indented JSON, ending in a newline.</summary>
    public static string Render(Document document) => ToJson(document).ToJsonString(Json.OfFindings) + "\n";

    /// <summary>The document as a tree that a caller may put into an object of its own.</summary>
    public static JsonObject ToJson(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new JsonObject
        {
            ["title"] = PlainText.Of(document.Title),
            ["subtitle"] = document.Subtitle is { } subtitle ? PlainText.Of(subtitle) : null,
            ["language"] = PlainText.Of(document.Language),
            ["sections"] = Array(document.Sections, s => new JsonObject
            {
                ["id"] = PlainText.Of(s.Id),
                ["title"] = PlainText.Of(s.Title),
                ["blocks"] = Array(s.Blocks, BlockOf),
            }),
        };
    }

    private static JsonObject BlockOf(Block block) => block switch
    {
        Block.Paragraph p => new() { ["kind"] = "paragraph", ["runs"] = Runs(p.Text) },
        Block.Lead l => new() { ["kind"] = "lead", ["sentences"] = Array(l.Sentences, Runs) },
        Block.Facts f => new() { ["kind"] = "facts",
            ["items"] = Array(f.Items, i => new JsonObject { ["term"] = PlainText.Of(i.Term), ["runs"] = Runs(i.Text) }) },
        Block.Heading h => new() { ["kind"] = "heading", ["text"] = PlainText.Of(h.Text) },
        Block.Bullets b => new() { ["kind"] = "list", ["numbered"] = b.Numbered, ["items"] = Array(b.Items, ItemOf) },
        Block.Table t => new()
        {
            ["kind"] = "table",
            ["caption"] = PlainText.Of(t.Caption),
            ["columns"] = Array(t.Columns, ColumnOf),
            ["rows"] = Array(t.Rows, r => Array(r, Runs)),
        },
        Block.Figure f => new()
        {
            ["kind"] = "figure",
            ["id"] = PlainText.Of(f.Id),
            ["caption"] = PlainText.Of(f.Caption),
            ["inWords"] = Array(f.InWords, w => JsonValue.Create(PlainText.Of(w))),
        },
        Block.Note n => new() { ["kind"] = "note", ["runs"] = Runs(n.Text) },
        _ => throw new NotSupportedException($"No JSON for {block.GetType().Name}."),
    };

    private static JsonObject ItemOf(Bullet bullet)
    {
        var item = new JsonObject { ["runs"] = Runs(bullet.Text) };
        if (bullet.Under is { Count: > 0 } under) item["items"] = Array(under, ItemOf);
        return item;
    }

    private static JsonObject ColumnOf(Column column) => new() { ["title"] = PlainText.Of(column.Title), ["isNumber"] = column.IsNumber };

    private static JsonArray Runs(Prose prose) => Array(prose.Runs, run =>
    {
        var json = new JsonObject { ["text"] = PlainText.Of(run.Text) };
        if (run.Tone != Tone.Plain) json["tone"] = run.Tone.ToString().ToLowerInvariant();
        return json;
    });

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> convert) => new([.. items.Select(convert)]);
}
