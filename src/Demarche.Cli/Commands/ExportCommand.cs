using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Forecasts;
using Demarche.Analysis.Game;
using Demarche.Games.Files;
using Demarche.Language.Compiling;
using Demarche.Language.Schema;
using Demarche.Reports.Games;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche export</c>: the language as a JSON Schema for editors; a model's game as play solves it, in Gambit's formats.</summary>
internal static class ExportCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "export",
            "Write a model's game for Gambit (.efg, .nfg), or the JSON Schema of the model language for editors",
            new Example("demarche export --schema -o demarche.schema.json", "the schema, into a file"),
            new Example("demarche export geneva-2022 --efg --horizon 2022-01-10 -o geneva.efg", "the game up to a day, as a tree"),
            new Example("demarche export geneva-2022 --efg --run 3 --types Russia=bluffing,USA=firm --horizon 2022-01-13 -o geneva.efg",
                "with the numbers of the third run of play, types taken as given"),
            new Example("demarche export geneva-2022 --nfg --occasion 2022-01-14 -o osce.nfg", "one occasion as a table"));
        var input = new ModelInput(command, isOptional: true);
        var schema = new Option<bool>("--schema") { Description = "The JSON Schema of the model language" };
        var efg = new Option<bool>("--efg") { Description = "The game that play solves, as a tree" };
        var nfg = new Option<bool>("--nfg") { Description = "One occasion of it, as a table" };
        var occasion = new Option<string?>("--occasion") { HelpName = "DAY", Description = "Which occasion: its day, yyyy-MM-dd, or what it is called" };
        occasion.CompletionSources.Add(input.Names(c => c.Calendar.Select(o => o.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        var run = new Option<int?>("--run") { HelpName = "N",
            Description = "The numbers of the Nth run of play; all in the middle of their bounds when left out" }.Between(1, 1_000_000);
        var nodes = new Option<int?>("--nodes") { HelpName = "N",
            Description = $"The most nodes of a tree ({GameExport.UsualNodes:0} when left out)" }.Between(1, GameLimits.Nodes);
        foreach (var option in new Option[] { schema, efg, nfg, occasion, run, nodes }) command.Add(option);
        var options = new QuestionOptions(command, ExportQuestion.Info, input);
        var output = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "The file to write" };
        command.Add(output);
        command.Validators.Add(result =>
        {
            if (Misuse(result) is { } misuse) result.AddError(misuse);
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(schema)) return Written(JsonSchema.Generate(), parsed, io);
            var answered = Waiting.Ask(io, ExportQuestion.Info.Make(input.SourceOf(parsed, io), options.Read(parsed)));
            if (AskProblems.Report(answered, parsed, io) is { } failed) return failed;
            var asked = (ExportAnswer)answered.Any!;
            var (game, whyNot) = Waiting.For(io, "Laying out the game", _ =>
            {
                var (export, none) = GameExport.Of(asked.Compiled, asked.Request, parsed.GetValue(run), io.Cancellation);
                return export is null ? (null, none)
                    : parsed.GetValue(efg) ? export.Tree(parsed.GetValue(nodes) ?? GameExport.UsualNodes, io.Cancellation)
                    : export.Occasion(parsed.GetValue(occasion)!, io.Cancellation);
            });
            if (game is null)
            {
                io.Error.WriteLine($"demarche: {whyNot!.TrimEnd('.')}.");
                return ExitCode.Problems;
            }

            var exitCode = Written(game.Text, parsed, io);
            foreach (var note in game.Notes) io.Error.WriteLine($"demarche: {note}");
            if (parsed.GetValue(efg) && parsed.GetValue(output) is { } file)
                io.Error.WriteLine(
                FormattableString.Invariant($"demarche: play's own answer, everybody being ready, is that of: demarche game {file} --lambda {game.Lambda:R}"));
            return exitCode;
        });
        return command;

        string? Misuse(CommandResult result)
        {
            var what = new[] { schema, efg, nfg }.Where(result.GetValue).ToArray();
            if (what.Length != 1) return "say what to export: --schema, or a model with --efg or --nfg";
            if (what[0] != schema && !input.NamesModel(result)) return $"{what[0].Name} takes a model: demarche export MODEL {what[0].Name}";
            if (what[0] == schema && input.NamesModel(result)) return "the schema is that of the language, not of a model: demarche export --schema";
            return what[0] == nfg == (result.GetValue(occasion) is not null) ? null : "--nfg and --occasion go together: a table is that of one occasion";
        }

        int Written(string text, ParseResult parsed, Io io)
        {
            if (parsed.GetValue(output) is { } file) return OutputFile.Write(file, text, io.Out, parsed, io);
            io.Out.Write(text);
            return ExitCode.Answered;
        }
    }
}
