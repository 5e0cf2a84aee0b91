using System.Text.Json;
using Demarche.Analysis.Asking;
using Demarche.Cli.Serving;
using Demarche.Workbench.Asking;
using Demarche.Workbench.Files;
using Demarche.Workbench.Work;
using ModelContextProtocol.Protocol;

namespace Demarche.Cli.Tests.Serving;

public sealed class ModelToolsTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly Analyst analyst = new(Patience.Limits, TimeProvider.System);

    public void Dispose()
    {
        analyst.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Tools_answer_about_files_of_the_folder_and_bundled_models()
    {
        folder.Write("mine.crisis.yaml", "parties:\n  A:\n    levers: { l: [no, yes] }\n    priorities: [l]\n");

        Assert.Contains("\"feasible\":2", await Told("solve", new { file = "mine.crisis.yaml", concepts = "nash" }), StringComparison.Ordinal);
        Assert.Contains("feasible", await Told("check", new { file = "chicken" }), StringComparison.Ordinal);
        Assert.Contains("#", await Told("explain", new { file = "chicken", state = "now" }), StringComparison.Ordinal);
        Assert.Contains("State 2", await Told("explain", new { file = "chicken", state = 2 }), StringComparison.Ordinal);
        Assert.Contains("What may change", await Told("advise", new { file = "chicken", wanted = "crash" }), StringComparison.Ordinal);
        Assert.Contains("#", await Told("brief", new { file = "chicken" }), StringComparison.Ordinal);
        Assert.Contains("#", await Told("paths", new { file = "chicken" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_place_and_help()
    {
        var told = await Told("solve", new { model = "parties:\n  A: { lever: 3 }\n" }, isError: true);

        Assert.Contains("model.crisis.yaml:2:8: error DEM0100", told, StringComparison.Ordinal);
        Assert.Contains("Did you mean", told, StringComparison.Ordinal);
        Assert.Contains("`state` is missing", await Told("explain", new { file = "chicken" }, isError: true), StringComparison.Ordinal);
        Assert.Contains("takes no `sate`; did you mean 'state'?", await Told("explain", new { file = "chicken", sate = "now" }, isError: true), StringComparison.Ordinal);
        Assert.Contains("there is no state 99", await Told("explain", new { file = "chicken", state = 99 }, isError: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../x.yaml")]
    [InlineData("/etc/passwd.yaml")]
    [InlineData("nowhere.yaml")]
    public async Task Nothing_outside_of_the_folder_is_read(string file) => await Told("check", new { file }, isError: true);

    [Fact]
    public async Task Play_answers_with_what_was_asked_or_says_what_the_model_lacks()
    {
        var told = await Told("play", new { model = PlayTests.Model, draws = 7, seed = 3, lambda = 2, horizon = "2024-03-12" });
        Assert.Contains("come to a break by 12 March 2024", told, StringComparison.Ordinal);
        Assert.Contains("7, seed 3", told, StringComparison.Ordinal);
        Assert.Contains("λ 2", told, StringComparison.Ordinal);
        Assert.Contains("The model has no calendar", await Told("play", new { file = "chicken" }, isError: true), StringComparison.Ordinal);
        Assert.Contains("'soon' is not a day", await Told("play", new { model = PlayTests.Model, horizon = "soon" }, isError: true), StringComparison.Ordinal);
    }

    private async Task<string> Told(string question, object arguments, bool isError = false)
    {
        using var json = JsonSerializer.SerializeToDocument(arguments);
        var asker = new Asker(new WorkFolder(folder.Path), new WorkFolder(Repository.PathOf("models"), isReadOnly: true), analyst);
        var fields = json.RootElement.EnumerateObject().Select(p => (p.Name, p.Value)).ToArray();
        var result = await new QuestionTool(Questions.Find(question)!).Answer(asker, fields, TestContext.Current.CancellationToken);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.True(isError == (result.IsError == true), text);
        return text;
    }
}
