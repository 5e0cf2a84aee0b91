using Demarche.Analysis.Asking;
using Demarche.Analysis.Findings;
using Demarche.Analysis.Solve;
using Demarche.Engine;
using Demarche.Language;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Tests.Asking;

/// <summary>What is done is kept when an answer is stopped, and what is left out is named.</summary>
public sealed class StoppedTests
{
    private const string Model = """
        parties:
          A:
            levers: { stay: [yes, no] }
            priorities: [not strike, stay is yes]
          B:
            levers: { strike: [no, yes] }
            priorities: [strike, stay is no]
        outcomes:
          war: strike
        break: war
        """;

    [Theory]
    [InlineData("distance", "It was stopped before how far minds would have to change")]
    [InlineData("threats and levers", "It was stopped before open orders")]
    public void A_brief_keeps_what_holds_and_names_the_rest(string at, string named)
    {
        using var stop = new CancellationTokenSource();
        var findings = BriefFindings.AsFarAsDone(BriefFindings.Assess(Compiled(), TestContext.Current.CancellationToken), new At(at, stop), stop.Token);

        Assert.StartsWith(named, findings.Stopped, StringComparison.Ordinal);
        Assert.NotEmpty(findings.Profiles);
        Assert.NotNull(findings.Distance);
        Assert.Equal(at == "distance", findings.Distance.Swaps.Count == 0);
    }

    [Fact]
    public void A_page_that_changes_its_model_gets_no_half_of_a_brief()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            BriefFindings.Of(BriefFindings.Assess(Compiled(), TestContext.Current.CancellationToken), new At("coalitions", stop), stop.Token));
    }

    [Fact]
    public void Solve_keeps_the_concepts_that_are_done()
    {
        using var stop = new CancellationTokenSource();
        var concepts = new[] { "nash", "gmr", "seq" }.Select(id => Concepts.Find(id)!).ToArray();
        var solution = Solution.Of(Compiled(), concepts, c =>
        {
            if (c.Id == "gmr") stop.Cancel();
        }, stop.Token);

        Assert.Equal(["nash"], solution.Results.Select(r => r.Concept.Id));
        Assert.Equal(["gmr", "seq"], solution.LeftOut.Select(c => c.Id));
    }

    [Fact]
    public void Paths_keep_the_ways_when_it_is_not_known_what_holds()
    {
        using var stop = new CancellationTokenSource();
        var answered = new PathsQuestion { Model = ModelSource.Of(Model) }.Ask(new AskOptions
        {
            Cancellation = stop.Token,
            Progress = p =>
            {
                if (p.IsKept) stop.Cancel();
            },
        });

        Assert.NotNull(answered.Stopped);
        Assert.Equal(2, answered.Answer!.Lanes.Count);
        Assert.NotNull(answered.Answer.Holds.WhyNot);
    }

    [Fact]
    public void Threats_beyond_what_can_be_weighed_are_counted()
    {
        var many = Model + "\nthreats:\n" + string.Concat(Enumerable.Repeat("  - { by: B, against: A, if: stay is no, then: strike }\n", 230));
        var findings = BriefFindings.Of(BriefFindings.Assess(Compiled(many), TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken);

        Assert.Equal((200, 30), (findings.Threats.Count, findings.ThreatsLeftOut));
    }

    private static CompiledCrisis Compiled(string model = Model) => Compiler.Compile(ModelLoader.Parse(model, "m.crisis.yaml").Crisis!);

    private sealed class At(string step, CancellationTokenSource stop) : IProgress<string>
    {
        public void Report(string value)
        {
            if (value == step) stop.Cancel();
        }
    }
}
