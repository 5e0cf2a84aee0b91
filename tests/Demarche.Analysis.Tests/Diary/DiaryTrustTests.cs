using Demarche.Analysis.Asking;
using Demarche.Analysis.Diary;
using Demarche.Engine.Outside;
using Demarche.Language.Diagnostics;
using Demarche.Tests;

namespace Demarche.Analysis.Tests.Diary;

/// <summary>A forecast is held to the outside view the more, the less models have been worth in the diary that is given.</summary>
public sealed class DiaryTrustTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("diary").FullName;
    private readonly ModelSource cuba = ModelSource.At(Repository.PathOf("models", "cuba-1962", "crisis.yaml"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_diary_of_models_that_were_wrong_brings_the_forecast_to_the_rate_and_one_of_models_that_were_right_away_from_it()
    {
        var (wrong, right) = (Off(Diary("wrong", knows: false)), Off(Diary("right", knows: true)));
        var none = Off(null);
        Assert.True(wrong < none && none < right, $"{wrong} {none} {right}");
    }

    [Fact]
    public void The_brief_and_play_learn_the_same_from_a_diary()
    {
        var diary = Diary("right", knows: true);
        var play = new PlayQuestion { Model = cuba, Diary = diary, Quick = true }.Ask().OrThrow();
        var brief = new BriefQuestion { Model = cuba, Diary = diary }.Ask().OrThrow();
        Assert.Equal(play.Joined!.Probability, brief.Findings.Play!.Joined!.Probability);
        Assert.NotEqual(new PlayQuestion { Model = cuba, Quick = true }.Ask().OrThrow().Joined!.Probability, play.Joined.Probability);
    }

    [Fact]
    public void A_diary_that_was_tampered_with_is_learnt_nothing_from_and_said_to_be()
    {
        var diary = Diary("right", knows: true);
        File.WriteAllText(diary, File.ReadAllText(diary).Replace("\"z\":2", "\"z\":1", StringComparison.Ordinal));
        var answered = new PlayQuestion { Model = cuba, Diary = diary, Quick = true }.Ask();
        Assert.Null(answered.Answer);
        Assert.Contains(answered.Problems, p => p.Diagnostic?.Code == DiaryRules.Line.Code);
    }

    /// <summary>How far the forecast lies from the rate of its class, in log odds.</summary>
    private double Off(string? diary)
    {
        var joined = new PlayQuestion { Model = cuba, Diary = diary, Quick = true }.Ask().OrThrow().Joined!;
        return Math.Abs(Logistic.Odds(joined.Probability) - Logistic.Odds(joined.Outside));
    }

    /// <summary>120 forecasts that came out as the model had it, or the other way round.</summary>
    private string Diary(string name, bool knows)
    {
        var path = Path.Combine(folder, $"{name}.jsonl");
        for (var k = 0; k < 120; k++)
        {
            var (found, id, z) = (new DiagnosticBag(), $"f{k}", k % 4 == 0 ? 2.0 : -2.0);
            ForecastDiary.Append(path, _ => (new FrozenForecast
            {
                Id = id, At = "2022-01-05T00:00:00Z", Crisis = "talks", ModelHash = "00", Version = "0", Seed = 1, AsOf = "2022-01-05", Statement = "relations break off", Horizon = "2022-01-14",
                Class = "break/icb-all", K = 40, N = 160, Rate = 0.25, Z = z, Typical = [-2, -2, -2, 2], Readiness = 0.01, Trust = 0.29, Inside = 0.5, Joined = 0.25,
            }, null), found);
            ForecastDiary.Append(path, d => d.Resolving(id, z > 0 == knows ? "yes" : "no", new(2022, 1, z > 0 == knows ? 10 : 20), "a report", DateTimeOffset.UnixEpoch), found);
            Assert.False(found.HasErrors, string.Join('\n', found.InOrder().Select(d => d.Message)));
        }

        return path;
    }
}
