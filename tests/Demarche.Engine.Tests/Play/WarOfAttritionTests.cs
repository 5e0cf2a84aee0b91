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

    [Fact]
    public void Thirty_two_moves_at_lambda_128()
    {
        var solution = WarOfAttrition.Solve(1, 1, 2, 1, 32, 41, 128);
        Assert.True(solution.IsComplete);
        Assert.True(solution.Residual < 1e-9);
        var (first, second, war) = WarOfAttrition.Outcomes(solution);
        Console.WriteLine($"{first} {second} {war}");
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
