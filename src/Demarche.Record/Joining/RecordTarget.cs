using Demarche.Language;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Record.Events;
using Demarche.Record.Keeping;

namespace Demarche.Record.Joining;

/// <summary>A source of rows as the model lists it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is.</param>
/// <param name="Published">The day from which it is; null where it has none.</param>
internal sealed record RowSource(string Id, string Title, DateOnly? Published);

/// <summary>A model into whose record rows are to be written: where both are, and what they hold.</summary>
/// <param name="ModelFile">The model's file.</param>
/// <param name="ModelText">Its text.</param>
/// <param name="Root">The same as a tree.</param>
/// <param name="Record">The record, empty where the model has none yet.</param>
/// <param name="IsNew">Whether the model must be told of it.</param>
internal sealed record RecordTarget(string ModelFile, string ModelText, YamlMapping Root, KeptRecord Record, bool IsNew)
{
    private static readonly string[] UsualColumns = ["date", "by", "toward", "what", "tone", "source", "does"];

    /// <summary>Finds it; null, and reported, when something stands in the way.</summary>
    public static RecordTarget? Find(string modelFile, DiagnosticBag diagnostics)
    {
        var (text, file, unread) = ModelLoader.ReadText(modelFile);
        diagnostics.AddRange(unread);
        if (text is null || YamlReader.Read(text, file, diagnostics) is not YamlMapping root) return null;
        var record = root["record"];
        if (record is not (null or YamlScalar))
        {
            diagnostics.Report(RecordRules.RecordInModel, record.Span);
            return null;
        }

        var name = record is YamlScalar { IsNull: false, Text.Length: > 0 } scalar ? scalar.Text : null;
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, name ?? FreeName(file));
        var old = name is null && !File.Exists(path) ? new KeptRecord(path, UsualColumns, []) : KeptRecord.Read(path, diagnostics);
        return old is null ? null : new RecordTarget(file, text, root, old, name is null);
    }

    /// <summary>The model's text with sources that it does not list yet, and with the record where that is new; null, and reported, when it cannot be
    /// changed.</summary>
    public string? WithSources(IEnumerable<RowSource> sources, DiagnosticBag diagnostics)
    {
        var edits = new List<ModelEdit>();
        foreach (var source in sources.Where(s => (Root["sources"] as YamlMapping)?[s.Id] is null).DistinctBy(s => s.Id))
        {
            List<(string, YamlNode)> keys = [("title", Value.Text(source.Title))];
            if (source.Published is { } day) keys.Add(("published", Value.Text(day.ToString("yyyy-MM-dd"))));
            edits.Add(new ModelEdit.Set(YamlPath.Of("sources", source.Id), Value.Map([.. keys])));
        }

        if (IsNew) edits.Add(new ModelEdit.Set(YamlPath.Of("record"), Value.Text(Path.GetFileName(Record.Path))));
        var text = ModelText;
        foreach (var edit in edits)
        {
            var result = ModelEditor.Apply(text, edit, ModelFile);
            if (result.Text is null)
            {
                diagnostics.Report(RecordRules.Unreadable, new SourceSpan(ModelFile, 1, 1, 1, 2), ModelFile, result.Problem ?? "it cannot be changed");
                return null;
            }

            text = result.Text;
        }

        return text;
    }

    /// <summary>The record's text with other rows in place of those that it has, in the columns that it has and those that hold anything.</summary>
    public string Write(IReadOnlyList<EventRow> rows) =>
        EventCsv.Write(rows, [.. RecordHeading.All.Where(c => Record.Columns.Contains(c) || rows.Any(r => EventText.Of(r, c).Length > 0))]);

    /// <summary>A name for a new record that is not that of another file.</summary>
    private static string FreeName(string model)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(model))!;
        var stem = Path.GetFileName(model).Split('.')[0];
        return !File.Exists(Path.Combine(folder, "record.csv")) ? "record.csv" : $"{stem}-record.csv";
    }
}
