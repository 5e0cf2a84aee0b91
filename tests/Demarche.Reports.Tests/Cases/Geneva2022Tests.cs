using Demarche.Analysis.Findings;
using Demarche.Engine.Paths;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Reports.Tests.Cases;

/// <summary>The starting case holds everything the article tells, tied to its paragraphs, and can be argued with.</summary>
public sealed class Geneva2022Tests
{
    private readonly Crisis crisis = BundledModels.Load("geneva-2022");

    [Fact]
    public void Parties_third_parties_and_forums()
    {
        Assert.Equal(["Russia", "USA", "Ukraine"], crisis.Parties.Select(p => p.Name));
        Assert.Equal(["ties", "border", "sanctions", "arms", "list", "dialogue", "call"], crisis.Levers.Select(l => l.Name));
        Assert.Contains(crisis.Record, e => e.By == "former US officials");
        Assert.Contains(crisis.Calendar, o => o.What.Contains("NATO", StringComparison.Ordinal));
        Assert.Contains(crisis.Calendar, o => o.What.Contains("OSCE", StringComparison.Ordinal));
    }

    [Fact]
    public void Threats_of_the_call_and_the_promise_to_kyiv()
    {
        Assert.Equal(
            ["Russia>USA sanctions is tough", "USA>Russia border is provoked", "USA>Ukraine border is provoked"],
            crisis.Threats.Select(t => $"{Name(t.By)}>{Name(t.Against)} {Unqualified(t.If.Text)}"));
        Assert.Equal(["ties is severed", "sanctions is tough", "arms is lethal"], crisis.Threats.Select(t => Unqualified(t.Then.Text)));
        Assert.Equal([false, false, true], crisis.Threats.Select(t => t.IsPromise));
        Assert.Equal([new DateOnly(2021, 12, 31), new DateOnly(2021, 12, 31), new DateOnly(2022, 1, 3)], crisis.Threats.Select(t => t.Said));
        Assert.Equal(["article ¶2", "article ¶2", "article ¶3"], crisis.Threats.Select(t => t.Grounds.Source));
    }

    [Fact]
    public void Hawks_make_restraint_dear()
    {
        var faction = Assert.Single(crisis.Parties[1].Factions);

        Assert.Equal(("hawks", Voice.Press), (faction.Name, faction.Voice));
        Assert.Equal("list is sweeping", faction.InReturn!.Text);
        Assert.Equal("article ¶5", faction.Grounds.Source);
        Assert.All(crisis.Parties.Where(p => p.Name != "USA"), p => Assert.Empty(p.Factions));
    }

    [Fact]
    public void Levers_unspent_and_moves_that_cannot_be_undone()
    {
        var unspent = crisis.Levers.Where((l, k) => l.Rule == MoveRule.Up && crisis.NowLevels[k] == 0);

        Assert.Equal(["ties", "sanctions", "arms", "list", "call"], unspent.Select(l => l.Name));
        Assert.All(crisis.Levers, l => Assert.NotNull(l.Grounds.Source));
    }

    [Fact]
    public void What_the_other_side_cannot_see()
    {
        Assert.Equal("withheld", crisis.Levers[4].Levels[crisis.NowLevels[4]]);
        Assert.Equal(["resolute", "bluffing"], crisis.Parties[0].Types.Select(t => t.Name));
        Assert.Equal(["firm/modest", "firm/sweeping", "wary/modest", "wary/sweeping"], crisis.Parties[1].Types.Select(t => t.Name));
        Assert.Equal("firm", crisis.Parties[1].TypeWords([0, 1]));
        Assert.Equal([0.3, 0.3, 0.2, 0.2], crisis.Parties[1].Types.Select(t => t.Prior), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.All(crisis.Parties, p => Assert.Equal(p.Types.Count == 0 ? 0 : 1, p.Types.Sum(t => t.Prior), 9));
    }

    [Fact]
    public void Precedents_and_how_they_ended()
    {
        Assert.Equal(["Georgia 2008", "Su-24 2015", "Obama's second term"], crisis.Precedents.Select(p => p.Name));
        Assert.Equal(["article ¶8", "article ¶9", "article ¶6"], crisis.Precedents.Select(p => p.Grounds.Source));
        Assert.All(crisis.Precedents, p => Assert.NotNull(p.Ended));
    }

    [Fact]
    public void Issues_that_a_break_puts_at_risk()
    {
        Assert.Equal(["Syria", "Korea", "JCPOA", "Donbass"], crisis.Issues.Select(i => i.Name));
        Assert.Equal(["article ¶10", "article ¶11", "article ¶12", "article ¶13"], crisis.Issues.Select(i => i.Grounds.Source));
        Assert.All(crisis.Issues, i => Assert.Equal("break", i.AtStakeIn.Text));
        Assert.All(crisis.Issues, i => Assert.Contains(i.Stakes, s => s.Party == 1 && s.Stake > 0));
    }

    [Fact]
    public void Calendar_of_the_week()
    {
        Assert.Equal([10, 11, 13, 14], crisis.Calendar.Select(o => o.On.Day));
        Assert.All(crisis.Calendar, o => Assert.Equal((2022, 1), (o.On.Year, o.On.Month)));
        Assert.Equal([0, 1], crisis.Calendar[0].Parties);
    }

    [Fact]
    public void Record_up_to_the_day_of_the_analysis()
    {
        Assert.Equal(new DateOnly(2022, 1, 5), crisis.AsOf);
        Assert.Equal(new DateOnly(2021, 12, 31), crisis.Record[0].On);
        Assert.All(crisis.Record, e => Assert.True(e.On <= crisis.AsOf));
        Assert.All(crisis.Record, e => Assert.StartsWith("article ¶", e.Source, StringComparison.Ordinal));
        Assert.Contains(crisis.Record, e => e is { By: "Russia", Toward: "USA", Tone: < 0 });
        Assert.Contains(crisis.Record, e => e is { By: "USA", Toward: "Russia", Tone: < 0 });
        Assert.Contains(crisis.Record, e => e is { By: "USA", Toward: "Ukraine", Tone: > 0 });
    }

    [Fact]
    public void Both_questions_are_asked()
    {
        Assert.Equal("break", crisis.Break!.Name);
        Assert.Contains(crisis.Outcomes, o => o.Name == "mutual aggravation");
        Assert.Contains("break", crisis.Question, StringComparison.Ordinal);
        Assert.Contains("mutual aggravation", crisis.Question, StringComparison.Ordinal);
    }

    /// <summary>The reading the model takes: the present holds whoever is who, and only a Russia that means its threat can be led into mutual aggravation.</summary>
    [Theory]
    [InlineData("Russia=resolute,USA=firm", true)]
    [InlineData("Russia=resolute,USA=wary", true)]
    [InlineData("Russia=bluffing,USA=firm", false)]
    [InlineData("Russia=bluffing,USA=wary", false)]
    public void The_present_holds_and_the_spiral_needs_a_resolute_russia(string types, bool reachable)
    {
        var compiled = Compile(types);
        var aggravation = compiled.Outcomes[crisis.Outcomes.ToList().FindIndex(o => o.Name == "mutual aggravation")];
        var equilibria = Equilibria(compiled, new SequentialStability());
        var ways = Ways.ByImprovements(compiled.Graph, compiled.Now);

        Assert.True(equilibria[compiled.Now]);
        Assert.Equal(reachable, !equilibria.Intersect(aggravation).Intersect(ways.Reached).IsEmpty);
    }

    [Fact]
    public void Only_a_wary_washington_lets_provocations_pass()
    {
        Assert.False(Holds("Russia=resolute,USA=firm"));
        Assert.True(Holds("Russia=resolute,USA=wary"));

        bool Holds(string types)
        {
            var compiled = Compile(types);
            var unpunished = compiled.Outcomes[crisis.Outcomes.ToList().FindIndex(o => o.Name == "unpunished provocations")];
            return !Equilibria(compiled, new SequentialStability()).Intersect(unpunished).IsEmpty;
        }
    }

    /// <summary>The promise is made to Kyiv, and what it is worth turns on what it does to Moscow.</summary>
    [Fact]
    public void Threats_are_weighed_against_whoever_can_call_them_in()
    {
        var findings = BriefFindings.Of(BriefFindings.Assess(Compiler.Compile(crisis)));
        var (rupture, sanctions, promise) = (findings.Threats[0].Readings, findings.Threats[1].Readings, findings.Threats[2].Readings);

        Assert.All(rupture, r => Assert.Equal(r.ByType == "Russia is resolute" ? ThreatStanding.NotNeededKept : ThreatStanding.NotNeededBroken, r.Standing));
        Assert.All(sanctions, r => Assert.Equal(r.AgainstType == "Russia is resolute" ? ThreatStanding.Works : ThreatStanding.NotNeededKept, r.Standing));
        Assert.All(promise, r => Assert.Equal(ThreatStanding.PledgeKept, r.Standing));
        Assert.Equal(sanctions.Select(r => r.AgainstType), promise.Select(r => r.AgainstType));
    }

    private static StateSet Equilibria(CompiledCrisis compiled, SolutionConcept concept) =>
        Enumerable.Range(0, compiled.Graph.Parties).Select(p => concept.Stable(compiled.Graph, p)).Aggregate((a, b) => a.Intersect(b));

    private static string Unqualified(string text) => text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private string Name(int party) => crisis.Parties[party].Name;

    private CompiledCrisis Compile(string types)
    {
        var profile = TypeProfile.Parse(crisis, types).Profile!;
        return Compiler.Compile(crisis, profile);
    }
}
