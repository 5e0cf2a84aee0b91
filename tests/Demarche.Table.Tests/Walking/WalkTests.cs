using CsCheck;
using Demarche.Analysis.Play;
using Demarche.Analysis.Tests.Game;
using Demarche.Analysis.Walking;
using Demarche.Language.Compiling;

namespace Demarche.Table.Tests.Walking;

/// <summary>The solved game followed along walks is the solved game: over all walks, outcomes are as likely as play holds them to be.</summary>
public sealed class WalkTests
{
    private const int MostLeaves = 4000;
    private const double Tolerance = 1e-7;

    private static PlayRequest Request => new() { Seed = 5, Inside = true, Threads = 1 };

    [Fact]
    public void Over_all_walks_outcomes_are_as_likely_as_in_play()
    {
        var compared = 0;
        Gen.UInt.Sample(seed =>
        {
            if (Agrees(ModelText.Random(new Random((int)(seed & int.MaxValue))).ToString())) compared++;
        }, iter: Samples.CountOr(60), threads: 1);
        Assert.True(compared > Samples.CountOr(60) / 2, $"only {compared} were small enough to be gone through whole");
    }

    [Theory]
    [InlineData(Crises.Border)]
    [InlineData(Crises.Strait)]
    public void Over_all_walks_through_a_crisis_with_everything_in_it_too(string text) => Assert.True(Agrees(text));

    [Fact]
    public void A_stretch_that_changes_nothing_changes_nothing()
    {
        var compiled = Crises.Compile(Crises.Border);
        var solver = WalkSolver.Of(compiled, Request).Solver!;
        var walk = CrisisWalk.Of(compiled).Walk!;
        var (path, point) = (new List<WalkedStep>(), walk.Begin);
        var first = Stretch.First(walk);
        // North masses its troops, South stays: then the game is solved anew from there.
        foreach (var pick in new[] { 1, 0 })
        {
            while (walk.At(point) is WalkMoment.Passes passes) point = passes.To;
            path.Add(new WalkedStep(point, [pick]));
            point = walk.After(point, [pick]);
        }

        while (walk.At(point) is WalkMoment.Passes passes) point = passes.To;
        var anew = first.Then(walk, point, path);
        var choosers = Assert.IsType<WalkMoment.Decision>(walk.At(point)).Choosers;
        Assert.Equal(2, choosers.Count);
        foreach (var chooser in choosers)
        {
            var (was, now) = (solver.Ask(first, path, point, chooser, 0)!, solver.Ask(anew, [], point, chooser, 0)!);
            Assert.Equal(was.Beliefs.Select(b => Math.Round(b, 6)), now.Beliefs.Select(b => Math.Round(b, 6)));
            foreach (var (a, b) in was.ByType.SelectMany(x => x).Zip(now.ByType.SelectMany(x => x))) Assert.Equal(a, b, 4);
        }
    }

    [Fact]
    public void A_promise_made_at_the_table_changes_what_the_model_does()
    {
        var compiled = Crises.Compile(
            Crises.Border.Replace("threats:\n  - { by: South, against: North, if: North.troops is massed, then: contract is torn up }\n", "",
            StringComparison.Ordinal));
        Assert.Empty(compiled.Crisis.Threats);
        var solver = WalkSolver.Of(compiled, Request).Solver!;
        var walk = CrisisWalk.Of(compiled).Walk!;
        var point = walk.Begin;
        while (walk.At(point) is WalkMoment.Passes passes) point = passes.To;
        var north = Assert.IsType<WalkMoment.Decision>(walk.At(point)).Choosers[0];
        var threatened = compiled.With(Crises.Compile(Crises.Border).Crisis.Threats);
        var (with, at) = walk.With(threatened, point);
        var first = Stretch.First(walk);
        var without = solver.Ask(first, [], point, north, 0)!.Expected[1];
        var warned = solver.Ask(first.Then(with, at, []), [], at, north, 0)!.Expected[1];
        Assert.True(warned < without, $"{warned} is not less than {without}");
    }

    private static bool Agrees(string text)
    {
        var compiled = Crises.Compile(text);
        if (WalkSolver.Of(compiled, Request).Solver is not { } solver) return false;
        var solved = solver.Solved(0);
        var walk = CrisisWalk.Of(compiled, WalkSolver.RiskHeight(compiled, Request, 0)).Walk!;
        var sums = new double[compiled.Outcomes.Count + 1];
        var leaves = 0;
        Go(walk.Begin, [], [.. solved.Beliefs.Select(b => b.ToArray())], 1);
        if (leaves > MostLeaves) return false;
        for (var k = 0; k < compiled.Outcomes.Count; k++) Same(solved.Outcomes[k], sums[k], compiled.Crisis.Outcomes[k].Name);
        Same(solved.Breaks, sums[^1], "the break");
        return true;

        void Same(double expected, double found, string what)
        {
            if (Math.Abs(expected - found) > Tolerance) throw new InvalidOperationException($"{what}: {found} over all walks and not {expected} in\n{text}");
        }

        void Go(WalkPoint point, IReadOnlyList<WalkedStep> path, double[][] weights, double chance)
        {
            if (leaves > MostLeaves) return;
            while (walk.At(point) is WalkMoment.Passes passes) point = passes.To;
            switch (walk.At(point))
            {
                case WalkMoment.End:
                    leaves++;
                    var p = chance * weights.Aggregate(1.0, (all, w) => all * w.Sum());
                    for (var k = 0; k < compiled.Outcomes.Count; k++) if (compiled.Outcomes[k][walk.State(point)]) sums[k] += p;
                    if (walk.IsBroken(point)) sums[^1] += p;
                    return;
                case WalkMoment.Chance fall:
                    for (var k = 0; k < fall.To.Count; k++) Go(fall.To[k], [.. path, new WalkedStep(point, [k])], weights, chance * fall.Probabilities[k]);
                    return;
                case WalkMoment.Decision decision:
                    var said = decision.Choosers.Select(c =>
                        solver.Ask(Stretch.First(walk), path, point, c, 0) ?? throw new InvalidOperationException($"cannot be followed in\n{text}")).ToArray();
                    Choose(decision, said, 0, [], weights);
                    return;
            }

            void Choose(WalkMoment.Decision decision, SolvedChoice[] said, int k, int[] picks, double[][] own)
            {
                if (k == decision.Choosers.Count)
                {
                    Go(walk.After(point, picks), [.. path, new WalkedStep(point, picks)], own, chance);
                    return;
                }

                var chooser = decision.Choosers[k];
                for (var a = 0; a < chooser.Ends.Count; a++)
                {
                    var next = own.Select(w => w.ToArray()).ToArray();
                    for (var t = 0; t < next[chooser.Party].Length; t++) next[chooser.Party][t] *= said[k].ByType[t][a];
                    if (next[chooser.Party].Sum() > 0) Choose(decision, said, k + 1, [.. picks, a], next);
                }
            }
        }
    }
}
