using System.Text.Json;

namespace Demarche.Cli.Tests;

/// <summary><c>demarche table</c> with seats that no person holds.</summary>
public sealed class TableTests
{
    private const string Model = PlayTests.Model + "\noutside: { of: straits, k: 4, n: 100 }\n";

    [Fact]
    public void The_model_plays_tables_by_itself()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run(["table", scratch.Write("m.crisis.yaml", Model), "--tables", "30", "--seats", "all=model", "--format", "json"]);
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        using var json = JsonDocument.Parse(ran.Out);
        var broken = json.RootElement.GetProperty("break");
        Assert.Equal(30, json.RootElement.GetProperty("finished").GetInt32());
        Assert.InRange(broken.GetProperty("played").GetDouble(), broken.GetProperty("low").GetDouble(), broken.GetProperty("high").GetDouble());
        Assert.Equal(30, json.RootElement.GetProperty("tables").GetArrayLength());
    }

    [Fact]
    public void The_report_says_who_held_the_seats_and_what_the_model_says()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run(["table", scratch.Write("m.crisis.yaml", Model), "--seats", "all=model"]);
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("held by the model", ran.Out);
        Assert.Contains("play --inside", ran.Out);
        Assert.Contains("11 March 2024: Talks on the strait.", ran.Out);
    }

    [Theory]
    [InlineData("Nort=model", "there is no party 'Nort'; did you mean 'North'?")]
    [InlineData("North", "'North' does not say who holds the seat: write it as North=model")]
    [InlineData("North=robot", "'robot' is not person, model or language")]
    [InlineData("North=model,North=person", "it names North twice")]
    public void Seats_that_mean_nothing_are_refused(string seats, string why)
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run(["table", scratch.Write("m.crisis.yaml", Model), "--seats", seats]);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains(why, ran.Error);
    }

    [Fact]
    public void A_language_model_must_be_named()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run(["table", scratch.Write("m.crisis.yaml", Model), "--seats", "all=language"]);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains("add --llm MODEL and --endpoint URL", ran.Error);
    }

    [Fact]
    public void A_model_without_a_calendar_has_no_tables()
    {
        using var scratch = new ScratchFolder();
        var ran = Shell.Run(["table", scratch.Write("m.crisis.yaml", Model[..Model.IndexOf("calendar:", StringComparison.Ordinal)]), "--seats", "all=model"]);
        Assert.Equal(ExitCode.Problems, ran.ExitCode);
        Assert.Contains("The model has no calendar", ran.Error);
    }

    [Fact]
    public void What_came_of_tables_is_frozen_as_a_forecast_of_its_own_kind_and_scored()
    {
        using var scratch = new ScratchFolder();
        var (model, diary) = (scratch.Write("m.crisis.yaml", Model), scratch["d.jsonl"]);
        var ran = Shell.Run(["table", model, "--tables", "9", "--seats", "all=model", "--freeze", diary, "--record", scratch["r.csv"]]);
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        Assert.Contains("by nine tables (outside view", ran.Error);
        Assert.Contains("\"method\":\"table\",\"tables\":9", File.ReadAllText(diary));
        Assert.True(File.Exists(scratch["r-9.csv"]));
        Shell.Run(["freeze", model, "--diary", diary, "--draws", "8"]);
        foreach (var line in File.ReadAllLines(diary))
        {
            using var frozen = JsonDocument.Parse(line);
            Shell.Run(["resolve", frozen.RootElement.GetProperty("id").GetString()!, "no", "--on", "2024-03-18", "--diary", diary]);
        }

        var scored = Shell.Run(["score", diary]);
        Assert.Contains("Tables that were played", scored.Out);
        Assert.Contains("Models played forward", scored.Out);
        // Only forecasts of models teach how far models are to be trusted.
        Assert.Contains("2 resolved", scored.Out);
    }
}
