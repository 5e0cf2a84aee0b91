using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Models;

/// <summary>What a model is read from, taken elsewhere, gives the same crisis there, and no file is opened for it.</summary>
public sealed class ModelContentTests : IDisposable
{
    private const string Base = """
        parties:
          A: { levers: { x: { levels: [no, yes] } }, priorities: [x is no] }
        outcomes: { bad: x is yes }
        break: bad

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("demarche-content-");

    public static TheoryData<string> Models => [.. Repository.Models()];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Models))]
    public void A_bundled_model_is_the_same_elsewhere(string model)
    {
        var here = ModelLoader.Load(Repository.PathOf(model));
        var there = ModelLoader.Load(here.Content!);
        Assert.Equal(Content(here.Crisis!), Content(there.Crisis!));
        Assert.Equal(here.Content!.Hash, there.Content!.Hash);
        Assert.Empty(there.Files);
        Assert.Equal(here.Diagnostics.Select(d => (d.Code, d.Span.Line, d.Message)), there.Diagnostics.Select(d => (d.Code, d.Span.Line, d.Message)));
    }

    [Fact]
    public void What_it_extends_what_is_laid_over_it_and_its_record_come_along_wherever_they_lie()
    {
        var (first, second) = (Laid("one"), Laid("two/deeper"));
        Assert.Equal(first.Content!.Hash, second.Content!.Hash);
        Assert.Equal(["base/base.yaml", "crisis.yaml", "overlay-1/top.yaml"], first.Content.Files.Select(f => f.Name).Where(n => !n.EndsWith(".csv", StringComparison.Ordinal)));
        var there = ModelLoader.Load(first.Content);
        Assert.Equal(Content(first.Crisis!), Content(there.Crisis!));
        Assert.Equal(2, there.Crisis!.Outcomes.Count);
        Write("one/crisis.yaml", "extends: base/base.yaml\ncrisis: Another\n");
        Assert.NotEqual(first.Content.Hash, ModelLoader.Load(Path.Combine(folder.FullName, "one"), [Path.Combine(folder.FullName, "one/top/top.yaml")]).Content!.Hash);
    }

    [Theory]
    [InlineData("secret.yaml")]
    [InlineData("../secret.yaml")]
    [InlineData("/etc/hostname")]
    [InlineData("base\\0.yaml")]
    public void A_file_that_did_not_come_along_is_not_looked_for(string named)
    {
        Write("secret.yaml", Base);
        var text = System.Text.Encoding.UTF8.GetBytes($"extends: \"{named}\"\n");
        var loaded = ModelLoader.Load(new ModelContent(Path.Combine(folder.FullName, "crisis.yaml"), [], [new ModelFile(Path.Combine(folder.FullName, "crisis.yaml"), text)]));
        Assert.Null(loaded.Crisis);
        Assert.Contains("did not come with the model", Assert.Single(loaded.Diagnostics).Message, StringComparison.Ordinal);
    }

    private LoadResult Laid(string home)
    {
        Write($"{home}/base/base.yaml", Base);
        Write($"{home}/crisis.yaml", "extends: base/base.yaml\ncrisis: Laid\n");
        Write($"{home}/top/top.yaml", "outcomes: { good: x is no }\n");
        return ModelLoader.Load(Path.Combine(folder.FullName, home), [Path.Combine(folder.FullName, home, "top/top.yaml")]);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Content(Crisis crisis)
    {
        var compiled = Compiler.Compile(crisis);
        var ranks = Enumerable.Range(0, crisis.Parties.Count).Select(p => string.Join(',', compiled.Graph.Ranks(p)[..Math.Min(64, compiled.Space.Count)].ToArray()));
        return string.Join('\n', [crisis.Name, compiled.Now, compiled.Space.Count, crisis.Record.Count, crisis.Calendar.Count, string.Join(',', crisis.Outcomes.Select(o => $"{o.Name} {o.Clause.Words}")), .. ranks]);
    }
}
