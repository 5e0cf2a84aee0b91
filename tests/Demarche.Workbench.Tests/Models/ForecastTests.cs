using Demarche.Analysis.Asking;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Editing;
using Demarche.Reports.Play;
using Demarche.Reports.Rendering;
using Demarche.Workbench.Hosting;
using Demarche.Workbench.Models;
using Demarche.Workbench.Tests.Files;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests.Models;

/// <summary>The answer of an opened model, played forward while the answer itself is shown.</summary>
public sealed class ForecastTests : IDisposable
{
    private const string Border = """
        crisis: A border and a gas contract
        asof: 2026-01-05
        parties:
          North:
            levers:
              troops: { levels: [home, massed], words: [keeps its troops at home, masses troops] }
            priorities: [not South.contract is torn up, troops is home if South.contract is kept, troops is massed]
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

    private readonly TemporaryFolder files = new();
    private readonly Analyst analyst = new(Patience.Limits, TimeProvider.System);
    private readonly List<Workspace> workspaces = [];

    public void Dispose()
    {
        foreach (var workspace in workspaces) workspace.Dispose();
        analyst.Dispose();
        files.Dispose();
    }

    [Fact]
    public async Task The_forecast_is_the_one_that_the_brief_of_the_command_line_has()
    {
        var model = await Opened(Border);
        var before = model.State.Answer!;
        Assert.Null(model.State.Played!.Findings.Play);

        model.Foretell();
        model.Foretell();
        await model.Foretold;

        var crisis = ModelLoader.Parse(Border, "crisis.yaml").Crisis!;
        var expected = BriefAnswer.Of(BriefFindings.Assess(Compiler.Compile(crisis))).PlayedForward(new PlayRequest { WhatIf = false });
        Assert.Equal(Json.Render(expected.Findings), Json.Render(model.State.Played!.Findings));
        Assert.NotNull(model.State.Played.Findings.Play);
        Assert.Same(before, model.State.Answer);
        Assert.Equal((null, null), (model.State.Forecast!.Working, model.State.Forecast.Failure));
    }

    [Fact]
    public async Task A_forecast_is_worked_out_once_for_all_who_have_the_same_text()
    {
        var here = await Opened(Border);
        var there = await Opened(Border);
        Assert.Same(here.State.Answer, there.State.Answer);

        here.Foretell();
        there.Foretell();
        await Task.WhenAll(here.Foretold, there.Foretold);

        Assert.Same(here.State.Played, there.State.Played);
        Assert.NotNull(here.State.Played!.Findings.Play);
    }

    [Fact]
    public async Task A_forecast_that_is_stopped_leaves_the_answer_and_can_be_begun_again()
    {
        var model = await Opened(Border);
        await using (Occupied.Forecasts(analyst))
        {
            model.Foretell();
            model.StopForecast();
            await model.Foretold;
        }

        Assert.NotNull(model.State.Forecast!.Failure);
        Assert.Same(model.State.Answer, model.State.Played);
        model.Foretell();
        Assert.NotNull(model.State.Forecast.Failure);
        model.Foretell(again: true);
        await model.Foretold;
        Assert.NotNull(model.State.Played!.Findings.Play);
    }

    [Fact]
    public async Task A_change_ends_the_forecast_of_the_answer_before_it()
    {
        var model = await Opened(Border);
        await using (Occupied.Answers(analyst))
        {
            model.Foretell();
            model.Edit(new ModelEdit.Set(YamlPath.Of("crisis"), Value.Text("Another title")));
            model.Foretell();
            Assert.Null(model.State.Forecast?.Working);
        }

        await model.Settled;
        model.Foretell();
        await model.Foretold;

        Assert.Equal("Another title", model.State.Played!.Findings.Play!.Model);
    }

    [Fact]
    public async Task Why_a_crisis_is_not_played_is_said()
    {
        var model = await Opened(Border[..Border.IndexOf("calendar:", StringComparison.Ordinal)]);
        model.Foretell();
        await model.Foretold;

        Assert.Null(model.State.Played!.Findings.Play);
        Assert.Contains("no calendar", model.State.Played.Findings.WhyNotPlayed, StringComparison.Ordinal);
    }

    private async Task<OpenedModel> Opened(string text)
    {
        files["crisis.yaml"] = text;
        var workspace = new Workspace(new WorkbenchOptions { Model = Path.Combine(files.Opened, "crisis.yaml"), BundledModels = Repository.PathOf("models"), Folder = files.Opened, BlankModel = "" }, analyst);
        workspaces.Add(workspace);
        Assert.True(workspace.TryOpen(null, out var model, out _));
        await model.Settled;
        Assert.True(model.State.IsCurrent);
        return model;
    }
}
