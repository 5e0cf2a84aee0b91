using CsCheck;
using Demarche.Engine.Play.Exact;

namespace Demarche.Engine.Tests.Play;

/// <summary>The principal branch is followed, not left for another that the corrector is drawn to.</summary>
public class BranchTests
{
    [Fact]
    public void No_point_is_kept_that_lies_too_far_from_where_it_was_expected()
    {
        var (followed, far) = (0, 0);
        Gen.Select(GameGen.Any(), Gen.Double[1, 40]).Sample((game, lambda) =>
        {
            var engine = new EngineGame(game);
            var plan = new SweepPlan(engine.Tree);
            if (plan.Unknowns == 0) return;
            var homotopy = new Homotopy(plan);
            homotopy.Begin(engine.Payoffs, engine.Priors, new QreOptions(lambda), CancellationToken.None);
            homotopy.Follow();
            Assert.InRange(homotopy.Farthest, 0, 1);
            Interlocked.Increment(ref followed);
            if (homotopy.Farthest > 0.5) Interlocked.Increment(ref far);
        }, iter: Samples.Count);
        Assert.True(followed > Samples.Count / 10 && far > 0, $"{followed} followed, {far} of them by long steps");
    }
}
