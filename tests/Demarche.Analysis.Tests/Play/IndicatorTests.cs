using CsCheck;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Play;
using Demarche.Analysis.Tests.Game;
using Demarche.Language;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Tests.Play;

/// <summary>What to watch for, against every way of play listed one by one.</summary>
public sealed class IndicatorTests
{
    private static readonly PlayRequest Request = new PlayRequest { Threads = 1, WhatIf = false, Seed = 5, Mode = PlayMode.Exact }.Exactly(1);

    [Fact]
    public void A_sign_is_the_share_of_ways_that_break_among_those_that_show_it() => Gen.Int[1, int.MaxValue - 1].Sample(seed =>
    {
        var compiled = Compiler.Compile(ModelLoader.Parse(ModelText.Random(new Random(seed)).ToString(), "random.crisis.yaml").Crisis!);
        var (table, _) = PlayTable.Of(compiled, Request);
        var draw = new PlayEnsemble(table!, Request).Draw(0);
        var graph = new PlaySolver(table!.For(draw), null).Solve(draw, default).Graph;
        var ways = new List<(double Mass, bool Breaks, List<(string Day, int Party, string? Move)> Seen)>();
        List(graph, table, graph.Start[0].Place, 1, [], ways);
        var found = new Indicators(compiled, table, Request).Find(0.3, [], default);
        foreach (var sign in found)
        {
            var party = compiled.Crisis.Parties.ToList().FindIndex(p => p.Words == sign.Party);
            var chances = ways.Where(w => w.Seen.Any(s => s.Day == sign.On && s.Party == party)).ToArray();
            Assert.InRange(sign.Chance, 0, 1);
            Assert.True(chances.Sum(w => w.Mass) > 0);
            Assert.Equal(0.3, sign.Now);
            Assert.True((sign.IfSeen - 0.3) * (sign.IfNot - 0.3) <= 1e-12);
            Assert.True(sign.Tells >= 0);
        }

        Assert.True(found.Zip(found.Skip(1)).All(p => p.First.Tells >= p.Second.Tells));
    }, iter: Math.Min(100, Samples.Tenth));

    /// <summary>One party, one lever beside the break: B may arm on the first day, and strikes more often once it has.</summary>
    [Fact]
    public void Seen_and_not_seen_average_to_what_is()
    {
        const string model = """
            parties:
              A: { levers: { talk: [no, yes] }, priorities: [talk is yes] }
              B: { levers: { arm: { levels: [no, yes], moves: up }, strike: { levels: [no, yes], moves: up } }, priorities: [strike is yes if arm is yes, strike is no, arm is yes] }
            outcomes: { war: B.strike is yes }
            break: war
            asof: 2022-01-01
            calendar:
              - { on: 2022-01-04, what: First, parties: [B] }
              - { on: 2022-01-08, what: Second, parties: [B] }
            play: { after-break: ends, precision: 4 }
            """;
        var compiled = Compiler.Compile(ModelLoader.Parse(model, "two.crisis.yaml").Crisis!);
        var (table, _) = PlayTable.Of(compiled, Request);
        var draw = new PlayEnsemble(table!, Request).Draw(0);
        var graph = new PlaySolver(table!.For(draw), null).Solve(draw, default).Graph;
        var ways = new List<(double Mass, bool Breaks, List<(string Day, int Party, string? Move)> Seen)>();
        List(graph, table, graph.Start[0].Place, 1, [], ways);
        var open = ways.Where(w => w.Seen.Count > 0 && w.Seen[0].Move != "break").ToArray();
        var seen = open.Where(w => w.Seen[0].Move == "arm").ToArray();
        double Odds(double p) => p / (1 - p);
        double Share(IEnumerable<(double Mass, bool Breaks, List<(string, int, string?)>)> some) => some.Where(w => w.Breaks).Sum(w => w.Mass) / some.Sum(w => w.Mass);
        var sign = Assert.Single(new Indicators(compiled, table, Request).Find(0.2, [], default), i => i.On == "2022-01-04");
        Assert.Equal(seen.Sum(w => w.Mass) / open.Sum(w => w.Mass), sign.Chance, 1e-9);
        Assert.Equal(Odds(0.2) * Odds(Share(seen)) / Odds(Share(open)), Odds(sign.IfSeen), 1e-6);
        Assert.Equal(Odds(0.2) * Odds(Share(open.Except(seen))) / Odds(Share(open)), Odds(sign.IfNot), 1e-6);
    }

    private static void List(PlayedGraph graph, PlayTable table, int place, double mass, List<(string Day, int Party, string? Move)> seen, List<(double Mass, bool Breaks, List<(string Day, int Party, string? Move)> Seen)> ways)
    {
        var (game, node) = (graph.Game, graph.Node(place));
        if (graph.FirstEdge(place) == graph.FirstEdge(place + 1))
        {
            ways.Add((mass, game.IsBroken(node), seen));
            return;
        }

        for (var e = graph.FirstEdge(place); e < graph.FirstEdge(place + 1); e++)
        {
            var to = graph.Target(e);
            List<(string Day, int Party, string? Move)> next = [.. seen];
            if (game.Mover(node) is { } party && !game.IsBroken(node))
            {
                var move = game.IsBroken(graph.Node(to)) ? "break" : graph.Action(e) == 0 ? null : "arm";
                next.Add(($"{table.Centre.Dates[table.Centre.DateOf(node)].On:yyyy-MM-dd}", party, move));
            }

            List(graph, table, to, mass * graph.Weight(e), next, ways);
        }
    }
}
