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
    public void The_root_is_right_often_enough() => Assert.InRange(Measure(KindClassifier.Shared, "without vectors"), Floor, 1);

    [Fact]
    public void With_sentence_vectors_it_is_right_more_often()
    {
        var (without, with) = (Measure(KindClassifier.Shared, "without vectors"), Measure(KindClassifier.Shared.With(AddOn.Encoder()), "with vectors"));
        Assert.InRange(with, without, 1);
    }

    private static double Measure(KindClassifier kinds, string how)
    {
        var file = Repository.PathOf("..", "shared", "data", "plover-gsr", "PLOVER_GSR_CAMEO.txt");
        Assert.SkipUnless(File.Exists(file), "The PLOVER records are not beside this checkout.");
        var records = Records(file).Select(record => (Ranked: kinds.Rank(record.Sentence), record.Type)).ToList();
        Assert.Equal(322, records.Count);
        var right = records.Average(record => record.Ranked[0].Type == record.Type ? 1.0 : 0);
        var three = records.Average(record => record.Ranked.Take(3).Any(guess => guess.Type == record.Type) ? 1.0 : 0);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{how}: root {right:F3} (floor {Floor}, goal {Goal}), among three {three:F3}"));
        return right;
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
