using System.CommandLine;
using Demarche.Analysis.Asking;
using Demarche.Analysis.Diary;
using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Language.Wording;
using Demarche.Cli.Reading;
using Demarche.Reports.Answers;
using Demarche.Reports.Play;
using Demarche.Reports.Rendering;
using Demarche.Table.Log;
using Demarche.Table.Results;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;
using Demarche.Table.Seats;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche table MODEL</c>: people, the model and language models play the parties.</summary>
internal static class TableCommand
{
    private const int MostTables = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "table",
            "Play a crisis at tables: people at their phones, the model, or a language model hold the seats",
            new Example("demarche table geneva-2022 --tables 20 --seats all=model", "twenty tables that the model plays by itself"),
            new Example("demarche table geneva-2022 --tables 20 --seats all=model --format json", "the same, for a script"));
        var input = new ModelInput(command);
        var tables = new Option<int?>("--tables") { HelpName = "N", Description = "How many tables (1 when left out)" }.Between(1, MostTables);
        var seats = new Option<string?>("--seats") { HelpName = "PARTY=HOLDER,…", Description = "Who holds which seat: person, model or language, such as Russia=person,Ukraine=model; all=… for the others; person when left out" };
        var types = new Option<string?>("--types") { HelpName = "PARTY=TYPE,…", Description = "Private types to deal at every table, such as Russia=bluffing; drawn when left out" };
        var seed = new Option<int>("--seed") { HelpName = "SEED", Description = "The seed of all that is drawn and falls by chance", DefaultValueFactory = _ => 1 };
        var held = new Option<bool>("--held") { Description = "Let the model's seats be only as ready to decide as the outside view has it, as play does; otherwise they decide at every occasion, as in play --inside" };
        var record = new Option<string?>("--record") { HelpName = "FILE", Description = "Write what was done and said at a table into a record file (.csv), with a number for each of several tables" };
        var (freeze, analyst) = (new Option<string?>("--freeze") { HelpName = "DIARY", Description = "Write how often the break came about into a diary, as a forecast of its own kind" }, new Option<string?>("--analyst") { HelpName = "NAME", Description = "Who makes that forecast" });
        var llm = new Option<string?>("--llm") { HelpName = "MODEL", Description = "The language model for seats that one holds, by its name there" };
        var endpoint = new Option<Uri?>("--endpoint") { HelpName = "URL", Description = $"Where it is: an address that speaks OpenAI's protocol; a key comes from {ModelEndpoint.KeyVariable}" };
        var (format, output) = (Choices.Format("text", "md", "json", "html"), OutputFile.ReportOption("report"));
        foreach (var option in new Option[] { tables, seats, types, seed, held, record, freeze, analyst, llm, endpoint, format, output }) command.Add(option);
        command.Validators.Add(parsed =>
        {
            if (ModelChoice.Mistake(parsed.GetValue(llm), parsed.GetValue(endpoint), null, io.Variable(ModelEndpoint.KeyVariable)) is { } mistake) parsed.AddError(mistake);
        });
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var (holders, unknown) = SeatWords.Holders(parsed.GetValue(seats), compiled.Crisis);
            if (holders is null) return UsageErrors.Report($"--seats: {unknown}", parsed, io);
            var (given, wrong) = SeatWords.Types(parsed.GetValue(types), compiled.Crisis);
            if (given is null) return UsageErrors.Report($"--types: {wrong}", parsed, io);
            if (holders.Contains(SeatHolder.Language) && parsed.GetValue(llm) is null) return UsageErrors.Report("a seat is held by a language model, and none is named: add --llm MODEL and --endpoint URL", parsed, io);
            var (about, whyNot) = TableCrisis.Of(compiled);
            if (about is null) return Cannot(whyNot!, io);
            var (model, _, _) = ModelLoader.ReadText(compiled.Crisis.File);
            var settings = new RoomSettings { Seed = parsed.GetValue(seed), IsHeld = parsed.GetValue(held), ModelHash = TableRoom.HashOf(model ?? "") };
            var (room, closed) = TableRoom.Enter(about, new MemoryLog(), io.Time, settings, io.Cancellation);
            if (room is null) return Cannot(closed!, io);
            using var client = parsed.GetValue(llm) is { } name ? ModelEndpoint.Connect(name, parsed.GetValue(endpoint)!, io.Variable(ModelEndpoint.KeyVariable)) : null;
            var language = client is null ? null : new LanguageSeat(client, parsed.GetValue(llm)!, io.Time, Patience);
            if (holders.Contains(SeatHolder.Person)) return UsageErrors.Report("a seat is held by a person, and pages for people are not there yet: say who holds it, as in --seats all=model", parsed, io);
            var exit = PlayThrough(room, language, parsed.GetValue(tables) ?? 1, holders, given, parsed, format, output, record, io);
            return exit == ExitCode.Answered && parsed.GetValue(freeze) is { } diary ? Freeze(room, diary, parsed.GetValue(analyst), model ?? "", io) : exit;
        });
        return command;
    }

    /// <summary>Plays tables that need no person to their end and prints what came of them.</summary>
    private static int PlayThrough(TableRoom room, LanguageSeat? language, int count, IReadOnlyList<SeatHolder> holders, IReadOnlyDictionary<int, int> given, ParseResult parsed, Option<string> format, Option<string?> output, Option<string?> record, Io io)
    {
        var results = Waiting.For(io, "Playing the tables", say =>
        {
            say(new Progress("Laying out the game") { IsKept = true });
            if (holders.Contains(SeatHolder.Model) && room.Solver is null) return null;
            room.Open(count, holders, default, given, io.Cancellation);
            var driver = room.Driver(language);
            var done = 0;
            foreach (var table in room.Tables.OrderBy(t => t.State.Number % room.Draws))
            {
                table.Take("begin", Actor.Facilitator, new TableEvent.Began());
                driver.RunAsync(table, io.Cancellation).GetAwaiter().GetResult();
                say(new Progress("Playing the tables", ++done, count));
            }

            return room.Results(withModel: true, io.Cancellation);
        });
        if (results is null) return Cannot(room.WhyNoModel!, io);
        var printed = parsed.GetValue(format)!;
        if (printed == "json") io.Out.Write(Json.Render(results));
        else QuestionCommand.Show(TableDocument.Of(results), printed, io);
        if (parsed.GetValue(record) is { } file && WriteRecords(room, file, parsed, io) is var wrote and not ExitCode.Answered) return wrote;
        if (parsed.GetValue(output) is not { } report) return ExitCode.Answered;
        var kind = OutputFile.FormatOf(report)!;
        return OutputFile.Write(report, kind == "json" ? Json.Render(results) : AnswerText.Render(TableDocument.Of(results), kind), printed == "json" ? io.Error : io.Out, parsed, io);
    }

    private static int WriteRecords(TableRoom room, string file, ParseResult parsed, Io io)
    {
        var several = room.Tables.Count > 1;
        foreach (var table in room.Tables)
        {
            var name = several ? Path.Combine(Path.GetDirectoryName(file) ?? "", $"{Path.GetFileNameWithoutExtension(file)}-{table.State.Number + 1}{Path.GetExtension(file)}") : file;
            if (OutputFile.Write(name, TableRecord.Csv(table.State), io.Error, parsed, io) is var wrote and not ExitCode.Answered) return wrote;
        }

        return ExitCode.Answered;
    }

    /// <summary>Writes how often the break came about into a diary.</summary>
    private static int Freeze(TableRoom room, string path, string? analyst, string modelText, Io io)
    {
        var results = room.Results(withModel: false, io.Cancellation);
        if (results is not { Break: { } broken, Finished: > 0 }) return Cannot("nothing was frozen: the model names no break, or no table came to its end", io);
        var line = Freezing.TableLine(room.About.Compiled, broken.Tables, results.Finished, room.Settings.Seed, modelText, Application.Version, analyst, io.Time.GetUtcNow());
        if (line is null) return Cannot("nothing was frozen: no class of past cases stands beside the model, and a forecast is scored against one; demarche outside says how to name one", io);
        var diagnostics = new DiagnosticBag();
        var written = ForecastDiary.Append(path, _ => (line, null), diagnostics);
        DiagnosticText.Write(diagnostics.InOrder(), io);
        if (written is null) return ExitCode.Problems;
        io.Error.WriteLine($"{line.Id}: {line.Statement} by {line.Horizon}, {PlaySentences.Percent(line.Joined)} by {Phrases.Count(results.Finished, "table")} (outside view {PlaySentences.Percent(line.Rate)}). Written to {path}.");
        return ExitCode.Answered;
    }

    private static int Cannot(string why, Io io)
    {
        io.Error.WriteLine($"demarche: {PlainText.Of(why).TrimEnd('.')}.");
        return ExitCode.Problems;
    }
}
