using System.Globalization;
using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Editing;
using Demarche.Language.Syntax;
using Demarche.Record.Events;

namespace Demarche.Workbench.Models;

/// <summary>Where the record of a model stands.</summary>
public enum RecordPlace
{
    /// <summary>Nowhere: there is none yet.</summary>
    Nowhere,

    /// <summary>In the model, as a list.</summary>
    Model,

    /// <summary>In a file of its own.</summary>
    File,

    /// <summary>In the model that this one is laid over.</summary>
    Below,
}

/// <summary>A row and its place in its list or file, from 0.</summary>
public sealed record PlacedEvent(int Place, EventRow Row);

/// <summary>The rows of a record at one moment. Immutable.</summary>
/// <param name="Place">Where they stand.</param>
/// <param name="File">The name of their file in the folder; null where they stand in the model, or nowhere.</param>
/// <param name="Columns">The columns of the file.</param>
/// <param name="Rows">The rows that can be read.</param>
/// <param name="Problem">Why they cannot be read, or not all of them, in words; null when nothing is wrong.</param>
public sealed record RecordRows(RecordPlace Place, string? File, IReadOnlyList<string> Columns, IReadOnlyList<PlacedEvent> Rows, string? Problem)
{
    /// <summary>The columns of a record that is begun by hand.</summary>
    public static readonly IReadOnlyList<string> FirstColumns = ["date", "by", "toward", "what", "tone", "source", "does"];

    /// <summary>Rows that a model has as a list.</summary>
    public static RecordRows InModel(YamlSequence list)
    {
        ArgumentNullException.ThrowIfNull(list);
        PlacedEvent[] rows =
            [.. list.Items.Select((item, i) => item is YamlMapping mapping && RowOf(mapping) is { } row ? new PlacedEvent(i, row) : null)
            .OfType<PlacedEvent>()];
        var unread = list.Items.Count - rows.Length;
        return new RecordRows(RecordPlace.Model, null, [], rows, unread == 0 ? null
            : $"{(unread == 1 ? "One row" : $"{unread} rows")} of the list cannot be read; the problems are listed on the page Model.");
    }

    /// <summary>Rows of a file.</summary>
    public static RecordRows InFile(string name, string text)
    {
        var found = new DiagnosticBag();
        var rows = EventCsv.Read(text, name, found);
        var first = found.InOrder().FirstOrDefault(d => d.Severity == Severity.Error);
        if (first is not null)
            return new RecordRows(RecordPlace.File, name, [], [],
            $"{name}, line {first.Span.Line.ToString(CultureInfo.InvariantCulture)}: {first.Message}. {first.Help}");
        IReadOnlyList<string> columns = CsvText.Read(text, name).FirstOrDefault() is { } heading ? [.. CsvText.Heading(heading).Fields.Select(f => f.Text)]
            : FirstColumns;
        return new RecordRows(RecordPlace.File, name, columns, [.. rows.Select((r, i) => new PlacedEvent(i, r.Row))], null);
    }

    /// <summary>The row as an entry of the model's list; what only a file can hold is left out.</summary>
    public static YamlMapping Entry(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        (string Key, string Text)[] said =
        [
            ("on", Day(row.Date)), ("by", row.By), ("toward", row.Toward), ("what", row.What),
                ("tone", row.Tone is { } tone ? tone.ToString("0.0##", CultureInfo.InvariantCulture) : ""),
            ("source", row.Source), ("does", row.Does), ("before", row.Before),
        ];
        return Value.Map([.. said.Where(s => s.Text.Length > 0).Select(s => (s.Key, (YamlNode)Value.Text(s.Text)))]);
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static EventRow? RowOf(YamlMapping item)
    {
        string Text(string key) => item[key] is YamlScalar { IsNull: false } scalar ? scalar.Text : "";
        if (!DateOnly.TryParseExact(Text("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || Text("by").Length == 0
            || Text("what").Length == 0) return null;
        return new EventRow
        {
            Date = day, By = Text("by"), Toward = Text("toward"), What = Text("what"), Source = Text("source"), Does = Text("does"), Before = Text("before"),
            Tone = double.TryParse(Text("tone"), NumberStyles.Float, CultureInfo.InvariantCulture, out var tone) ? tone : null,
        };
    }
}
