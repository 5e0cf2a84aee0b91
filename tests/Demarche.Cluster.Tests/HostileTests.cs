using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;
using Demarche.Cluster.Silos;
using Demarche.Cluster.Wire;
using Demarche.Language;

namespace Demarche.Cluster.Tests;

/// <summary>What a silo is sent is taken for hostile: what is wrong with it is said in words, and the silo goes on.</summary>
public sealed class HostileTests
{
    private static readonly SiloLimits Limits = new() { JobBytes = 100_000, JobsBytes = 150_000, Jobs = 2, Workshops = 1, Memory = 100_000 };

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public void A_question_under_a_digest_that_is_not_its_own_is_refused() => Assert.Contains("does not have the digest", new Shelf(Limits).Take(JobMessage.Of(Job(Small), Job(Small + "# more").Hash)), StringComparison.Ordinal);

    [Fact]
    public void A_model_that_is_too_long_is_refused() => Assert.Contains("a silo takes 100,000 at most", Take(Job(Small + new string('#', 100_000))), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\nb")]
    [InlineData("")]
    public void A_file_with_no_name_is_refused(string name) =>
        Assert.Contains("has a name that is none", Take(new UnitJob(new ModelContent("crisis.yaml", [], [new ModelFile(name, Bytes(Small))]), "play", [])), StringComparison.Ordinal);

    [Fact]
    public void Two_files_of_one_name_are_refused() =>
        Assert.Contains("the same name", Take(new UnitJob(new ModelContent("a", [], [new ModelFile("a", Bytes(Small)), new ModelFile("a", Bytes("x: 1"))]), "play", [])), StringComparison.Ordinal);

    [Fact]
    public void More_files_than_a_model_has_are_refused() =>
        Assert.Contains("a silo takes 1 to 64", Take(new UnitJob(new ModelContent("0", [], [.. Enumerable.Range(0, 65).Select(k => new ModelFile($"{k}", Bytes(Small)))]), "play", [])), StringComparison.Ordinal);

    [Theory]
    [InlineData("solve", "", "", "is not worked on in units")]
    [InlineData("dance", "", "", "there is no question 'dance'")]
    [InlineData("play", "draw", "1", "play has no option 'draw'")]
    [InlineData("play", "seed", "-1", "is not a whole number")]
    [InlineData("play", "lambda", "much", "lambda")]
    public async Task A_question_that_is_none_is_refused(string question, string option, string value, string says) =>
        Assert.Contains(says, (await Work(Job(Small, question, option, value), new Unit(UnitKind.Runs, 0, 1))).WhyNot, StringComparison.Ordinal);

    [Theory]
    [InlineData(UnitKind.Runs, -1, 1, "no range of draws")]
    [InlineData(UnitKind.Runs, 0, 5000, "no range of draws")]
    [InlineData(UnitKind.Runs, 5, 5, "no range of draws")]
    [InlineData(UnitKind.Completions, 0, 1, "has no completions")]
    [InlineData((UnitKind)77, 0, 1, "has no completions")]
    public async Task A_unit_that_is_none_is_refused(UnitKind kind, long from, long to, string says) =>
        Assert.Contains(says, (await Work(Job(Small), new Unit(kind, from, to))).WhyNot, StringComparison.Ordinal);

    [Theory]
    [InlineData(9, -1, -1, "There is no number 9")]
    [InlineData(-1, 9, -1, "There is no question 9")]
    [InlineData(-1, -1, 9, "There is no lever 9")]
    public async Task A_setting_that_is_none_is_refused(int input, int question, int lever, string says)
    {
        var setting = new PlaySetting { Set = input < 0 ? null : new SetInput(input, 1), Question = question, GivenUp = lever };
        Assert.Contains(says, (await Work(Job(Small), new Unit(UnitKind.Breaks, 0, 1) { Setting = setting })).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_with_mistakes_is_refused_with_their_places() =>
        Assert.Contains("crisis.yaml:2:", (await Work(Job("parties:\n  A: { leevers: {} }\n"), new Unit(UnitKind.Runs, 0, 1))).WhyNot, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_of_the_silo_is_not_read_for_a_client() =>
        Assert.Contains("did not come with the model", (await Work(Job("extends: /etc/hostname\n"), new Unit(UnitKind.Runs, 0, 1))).WhyNot, StringComparison.Ordinal);

    [Fact]
    public async Task A_model_that_would_take_too_much_memory_is_refused()
    {
        var levers = string.Join(", ", Enumerable.Range(0, 12).Select(k => $"l{k}: {{ levels: [no, yes] }}"));
        var large = Job($"parties:\n  A: {{ levers: {{ {levers} }}, priorities: [l0 is no] }}\noutcomes: {{ bad: l1 is yes }}\nbreak: bad\n");
        Assert.Contains("MB are allowed on this silo", (await Work(large, new Unit(UnitKind.Runs, 0, 1))).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_been_asked_for_the_longest_is_forgotten_and_sent_again()
    {
        var shelf = new Shelf(Limits);
        using var floor = new WorkFloor(shelf, Limits);
        UnitJob[] jobs = [.. Enumerable.Range(1, 3).Select(seed => Job(Small, "play", "seed", $"{seed}"))];
        foreach (var job in jobs) Assert.Null(shelf.Take(JobMessage.Of(job, job.Hash)));
        Assert.Equal([false, true, true], jobs.Select(j => shelf.Has(j.Hash)));
        Assert.Equal(Standing.Lacking, (await floor.Do(jobs[0].Hash, new Unit(UnitKind.Runs, 0, 1), Test)).Standing);
        Assert.Equal(Standing.Done, (await floor.Do(jobs[1].Hash, new Unit(UnitKind.Runs, 0, 1), Test)).Standing);
        Assert.Equal(Standing.Done, (await floor.Do(jobs[2].Hash, new Unit(UnitKind.Runs, 0, 1), Test)).Standing);
        Assert.Equal((0, 2L), (floor.Begun, floor.Status.Done));
    }

    [Theory]
    [InlineData("0.0.1", null, "runs Demarche 0.0.1, and this is ")]
    [InlineData(null, "ABC", "reads another version of the model language (ABC; ")]
    public void Another_version_is_told_in_words(string? program, string? language, string says)
    {
        Assert.Null(Identity.Own.WhyNot("the silo", Identity.Own.Program, Identity.Own.Language));
        Assert.Contains(says, Identity.Own.WhyNot("the silo at 10.0.0.2:7701", program ?? Identity.Own.Program, language ?? Identity.Own.Language), StringComparison.Ordinal);
    }

    internal const string Small = """
        asof: 2021-04-01
        parties:
          A: { levers: { x: { levels: [no, yes] } }, priorities: [x is no] }
        outcomes: { bad: x is yes }
        break: bad
        calendar: [{ on: 2021-04-10, what: Talks, parties: [A] }]

        """;

    private static UnitJob Job(string text, string question = "play", string option = "", string value = "") =>
        new(new ModelContent("crisis.yaml", [], [new ModelFile("crisis.yaml", Bytes(text))]), question, option.Length == 0 ? [] : [new GivenOption(option, value)]);

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string? Take(UnitJob job) => new Shelf(Limits).Take(JobMessage.Of(job, job.Hash));

    private static async Task<ReplyMessage> Work(UnitJob job, Unit unit)
    {
        var shelf = new Shelf(Limits);
        using var floor = new WorkFloor(shelf, Limits);
        Assert.Null(shelf.Take(JobMessage.Of(job, job.Hash)));
        var reply = await floor.Do(job.Hash, unit, Test);
        Assert.Equal(Standing.Refused, reply.Standing);
        return reply;
    }
}
