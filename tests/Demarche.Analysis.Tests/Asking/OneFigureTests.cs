using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;
using Demarche.Tests;

namespace Demarche.Analysis.Tests.Asking;

/// <summary>One question has one figure, whoever is asked.</summary>
public sealed class OneFigureTests
{
    public static TheoryData<string> Played { get; } = [.. Repository.Models().Where(m => File.ReadAllText(Repository.PathOf(m)).Contains("\ncalendar:", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Played))]
    public void The_brief_and_play_give_the_same_forecast_to_the_last_digit(string model)
    {
        var source = ModelSource.At(Repository.PathOf(model));
        var brief = new BriefQuestion { Model = source }.Ask().OrThrow().Findings.Play;
        var play = new PlayQuestion { Model = source, Quick = true }.Ask().OrThrow();

        Assert.NotNull(brief);
        Assert.Equal(play.Break?.Probability, brief.Break?.Probability);
        Assert.Equal(play.Joined?.Probability, brief.Joined?.Probability);
        Assert.Equal((play.Basis.Draws, play.Basis.Mode, play.Basis.Histories), (brief.Basis.Draws, brief.Basis.Mode, brief.Basis.Histories));
    }

    [Fact]
    public void A_number_of_runs_asked_for_is_played_as_exactly_as_there_is_room_for()
    {
        var usual = new PlayRequest();
        var asked = usual.Exactly(50);

        Assert.Equal((50, 0.0, double.PositiveInfinity), (asked.Draws, asked.Error, asked.MostWork));
        Assert.Equal((usual.MostHistories, 50, 40), (asked.MostExact, asked.MostRuns(1e12), asked.TypicalModels(1e12, 40)));
        Assert.True(usual.MostExact < usual.MostHistories);
        Assert.Equal(usual.Draws, (usual with { Error = 0 }).MostRuns(1e12));
        Assert.Equal(usual.MostHistories, (usual with { Mode = PlayMode.Exact }).MostExact);
    }
}
