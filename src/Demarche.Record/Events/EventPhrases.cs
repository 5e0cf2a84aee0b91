using System.Globalization;

namespace Demarche.Record.Events;

/// <summary>A row as a person reads it.</summary>
public static class EventPhrases
{
    /// <summary>
    /// The sentence with its day: "Russia threatens to sever relations with the United States if it imposes new sanctions – 31 December 2021".
    /// </summary>
    public static string Sentence(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{row.What.TrimEnd('.', ' ')} – {When(row)}";
    }

    /// <summary>When it was: "31 December 2021", "10–16 January 2022", "1988".</summary>
    /// <param name="row">The row.</param>
    /// <param name="month">How months are written: <c>MMMM</c> in full, <c>MMM</c> short.</param>
    public static string When(EventRow row, string month = "MMMM")
    {
        ArgumentNullException.ThrowIfNull(row);
        var (from, until) = (row.Date, row.LastDay);
        string Said(DateOnly day, string format) => day.ToString(format.Replace("MMM", month, StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (from == until) return Said(from, "d MMM yyyy");
        if (from is { Month: 1, Day: 1 } && until is { Month: 12, Day: 31 }) return from.Year == until.Year ? $"{from.Year}" : $"{from.Year}–{until.Year}";
        if (from.Year != until.Year) return $"{Said(from, "d MMM yyyy")} – {Said(until, "d MMM yyyy")}";
        if (from.Month == until.Month && from.Day == 1 && until.Day == DateTime.DaysInMonth(until.Year, until.Month))
            return from.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return from.Month == until.Month ? $"{from.Day}–{Said(until, "d MMM yyyy")}" : $"{Said(from, "d MMM")} – {Said(until, "d MMM yyyy")}";
    }

    /// <summary>Who it is from and to: "Russia → United States", "Iran, Iraq → UN", "? → Iran".</summary>
    public static string Who(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var by = row.By.Length == 0 ? "?" : row.By;
        var with = row.With.Length == 0 ? "" : $", with {row.With.Replace(";", ",", StringComparison.Ordinal)}";
        return (row.Toward.Length == 0 ? by : $"{by} → {row.Toward}") + with;
    }
}
