using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Language.Tests.Binding;

/// <summary>Two crises of public history say in the language what an analyst would want to say of them, and pass the checks without a word.</summary>
public sealed class AnalystModelTests
{
    [Theory]
    [InlineData("gulf-ultimatum-2017")]
    [InlineData("border-claim-2023")]
    public void Nothing_is_wrong_with_them(string name)
    {
        var result = Load(name);
        Assert.Empty(result.Diagnostics.Select(d => $"{d.Code} {d.Span} {d.Message}"));
        Assert.True(Compiler.Compile(result.Crisis!).Space.Count > 1);
    }

    [Fact]
    public void The_ultimatum_has_its_day_and_is_not_called_in_before()
    {
        var ultimatum = Load("gulf-ultimatum-2017").Crisis!.Threats[0];

        Assert.True(ultimatum.IsUltimatum);
        Assert.Equal(new DateOnly(2017, 7, 3), ultimatum.Deadline);
        Assert.Equal("not answer is accepts", ultimatum.If.Text);
        Assert.Equal("answer is accepts", ultimatum.Unless!.Text);
        Assert.False(ultimatum.StandsOn(new DateOnly(2017, 7, 3)));
        Assert.True(ultimatum.StandsOn(new DateOnly(2017, 7, 4)));
    }

    [Fact]
    public void A_promise_lapses_with_its_day()
    {
        var promise = Load("gulf-ultimatum-2017").Crisis!.Threats[2];

        Assert.True(promise is { IsPromise: true, IsUltimatum: false });
        Assert.True(promise.StandsOn(new DateOnly(2017, 7, 31)));
        Assert.False(promise.StandsOn(new DateOnly(2017, 8, 1)));
    }

    [Fact]
    public void What_nobody_can_tell_becomes_types()
    {
        var crisis = Load("border-claim-2023").Crisis!;
        var types = crisis.Parties[2].Types;

        Assert.Equal(["in drills", "in force"], types.Select(t => t.Name));
        Assert.Equal([0.8, 0.2], types.Select(t => t.Prior), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal("one with help set to in drills", types[0].Words);
        var (help, profile) = (crisis.Levers.ToList().FindIndex(l => l.Name == "help"), TypeProfile.Of(crisis, [0, -1, 1, -1]));
        var compiled = Compiler.Compile(crisis, profile);
        var targets = new List<int>();
        compiled.Graph.Moves.Targets(2, compiled.Now, targets);
        Assert.Equal([0, 2], targets.Select(t => compiled.Space.LevelOf(t, help)).Distinct().Order());
    }

    [Fact]
    public void The_price_of_the_generals_and_the_hawks_who_press()
    {
        Assert.Equal(Voice.Press, Load("gulf-ultimatum-2017").Crisis!.Parties[0].Factions[0].Voice);
        Assert.Equal("help is in words", Load("border-claim-2023").Crisis!.Parties[0].Factions[0].InReturn!.Text);
    }

    [Fact]
    public void Talks_take_two()
    {
        var compiled = Compiler.Compile(Load("border-claim-2023").Crisis!);
        var (crisis, space) = (compiled.Crisis, compiled.Space);
        var talks = crisis.Levers.ToList().FindIndex(l => l.Name == "talks");
        var held = space.StateOf(space.CellOf(compiled.Now) + space.Stride(talks));

        Assert.Equal([0, 1], crisis.Levers[talks].Owners);
        Assert.True(compiled.Graph.Moves.CanMove(0, compiled.Now, held));
        Assert.False(compiled.Graph.Moves.CanMove(2, compiled.Now, held));
        Assert.True(compiled.Graph.Moves.CanMove(1, held, compiled.Now));
    }

    private static LoadResult Load(string name) => ModelLoader.Load(Repository.PathOf("tests", "Demarche.Language.Tests", "Models", $"{name}.crisis.yaml"));
}
