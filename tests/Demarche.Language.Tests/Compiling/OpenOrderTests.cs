using Demarche.Engine;
using Demarche.Engine.Robustness;
using Demarche.Engine.States;
using Demarche.Language.Compiling;

namespace Demarche.Language.Tests.Compiling;

/// <summary>What is said of an answer to the question in which order statements stand is so of the order that it names.</summary>
public sealed class OpenOrderTests
{
    /// <summary>A stays at the first of a pair exactly if the statement true there stands above the one true at the second.</summary>
    private const string Model = """
        parties:
          A: { priorities: [[low, middle, high]] }
          B: { priorities: [low] }
        states:
          - low against middle: [low]
          - middle against low: [middle]
          - low against high: [low]
          - high against low: [high]
          - middle against high: [middle]
          - high against middle: [high]
        moves:
          A:
            - [low against middle, middle against low]
            - [low against high, high against low]
            - [middle against high, high against middle]
        """;

    [Fact]
    public void Three_statements_are_ordered_as_the_answer_says()
    {
        var result = ModelLoader.Parse(Model, "m.crisis.yaml");
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message));
        var compiled = Compiler.Compile(result.Crisis!);
        var open = OpenCrisis.Of(compiled, new OpenKinds(), [Concepts.Find("nash")!]);
        TrackedResult[] firsts = [.. new[] { 0, 2, 4 }.Select(s => new TrackedResult(StateSet.Of(6, [s]), ResultKind.Holds, true))];
        var question = Assert.Single(new RobustnessAnalysis(open.Conflict, firsts, new RobustnessOptions()).Answer(null, new Random(1)).Questions);
        Assert.Equal(6, question.Answers.Count);
        foreach (var answer in question.Answers)
        {
            var order = open.OrderIn(question.Question, answer.Answer).ToList();
            Assert.Equal([0, 1, 2], order.Order());
            bool Above(int one, int other) => order.IndexOf(one) < order.IndexOf(other);
            Assert.Equal([Above(0, 1), Above(0, 2), Above(1, 2)], answer.Shares.Select(s => s.Value == 1));
            Assert.All(answer.Shares, s => Assert.True(s.Value is 0 or 1));
        }

        Assert.Equal(6, question.Answers.Select(a => string.Join(' ', open.OrderIn(question.Question, a.Answer))).Distinct().Count());
    }
}
