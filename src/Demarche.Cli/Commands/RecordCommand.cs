using System.CommandLine;
using System.Globalization;
using Demarche.Analysis.Threats;
using Demarche.Language.Diagnostics;
using Demarche.Reports.Rendering;
using Demarche.Record.Events;
using Demarche.Record.Keeping;
using Demarche.Reports.Record;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche record MODEL</c>: the record of a model, what the analyst says of its rows, and what follows from it.</summary>
internal static class RecordCommand
{
    private static readonly string[] Deeds = ["accept", "reject", "does"];

    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "record",
            "Show the record of a model; accept or reject what was read into it; its tension; what became of threats",
            new Example("demarche record geneva-2022", "the rows, and where they stand"),
            new Example("demarche record my.crisis.yaml accept e1 e2", "these rows count from now on"),
            new Example("demarche record my.crisis.yaml reject all",
                "all rows that nobody has looked at; they are kept, so that reading again does not bring them back"),
            new Example("demarche record my.crisis.yaml does e1", "this row is the move of the model that its words fit"),
            new Example("demarche record geneva-2022 --tension --half-life 30d", "conflict and cooperation by day"),
            new Example("demarche record geneva-2022 --threats", "which were called in, carried out, let lapse"));
        var input = new ModelInput(command);
        var deed = new Argument<string[]>("DEED") { HelpName = "accept|reject|does ID…",
            Description = "What to say of which rows; `all` means those that nobody has looked at, and after `does` all that may be moves",
            Arity = ArgumentArity.ZeroOrMore };
        deed.CompletionSources.Add(Deeds);
        var tension = new Option<bool>("--tension") { Description = "Conflict and cooperation over time" };
        var halfLife = new Option<double>("--half-life") { HelpName = "DAYS",
            Description = $"After how many days an event counts half as much ({Tension.UsualHalfLife:0} when left out)",
            DefaultValueFactory = _ => Tension.UsualHalfLife, CustomParser = Days };
        var threats = new Option<bool>("--threats") { Description = "What became of threats and promises" };
        var format = Choices.Format("text", "md", "json", "html", "csv");
        command.Add(deed);
        foreach (var option in new Option[] { tension, halfLife, threats, format }) command.Add(option);
        command.Validators.Add(parsed =>
        {
            var said = parsed.GetValue(deed) ?? [];
            if (said.Length > 0 && !Deeds.Contains(said[0])) parsed.AddError($"'{said[0]}' is none of accept, reject and does");
            else if (said.Length == 1) parsed.AddError($"{said[0]} takes the ids of rows, or all");
            if (parsed.GetValue(tension) && parsed.GetValue(threats)) parsed.AddError("--tension and --threats are two questions; ask one at a time");
            if (said.Length > 0 && (parsed.GetValue(tension) || parsed.GetValue(threats))) parsed.AddError($"{said[0]} takes neither --tension nor --threats");
        });
        command.SetAction(parsed => Run(parsed, new Asked(input, deed, tension, halfLife, threats, format), io));
        return command;
    }

    private static int Run(ParseResult parsed, Asked asked, Io io)
    {
        var diagnostics = new DiagnosticBag();
        var source = asked.Input.SourceOf(parsed, io);
        var deed = parsed.GetValue(asked.Deed) ?? [];
        if (deed is ["accept" or "reject", ..]) return Mark(source.Path!, deed[0], deed[1..], diagnostics, io);
        if (!ModelInput.TryCompile(source, io, out var compiled, out var exitCode)) return exitCode;
        if (deed.Length > 0) return Move(source.Path!, compiled.Crisis, deed[1..], diagnostics, io);
        var file = KeptRecord.Of(source.Path!, diagnostics);
        if (file is null && compiled.Crisis.Record.Count == 0)
        {
            DiagnosticText.Write(diagnostics.InOrder(), io);
            return ExitCode.Problems;
        }

        IReadOnlyList<EventRow> rows = file?.Rows
            ?? [.. compiled.Crisis.Record
            .Select(e =>
            new EventRow { Date = e.On, By = e.By, Toward = e.Toward, What = e.What, Tone = e.Tone, Source = e.Source ?? "", Does = e.Does?.Text
            ?? "", Before = e.Before?.Text ?? "" })];
        var format = parsed.GetValue(asked.Format)!;
        if (parsed.GetValue(asked.Tension))
        {
            var halfLife = parsed.GetValue(asked.HalfLife);
            if (format == "csv") io.Out.Write(TensionCsv(Tension.Of(rows, halfLife, compiled.Crisis.AsOf)));
            else QuestionCommand.Show(RecordDocument.OfTension(compiled, rows, halfLife), format, io);
        }
        else if (parsed.GetValue(asked.Threats))
        {
            QuestionCommand.Show(RecordDocument.OfThreats(compiled, ThreatHistory.Of(compiled), StatedThreats.Of(rows)), format, io);
        }
        else if (format == "csv")
        {
            io.Out.Write(EventCsv.Write(rows));
        }
        else
        {
            QuestionCommand.Show(RecordDocument.Rows(compiled, rows), format, io);
        }

        return ExitCode.Answered;
    }

    private static int Mark(string model, string deed, string[] ids, DiagnosticBag diagnostics, Io io)
    {
        if (KeptRecord.Of(model, diagnostics) is not { } record)
        {
            DiagnosticText.Write(diagnostics.InOrder(), io);
            return ExitCode.Problems;
        }

        if (ids is ["all"]) ids = [.. record.Rows.Where(r => r.Status == RowStatus.Read && r.Id.Length > 0).Select(r => r.Id)];
        var (text, unknown) = record.With(ids, deed == "accept" ? RowStatus.Accepted : RowStatus.Rejected);
        if (unknown.Count > 0)
        {
            io.Error.WriteLine($"demarche: no row of {record.Path} has the id {string.Join(", ", unknown)}; nothing was changed");
            return ExitCode.Problems;
        }

        if (!Wrote(record, text, io)) return ExitCode.WrongUsage;
        var left = record.Rows.Count(r => r.Status == RowStatus.Read && !ids.Contains(r.Id));
        io.Out.WriteLine($"{ids.Distinct().Count()} {(ids.Distinct().Count() == 1 ? "row" : "rows")} {deed}ed; "
            + $"{(left == 0 ? "none is" : $"{left} {(left == 1 ? "is" : "are")}")} left to look at.");
        return ExitCode.Answered;
    }

    private static int Move(string model, Language.Model.Crisis crisis, string[] ids, DiagnosticBag diagnostics, Io io)
    {
        if (KeptRecord.Of(model, diagnostics) is not { } record)
        {
            DiagnosticText.Write(diagnostics.InOrder(), io);
            return ExitCode.Problems;
        }

        var moves = FittingMoves.Of(crisis, record.Rows).Where(m => m.Row.Id.Length > 0).DistinctBy(m => m.Row.Id)
            .ToDictionary(m => m.Row.Id, m => m.Does, StringComparer.Ordinal);
        if (ids is ["all"]) ids = [.. moves.Keys];
        if (ids.Where(id => !moves.ContainsKey(id)).ToArray() is { Length: > 0 } unfit)
        {
            io.Error.WriteLine($"demarche: no move of the model fits {string.Join(", ", unfit)}; nothing was changed. Write what a row does into its column "
                + $"`does` by hand.");
            return ExitCode.Problems;
        }

        if (ids.Length > 0 && !Wrote(record, record.WithMoves(moves.Where(m => ids.Contains(m.Key)).ToDictionary(StringComparer.Ordinal)), io))
            return ExitCode.WrongUsage;
        foreach (var id in ids.Distinct()) io.Out.WriteLine($"{id} does: {moves[id]}");
        if (ids.Length == 0) io.Out.WriteLine("No row may be a move of the model.");
        return ExitCode.Answered;
    }

    private static bool Wrote(KeptRecord record, string text, Io io)
    {
        try
        {
            AtomicFile.Write(record.Path, text);
            return true;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            io.Error.WriteLine($"demarche: the record cannot be written: {failed.Message.TrimEnd('.')}.");
            return false;
        }
    }

    private static string TensionCsv(IEnumerable<TensionPoint> points)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine("date,conflict,cooperation,conflict-share");
        foreach (var p in points) text
            .WriteLine(string.Create(CultureInfo.InvariantCulture, $"{p.On:yyyy-MM-dd},{p.Conflict:0.####},{p.Cooperation:0.####},{p.ConflictShare:0.####}"));
        return text.ToString();
    }

    private static double Days(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text.EndsWith('d') ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days)
            && days is > 0 and <= 36500) return days;
        result.AddError($"--half-life takes days, as 14 or 14d, not '{text}'");
        return Tension.UsualHalfLife;
    }

    private sealed record Asked(ModelInput Input, Argument<string[]> Deed, Option<bool> Tension, Option<double> HalfLife, Option<bool> Threats,
        Option<string> Format);
}
