using System.Text;
using System.Text.Json;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Diary;
using Demarche.Diagnostics;
using Demarche.Games.Files;
using Demarche.Language;
using Demarche.Language.Import;
using Demarche.Language.Syntax;
using Demarche.Record.Events;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;
using Demarche.Workbench.Asking;

namespace Demarche.Fuzz;

/// <summary>Everything that reads what others wrote: what it is begun with, and how it is asked. Whatever it is given it answers, and throws nothing.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Seeds">Well-formed input from the repository's root on, which is damaged.</param>
/// <param name="Read">Reads some bytes.</param>
internal sealed record FuzzReader(string Name, Func<string, IEnumerable<byte[]>> Seeds, Action<byte[]> Read)
{
    private static readonly DateOnly Day = new(2022, 1, 5);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzReader> All { get; } =
    [
        new("yaml", root => Files(root, "models", "*.yaml", 9_000), bytes => WithText(bytes, text => ModelLoader.Parse(text, "fuzz.crisis.yaml"))),
        new("statements", _ => Statements(), bytes => WithText(bytes, text => ModelLoader.Parse(Model(text), "fuzz.crisis.yaml"))),
        new("csv", root => Files(root, "models", "record.csv", 9_000), bytes => WithText(bytes, text => EventCsv.Read(text, "fuzz.csv", new DiagnosticBag()))),
        new("efg", root => Files(root, "tests/Demarche.Games.Tests/Files", "*.efg", 20_000), bytes => WithText(bytes, text => EfgReader.Parse(text, "fuzz.efg"))),
        new("gmcr", root => Files(root, "tests/Demarche.Language.Tests/Baselines", "*.gmcr", 20_000), bytes => WithText(bytes, text => GmcrImport.Convert(text, "fuzz.gmcr"))),
        new("text", root => Files(root, "tests/Demarche.Record.Tests/Texts", "*.txt", 9_000).Concat(Files(root, "docs", "*.md", 6_000)), ReadArticle),
        new("http", _ => Bodies(), bytes =>
        {
            foreach (var question in Questions.All) QuestionBody.Read(question, bytes);
        }),
        new("mcp", _ => Bodies(), ReadArguments),
        new("diary", _ => [Encoding.UTF8.GetBytes("{\"kind\":\"demarche diary\",\"version\":1}\n{\"at\":\"2022-01-05\",\"p\":0.25,\"previous\":\"\"}\n")], ReadDiary),
    ];

    private static IEnumerable<byte[]> Files(string root, string folder, string pattern, int longest) =>
        Directory.EnumerateFiles(Path.Combine(root, folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(b => b.Length <= longest);

    private static IEnumerable<byte[]> Statements() =>
        ((string[])["l if not m and state 2", "A.l is yes or (m is high and not break)", "exactly one of: [l, m]", "l iff m is at least low", "YN- or closed"]).Select(Encoding.UTF8.GetBytes);

    private static IEnumerable<byte[]> Bodies() =>
        ((string[])["{\"file\":\"chicken\",\"concepts\":\"nash,seq\",\"limit\":5}", "{\"model\":\"parties: {}\",\"state\":2,\"makeStable\":true}", "{\"file\":\"geneva-2022\",\"draws\":20,\"quick\":true,\"horizon\":\"2022-01-14\"}"])
        .Select(Encoding.UTF8.GetBytes);

    /// <summary>A small model in which a text is a priority, whatever quotes it holds.</summary>
    private static string Model(string text) =>
        $"parties:\n  A:\n    levers: {{ l: [no, yes], m: [none, low, high] }}\n    priorities: [{JsonSerializer.Serialize(text)}]\n  B:\n    levers: {{ k: [no, yes] }}\nbreak: l and k\n";

    private static void WithText(byte[] bytes, Action<string> read)
    {
        if (SourceText.Decode(bytes, "fuzz", new DiagnosticBag()) is { } text) read(text);
    }

    private static void ReadArticle(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        if (TextIntake.Read(stream, "fuzz.txt", "fuzz", new DiagnosticBag()) is { } article) Reader.Read(article, Day);
    }

    private static void ReadArguments(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return;
            var fields = json.RootElement.EnumerateObject().Select(p => (p.Name, p.Value));
            foreach (var question in Questions.All) QuestionBody.Read(question, fields);
        }
        catch (JsonException)
        {
            // The protocol's own reader refuses it.
        }
    }

    private static void ReadDiary(byte[] bytes)
    {
        var path = Path.Combine(Path.GetTempPath(), $"demarche-fuzz-{Environment.ProcessId}.diary");
        File.WriteAllBytes(path, bytes);
        ForecastDiary.Read(path, new DiagnosticBag());
        File.Delete(path);
    }
}
