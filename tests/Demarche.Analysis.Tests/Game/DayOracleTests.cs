using System.Globalization;
using System.Text;
using CsCheck;
using Demarche.Analysis.Game;
using Demarche.Engine.Play.Exact;
using Demarche.Engine.Play.Tree;

namespace Demarche.Analysis.Tests.Game;

/// <summary>Ultimatums, delays, holds, joint levers, factions that press: the game that is built and solved agrees with the definitions on random crises.</summary>
public sealed class DayOracleTests
{
    [Fact]
    public void Values_and_the_probability_of_a_break_are_those_of_the_definitions() => Gen.UInt.Sample(seed =>
    {
        var text = RandomCrisis(new Random((int)(seed & int.MaxValue)));
        var compiled = Played.Compile(text, checkWarnings: false);
        var calendar = PlayCalendar.Of(compiled.Crisis).Calendar!;
        var game = GameBuilder.Build(compiled, calendar)!;
        var draw = new PlaySampler(compiled).Centre();
        var solution = new QreSolver(game.Tree).Solve(new PayoffTable(game).Of(draw), game.Priors(draw), new QreOptions(game.Lambda(draw)) { Tolerance = 1e-12 });
        var (values, breaks) = new NaiveDays(compiled, draw).Run();
        var reach = solution.Reach();
        var found = Enumerable.Range(0, reach.Length).Where(n => game.Tree.IsEnd(n) && game.IsBroken(n)).Sum(n => reach[n]);
        if (Math.Abs(found - breaks) > 1e-8) throw new InvalidOperationException($"break {found} and not {breaks} in\n{text}");
        for (var p = 0; p < values.Length; p++)
        {
            var value = solution.Value(0, game.Seats.Of(p), 0);
            if (Math.Abs(values[p] - value) > 1e-8) throw new InvalidOperationException($"party {p}: {value} and not {values[p]} in\n{text}");
        }
    }, iter: Samples.CountOr(200));

    private static string RandomCrisis(Random random)
    {
        string Pick(params string[] from) => from[random.Next(from.Length)];
        string Truth() => Pick("x", "y", "not x", "x iff y", "talks", "talks if x", "not talks", "y and talks", "x or y");
        string Pace() => $"{(random.Next(3) == 0 ? $", takes: {random.Next(1, 6)}" : "")}{(random.Next(3) == 0 ? $", holds: {random.Next(1, 7)}" : "")}";
        string Faction(string name) => random.Next(2) == 0 ? "" : $", factions: {{ {name}: {{ voice: {Pick("cost", "press")}, cost: {random.Next(1, 60)}%, priorities: [{Truth()}]{(random.Next(2) == 0 ? "" : $", in-return: {Truth()}")} }} }}";
        string Condition(string what) => random.Next(3) switch { 0 => $"if: {what}", 1 => $"if: {what}, deadline: 2022-01-{random.Next(1, 12):00}", _ => $"unless: {what}, deadline: 2022-01-{random.Next(1, 12):00}" };
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            asof: 2022-01-01
            parties:
              A: {"{"} levers: {"{"} x: {"{"} levels: [no, yes], moves: {Pick("free", "up")}{Pace()} {"}"} {"}"}, priorities: [{Truth()}, {Truth()}]{Faction("hawks")} {"}"}
              B: {"{"} levers: {"{"} y: {"{"} levels: [no, yes]{Pace()} {"}"} {"}"}, priorities: [{Truth()}, {Truth()}]{Faction("doves")} {"}"}
            levers: {"{"} talks: {"{"} of: [A, B], levels: [no, yes], now: {Pick("no", "yes")}, moves: {Pick("free", "up")}{Pace()} {"}"} {"}"}
            outcomes: {"{"} bad: {Pick("x and y", "y", "x and not talks", "talks")} {"}"}
            break: bad
            threats:
              - {"{"} by: A, against: B, {Condition(Pick("y", "talks", "not y"))}, then: {Pick("x", "not x")}, audience-cost: {random.Next(1, 90)}% {"}"}
              - {"{"} by: B, against: A, {Condition(Pick("x", "not x"))}, then: {Pick("y", "not y")}, audience-cost: {random.Next(1, 90)}% {"}"}
            play: {"{"} precision: [0, 3], discount: [0%, 4%], utilities: midpoint {"}"}
            calendar:
            """);
        var days = random.Next(1, 4);
        for (var d = 0; d < days; d++) text.AppendLine(CultureInfo.InvariantCulture, $"  - {{ on: 2022-01-{2 + (4 * d) + random.Next(3):00}, what: Talks, parties: [{Pick("A", "B", "A, B", "B, A")}]{(random.Next(4) == 0 ? $", levers: [{Pick("x", "y", "talks", "x, talks", "A.x, B.y")}]" : "")} }}");
        return text.ToString();
    }
}
