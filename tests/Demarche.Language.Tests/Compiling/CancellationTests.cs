using Demarche.Language.Compiling;

namespace Demarche.Language.Tests.Compiling;

/// <summary>Loading and compiling look at every state, so that a model made for it can take minutes: both stop when told to.</summary>
public class CancellationTests
{
    private const string Text = """
        parties:
          A:
            levers: { x: [no, yes], y: [no, yes] }
            priorities: [x is yes, y is yes]
        forbidden-moves:
          - { by: A, from: x is yes, to: x is no }
        """;

    [Fact]
    public void Loading_stops() => Assert.Throws<OperationCanceledException>(() => ModelLoader.Parse(Text, "model.yaml", cancellation: new CancellationToken(true)));

    [Theory]
    [InlineData(CompileStage.Moves)]
    [InlineData(CompileStage.Preferences)]
    public void Compiling_stops_in_the_stage_it_is_in(CompileStage stage)
    {
        using var stop = new CancellationTokenSource();
        var begun = new List<CompileStage>();

        Assert.Throws<OperationCanceledException>(() => Compiler.TryCompile(ModelLoader.Parse(Text, "model.yaml").Crisis!, null, at =>
        {
            begun.Add(at);
            if (at == stage) stop.Cancel();
        }, cancellation: stop.Token));

        Assert.Equal(stage, begun[^1]);
    }
}
