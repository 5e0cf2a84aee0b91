using System.CommandLine;
using Demarche.Analysis.Backtest;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche backtest icb</c>: how play would have done on the crises of the past.</summary>
internal static class BacktestCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "backtest",
            "Forecast crises of the past by rule, and score that against what came about",
            new Example("demarche backtest icb --data icb", "every crisis of International Crisis Behavior, from a folder with its two files"));
        command.Add(Icb(io));
        return command;
    }

    private static Command Icb(Io io)
    {
        var command = new ExemplifiedCommand(
            "icb",
            "Make every crisis of International Crisis Behavior a model by rule, play it, and score that beside the base rate, a class table and a plain "
                + "regression",
            new Example("demarche backtest icb --data icb", "the table, from a folder with the two files"),
            new Example("demarche backtest icb --data icb -o backtest.html", "and a page with the pictures"),
            new Example("demarche backtest icb --data icb --keep backtest.jsonl", "stopped with Ctrl-C, the same command goes on where it was"),
            new Example("demarche backtest icb --data icb --format csv", "what was said of every crisis"),
            new Example("demarche backtest icb --data icb --cluster 127.0.0.1:7701", "with silos that 'demarche silo' started"));
        var options = new QuestionOptions(command, BacktestRequest.Options, input: null);
        var cluster = new ClusterInput(command, asksOnce: true);
        var (format, output) = (Choices.Format("text", "md", "json", "csv", "html"), OutputFile.ReportOption("report", ".csv"));
        command.Add(output);
        command.Add(format);
        command.SetAction(parsed => cluster.With(parsed, io, client =>
        {
            var (request, start) = (BacktestRequest.Of(options.Read(parsed)), io.Time.GetTimestamp());
            var answered = Waiting.Ask(io, "Reading the crises", request.Ask, client);
            cluster.Report(parsed, io, io.Time.GetElapsedTime(start), client);
            return QuestionCommand.Finish(answered, parsed.GetValue(format)!, parsed.GetValue(output), parsed, io);
        }));
        return command;
    }
}
