using Demarche.Language.Diagnostics;

namespace Demarche.Language.Tests.Binding;

/// <summary>A model may name another as typical of its kind: it is read as a model, from where files may be read, and comes along with what is sent elsewhere.</summary>
public sealed class TypicalModelTests : IDisposable
{
    private const string Body = """
        asof: 2022-01-01
        parties: { A: { levers: { strike: [no, yes] }, priorities: [not strike] } }
        outcomes: { war: strike }
        break: war
        calendar: [{ on: 2022-01-05, what: Talks, parties: [A] }]

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("demarche-typical-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void It_is_a_model_of_its_own_with_what_it_extends()
    {
        Write("base.crisis.yaml", Body);
        Write("usual.crisis.yaml", "extends: base.crisis.yaml\ncrisis: As usual\n");
        var model = Write("m.crisis.yaml", Body + "outside: { class: violence/icb-all, typical: usual.crisis.yaml }\n");
        var loaded = ModelLoader.Load(model);
        Assert.Equal("As usual", loaded.Crisis!.Typical!.Name);
        Assert.Equal(["base.crisis.yaml", "m.crisis.yaml", "usual.crisis.yaml"], loaded.Files.Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal(2, ModelLoader.NamedFiles(File.ReadAllText(model), "m.crisis.yaml", folder).Count);
        Directory.Delete(folder, true);
        Assert.Equal("As usual", ModelLoader.Load(loaded.Content!).Crisis!.Typical!.Name);
        Directory.CreateDirectory(folder);
    }

    [Theory]
    [InlineData("break: war\n", "it names no break")]
    [InlineData("calendar: [{ on: 2022-01-05, what: Talks, parties: [A] }]\n", "it has no calendar")]
    public void One_without_what_play_needs_is_refused(string without, string why)
    {
        Write("usual.crisis.yaml", Body.Replace(without, "", StringComparison.Ordinal));
        var found = ModelLoader.Load(Write("m.crisis.yaml", Body + "outside: { class: violence/icb-all, typical: usual.crisis.yaml }\n"));
        var refused = Assert.Single(found.Diagnostics, d => d.Code == OutsideRules.NotTypical.Code);
        Assert.Equal($"“usual.crisis.yaml” cannot stand for typical models: {why}", refused.Message);
        Assert.Null(found.Crisis);
    }

    [Fact]
    public void One_that_names_another_is_refused_and_so_is_itself()
    {
        var model = Write("m.crisis.yaml", Body + "outside: { class: violence/icb-all, typical: m.crisis.yaml }\n");
        Assert.Contains(ModelLoader.Load(model).Diagnostics, d => d.Code == OutsideRules.NotTypical.Code && d.Message.EndsWith("named as typical itself", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nowhere.crisis.yaml")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    public void No_file_is_read_that_may_not_be(string name)
    {
        var found = ModelLoader.Load(Write("m.crisis.yaml", Body + $"outside: {{ class: violence/icb-all, typical: {name} }}\n"));
        Assert.Null(found.Crisis);
        Assert.All(found.Diagnostics, d => Assert.Contains(d.Code, new[] { ContextRules.FileUnreadable.Code, ContextRules.OutsideFolder.Code }));
    }

    [Fact]
    public void What_is_wrong_in_it_is_reported_at_its_place()
    {
        Write("usual.crisis.yaml", Body + "partys: {}\n");
        var found = ModelLoader.Load(Write("m.crisis.yaml", Body + "outside: { class: violence/icb-all, typical: usual.crisis.yaml }\n"));
        Assert.Contains(found.Diagnostics, d => Path.GetFileName(d.Span.File) == "usual.crisis.yaml" && d.Span.Line == 6);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
