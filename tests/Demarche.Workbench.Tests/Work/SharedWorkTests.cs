using Demarche.Analysis.Asking;
using Demarche.Reports.Documents;
using Demarche.Reports.Rendering;
using Demarche.Workbench.Compare;
using Demarche.Workbench.Models;
using Demarche.Workbench.Road;
using Demarche.Workbench.Tests.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests.Work;

/// <summary>Pages hand their long work to a workforce, and show what they would show without.</summary>
public sealed class SharedWorkTests : IDisposable
{
    private readonly TemporaryFolder files = new();
    private readonly Colleagues colleagues = new();
    private readonly List<IDisposable> open = [];

    public void Dispose()
    {
        foreach (var one in Enumerable.Reverse(open)) one.Dispose();
        files.Dispose();
    }

    [Theory]
    [InlineData("border")]
    [InlineData("geneva-2022")]
    public async Task The_forecast_of_a_page_is_the_same(string name)
    {
        var (alone, over) = (await Foretold(name, null), await Foretold(name, colleagues));
        Assert.NotNull(alone.Findings.Play);
        Assert.Equal(Json.Render(alone.Findings), Json.Render(over.Findings));
        Assert.True(colleagues.Units > 0);
    }

    [Fact]
    public Task What_would_change_it_is_the_same() => Same("border", PlayAnswer.Of);

    [Theory]
    [InlineData("border")]
    [InlineData("geneva-2022")]
    [InlineData("cuba-1962")]
    public Task How_robust_the_answer_is_is_the_same(string name) => Same(name, RobustnessAnswer.Of);

    [Fact]
    public async Task A_page_that_stops_waiting_stops_the_work()
    {
        var (analyst, model) = await Opened("border", colleagues);
        using var stop = new CancellationTokenSource();
        var asked = analyst.Do("a", null, work => PlayAnswer.Of(model.State.Answer!, work), new Stopping(stop), stop.Token);
        Assert.Equal(WorkEnd.Stopped, (await asked).End);
        await Patience.Until(() => analyst.Load == (0, 0));
    }

    private async Task Same(string name, Func<BriefAnswer, WorkContext, Document> ask)
    {
        async Task<string> Shown(Colleagues? by)
        {
            var (analyst, model) = await Opened(name, by);
            var done = await analyst.Do("a", null, work => ask(model.State.Answer!, work), cancellation: TestContext.Current.CancellationToken);
            return JsonRenderer.Render(Assert.IsType<Document>(done.Value));
        }

        Assert.Equal(await Shown(null), await Shown(colleagues));
        Assert.True(colleagues.Units > 0);
    }

    private async Task<BriefAnswer> Foretold(string name, Colleagues? by)
    {
        var (_, model) = await Opened(name, by);
        model.Foretell();
        await model.Foretold;
        return model.State.Played!;
    }

    private async Task<(Analyst Analyst, OpenedModel Model)> Opened(string name, Colleagues? by)
    {
        var analyst = new Analyst(Patience.Limits, TimeProvider.System, by);
        open.Add(analyst);
        files[$"{name}.crisis.yaml"] = name == "border" ? Border : await File.ReadAllTextAsync(Repository.PathOf("models", name, "crisis.yaml"));
        foreach (var beside in name == "border" ? [] : Directory.GetFiles(Repository.PathOf("models", name), "*.csv"))
            File.Copy(beside, Path.Combine(files.Opened, Path.GetFileName(beside)), overwrite: true);
        var options = new WorkbenchOptions { Model = Path.Combine(files.Opened, $"{name}.crisis.yaml"), BundledModels = Repository.PathOf("models"), Folder = files.Opened, BlankModel = "" };
        var workspace = new Workspace(options, analyst);
        open.Add(workspace);
        Assert.True(workspace.TryOpen(null, out var model, out _));
        await model.Settled;
        Assert.True(model.State.IsCurrent, string.Join('\n', model.State.Diagnostics));
        return (analyst, model);
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<string>
    {
        public void Report(string value) => stop.Cancel();
    }

    private const string Border = """
        crisis: A border and a gas contract
        asof: 2026-01-05
        parties:
          North:
            levers:
              troops: { levels: [home, massed], words: [keeps its troops at home, masses troops] }
            types:
              hard: { prior: [30%, 60%], priorities: [not South.contract is torn up, troops is massed] }
              soft: { priorities: [troops is home, not South.contract is torn up] }
          South:
            levers:
              contract: { levels: [kept, torn up], moves: up, words: [keeps the contract, tears up the contract] }
            priorities: [not North.troops is massed, contract is kept]
        outcomes:
          break: contract is torn up
        break: break
        calendar:
          - { on: 2026-01-10, what: Talks, parties: [North, South] }
          - { on: 2026-01-20, what: More talks, parties: [North, South] }

        """;
}
