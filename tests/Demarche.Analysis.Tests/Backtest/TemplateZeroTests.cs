using Demarche.Analysis.Asking;
using Demarche.Analysis.Backtest;

namespace Demarche.Analysis.Tests.Backtest;

/// <summary>The rule by which crises of the past become models.</summary>
public sealed class TemplateZeroTests
{
    /// <summary>By hand from the rule: gravity 0–7 gives 20 30 45 60 45 75 90 45, trigger 1–9 gives 30 35 30 35 35 35 50 65 80.</summary>
    [Theory]
    [InlineData(9, 6, 0, 3, 90, 90)]
    [InlineData(9, 6, 5, 3, 95, 90)]
    [InlineData(1, 0, -5, 1, 10, 25)]
    [InlineData(7, 3, 4, 2, 60, 50)]
    [InlineData(8, 7, -11, 2, 35, 65)]
    [InlineData(null, null, null, null, 50, 50)]
    public void Likelihoods_are_those_of_the_rule(int? trigger, int? gravity, int? power, int? conflict, int defender, int challenger) =>
        Assert.Equal(new TemplateZero(defender, challenger), TemplateZero.Of(new IcbActor(1, "A", 0, trigger, gravity, power, conflict), withGravity: true));

    [Fact]
    public void Without_gravity_it_does_not_count()
    {
        var (grave, slight) = (new IcbActor(1, "A", 0, 9, 6, 7, 2), new IcbActor(1, "A", 0, 9, 0, 7, 2));
        Assert.NotEqual(TemplateZero.Of(grave, true), TemplateZero.Of(slight, true));
        Assert.Equal(TemplateZero.Of(grave, false), TemplateZero.Of(slight, false));
    }

    [Fact]
    public void The_model_has_no_problems_whatever_the_likelihoods()
    {
        for (var p = 5; p <= 95; p += 15)
            Assert.Empty(new CheckQuestion { Model = ModelSource.Of(new TemplateZero(p, 100 - p).Content) }.Ask().OrThrow().Diagnostics);
    }

    [Fact]
    public void The_first_actor_is_the_one_put_into_crisis_first_and_then_the_one_listed_first()
    {
        IcbActor At(string name, int began) => new(1, name, began, null, null, null, null);
        Assert.Equal("B", IcbActor.First([At("A", 19500301), At("B", 19500201), At("C", 19500201)])[1].Name);
    }
}
