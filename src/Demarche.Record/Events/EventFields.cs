using Demarche.Language.Syntax;
using Demarche.Record.Codebook;

namespace Demarche.Record.Events;

/// <summary>The fields of a row by the names of their columns, for a person who mends one.</summary>
public static class EventFields
{
    /// <summary>Those that no row can do without.</summary>
    public static IReadOnlyList<string> Needed => RecordHeading.Needed;

    /// <summary>The value of a column as it is written; empty where there is none.</summary>
    public static string Of(EventRow row, string column)
    {
        ArgumentNullException.ThrowIfNull(row);
        return EventText.Of(row, column);
    }

    /// <summary>The row with other values in some columns; an empty one takes a value away.</summary>
    /// <param name="row">The row.</param>
    /// <param name="values">Columns and their values.</param>
    /// <returns>The row; or null and what is wrong with a value, as a sentence.</returns>
    public static (EventRow? Row, string? WhyNot) With(EventRow row, IReadOnlyList<(string Column, string Value)> values)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(values);
        var changed = row;
        foreach (var (column, given) in values)
        {
            var value = SafeCell.Clean(given.Trim());
            changed = value.Length == 0 ? Without(changed, column) : changed;
            (changed, var expected) = EventText.With(changed, column, value);
            if (expected is not null) return (null, $"“{(value.Length > 60 ? value[..60] + "…" : value)}” in “{column}” is not {expected}.");
        }

        string Value(string column, string before) => values.FirstOrDefault(v => v.Column == column) is { Column: not null } said ? said.Value.Trim() : before;
        if (changed.Kind is { } kind)
        {
            var (mode, cameo) = (Value("mode", row.Kind?.Mode ?? ""), Value("cameo", row.Kind?.Cameo ?? ""));
            if (!Modes.Has(kind.Type, mode)) return (null, $"“{mode}” is no mode of {kind.Type.Name()}.");
            changed = changed with { Kind = new EventKind(kind.Type, mode, cameo) };
        }

        if (changed.Date == default) return (null, "It needs a day.");
        if (changed.Until < changed.Date) return (null, "It cannot end before it begins.");
        if (changed.By.Length == 0 && changed.Kind is null) return (null, "It needs somebody who did it, or a kind.");
        return changed.What.Length == 0 ? (null, "It needs words that say what was said or done.") : (changed, null);
    }

    private static EventRow Without(EventRow row, string column) => column switch
    {
        "date" => row with { Date = default },
        "by" => row with { By = "" },
        "toward" => row with { Toward = "" },
        "what" => row with { What = "" },
        "tone" => row with { Tone = null },
        "source" => row with { Source = "" },
        "does" => row with { Does = "" },
        "before" => row with { Before = "" },
        "until" => row with { Until = null },
        "type" => row with { Kind = null },
        "aspect" => row with { Aspect = null },
        "negated" => row with { Negated = false },
        "if" => row with { If = "" },
        "if-by" => row with { IfBy = "" },
        "then" => row with { Then = "" },
        "said-by" => row with { SaidBy = "" },
        "place" => row with { Place = "" },
        "with" => row with { With = "" },
        "same-as" => row with { SameAs = "" },
        _ => row,
    };
}
