using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Record.Events;
using Demarche.Record.Keeping;
using Demarche.Record.Reading;

namespace Demarche.Record.Joining;

/// <summary>What adding events to the record of a model comes to. Nothing is written yet.</summary>
/// <param name="ModelFile">The model's file.</param>
/// <param name="ModelText">Its text afterwards; null when it stays as it is.</param>
/// <param name="RecordFile">The record's file.</param>
/// <param name="RecordText">Its text afterwards; null when nothing is new.</param>
/// <param name="Added">The rows that are new, in the order of the text.</param>
/// <param name="Restating">How many of these tell of something that the record has, or that the text tells before.</param>
/// <param name="Known">How many rows of the text the record has already.</param>
/// <param name="Rejected">How many of those the analyst rejected.</param>
public sealed record JoinedRecord(string ModelFile, string? ModelText, string RecordFile, string? RecordText, IReadOnlyList<EventRow> Added, int Restating, int Known, int Rejected);

/// <summary>
/// Adds what was read in texts to the record of a model, with the texts as sources. A row that is there already, accepted, rejected or not yet looked at,
/// is not added again; a new one that tells of what the record has gets <c>same-as</c>. Rows that were there stay as they are and in their order.
/// </summary>
public static class RecordJoin
{
    /// <summary>Works out what to write.</summary>
    /// <param name="modelFile">The model's file.</param>
    /// <param name="readings">What was read, a text each.</param>
    /// <param name="diagnostics">Receives what stands in the way.</param>
    /// <returns>What to write; null when something stands in the way, and then nothing must be written.</returns>
    public static JoinedRecord? Of(string modelFile, IReadOnlyList<Reading.Reading> readings, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(modelFile);
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(diagnostics);
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
        var recordFile = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, name ?? FreeName(file));
        var old = Existing(recordFile, name is not null, diagnostics);
        if (old is null) return null;
        var joined = new RecordMerge(old.Rows, [.. readings.SelectMany(r => r.Events).Select(e => e.Row)]);
        var model = joined.Added.Count == 0 ? text : WithSources(text, root, readings, name ?? Path.GetFileName(recordFile), name is null, file, diagnostics);
        if (model is null) return null;
        var columns = EventColumns.All.Where(c => old.Columns.Contains(c) || joined.All.Any(r => EventText.Of(r, c).Length > 0)).ToList();
        return new JoinedRecord(
            file, model == text ? null : model, recordFile, joined.Added.Count == 0 ? null : EventCsv.Write(joined.All, columns),
            joined.Added, joined.Added.Count(r => r.SameAs.Length > 0), joined.Known, joined.Rejected);
    }

    /// <summary>A name for a new record that is not that of another file.</summary>
    private static string FreeName(string model)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(model))!;
        var stem = Path.GetFileName(model).Split('.')[0];
        return !File.Exists(Path.Combine(folder, "record.csv")) ? "record.csv" : $"{stem}-record.csv";
    }

    private static KeptRecord? Existing(string file, bool mustBe, DiagnosticBag diagnostics) =>
        !mustBe && !File.Exists(file) ? new KeptRecord(file, ["date", "by", "toward", "what", "tone", "source", "does"], []) : KeptRecord.Read(file, diagnostics);

    private static string? WithSources(string text, YamlMapping root, IReadOnlyList<Reading.Reading> readings, string record, bool isNew, string file, DiagnosticBag diagnostics)
    {
        var edits = new List<ModelEdit>();
        foreach (var reading in readings.Where(r => (root["sources"] as YamlMapping)?[r.Article.Name] is null).DistinctBy(r => r.Article.Name))
        {
            var title = reading.Article.Title.Length > 0 ? reading.Article.Title : reading.Article.Name;
            edits.Add(new ModelEdit.Set(YamlPath.Of("sources", reading.Article.Name), Value.Map(("title", Value.Text(title)), ("published", Value.Text(reading.Day.ToString("yyyy-MM-dd"))))));
        }

        if (isNew) edits.Add(new ModelEdit.Set(YamlPath.Of("record"), Value.Text(record)));
        foreach (var edit in edits)
        {
            var result = ModelEditor.Apply(text, edit, file);
            if (result.Text is null)
            {
                diagnostics.Report(RecordRules.Unreadable, new SourceSpan(file, 1, 1, 1, 2), file, result.Problem ?? "it cannot be changed");
                return null;
            }

            text = result.Text;
        }

        return text;
    }
}
