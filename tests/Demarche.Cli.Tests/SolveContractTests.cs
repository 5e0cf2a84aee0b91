using System.Text.Json;

namespace Demarche.Cli.Tests;

/// <summary>The JSON of <c>solve</c>, which other programs read.</summary>
public class SolveContractTests
{
    private static readonly string[] Keys = ["model", "parties", "states", "names", "now", "stable", "equilibria"];

    public static TheoryData<string> Models => BundledFiles.All;

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_is_answered_in_the_agreed_form(string file)
    {
        var ran = Shell.Run("solve", Repository.PathOf(file), "--format", "json", "--concepts", "all", "--limit", "0");
        Assert.Equal((ExitCode.Answered, ""), (ran.ExitCode, ran.Error));
        using var json = JsonDocument.Parse(ran.Out);
        var root = json.RootElement;
        Assert.Equal(Keys, Names(root).Where(k => k is not ("notApplicable" or "perceptions")));
        var parties = root.GetProperty("parties").EnumerateArray().Select(p => p.GetString()!).ToList();
        int total = Number(root, "states", "total"), feasible = Number(root, "states", "feasible"), now = root.GetProperty("now").GetInt32();
        Assert.Equal(["total", "feasible"], Names(root.GetProperty("states")));
        Assert.InRange(feasible, 1, total);
        Assert.InRange(now, 1, feasible);

        var mentioned = new SortedSet<int> { now };
        Assert.Equal(Names(root.GetProperty("stable")), Names(root.GetProperty("equilibria")));
        Assert.Superset(new HashSet<string>(["nash", "gmr", "smr", "seq", "sseq"]), Names(root.GetProperty("stable")).ToHashSet());
        foreach (var concept in root.GetProperty("stable").EnumerateObject())
        {
            Assert.Equal(parties, Names(concept.Value));
            var sets = concept.Value.EnumerateObject().Select(p => Ids(p.Value, feasible)).ToList();
            var equilibria = Ids(root.GetProperty("equilibria").GetProperty(concept.Name), feasible);
            Assert.Equal(sets.Aggregate((a, b) => [.. a.Intersect(b)]), equilibria);
            mentioned.UnionWith(sets.SelectMany(s => s));
        }

        var named = root.GetProperty("names").EnumerateObject().ToList();
        Assert.Equal(mentioned.Take(1000), named.Select(n => int.Parse(n.Name)));
        Assert.All(named, n => Assert.NotEmpty(n.Value.GetString()!));
    }

    [Fact]
    public void Dilemma_and_its_equilibrium()
    {
        using var json = JsonDocument.Parse(Solve("--concepts", "nash,seq").Out);
        var nash = json.RootElement.GetProperty("equilibria").GetProperty("nash");
        Assert.Equal((1, "[4]"), (nash.GetProperty("count").GetInt32(), nash.GetProperty("ids").GetRawText().Replace(" ", "").Replace("\n", "")));
        Assert.Equal("[1,4]", string.Concat(json.RootElement.GetProperty("equilibria").GetProperty("seq").GetProperty("ids").GetRawText().Where(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public void A_limit_cuts_lists_and_no_count()
    {
        using var cut = JsonDocument.Parse(Solve("--limit", "1").Out);
        using var whole = JsonDocument.Parse(Solve("--limit", "0").Out);
        foreach (var concept in whole.RootElement.GetProperty("equilibria").EnumerateObject())
        {
            var other = cut.RootElement.GetProperty("equilibria").GetProperty(concept.Name);
            Assert.Equal(concept.Value.GetProperty("count").GetInt32(), other.GetProperty("count").GetInt32());
            Assert.Equal(concept.Value.GetProperty("ids").EnumerateArray().Take(1).Select(i => i.GetInt32()), other.GetProperty("ids").EnumerateArray().Select(i => i.GetInt32()));
        }
    }

    [Fact]
    public void Timings_come_last_and_only_when_asked_for()
    {
        using var json = JsonDocument.Parse(Solve("--concepts", "nash,gmr", "--timings").Out);
        Assert.Equal([.. Keys, "timings", "peakMemoryMb"], Names(json.RootElement));
        var timings = json.RootElement.GetProperty("timings");
        Assert.Equal(["compileMs", "preferencesMs", "nashMs", "gmrMs", "totalMs"], Names(timings));
        Assert.All(timings.EnumerateObject(), t => Assert.True(t.Value.GetDouble() >= 0));
        Assert.True(timings.GetProperty("totalMs").GetDouble() >= timings.GetProperty("compileMs").GetDouble());
        Assert.True(json.RootElement.GetProperty("peakMemoryMb").GetDouble() > 1);
    }

    [Fact]
    public void A_concept_that_does_not_apply_is_told_in_json_and_on_standard_error_when_named()
    {
        var named = Shell.Run("solve", Repository.PathOf("models", "elmira"), "--format", "json", "--concepts", "nash,L2");
        Assert.Equal(ExitCode.Answered, named.ExitCode);
        Assert.Contains("l2 cannot be asked of this model", named.Error);
        using var json = JsonDocument.Parse(named.Out);
        Assert.Equal([.. Keys, "notApplicable"], Names(json.RootElement));
        Assert.Equal(["l2"], Names(json.RootElement.GetProperty("notApplicable")));
        Assert.Equal(["nash"], Names(json.RootElement.GetProperty("stable")));
        Assert.Empty(Shell.Run("solve", Repository.PathOf("models", "elmira"), "--format", "json", "--concepts", "all").Error);
    }

    private static Ran Solve(params string[] options)
    {
        var ran = Shell.Run(["solve", Repository.PathOf("models", "prisoners-dilemma"), "--format", "json", .. options]);
        Assert.Equal(ExitCode.Answered, ran.ExitCode);
        return ran;
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static int Number(JsonElement element, string part, string name) => element.GetProperty(part).GetProperty(name).GetInt32();

    private static int[] Ids(JsonElement set, int feasible)
    {
        Assert.Equal(["count", "ids"], Names(set));
        var ids = set.GetProperty("ids").EnumerateArray().Select(i => i.GetInt32()).ToArray();
        Assert.Equal(set.GetProperty("count").GetInt32(), ids.Length);
        Assert.All(ids, id => Assert.InRange(id, 1, feasible));
        Assert.Equal(ids.Distinct().Order(), ids);
        return ids;
    }
}
