using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;

namespace Demarche.Reports.Tests.Play;

/// <summary>Who moves last does not complete an outcome alone.</summary>
public sealed class GroundworkTests
{
    private const string Squeeze = """
        crisis: Squeeze
        asof: 2017-07-01
        parties:
          Quartet:
            words: the Quartet
            levers: { embargo: { levels: [in force, extended], words: [keeps the embargo, extends the embargo] } }
            priorities: [embargo is extended]
          Turkey:
            levers: { troops: { levels: [token, reinforced], words: [keeps a token force, reinforces its troops] } }
            priorities: [troops is reinforced]
        outcomes:
          mutual aggravation: embargo is extended and troops is reinforced
          garrison: troops is reinforced
        break: mutual aggravation
        calendar:
          - { on: 2017-07-02, what: the ultimatum, parties: [Quartet] }
          - { on: 2017-07-08, what: the summit, parties: [Turkey] }
        play: { precision: 16, utilities: midpoint }
        """;

    [Fact]
    public void The_one_who_completes_it_is_named_after_those_who_laid_the_ground()
    {
        var paths = PlayForecast.Of(Written.Compile(Squeeze), new PlayRequest { Draws = 1 }).Forecast!.Findings.Paths;
        var way = paths.First(p => p.EndsInBreak);
        Assert.Equal(["the Quartet extends the embargo"], way.Steps[^1].After);
        Assert.Contains("once the Quartet extends the embargo, “mutual aggravation” and “garrison” come about on 8 July (the summit), by a move of Turkey", way.Words, StringComparison.OrdinalIgnoreCase);
        Assert.All(paths.Where(p => !p.EndsInBreak).SelectMany(p => p.Steps), s => Assert.Empty(s.After));
    }
}
