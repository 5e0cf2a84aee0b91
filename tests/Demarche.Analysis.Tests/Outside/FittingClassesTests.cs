using Demarche.Analysis.Outside;
using Demarche.Language;

namespace Demarche.Analysis.Tests.Outside;

/// <summary>Which class of past cases a crisis belongs to.</summary>
public sealed class FittingClassesTests
{
    private const string Model = "parties: { A: { levers: { strike: [no, yes] }, priorities: [strike is no] } }\noutcomes: { war: { say: A.strike is yes, words: A attacks } }\nbreak: war\n";

    [Theory]
    [InlineData("outside: { kind: serious violence, trigger: show of force, long-war: no }", "violence/icb-show-of-force")]
    [InlineData("outside: { kind: serious violence, trigger: violence, long-war: yes }", "violence/icb-violent-long-war")]
    [InlineData("outside: { kind: serious violence }", "violence/icb-all")]
    [InlineData("outside: { kind: serious violence, trigger: violence }", "violence/icb-all")]
    [InlineData("outside: { kind: break of relations }", "break/icb-all")]
    [InlineData("outside: { kind: break of relations, trigger: peaceful }", "break/icb-no-violence")]
    [InlineData("outside: { kind: break of relations, between: major powers }", "break/major-powers")]
    [InlineData("outside: { kind: use of force, trigger: threat of force }", "force/threat-carried-out-9")]
    public void What_the_model_says_finds_the_class(string outside, string id)
    {
        var fitting = Fit(outside, 9);
        Assert.Equal(id, fitting.Chosen!.Id);
        Assert.False(fitting.IsNamed);
    }

    [Fact]
    public void The_nearest_span_of_days_is_taken() => Assert.Equal("force/threat-carried-out-365", Fit("outside: { kind: use of force, trigger: threat of force }", 300).Chosen!.Id);

    [Fact]
    public void A_class_that_is_named_is_taken_whatever_else_fits()
    {
        var fitting = Fit("outside: { class: war/icb-all, trigger: peaceful }", 9);
        Assert.Equal("war/icb-all", fitting.Chosen!.Id);
        Assert.True(fitting.IsNamed);
    }

    [Fact]
    public void Where_nothing_is_said_none_is_taken_but_some_are_offered()
    {
        var fitting = Fit("", 9);
        Assert.Null(fitting.Chosen);
        Assert.True(fitting.KindIsGuessed);
        Assert.NotEmpty(fitting.All);
    }

    [Fact]
    public void No_class_that_the_model_contradicts_is_listed() =>
        Assert.DoesNotContain(Fit("outside: { kind: serious violence, trigger: peaceful }", 9).All, f => f.Class.Trigger is not null and not "peaceful");

    private static FittingClasses Fit(string outside, double days) => FittingClasses.Of(ModelLoader.Parse(Model + outside, "a.crisis.yaml").Crisis!, days);
}
