using System.Globalization;
using System.Text;
using CsCheck;
using Demarche.Analysis.Game;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Analysis.Tests.Game;

/// <summary>The game that is built and solved agrees with the definition on random crises.</summary>
public sealed class OracleTests
{

    [Fact]
    public void Values_and_the_probability_of_a_break_are_those_of_the_definition() => Gen.UInt.Sample(seed =>
    {
        var text = RandomCrisis(new Random((int)(seed & int.MaxValue)));
        var compiled = Played.Compile(text);
        var calendar = PlayCalendar.Of(compiled.Crisis).Calendar!;
        var game = GameBuilder.Build(compiled, calendar)!;
        var draw = new PlaySampler(compiled).Draw((int)(seed & int.MaxValue), 0) with { RiskHeight = 0.5 };
        var solution = new QreSolver(game.Tree).Solve(new PayoffTable(game).Of(draw), game.Priors(draw), new QreOptions(game.Lambda(draw)) { Tolerance = 1e-12 });
        var (values, breaks) = new NaivePlay(compiled, calendar, draw).Run();
        var reach = solution.Reach();
        var found = Enumerable.Range(0, reach.Length).Where(n => game.Tree.IsEnd(n) && game.IsBroken(n)).Sum(n => reach[n]);
        if (Math.Abs(found - breaks) > 1e-8) throw new InvalidOperationException($"break {found} and not {breaks} in\n{text}");
        for (var p = 0; p < values.Length; p++)
        {
            if (Math.Abs(values[p] - solution.Value(0, p, 0)) > 1e-8) throw new InvalidOperationException($"party {p}: {solution.Value(0, p, 0)} and not {values[p]} in\n{text}");
        }
    }, iter: Samples.Count);

    internal static string RandomCrisis(Random random)
    {
        string Pick(params string[] from) => from[random.Next(from.Length)];
        string Truth() => Pick("x", "y", "z at least mid", "z is high", "not x", "x iff y", "y and z is low", "x or z is high");
        var text = new StringBuilder();
        string faction = random.Next(2) == 0 ? "" : $", factions: {{ hawks: {{ cost: {random.Next(50)}%, priorities: [{Truth()}] }} }}";
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            asof: 2022-01-01
            parties:
              A: {"{"} levers: {"{"} x: {"{"} levels: [no, yes], moves: {Pick("free", "up")} {"}"} {"}"}, priorities: [{Truth()}, {Truth()}], audience-cost: {random.Next(90)}% {"}"}
              B: {"{"} levers: {"{"} y: {"{"} levels: [no, yes], moves: {Pick("free", "up")} {"}"}, z: {"{"} levels: [low, mid, high], moves: {Pick("free", "step", "up")} {"}"} {"}"}, priorities: [{Truth()}, {Truth()}, {Truth()}]{faction} {"}"}
            outcomes: {"{"} bad: {Pick("x and z is high", "x and y", "y", "x and z at least mid")} {"}"}
            break: bad
            threats:
              - {"{"} by: A, against: B, if: {Pick("z is high", "y", "y and z is mid")}, then: {Pick("x", "not x")} {"}"}
              - {"{"} by: B, against: A, if: {Pick("x", "not x")}, then: {Pick("y", "z is high", "not y")}, audience-cost: {random.Next(90)}% {"}"}
            issues: {"{"} trade: {"{"} at-stake-in: bad, stakes: {"{"} A: high, B: low {"}"} {"}"} {"}"}
            play: {"{"} precision: [0, 3], discount: [0%, 4%], after-break: {Pick("goes-on", "ends")} {"}"}
            """);
        if (random.Next(3) == 0) text.AppendLine("impossible: [x and y and z is high]");
        if (random.Next(2) == 0) text.AppendLine(CultureInfo.InvariantCulture, $"risks: [{{ while: {Truth()}, then: {Pick("x", "z is high and not y", "not x")}, chance: {random.Next(20)}%, per: {Pick("day", "occasion")} }}]");
        text.AppendLine("calendar:");
        var days = random.Next(1, 4);
        for (var d = 0; d < days; d++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {{ on: 2022-01-{1 + (3 * d) + random.Next(3):00}, what: Talks, parties: [{Pick("A", "B", "A, B", "B, A")}], order: {Pick("listed", "simultaneous", "random")} }}");
        }

        return text.ToString();
    }
}
