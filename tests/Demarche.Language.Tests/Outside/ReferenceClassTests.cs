using Demarche.Language.Binding;
using Demarche.Language.Diagnostics;

namespace Demarche.Language.Tests.Outside;

public class ReferenceClassTests
{
    private const string Model = "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike] } }\n";

    [Fact]
    public void Every_bundled_class_is_sound()
    {
        Assert.Equal(29, ReferenceClasses.Bundled.Count);
        Assert.All(ReferenceClasses.Bundled, c =>
        {
            Assert.True(c.Rate.K <= c.Rate.N && c.Rate.N >= 1, c.Id);
            Assert.InRange(c.Rate.Over(9).Mean, 0, 1);
            Assert.True(c.Source is not null && c.Years is not null && c.What is not null, c.Id);
            Assert.True(c.PartOf is null || ReferenceClasses.Find(ReferenceClasses.Bundled, c.PartOf) is not null, c.Id);
        });
    }

    [Fact]
    public void A_hazard_a_day_is_the_count_over_the_days_where_crises_are_counted()
    {
        foreach (var c in ReferenceClasses.Bundled.Where(c => c.Id!.StartsWith("violence/icb", StringComparison.Ordinal) && c.Rate.PerDay is not null))
        {
            Assert.InRange(c.Rate.PerDay!.Value * c.Rate.N * c.Rate.Days!.Value / c.Rate.K, 0.75, 1.35);
        }
    }

    [Fact]
    public void A_class_is_named_by_its_id()
    {
        var outside = Load("outside: break/icb-all").Outside!;
        Assert.Equal((21.0, 170.0), (outside.Class!.Rate.K, outside.Class.Rate.N));
        Assert.Equal("21 of 170 pairs of states in an international crisis, 1950–2000", outside.Class.Counts);
    }

    [Fact]
    public void Counts_of_ones_own_are_a_class()
    {
        var outside = Load("outside: { of: rounds of talks, k: 3, n: 40, per-day: 1%, bounds: [0.5%, 2%], days: 10, since: 2022-01-01, because: I counted }").Outside!;
        Assert.Equal((3.0, 40.0, 0.01, 10.0), (outside.Class!.Rate.K, outside.Class.Rate.N, outside.Class.Rate.PerDay!.Value, outside.Class.Rate.Days!.Value));
        Assert.Equal(new DateOnly(2022, 1, 1), outside.Since);
        Assert.Equal("I counted", outside.Grounds.Because);
    }

    [Fact]
    public void A_base_rate_is_an_outside_view()
    {
        var outside = Load("play: { base-rate: { share: 8%, of: blockades } }").Outside!;
        Assert.Equal(0.08, outside.Class!.Rate.Over(9).Mean);
        Assert.Equal(0.08, outside.Class.Rate.Over(9).At(0.9));
        Assert.Equal("8% of blockades", outside.Class.Counts);
    }

    [Fact]
    public void What_to_find_a_class_by_may_be_said_alone()
    {
        var outside = Load("outside: { kind: serious violence, trigger: show of force, long-war: no }").Outside!;
        Assert.Null(outside.Class);
        Assert.Equal(("serious violence", "show of force", false), (outside.Kind, outside.Trigger, outside.LongWar!.Value));
    }

    [Theory]
    [InlineData("classes: 7", "DEM0102")]
    [InlineData("classes: [{ id: a, kind: use of force, what: w, of: o, k: 2, n: 1 }]", "DEM0591")]
    [InlineData("classes: [{ id: a, kind: use of force, what: w, of: o, k: 2 }]", "DEM0592")]
    [InlineData("classes: [{ id: a, kind: magic, what: w, of: o, k: 2, n: 3 }]", "DEM0103")]
    [InlineData("classes: [{ id: a, kind: use of force, what: w, of: o, k: 1e9, n: 3 }]", "DEM0103")]
    [InlineData("classes: [{ id: a, kind: use of force, what: w, of: o, k: -2, n: 3 }]", "DEM0103")]
    [InlineData("classes: [{ id: a, kind: use of force, what: w, of: o, k: 1, n: 3, shape: 0 }]", "DEM0103")]
    [InlineData("- 1\n- 2", "DEM0102")]
    [InlineData("classes: [[[[", "DEM0004")]
    public void What_is_wrong_with_a_table_is_told(string table, string code)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Empty(ReferenceClasses.Read(table, "mine.yaml", diagnostics));
        Assert.Contains(code, diagnostics.InOrder().Select(d => d.Code));
    }

    [Fact]
    public void Readiness_is_a_share_or_bounds_or_calibrated()
    {
        Assert.Null(Load("play: { readiness: calibrated }").Play.Readiness);
        Assert.Equal(0.02, Load("play: { readiness: 2% }").Play.Readiness!.Value.Low);
        Assert.Equal(0.05, Load("play: { readiness: [2%, 5%] }").Play.Readiness!.Value.High);
    }

    private static Demarche.Language.Model.Crisis Load(string more) => ModelLoader.Parse(Model + more, "a.crisis.yaml").Crisis!;
}
