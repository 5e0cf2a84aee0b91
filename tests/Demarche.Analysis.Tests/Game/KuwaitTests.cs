using Demarche.Analysis.Game;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Language;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Tests.Game;

/// <summary>The bundled ultimatum, played to its day and past it.</summary>
public sealed class KuwaitTests
{
    private static readonly Crisis Model = ModelLoader.Load(Repository.PathOf("models", "kuwait-1991")).Crisis!;

    [Fact]
    public void Most_of_the_war_comes_on_the_day_after_the_deadline()
    {
        var (by, days) = ByDay(Model);
        var after = days.IndexOf(new DateOnly(1991, 1, 16));

        Assert.True(by[after] - by[after - 1] > 0.3, $"{by[after - 1]} to {by[after]}");
        Assert.True(by[after] - by[after - 1] > by[after - 1]);
    }

    [Fact]
    public void Without_the_ultimatum_there_is_less_war()
    {
        var without = Model with { Threats = [.. Model.Threats.Where(t => !t.IsUltimatum)] };
        var later = Model with { Threats = [.. Model.Threats.Select(t => t.IsUltimatum ? t with { Deadline = new DateOnly(1991, 3, 1) } : t)] };

        Assert.True(ByDay(Model).By[^1] > ByDay(without).By[^1] + 0.02);
        Assert.Equal(ByDay(without).By[^1], ByDay(later).By[^1], 1e-9);
    }

    [Fact]
    public void Nobody_is_charged_for_the_ultimatum_before_its_day_has_passed()
    {
        var game = Build(Model);
        var ultimatum = Model.Threats.ToList().FindIndex(t => t.IsUltimatum);
        var charged = game.Charges.Where(c => c.Item == ultimatum).Select(c => game.Calendar.Occasions[c.Occasion].On).ToArray();

        Assert.NotEmpty(charged);
        Assert.All(charged, day => Assert.True(day > Model.Threats[ultimatum].Deadline));
    }

    private static CrisisGame Build(Crisis crisis)
    {
        var compiled = Compiler.Compile(crisis);
        return GameBuilder.Build(compiled, PlayCalendar.Of(crisis).Calendar!)!;
    }

    /// <summary>The probability that the break has come about by each occasion, at the centre of everything that is left open.</summary>
    private static (double[] By, List<DateOnly> Days) ByDay(Crisis crisis)
    {
        var game = Build(crisis);
        var draw = new PlaySampler(game.Compiled).Centre();
        var solution = new QreSolver(game.Tree).Solve(new PayoffTable(game).Of(draw), game.Priors(draw), new QreOptions(game.Lambda(draw)));
        var reach = new double[game.Tree.Nodes];
        reach[game.Now] = 1;
        var by = new double[game.Calendar.Occasions.Count + 1];
        for (var n = game.Now; n < reach.Length; n++)
        {
            for (var a = 0; a < game.Tree.Actions(n); a++)
            {
                var (child, p) = (game.Tree.Child(n, a), reach[n] * solution.Mix(n, a));
                reach[child] += p;
                if (game.IsBroken(child) && !game.IsBroken(n)) by[game.Tree.Occasion(n)] += p;
            }
        }

        for (var d = 1; d < by.Length; d++) by[d] += by[d - 1];
        return (by, [.. game.Calendar.Occasions.Select(o => o.On)]);
    }
}
