using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Demarche.Record.Classifying;
using Demarche.Record.Codebook;

namespace Demarche.Record.Tests.Classifying;

/// <summary>How well the roots of the PLOVER records are told. They are for measuring only: nothing is trained on them, and they are not in the repository.</summary>
public class PloverTests
{
    private const double Floor = 0.64;
    private const double Goal = 0.72;

    private static readonly Dictionary<string, string> NamesOf2016 = new(StringComparer.Ordinal)
    {
        ["DEMAND"] = "REQUEST", ["DISAPPROVE"] = "ACCUSE", ["INVESTIGATE"] = "ACCUSE", ["FIGHT"] = "ASSAULT", ["RETREAT"] = "YIELD", ["CONCEDE"] = "YIELD",
    };

    [Fact]
    public void The_root_is_right_often_enough()
    {
        var file = Repository.PathOf("..", "shared", "data", "plover-gsr", "PLOVER_GSR_CAMEO.txt");
        Assert.SkipUnless(File.Exists(file), "The PLOVER records are not beside this checkout.");
        var records = Records(file).ToList();
        Assert.Equal(322, records.Count);
        var right = records.Average(record => KindClassifier.Shared.Rank(record.Sentence)[0].Type == record.Type ? 1.0 : 0);
        var three = records.Average(record => KindClassifier.Shared.Rank(record.Sentence).Take(3).Any(guess => guess.Type == record.Type) ? 1.0 : 0);
        var told = string.Create(CultureInfo.InvariantCulture, $"root {right:F3} (floor {Floor}, goal {Goal}), among three {three:F3}");
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.True(right >= Floor, told);
    }

    private static IEnumerable<(string Sentence, EventType Type)> Records(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { AllowTrailingCommas = true });
        foreach (var record in document.RootElement.EnumerateArray())
        {
            var name = record.GetProperty("event").GetString()!;
            if (name != "DOCUMENT" && EventTypes.TryParse(NamesOf2016.GetValueOrDefault(name, name), out var type))
                yield return (Masked(record), type);
        }
    }

    private static string Masked(JsonElement record)
    {
        var text = record.GetProperty("text").GetString()!;
        var names = new[] { "source", "target" }.SelectMany(part => Names(record, part)).Distinct(StringComparer.Ordinal)
            .Where(name => name.Length > 0 && text.Contains(name, StringComparison.Ordinal))
            .OrderBy(name => text.IndexOf(name, StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal).ToList();
        for (var i = 0; i < names.Count; i++)
            text = Regex.Replace(text, $@"\b{Regex.Escape(names[i])}\b", $"ACTOR{i + 1}", RegexOptions.NonBacktracking);
        return text;
    }

    private static IEnumerable<string> Names(JsonElement record, string part) =>
        record.TryGetProperty(part, out var actors) && actors.ValueKind == JsonValueKind.Array
            ? actors.EnumerateArray().Select(actor => actor.TryGetProperty("actorText", out var text) ? text.GetString() ?? "" : "")
            : [];
}
