using Demarche.Analysis.Game;
using Demarche.Analysis.Solve;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;
using Demarche.Language;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Tests.Game;

/// <summary>A model as text, made into a game and solved at the centre of everything that it leaves open.</summary>
internal sealed class Played
{
    private Played(CrisisGame game, PlaySampler sampler, QreSolution solution) => (Game, Sampler, Solution) = (game, sampler, solution);

    public CrisisGame Game { get; }

    public PlaySampler Sampler { get; }

    public QreSolution Solution { get; }

    public static CompiledCrisis Compile(string text, bool checkWarnings = true)
    {
        var result = ModelLoader.Parse(text, "m.crisis.yaml");
        Assert.Empty(result.Diagnostics.Where(d => d.Code != "DEM0420" && (checkWarnings || d.Severity == Demarche.Diagnostics.Severity.Error)).Select(d => $"{d.Code} {d.Span} {d.Message}"));
        return Compiler.Compile(result.Crisis!);
    }

    public static Played Of(string text, Func<PlayDraw, PlayDraw>? change = null, bool checkWarnings = true)
    {
        var compiled = Compile(text, checkWarnings);
        var (calendar, whyNot) = PlayCalendar.Of(compiled.Crisis);
        Assert.Null(whyNot);
        var game = GameBuilder.Build(compiled, calendar!)!;
        var sampler = new PlaySampler(compiled);
        var draw = sampler.Centre();
        draw = change?.Invoke(draw) ?? draw;
        var solution = new QreSolver(game.Tree).Solve(new PayoffTable(game).Of(draw), game.Priors(draw), new QreOptions(game.Lambda(draw)));
        Assert.True(solution.IsComplete);
        return new Played(game, sampler, solution);
    }

    /// <summary>The probability that the break has come about at the horizon, from the history that the record led to.</summary>
    public double Breaks => From(Game.Now, n => Game.Tree.IsEnd(n) && Game.IsBroken(n));

    /// <summary>Whether an action costs its mover something.</summary>
    public bool IsCharged(int node, int action)
    {
        var payoffs = new Payoffs(Game.Tree);
        for (var party = 0; party < Game.Tree.Parties; party++)
        {
            for (var item = 0; item < Game.Tree.Charges; item++) payoffs.SetCost(party, item, 1);
        }

        return Enumerable.Range(0, Game.Tree.Parties).Any(p => payoffs.On(Game.Tree.Child(node, action), p, 0) < 0);
    }

    /// <summary>The first history at which a party chooses, looking from now.</summary>
    public int FirstChoice(int party) => Enumerable.Range(Game.Now, Game.Tree.Nodes - Game.Now).First(n => Game.Mover(n) == party);

    /// <summary>The probability of a choice by what it leads to.</summary>
    public double Mix(int node, int end) => Enumerable.Range(0, Game.Tree.Actions(node)).Where(a => Game.Option(node, a) == end).Sum(a => Solution.Mix(node, a));

    private double From(int start, Func<int, bool> counts)
    {
        var reach = new double[Game.Tree.Nodes];
        reach[start] = 1;
        var sum = 0.0;
        for (var n = start; n < reach.Length; n++)
        {
            if (reach[n] > 0 && counts(n)) sum += reach[n];
            for (var a = 0; a < Game.Tree.Actions(n); a++) reach[Game.Tree.Child(n, a)] += reach[n] * Solution.Mix(n, a);
        }

        return sum;
    }
}
