using System.Text.Json;

namespace Demarche.Cli.Tests;

public sealed class PlayTests
{
    internal const string Model = """
        crisis: A strait
        asof: 2024-03-01
        parties:
          North: { levers: { ties: { levels: [kept, severed], moves: up } }, priorities: [sanctions is none, ties is kept] }
          South: { levers: { sanctions: { levels: [none, full], moves: up } }, priorities: [ties is kept, sanctions is full] }
        outcomes: { break: ties is severed }
        break: break
        calendar:
          - { on: 2024-03-11, what: Talks on the strait }
          - { on: 2024-03-18, what: More talks }
        """;

    private static Ran Play(string model, params string[] options)
    {
        using var scratch = new ScratchFolder();
        return Shell.Run(["play", scratch.Write("m.crisis.yaml", model), .. options]);
    }

    [Fact]
    public void The_answer_is_told_with_its_spread_and_basis()
    {
        var ran = Play(Model, "--draws", "12", "--seed", "5");
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("No probability of a break is given", ran.Out);
        Assert.Contains("What would change it", ran.Out);
        Assert.Contains("12, seed 5", ran.Out);
        Assert.Contains("not a forecast", ran.Out);
    }

    [Fact]
    public void Held_to_an_outside_view_the_answer_says_where_it_comes_from()
    {
        var ran = Play(Model + "\noutside: { of: straits, k: 4, n: 100 }\n", "--draws", "8", "--quick");
        Assert.Contains("The chance of a break by 18 March 2024 is about 1 in", ran.Out);
        Assert.Contains("by 4 of 100 straits", ran.Out.ReplaceLineEndings(" ").Replace("│", "", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal));
        var inside = Play(Model + "\noutside: { of: straits, k: 4, n: 100 }\n", "--draws", "8", "--quick", "--inside").Out;
        Assert.Contains("not a forecast", inside);
        Assert.DoesNotContain("The chance of a break", inside);
    }

    [Fact]
    public void Lambda_zero_is_choice_at_random()
    {
        using var json = JsonDocument.Parse(Play(Model, "--lambda", "0", "--draws", "2", "--quick", "--format", "json").Out);
        Assert.Equal(0.75, json.RootElement.GetProperty("break").GetProperty("probability").GetProperty("median").GetDouble(), 9);
        Assert.Empty(json.RootElement.GetProperty("tornado").EnumerateArray());
    }

    [Fact]
    public void The_horizon_and_midpoint_utilities_can_be_asked_for()
    {
        var ran = Play(Model, "--horizon", "2024-03-12", "--utilities", "midpoint", "--lambda", "6", "--draws", "3", "--quick", "--format", "csv");
        var lines = ran.Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        var fields = lines[1].Split(',');
        Assert.Equal("", fields[2]);
        Assert.Equal(fields[11], fields[12]);
        Assert.StartsWith("2024-03-12,the horizon", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_figures_is_written()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run("play", scratch.Write("m.crisis.yaml", Model), "--draws", "5", "-o", scratch["play.html"]);
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        var page = File.ReadAllText(scratch["play.html"]);
        Assert.Contains("id=\"fan\"", page);
        Assert.Contains("id=\"tornado\"", page);
    }

    [Fact]
    public void Without_a_calendar_the_answer_says_what_to_add()
    {
        var ran = Play(Model[..Model.IndexOf("calendar:", StringComparison.Ordinal)]);
        Assert.Equal((ExitCode.Problems, ""), (ran.ExitCode, ran.Out));
        Assert.Contains("no calendar", ran.Error);
        Assert.Contains("calendar: [{ on:", ran.Error);
    }

    [Theory]
    [InlineData("--lambda", "-1")]
    [InlineData("--lambda", "9..3")]
    [InlineData("--lambda", "sharp")]
    [InlineData("--utilities", "guessed")]
    [InlineData("--horizon", "soon")]
    [InlineData("--draws", "0")]
    public void Options_out_of_range_are_wrong_usage(string option, string value) => Assert.Equal(ExitCode.WrongUsage, Play(Model, option, value).ExitCode);

    [Fact]
    public void Stopped_before_anything_is_done_nothing_is_told()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var scratch = new ScratchFolder();
        var ran = Shell.Run(io => io with { Cancellation = stop.Token }, "play", scratch.Write("m.crisis.yaml", Model));
        Assert.Equal((ExitCode.Cancelled, ""), (ran.ExitCode, ran.Out));
    }

    [Fact]
    public void The_brief_carries_the_forecast_unless_it_is_left_out()
    {
        using var scratch = new ScratchFolder();
        var file = scratch.Write("m.crisis.yaml", Model);
        var brief = Shell.Run("brief", "--full", file, "--draws", "6").Out;
        Assert.Contains("No probability of a break is given", brief);
        Assert.Contains("How a break would come about", brief);
        Assert.DoesNotContain("No probability of a break", Shell.Run("brief", "--full", file, "--draws", "0").Out);
        using var json = JsonDocument.Parse(Shell.Run("brief", file, "--draws", "6", "--format", "json").Out);
        Assert.Equal(6, json.RootElement.GetProperty("play").GetProperty("basis").GetProperty("draws").GetInt32());
    }
}
