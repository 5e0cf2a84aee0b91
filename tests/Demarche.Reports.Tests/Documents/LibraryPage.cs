using System.Text.RegularExpressions;
using Demarche.Analysis.Asking;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Reports.Answers;
using Demarche.Reports.Brief;

namespace Demarche.Reports.Tests.Documents;

/// <summary>The programs shown in docs/library.md, run; the page holds them letter for letter.</summary>
public sealed class LibraryPage
{
    [Fact]
    public void A_conflict_solved()
    {
        using var told = new StringWriter();
        #region solved
        var conflict = new NamedConflict("peace", "A armed", "B armed", "arms race")
            .Party("A", "A armed, peace, arms race, B armed", "peace -> A armed", "A armed -> peace", "B armed -> arms race", "arms race -> B armed")
            .Party("B", "B armed, peace, arms race, A armed", "peace -> B armed", "B armed -> peace", "A armed -> arms race", "arms race -> A armed");

        told.WriteLine(string.Join(", ", conflict.Equilibria("nash")));
        told.WriteLine(string.Join(", ", conflict.Equilibria("seq")));

        var graph = conflict.Graph();
        foreach (var concept in Concepts.InBrief.Where(c => c.WhyNot(graph) is null))
        {
            told.WriteLine($"{concept.Id}: {concept.Equilibria(graph).Count} of {graph.States} states hold");
        }

        var verdict = Concepts.Find("nash")!.Explain(graph, party: 0, conflict.State("peace"));
        told.WriteLine(verdict.IsStable ? "A stays" : "A leaves");
        #endregion
        Assert.StartsWith("arms race\npeace, arms race\n", told.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.EndsWith("A leaves\n", told.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void From_yaml_to_a_brief()
    {
        var path = Repository.PathOf("models", "chicken");
        using var told = new StringWriter();
        #region brief
        var answered = new BriefQuestion { Model = ModelSource.At(path), Draws = 0 }.Ask();
        foreach (var problem in answered.Problems) told.WriteLine(problem);
        if (answered.Answer is { } answer)
        {
            told.WriteLine(answer.Findings.Holding.Equilibria.Count);
            told.Write(AnswerText.Render(BriefDocument.Of(answer), "md"));
        }
        #endregion
        Assert.Contains("## The answer", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void From_a_record_to_a_forecast()
    {
        using var told = new StringWriter();
        using var stop = new CancellationTokenSource();
        #region forecast
        const string model = """
            crisis: talks with a deadline
            asof: 2024-03-03
            parties:
              Union: { levers: { strike: [no, yes] }, types: { calm: { prior: 60%, priorities: [not strike] }, angry: { prior: 40%, priorities: [strike] } } }
              Firm: { levers: { offer: [low, high] }, priorities: [not Union.strike, offer is low] }
            outcomes: { walkout: strike }
            break: walkout
            calendar:
              - { on: 2024-03-05, what: a last meeting, parties: [Firm] }
              - { on: 2024-03-09, what: a vote, parties: [Union] }
            play: { horizon: 2024-03-10 }
            record:
              - { on: 2024-03-01, by: Union, what: calls for a vote }
            """;
        var options = new AskOptions { Cancellation = stop.Token, Progress = at => told.WriteLine($"{at.What}: {at.Done} of {at.Of}") };
        var forecast = new PlayQuestion { Model = ModelSource.Of(model), Draws = 10, Quick = true, Seed = 7 }.Ask(options).OrThrow();
        told.WriteLine($"{forecast.Break!.Word}: {forecast.Break.Probability.Median:0.00}");
        foreach (var day in forecast.Dates) told.WriteLine($"{day.On}: {day.BreakBy.Median:0.00}");
        #endregion
        Assert.Equal(10, forecast.Basis.Draws);
        Assert.InRange(forecast.Break!.Probability.Median, 0.0, 1.0);
    }

    [Theory]
    [InlineData("solved", 20)]
    [InlineData("brief", 10)]
    [InlineData("forecast", 25)]
    public void The_page_shows_what_is_run(string region, int most)
    {
        var source = File.ReadAllText(Repository.PathOf("tests", "Demarche.Reports.Tests", "Documents", "LibraryPage.cs")).ReplaceLineEndings("\n");
        var code = Regex.Match(source, $@"#region {region}\n(.*?)\n +#endregion", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var lines = code.Split('\n').Select(l => l.StartsWith("        ", StringComparison.Ordinal) ? l[8..] : l).ToArray();
        Assert.InRange(lines.Length, 1, most);
        var shown = string.Join('\n', lines).Replace("told.Write", "Console.Write", StringComparison.Ordinal);
        Assert.Contains(shown, File.ReadAllText(Repository.PathOf("docs", "library.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
