using Demarche.Language.Compiling;

namespace Demarche.Language.Tests.Compiling;

public sealed class ImmutabilityTests
{
    [Fact]
    public void What_is_compiled_cannot_be_written_to()
    {
        var crisis = ModelLoader.Parse(
            """
            parties:
              A: { levers: { x: [no, yes] }, priorities: [x is yes] }
              B: { levers: { y: [no, yes] }, priorities: [y is no] }
            outcomes:
              both: x is yes and y is yes
            break: both
            """,
            "m.crisis.yaml").Crisis!;
        var compiled = Compiler.Compile(crisis, threads: 1);
        Assert.Equal(1, compiled.Space.Threads);
        Assert.Throws<InvalidOperationException>(() => compiled.Break![0] = true);
        Assert.All(compiled.Outcomes, outcome => Assert.Throws<InvalidOperationException>(() => outcome[0] = true));

        var own = compiled.Break!.Except(compiled.Break!);
        var changed = new CompiledCrisis
        {
            Crisis = crisis,
            Profile = compiled.Profile,
            Graph = compiled.Graph,
            Now = compiled.Now,
            Outcomes = [own],
            Break = own,
            Aggravation = null,
            UnrestrictedMoves = compiled.UnrestrictedMoves,
            AnyTypeMoves = compiled.AnyTypeMoves,
        };
        own[0] = true;
        Assert.True(changed.Break!.IsEmpty);
        Assert.True(changed.Outcomes[0].IsEmpty);
    }
}
