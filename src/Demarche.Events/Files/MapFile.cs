using System.Globalization;
using Demarche.Language;
using Demarche.Language.Syntax;

namespace Demarche.Events.Files;

/// <summary>
/// A map that the user wrote, as YAML: <c>columns:</c> with date, by, toward, kind and what else there is, each a name from the first line or a number from 1;
/// <c>kinds:</c>, and if need be <c>header:</c>, <c>separator:</c>, <c>quotes:</c>, <c>dates:</c>.
/// </summary>
public static class MapFile
{
    private static readonly string[] Keys = ["columns", "kinds", "header", "separator", "quotes", "dates"];
    private static readonly string[] DayLetters = ["yyyy", "yy", "MMMM", "MMM", "MM", "M", "dd", "d"];

    /// <summary>Reads it; null, and reported, when something is wrong with it.</summary>
    public static EventMap? Read(string path, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var (text, file, unread) = ModelLoader.ReadText(path);
        diagnostics.AddRange(unread);
        if (text is null) return null;
        var found = new DiagnosticBag();
        var map = YamlReader.Read(text, file, found) is { } root ? Of(root, Path.GetFileName(file).Split('.')[0], found) : null;
        diagnostics.AddRange(found.InOrder());
        return found.HasErrors ? null : map;
    }

    private static EventMap? Of(YamlNode node, string name, DiagnosticBag diagnostics)
    {
        if (node is not YamlMapping root || root["columns"] is not (null or YamlMapping))
        {
            var wrong = node is YamlMapping mapping ? mapping["columns"]! : node;
            diagnostics.Report(EventRules.MapShape, wrong.Span,
                $"{(node is YamlMapping ? "`columns:`" : "a map")} is a mapping, and this is {wrong.KindInWords}");
            return null;
        }

        Know(root, Keys, diagnostics);
        var columns = Columns(root, diagnostics);
        var kinds = Word(root, "kinds", ["cameo", "plover"], diagnostics);
        if (root["kinds"] is null) diagnostics.Report(EventRules.MapLacks, root.Span, "`kinds:`");
        var header = Word(root, "header", ["yes", "no"], diagnostics);
        foreach (var (field, column) in columns.Where(c => header == "no" && c.Value.Number == 0))
            diagnostics.Report(EventRules.MapShape, column.Span!.Value,
                $"the file has no names of columns (`header: no`), and {field} is not given by its number");
        return new EventMap(name, name, kinds == "plover" ? KindScheme.Plover : KindScheme.Cameo, columns)
        {
            HasHeader = header != "no",
            Separator = Word(root, "separator", ["tab", "comma", "semicolon", "bar"], diagnostics) switch
            {
                "tab" => '\t',
                "comma" => ',',
                "semicolon" => ';',
                "bar" => '|',
                _ => null,
            },
            Quotes = Word(root, "quotes", ["yes", "no"], diagnostics) switch { "yes" => true, "no" => false, _ => null },
            Days = Days(root, diagnostics),
        };
    }

    private static Dictionary<string, ColumnOf> Columns(YamlMapping root, DiagnosticBag diagnostics)
    {
        var columns = new Dictionary<string, ColumnOf>(StringComparer.Ordinal);
        var given = root["columns"] as YamlMapping;
        if (given is not null) Know(given, EventMap.Fields, diagnostics);
        foreach (var field in EventMap.Fields)
        {
            if (given?[field] is YamlScalar { Text.Length: > 0 } scalar) columns[field] = new ColumnOf([scalar.Text], NumberOf(scalar), scalar.Span);
            else if (given?[field] is { } other) diagnostics.Report(EventRules.MapShape, other.Span,
                $"a column is a name or a number, and this is {other.KindInWords}");
        }

        var lacking = EventMap.Fields.Take(EventMap.Needed).Where(f => given?[f] is null).ToArray();
        if (lacking.Length > 0) diagnostics.Report(EventRules.MapLacks, (given ?? root).Span, $"the column of {string.Join(", ", lacking)}");
        return columns;
    }

    private static int NumberOf(YamlScalar scalar) =>
        scalar.Style == ScalarStyle.Plain && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= TableFile.MostColumns ? number : 0;

    private static IReadOnlyList<string> Days(YamlMapping root, DiagnosticBag diagnostics)
    {
        var usual = new[] { "yyyyMMdd", "yyyy-MM-dd" };
        if (root["dates"] is not { } node) return usual;
        if (node is YamlScalar { Text: var text } && IsDay(text)) return [text];
        diagnostics.Report(EventRules.MapShape, node.Span, "`dates:` says how a day is written, as in yyyy-MM-dd, dd.MM.yyyy or M/d/yyyy");
        return usual;
    }

    /// <summary>Whether a text has a year, a month and a day, each once, and nothing else but marks between them.</summary>
    private static bool IsDay(string text)
    {
        var (seen, at) = ("", 0);
        while (at < text.Length)
        {
            if (DayLetters.FirstOrDefault(l => text.AsSpan(at).StartsWith(l, StringComparison.Ordinal)) is { } part)
            {
                seen += part[0];
                at += part.Length;
            }
            else if (text[at] is '-' or '.' or '/' or ' ' or ',')
            {
                at++;
            }
            else
            {
                return false;
            }
        }

        return string.Concat(seen.Order()) == "Mdy";
    }

    private static string? Word(YamlMapping root, string key, string[] words, DiagnosticBag diagnostics)
    {
        if (root[key] is not { } node) return null;
        if (node is YamlScalar { Text: var text } && words.Contains(text, StringComparer.Ordinal)) return text;
        diagnostics.Report(EventRules.MapShape, node.Span, $"`{key}:` is {string.Join(" or ", words)}");
        return null;
    }

    private static void Know(YamlMapping mapping, IReadOnlyList<string> known, DiagnosticBag diagnostics)
    {
        foreach (var key in mapping.Entries.Select(e => e.Key).Where(k => !known.Contains(k.Text, StringComparer.Ordinal)))
            diagnostics.ReportWithHelp(EventRules.MapKey, key.Span, diagnostics.DidYouMean(key.Text, known) ?? $"Known are {string.Join(", ", known)}.",
                key.Text);
    }
}
