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

        Assert.Contains("\"feasible\":2", Text(await Tools().Solve(file: "mine.crisis.yaml", concepts: "nash"), isError: false), StringComparison.Ordinal);
        Assert.Contains("feasible", Text(await Tools().Check(file: "chicken"), isError: false), StringComparison.Ordinal);
        Assert.Contains("#", Text(await Tools().Explain("now", file: "chicken"), isError: false), StringComparison.Ordinal);
        Assert.Contains("What may change", Text(await Tools().Advise("crash", file: "chicken"), isError: false), StringComparison.Ordinal);
        Assert.Contains("#", Text(await Tools().Brief(file: "chicken"), isError: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_place_and_help()
    {
        var told = Text(await Tools().Solve(model: "parties:\n  A: { lever: 3 }\n"), isError: true);

        Assert.Contains("model.crisis.yaml:2:8: error DEM0100", told, StringComparison.Ordinal);
        Assert.Contains("Did you mean", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../x.yaml")]
    [InlineData("/etc/passwd.yaml")]
    [InlineData("nowhere.yaml")]
    public async Task Nothing_outside_of_the_folder_is_read(string file) => Text(await Tools().Check(file: file), isError: true);

    [Fact]
    public async Task Play_answers_with_what_was_asked_or_says_what_the_model_lacks()
    {
        var tool = new PlayTools(Questions());
        var told = Text(await tool.Play(model: PlayTests.Model, draws: 7, seed: 3, lambda: "2", horizon: "2024-03-12"), isError: false);
        Assert.Contains("a break by 12 March 2024 is", told, StringComparison.Ordinal);
        Assert.Contains("7, seed 3", told, StringComparison.Ordinal);
        Assert.Contains("λ 2", told, StringComparison.Ordinal);
        Assert.Contains("The model has no calendar", Text(await tool.Play(file: "chicken"), isError: true), StringComparison.Ordinal);
        Assert.Contains("'soon' is not a day", Text(await tool.Play(model: PlayTests.Model, horizon: "soon"), isError: true), StringComparison.Ordinal);
    }

    private static string Text(CallToolResult result, bool isError)
    {
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.True(isError == (result.IsError == true), text);
        return text;
    }

    private ModelTools Tools() => new(Questions());

    private Questions Questions()
    {
        var io = new Io(TextWriter.Null, Stream.Null, TextWriter.Null) { BundledModels = Repository.PathOf("models") };
        return new Questions(new WorkFolder(folder.Path), new WorkFolder(io.BundledModels, isReadOnly: true), analyst, (arguments, cancellation) => InProcess.Run(arguments, io, cancellation));
    }
}
