using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>
/// Binds the record: a list in the model, or a CSV file beside it. Rows that nobody has accepted yet, and rejected ones, are no part of it; nor is what a
/// text denies, only supposes or plans, tells of an earlier case, or tells again.
/// </summary>
internal sealed class RecordBinder(RecordedMoves moves, GroundsBinder grounds, ModelFiles files, DiagnosticBag diagnostics)
{
    /// <summary>The events in date order; those of one day in the order given.</summary>
    public IReadOnlyList<RecordedEvent> Bind(YamlNode? record)
    {
        var events = record switch
        {
            YamlScalar { IsNull: false } file => FromFile(file),
            YamlSequence list => [.. list.Items.OfType<YamlMapping>().Select(FromList).OfType<RecordedEvent>()],
            _ => [],
        };
        return [.. events.OrderBy(e => e.On)];
    }

    private RecordedEvent? FromList(YamlMapping entry)
    {
        if (entry["source"].Scalar() is { } source) grounds.Check(source.Text, source.Span);
        return entry["on"].Date() is { } on && entry["by"].Text() is { } by && entry["what"].Text() is { } what
            ? moves.Of(new RecordedEvent(on, by, entry["toward"].Text() ?? "", what, (double?)entry["tone"].Number(), entry["source"].Text(), entry.Span),
                entry["does"], entry["before"])
            : null;
    }

    private List<RecordedEvent> FromFile(YamlScalar name)
    {
        var events = new List<RecordedEvent>();
        if (files.ReadNamed(name, false, out var file) is not { } text) return events;
        var (heading, lines) = RecordHeading.Read(text, file, diagnostics);
        if (heading is not null) events.AddRange(lines.Select(line => FromLine(line, heading)).OfType<RecordedEvent>());
        return events;
    }

    private RecordedEvent? FromLine(CsvLine line, CsvLine header)
    {
        YamlScalar? Field(string column) =>
            line.Fields.Zip(header.Fields).Where(pair => pair.Second.Text == column && pair.First.Text.Length > 0).Select(pair => pair.First).FirstOrDefault();
        if (Field("status")?.Text is "read" or "rejected" || Field("aspect")?.Text is "supposed" or "planned" or "past-case" || Field("negated")?.Text is "yes"
            || Field("same-as") is not null) return null;
        if (line.Fields.Count > header.Fields.Count)
            diagnostics.Report(ContextRules.RecordLine, line.Fields[header.Fields.Count].Span, line.Fields[header.Fields.Count].Text, "in any column");
        var on = Read("date", "a day (yyyy-MM-dd)", f => f.Date());
        var by = Field("by") is null && Field("type") is not null ? "" : Read("by", "anybody", f => f.Text);
        var what = Read("what", "what was said or done", f => f.Text);
        var tone = Field("tone") is null ? null : Read("tone", "a tone from -10 to 10", f => f.Number() is >= -10 and <= 10 ? f.Number() : null);
        var source = Field("source");
        if (source is not null) grounds.Check(source.Text, source.Span);
        if (on is not { } day || by is null || what is null) return null;
        return moves.Of(new RecordedEvent(day, by, Field("toward")?.Text ?? "", what, (double?)tone, source?.Text,
            line.Span) { Events = (long)Math.Clamp(Field("count").Number() ?? 1, 1, 1_000_000_000) }, Field("does"), Field("before"));

        T? Read<T>(string column, string expected, Func<YamlScalar, T?> parse)
        {
            var field = Field(column);
            var value = field is null ? default : parse(field);
            if (value is null) diagnostics.Report(ContextRules.RecordLine, field?.Span ?? line.Span, field?.Text ?? "", expected);
            return value;
        }
    }
}
