using System.CommandLine;
using System.Globalization;
using Demarche.Games.Answers;
using Demarche.Games.Files;
using Demarche.Games.Solving;
using Demarche.Reports.Games;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche game FILE.efg --lambda L</c>: the quantal-response equilibria of a game in Gambit's format.</summary>
internal static class GameCommand
{
    private const int Starts = 24;

    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "game",
            "Solve a game in Gambit's format (.efg): its quantal-response equilibrium at a precision λ",
            new Example("demarche game poker.efg --lambda 2", "what each player does, with what probability, and what it is worth"),
            new Example("demarche game poker.efg --lambda inf", "the limit as choice becomes exact"),
            new Example("demarche game poker.efg --lambda 2 --format json", "for scripts"));
        var source = new Argument<string>("FILE") { HelpName = "FILE", Description = "An .efg file" };
        var lambda = Lambda();
        var format = Choices.Format("text", "json", "csv", "md");
        var starts = new Option<int?>("--starts") { HelpName = "N",
            Description = $"From how many other starts to look for further equilibria ({Starts} when left out)" }.Between(0, 100_000);
        var seed = new Option<int?>("--seed") { HelpName = "N", Description = "The seed those starts are drawn with (1 when left out)" }.Between(0,
            int.MaxValue);
        command.Add(source);
        foreach (var option in new Option[] { lambda, format, starts, seed }) command.Add(option);
        command.SetAction(parsed =>
        {
            var (game, found) = EfgReader.Load(parsed.GetRequiredValue(source));
            DiagnosticText.Write(found, io);
            if (game is null) return ExitCode.Problems;
            var drawn = parsed.GetValue(seed) ?? 1;
            var answer = Waiting.For(io, "Following the branch", _ =>
                AgentQuantalResponse.Solve(game, parsed.GetValue(lambda)!.Value, parsed.GetValue(starts) ?? Starts, Seeded(drawn), io.Cancellation));
            var report = new GameReport(game, answer, drawn);
            switch (parsed.GetValue(format))
            {
                case "json":
                    GameJson.Write(report, io.OutStream);
                    break;
                case "csv":
                    GameCsv.Write(report, io.Out);
                    break;
                default:
                    QuestionCommand.Show(GameDocument.Of(report), parsed.GetValue(format)!, io);
                    break;
            }

            if (GameDocument.Shortfall(answer) is not { } shortfall) return ExitCode.Answered;
            io.Error.WriteLine($"demarche: {shortfall}");
            return ExitCode.Problems;
        });
        return command;
    }

    private static Option<double?> Lambda() => new("--lambda")
    {
        HelpName = "L",
        Description = "The precision of choice, per unit of payoff: 0 is at random, inf is exact",
        Required = true,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text is "inf" or "infinity") return double.PositiveInfinity;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0)
                return number;
            result.AddError($"--lambda takes a number of 0 or more, or inf, not '{text}'");
            return null;
        },
    };

    private static Random Seeded(int seed) => new(seed);
}
