using System.IO.Compression;
using System.Text;
using Demarche.Events.Codes;
using Demarche.Events.Files;

namespace Demarche.Events.Tests;

/// <summary>A folder that is gone after the test, with files of events in it.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("demarche-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public string Gzip(string name, byte[] bytes)
    {
        using (var packed = new GZipStream(File.Create(this[name]), CompressionLevel.Fastest)) packed.Write(bytes);
        return this[name];
    }

    public string Zip(string name, params (string Name, byte[] Bytes)[] members)
    {
        using var archive = ZipFile.Open(this[name], ZipArchiveMode.Create);
        foreach (var (member, bytes) in members)
        {
            using var into = archive.CreateEntry(member).Open();
            into.Write(bytes);
        }

        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Imports in a test.</summary>
internal static class Importing
{
    public static readonly EventActor[] RussiaAndUsa = [States.Find("RUS")!, States.Find("USA")!];

    public static (EventAnswer? Answer, IReadOnlyList<Diagnostic> Found) Import(EventMap map, params string[] files) =>
        Import(new EventRequest([], map, RussiaAndUsa), files);

    public static (EventAnswer? Answer, IReadOnlyList<Diagnostic> Found) Import(EventRequest request, params string[] files)
    {
        var diagnostics = new DiagnosticBag();
        request = request with { Files = EventFiles.Find(files, diagnostics) };
        using var import = new EventImport();
        var answer = diagnostics.HasErrors ? null : import.Read(request, diagnostics, _ => { }, TestContext.Current.CancellationToken);
        return (answer, diagnostics.InOrder());
    }

    /// <summary>A row of GDELT 2.0.</summary>
    public static string Gdelt2(string day, string by, string toward, string code, string url = "https://example.org/a")
    {
        var cells = Enumerable.Repeat("x", 61).ToArray();
        (cells[1], cells[7], cells[17], cells[26], cells[60]) = (day, by, toward, code, url);
        return string.Join('\t', cells) + "\n";
    }
}
