using Demarche.Analysis.Asking;
using Demarche.Workbench.Road;

namespace Demarche.Workbench.Tests.Road;

/// <summary>The diary as the road writes and shows it.</summary>
public sealed class ModelDiaryTests : IDisposable
{
    internal const string Model = """
        crisis: Two at a border
        asof: 2022-01-01
        parties:
          A: { levers: { x: { levels: [no, yes], moves: up } }, priorities: [x] }
          B: { levers: { y: { levels: [no, yes] } }, priorities: [not x, y] }
        outcomes: { bad: { say: x, words: A crosses } }
        break: bad
        outside: { of: borders, k: 3, n: 40 }
        calendar: [{ on: 2022-01-07, what: Talks, parties: [A, B] }]
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("demarche-diary-").FullName;

    private ModelDiary Diary => new(folder, TimeProvider.System);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_written_down_is_shown_until_it_is_resolved_and_after()
    {
        Assert.Equal((null, null), Diary.Read());
        Assert.Null(Diary.Freeze(Played(), Model, " Ana "));
        var open = Assert.Single(ModelDiary.Open(Diary.Read().Diary, "Two at a border"));
        Assert.Equal(("Ana", "2022-01-01", "2022-01-07"), (open.Analyst, open.AsOf, open.Horizon));
        Assert.Equal("open", Shown()[^1].ToString());
        Assert.Contains("2022-01-07", Diary.Resolve(open.Id, "no", "2022-01-03", null), StringComparison.Ordinal);
        Assert.Null(Diary.Resolve(open.Id, "no", "2022-01-08", "a report"));
        Assert.Empty(ModelDiary.Open(Diary.Read().Diary, "Two at a border"));
        Assert.Equal("no (2022-01-08)", Shown()[^1].ToString());
        Assert.Null(ModelDiary.Table(Diary.Read().Diary, "Another crisis"));

        IReadOnlyList<object> Shown() => [.. Assert.Single(ModelDiary.Table(Diary.Read().Diary, "Two at a border")!.Rows).Select(cell => string.Concat(cell.Runs.Select(r => r.Text)))];
    }

    [Theory]
    [InlineData(null, "no", "2022-01-08")]
    [InlineData("nobody's", "no", "2022-01-08")]
    [InlineData("nobody's", "perhaps", "2022-01-08")]
    [InlineData("nobody's", "no", "8 January")]
    [InlineData("nobody's", "no", null)]
    public void What_cannot_be_resolved_says_why_and_writes_nothing(string? id, string outcome, string? on)
    {
        Assert.Null(Diary.Freeze(Played(), Model, null));
        var before = File.ReadAllText(Path.Combine(folder, ModelDiary.FileName));
        Assert.NotEmpty(Diary.Resolve(id, outcome, on, null)!);
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder, ModelDiary.FileName)));
    }

    [Fact]
    public void A_diary_that_was_changed_is_not_shown_and_not_written_on()
    {
        Assert.Null(Diary.Freeze(Played(), Model, "Ana"));
        var file = Path.Combine(folder, ModelDiary.FileName);
        File.WriteAllText(file, File.ReadAllText(file).Replace("Ana", "Ben", StringComparison.Ordinal));
        Assert.NotNull(Diary.Read().WhyNot);
        Assert.NotNull(Diary.Freeze(Played(), Model, "Ana"));
        Assert.Single(File.ReadAllLines(file));
    }

    [Fact]
    public void Without_a_forecast_nothing_is_written()
    {
        var answer = new BriefQuestion { Model = ModelSource.Of(Model), Draws = 0 }.Ask().OrThrow();
        Assert.NotNull(Diary.Freeze(answer, Model, null));
        Assert.False(File.Exists(Path.Combine(folder, ModelDiary.FileName)));
    }

    private static BriefAnswer Played() => new BriefQuestion { Model = ModelSource.Of(Model), Draws = 2 }.Ask().OrThrow();
}
