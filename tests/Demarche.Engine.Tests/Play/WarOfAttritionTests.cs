namespace Demarche.Engine.Tests.Play;

public class WarOfAttritionTests
{
    [Theory]
    [InlineData(1, 1, 1, 0.375, 0.375, 0.25)]
    [InlineData(1.5, 1, 0.7583, 0.2505, 0.5339, 0.2156)]
    public void The_closed_form(double a1, double a2, double horizon, double first, double second, double war)
    {
        var exact = WarOfAttrition.Exact(a1, a2, 2);
        Assert.Equal(horizon, exact.Horizon, 1e-4);
        Assert.Equal(first, exact.FirstQuits, 1e-4);
        Assert.Equal(second, exact.SecondQuits, 1e-4);
        Assert.Equal(war, exact.War, 1e-4);
    }

    /// <summary>
    /// The calendar is that of the game, cut into 32 moves in turn, each in the middle of its time; 41 equally probable types. A prototype with
    /// another, unrecorded, cut gave .378/.384/.238 and .2538/.5238/.2224.
    /// </summary>
    [Theory]
    [InlineData(1, 0.378, 0.384, 0.238)]
    [InlineData(1.5, 0.2538, 0.5238, 0.2224)]
    public void Thirty_two_moves_at_lambda_128_come_near(double a1, double first, double second, double war)
    {
        var solution = WarOfAttrition.Solve(a1, 1, 2, 1, 32, 41, 128, attack: true);
        Assert.True(solution.IsComplete);
        Assert.True(solution.Residual < 1e-9);
        var (quits1, quits2, fight) = WarOfAttrition.Outcomes(solution);
        var exact = WarOfAttrition.Exact(a1, 1, 2);
        Assert.Equal(first, quits1, 0.005);
        Assert.Equal(second, quits2, 0.005);
        Assert.Equal(war, fight, 0.002);
        Assert.Equal(exact.FirstQuits, quits1, 0.013);
        Assert.Equal(exact.SecondQuits, quits2, 0.013);
        Assert.Equal(exact.War, fight, 0.013);
    }

    [Fact]
    public void A_finer_calendar_and_a_greater_lambda_come_nearer()
    {
        static double Gap(int moves, double lambda, int types = 41)
        {
            var (first, second, war) = WarOfAttrition.Outcomes(WarOfAttrition.Solve(1, 1, 2, 1, moves, types, lambda));
            return Math.Max(Math.Max(Math.Abs(first - 0.375), Math.Abs(second - 0.375)), Math.Abs(war - 0.25));
        }

        double[] gaps = [Gap(4, 8), Gap(8, 32), Gap(32, 128), Gap(64, 256, types: 101)];
        for (var k = 1; k < gaps.Length; k++) Assert.True(gaps[k] < gaps[k - 1], string.Join(" ", gaps));
    }

    [Fact]
    public void More_types_settle()
    {
        static double War(int types) => WarOfAttrition.Outcomes(WarOfAttrition.Solve(1, 1, 2, 1, 16, types, 32)).War;
        var far = War(161);
        double[] gaps = [.. ((int[])[5, 11, 21, 41]).Select(k => Math.Abs(War(k) - far))];
        for (var k = 1; k < gaps.Length; k++) Assert.True(gaps[k] < gaps[k - 1], string.Join(" ", gaps));
        Assert.True(gaps[^1] < 1e-4);
    }

    /// <summary>With an attack at any time the branch turns back twice on its way, and is followed round.</summary>
    [Fact]
    public void A_branch_that_folds_is_followed_round()
    {
        var solution = WarOfAttrition.Solve(1, 1, 2, 1, 32, 41, 128, attack: true);
        Assert.True(solution.IsComplete);
        Assert.Equal(2, solution.Folds.Count);
        Assert.InRange(solution.Folds[0], 5.5, 6);
        Assert.InRange(solution.Folds[1], 4, 4.5);
    }
}
