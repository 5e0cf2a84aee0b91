using CsCheck;
using Demarche.Analysis.Diary;
using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Tests.Diary;

/// <summary>A diary of forecasts: what is written stays as it was written.</summary>
public sealed class ForecastDiaryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("diary").FullName;

    private string Path => System.IO.Path.Combine(folder, "diary.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_frozen_and_resolved_is_read_back()
    {
        Freeze("a", 0.2);
        Freeze("b", 0.6);
        Assert.Empty(Resolve("a", "no", new(2022, 1, 20)));
        var diary = Read(out var found)!;
        Assert.Empty(found);
        Assert.Equal(["a", "b"], diary.Frozen.Select(f => f.Id));
        Assert.Equal([("a", false)], diary.Resolved.Select(r => (r.Forecast.Id, r.Came)));
        Assert.Equal(0.2, diary.Frozen.First().Joined);
    }

    [Theory]
    [InlineData("x", "no", 20, "there is no forecast")]
    [InlineData("a", "yes", 1, "lies before")]
    [InlineData("a", "no", 10, "may still come about")]
    [InlineData("a", "yes", 20, "lies after")]
    public void What_cannot_have_come_is_refused(string id, string outcome, int day, string why)
    {
        Freeze("a", 0.2);
        var before = File.ReadAllBytes(Path);
        var found = Resolve(id, outcome, new(2022, 1, day));
        Assert.Contains(why, Assert.Single(found, d => d.Code == DiaryRules.Refused.Code).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_forecast_is_resolved_once()
    {
        Freeze("a", 0.2);
        Assert.Empty(Resolve("a", "yes", new(2022, 1, 10)));
        Assert.Single(Resolve("a", "no", new(2022, 1, 20)), d => d.Code == DiaryRules.Refused.Code);
    }

    [Fact]
    public void Any_byte_that_is_changed_is_found()
    {
        Freeze("a", 0.2);
        Freeze("b", 0.6);
        Resolve("a", "no", new(2022, 1, 20));
        var bytes = File.ReadAllBytes(Path);
        Gen.Select(Gen.Int[0, bytes.Length - 2], Gen.Byte).Where((k, b) => bytes[k] != b).Sample((k, b) =>
        {
            var other = System.IO.Path.Combine(folder, $"{k}-{b}.jsonl");
            byte[] changed = [.. bytes];
            changed[k] = b;
            File.WriteAllBytes(other, changed);
            var found = new DiagnosticBag();
            Assert.Null(ForecastDiary.Read(other, found));
            Assert.Equal(DiaryRules.Line.Code, found.InOrder()[0].Code);
        }, iter: Samples.Tenth, threads: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_line_that_is_taken_away_is_found(int line)
    {
        Freeze("a", 0.2);
        Freeze("b", 0.6);
        Resolve("a", "no", new(2022, 1, 20));
        File.WriteAllLines(Path, File.ReadAllLines(Path).Where((_, k) => k != line));
        Assert.Null(Read(out var found));
        Assert.Equal([DiaryRules.Line.Code], found.Select(d => d.Code));
    }

    /// <summary>A writer that is killed has written none, some or all of its line: what stood before it always stands, and the next writer goes on.</summary>
    [Fact]
    public void Half_a_line_at_the_end_is_passed_over_and_taken_away()
    {
        Freeze("a", 0.2);
        var whole = File.ReadAllBytes(Path);
        Freeze("b", 0.6);
        var both = File.ReadAllBytes(Path);
        for (var length = whole.Length; length < both.Length; length += 37)
        {
            File.WriteAllBytes(Path, both[..length]);
            var diary = Read(out var found)!;
            Assert.Single(diary.Lines);
            Assert.Equal(length > whole.Length ? [DiaryRules.Torn.Code] : [], found.Select(d => d.Code));
            Freeze("c", 0.3);
            Assert.Equal(["a", "c"], Read(out var after)!.Frozen.Select(f => f.Id));
            Assert.Empty(after);
        }
    }

    [Fact]
    public void Writers_at_once_take_turns()
    {
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 8 }, k => Freeze($"f{k:00}", 0.01 * k));
        var diary = Read(out var found)!;
        Assert.Empty(found);
        Assert.Equal(Enumerable.Range(0, 24).Select(k => $"f{k:00}"), diary.Frozen.Select(f => f.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("hello\n")]
    [InlineData("{}\n")]
    [InlineData("{\"kind\":\"freeze\"}\n")]
    [InlineData("[1,2]\n")]
    [InlineData("\n")]
    [InlineData(",\"hash\":\"\"}\n")]
    public void What_is_no_diary_is_told(string text)
    {
        File.WriteAllText(Path, text);
        Assert.Null(Read(out var found));
        Assert.Equal([DiaryRules.Line.Code], found.Select(d => d.Code));
    }

    [Fact]
    public void A_diary_that_is_not_there_is_told()
    {
        Assert.Null(Read(out var found));
        Assert.Equal([DiaryRules.Unreadable.Code], found.Select(d => d.Code));
    }

    [Fact]
    public void Few_forecasts_are_too_few_to_tell()
    {
        Freeze("a", 0.2);
        Resolve("a", "no", new(2022, 1, 20));
        var scores = DiaryScores.Of(Read(out _)!, new Random(1));
        Assert.True(scores.TooFew);
        Assert.Equal(0.04, scores.Brier!.Value, 1e-12);
        Assert.Equal(scores.Brier.Value, scores.Murphy!.Brier, 1e-12);
    }

    [Fact]
    public void A_pool_of_one_is_its_forecast_and_one_of_several_lies_between()
    {
        Freeze("a", 0.2, z: -2, who: "Ana");
        var alone = Assert.Single(DiaryPool.Of([("d", Read(out _)!)]));
        Freeze("b", 0.4, z: 1, who: "Ben");
        var pool = Assert.Single(DiaryPool.Of([("d", Read(out _)!)]));
        Assert.Equal(["Ana", "Ben"], pool.Each.Select(e => e.Analyst));
        Assert.True(pool.Probability > alone.Probability);
        Assert.Equal((0.2, 0.4), (pool.Low, pool.High));
    }

    private IReadOnlyList<Diagnostic> Resolve(string id, string outcome, DateOnly on)
    {
        var found = new DiagnosticBag();
        ForecastDiary.Append(Path, d => d.Resolving(id, outcome, on, "a report", DateTimeOffset.UnixEpoch), found);
        return found.InOrder();
    }

    private ForecastDiary? Read(out IReadOnlyList<Diagnostic> found)
    {
        var diagnostics = new DiagnosticBag();
        var diary = ForecastDiary.Read(Path, diagnostics);
        found = diagnostics.InOrder();
        return diary;
    }

    private void Freeze(string id, double joined, double z = 0, string? who = null)
    {
        var found = new DiagnosticBag();
        Assert.NotNull(ForecastDiary.Append(Path, _ => (new FrozenForecast
        {
            Id = id, At = "2022-01-05T00:00:00Z", Crisis = "Talks “at last”", ModelHash = "00", Version = "0", Seed = 1, AsOf = "2022-01-05", Statement = "relations break off",
            Horizon = "2022-01-14", Class = "break/icb-all", K = 21, N = 170, Rate = 0.1, Z = z, Typical = [-1, 0, 1], Readiness = 0.01, Trust = 0.29, Inside = 0.5, Joined = joined, Analyst = who,
        }, null), found));
        Assert.False(found.HasErrors);
    }
}
