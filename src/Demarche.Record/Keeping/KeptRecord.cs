using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;
using Demarche.Record.Events;

namespace Demarche.Record.Keeping;

/// <summary>The record of a model as a file of its own: where it is, its rows and its columns, in the order in which they stand.</summary>
/// <param name="Path">The file.</param>
/// <param name="Columns">The names in its first line.</param>
/// <param name="Rows">Its rows.</param>
public sealed record KeptRecord(string Path, IReadOnlyList<string> Columns, IReadOnlyList<EventRow> Rows)
{
    /// <summary>Reads it.</summary>
    /// <param name="modelFile">The model's file.</param>
    /// <param name="diagnostics">Receives what stands in the way; a record that is a list in the model is one of these things.</param>
    /// <returns>The record; null when something stands in the way.</returns>
    public static KeptRecord? Of(string modelFile, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(modelFile);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var (text, file, unread) = ModelLoader.ReadText(modelFile);
        diagnostics.AddRange(unread);
        if (text is null || YamlReader.Read(text, file, diagnostics) is not YamlMapping root) return null;
        if (root["record"] is not YamlScalar { IsNull: false, Text.Length: > 0 } name)
        {
            if (root["record"] is { } list) diagnostics.Report(RecordRules.RecordInModel, list.Span);
            else diagnostics.Report(RecordRules.NoRecord, new SourceSpan(file, 1, 1, 1, 2));
            return null;
        }

        return Read(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!, name.Text), diagnostics);
    }

    /// <summary>The same record with other standings of some rows.</summary>
    /// <param name="ids">The ids of the rows.</param>
    /// <param name="status">Where they stand from now on.</param>
    /// <returns>The text of the file; and the ids that no row has.</returns>
    public (string Text, IReadOnlyList<string> Unknown) With(IReadOnlyCollection<string> ids, RowStatus status)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var known = Rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> columns = Columns.Contains("status") ? Columns : [.. Columns, "status"];
        return (EventCsv.Write(Rows.Select(r => ids.Contains(r.Id) ? r with { Status = status } : r), columns), [.. ids.Where(id => !known.Contains(id))]);
    }

    /// <summary>The same record with what some rows do.</summary>
    /// <param name="does">The statement for each id.</param>
    public string WithMoves(IReadOnlyDictionary<string, string> does)
    {
        ArgumentNullException.ThrowIfNull(does);
        IReadOnlyList<string> columns = Columns.Contains("does") ? Columns : [.. Columns, "does"];
        return EventCsv.Write(Rows.Select(r => does.TryGetValue(r.Id, out var move) ? r with { Does = move } : r), columns);
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The record; null, and reported, when it cannot be read or a row of it is wrong.</returns>
    internal static KeptRecord? Read(string path, DiagnosticBag diagnostics)
    {
        var (text, file, unread) = ModelLoader.ReadText(path);
        diagnostics.AddRange(unread);
        if (text is null) return null;
        var found = new DiagnosticBag();
        var rows = EventCsv.Read(text, file, found);
        diagnostics.AddRange(found.InOrder());
        return found.HasErrors ? null
            : new KeptRecord(path, [.. CsvText.Heading(CsvText.Read(text, file).First()).Fields.Select(f => f.Text)], [.. rows.Select(r => r.Row)]);
    }
}
