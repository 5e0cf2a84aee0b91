using System.CommandLine;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Diary;
using Demarche.Cli.Reading;
using Demarche.Cli.Serving;
using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Language.Wording;
using Demarche.Reports.Answers;
using Demarche.Reports.Rendering;
using Demarche.Reports.Words;
using Demarche.Table.Log;
using Demarche.Table.Results;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;
using Demarche.Table.Seats;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche table MODEL</c>: people, the model and language models play the parties.</summary>
internal static class TableCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "table",
            "Play a crisis at tables: people at their phones, the model, or a language model hold the seats",
            new Example("demarche table geneva-2022", "one table, a person at each seat"),
            new Example("demarche table geneva-2022 --tables 10 --listen 0.0.0.0:5178", "ten tables for a class of thirty"),
            new Example("demarche table geneva-2022 --seats Ukraine=model --talk 5 --decide 2", "the model plays Ukraine; five minutes to talk, two to decide"),
            new Example("demarche table geneva-2022 --tables 20 --seats all=model", "twenty tables that the model plays by itself"),
            new Example("demarche table geneva-2022 --results", "what came of tables that people have played"));
        var asked = new TableOptions(command, io);
        command.SetAction(parsed =>
        {
            if (!asked.Input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var (holders, unknown) = SeatWords.Holders(parsed.GetValue(asked.Seats), compiled.Crisis);
            if (holders is null) return UsageErrors.Report($"--seats: {unknown}", parsed, io);
            var (given, wrong) = SeatWords.Types(parsed.GetValue(asked.Types), compiled.Crisis);
            if (given is null) return UsageErrors.Report($"--types: {wrong}", parsed, io);
            if (holders.Contains(SeatHolder.Language) && parsed.GetValue(asked.Llm) is null)
                return UsageErrors.Report("a seat is held by a language model, and none is named: add --llm MODEL and --endpoint URL", parsed, io);
            var (about, whyNot) = TableCrisis.Of(compiled);
            if (about is null) return UsageErrors.Refuse(whyNot!, io);
            using var client = parsed.GetValue(asked.Llm) is { } name
                ? ModelEndpoint.Connect(name, parsed.GetValue(asked.Endpoint)!, io.Variable(ModelEndpoint.KeyVariable)) : null;
            var language = client is null ? null : ModelEndpoint.SeatOf(client, parsed.GetValue(asked.Llm)!, io);
            string[] files = [compiled.Crisis.File, .. asked.Input.Overlays(parsed)];
            var model = string.Join('\n', files.Select(f => ModelLoader.ReadText(f).Text ?? ""));
            if (!TableKeeping.TryOpen(asked, parsed, io, compiled.Crisis.File, holders, out var kept, out exitCode)) return exitCode;
            using var keeping = kept;
            var settings = new RoomSettings { Seed = parsed.GetValue(asked.Seed), IsHeld = parsed.GetValue(asked.Held), ModelHash = TableRoom.HashOf(model) };
            var (room, locked) = TableRoom.Enter(about, kept.Log, io.Time, settings, io.Cancellation);
            if (room is null) return UsageErrors.Refuse($"{kept.Name}: {locked}", io);
            if (holders.Contains(SeatHolder.Person) && !parsed.GetValue(asked.Results))
                return TableServing.Serve(asked, room, language, holders, given, kept.Name, parsed, io);
            var exit = parsed.GetValue(asked.Results) ? Tell(room, asked, parsed, io) : PlayThrough(room, language, holders, given, asked, parsed, io);
            return exit == ExitCode.Answered && parsed.GetValue(asked.Freeze) is { } diary ? Freeze(room, diary, parsed.GetValue(asked.Analyst), model, io)
                : exit;
        });
        return command;
    }

    /// <summary>Plays tables that need no person to their end and prints what came of them.</summary>
    private static int PlayThrough(TableRoom room, LanguageSeat? language, IReadOnlyList<SeatHolder> holders, IReadOnlyDictionary<int, int> given,
        TableOptions asked, ParseResult parsed, Io io)
    {
        var count = parsed.GetValue(asked.Tables) ?? 1;
        var why = Waiting.For(io, "Playing the tables", say =>
        {
            say(new Progress("Laying out the game") { IsKept = true });
            if (holders.Contains(SeatHolder.Model) && room.WhyNoModel is { } whyNot) return whyNot;
            room.Open("open", count - room.Tables.Count, holders, default, given, io.Cancellation);
            var driver = room.Driver(language);
            var done = 0;
            foreach (var table in room.Tables.OrderBy(t => t.State.Number % room.Draws))
            {
                table.Take("begin", Actor.Facilitator, new TableEvent.Began());
                driver.RunAsync(table, io.Cancellation).GetAwaiter().GetResult();
                say(new Progress("Playing the tables", ++done, count));
            }

            return null;
        });
        return why is null ? Tell(room, asked, parsed, io) : UsageErrors.Refuse(why, io);
    }

    /// <summary>Prints what came of the tables, and writes the files that were asked for.</summary>
    private static int Tell(TableRoom room, TableOptions asked, ParseResult parsed, Io io)
    {
        var results = Waiting.For(io, "Reading the tables", _ => room.Results(withModel: true, io.Cancellation));
        var printed = parsed.GetValue(asked.Format)!;
        if (printed == "json") io.Out.Write(Json.Render(results));
        else QuestionCommand.Show(TableDocument.Of(results), printed, io);
        if (parsed.GetValue(asked.Record) is { } file && WriteRecords(room, file, parsed, io) is var wrote and not ExitCode.Answered) return wrote;
        if (parsed.GetValue(asked.Output) is not { } report) return ExitCode.Answered;
        var kind = OutputFile.FormatOf(report)!;
        return OutputFile.Write(report, kind == "json" ? Json.Render(results) : AnswerText.Render(TableDocument.Of(results), kind), printed == "json"
            ? io.Error : io.Out, parsed, io);
    }

    private static int WriteRecords(TableRoom room, string file, ParseResult parsed, Io io)
    {
        var several = room.Tables.Count > 1;
        foreach (var table in room.Tables)
        {
            var name = several ? Path.Combine(Path.GetDirectoryName(file)
                ?? "", $"{Path.GetFileNameWithoutExtension(file)}-{table.State.Number + 1}{Path.GetExtension(file)}") : file;
            if (OutputFile.Write(name, TableRecord.Csv(table.State), io.Error, parsed, io) is var wrote and not ExitCode.Answered) return wrote;
        }

        return ExitCode.Answered;
    }

    /// <summary>Writes how often the break came about into a diary.</summary>
    private static int Freeze(TableRoom room, string path, string? analyst, string modelText, Io io)
    {
        var results = room.Results(withModel: false, io.Cancellation);
        if (results is not { Break: { } broken, Finished: > 0 })
            return UsageErrors.Refuse("nothing was frozen: the model names no break, or no table came to its end", io);
        var line = Freezing.TableLine(room.About.Compiled, broken.Tables, results.Finished, room.Settings.Seed, modelText, analyst,
            io.Time.GetUtcNow());
        if (line is null) return UsageErrors.Refuse(
            "nothing was frozen: no class of past cases stands beside the model, and a forecast is scored against one; demarche outside says how to name one",
            io);
        var diagnostics = new DiagnosticBag();
        var written = ForecastDiary.Append(path, _ => (line, null), diagnostics);
        DiagnosticText.Write(diagnostics.InOrder(), io);
        if (written is null) return ExitCode.Problems;
        io.Error.WriteLine($"{line.Id}: {line.Statement} by {line.Horizon}, {ProbabilityWords.Percent(line.Joined)} by "
            + $"{Phrases.Count(results.Finished, "table")} (outside view {ProbabilityWords.Percent(line.Rate)}). Written to {path}.");
        return ExitCode.Answered;
    }
}
