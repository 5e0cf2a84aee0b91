using System.CommandLine;
using System.Globalization;
using Demarche.Cli.Reading;
using Demarche.Language;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Record;
using Demarche.Record.Classifying;
using Demarche.Record.Drafting;
using Demarche.Record.Events;
using Demarche.Record.Joining;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;
using Demarche.Reports.Rendering;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche read FILES</c>: texts become dated, sourced events with their conditions.</summary>
internal static class ReadCommand
{
    private const string StandardInput = "-";
    private static readonly string[] Formats = ["table", "csv", "json", "md"];

    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "read",
            "Read texts: who did what to whom, when, and if what; each with its words",
            new Example("demarche read article.txt --published 2022-01-05", "a table"),
            new Example("demarche read article.txt --into geneva-2022", "into the record of a model; what is new, what is there already"),
            new Example("demarche read article.txt --draft new.crisis.yaml", "a model to mend, every line with its sentence"),
            new Example("demarche read *.txt *.html *.pdf --format csv", "rows for a spreadsheet or a script"),
            new Example("demarche read article.txt --llm NAME --endpoint http://localhost:11434/v1", "by a language model, held against the text"));
        var files = new Argument<string[]>("FILES") { HelpName = "FILES", Description = "Texts, saved pages (.html), PDFs; - for standard input",
            Arity = ArgumentArity.OneOrMore };
        var published = new Option<DateOnly?>("--published") { HelpName = "DAY",
            Description = "The day on which the texts were published, from which “yesterday” counts", CustomParser = Day };
        var into = ModelPaths.Complete(
            new Option<string?>("--into") { HelpName = "MODEL", Description = "Add the events to the record of this model, to be accepted or rejected" });
        var draft = new Option<string?>("--draft") { HelpName = "FILE", Description = "Write a draft of a model" };
        var why = new Option<bool>("--why") { Description = "Say why each event was read so, and its three likeliest kinds" };
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "table, csv, json or md", DefaultValueFactory = _ => "table" }
            .Among("format", Formats);
        var llm = new Option<string?>("--llm") { HelpName = "MODEL", Description = "Read by this language model and hold what it says against the text" };
        var endpoint = new Option<Uri?>("--endpoint") { HelpName = "URL",
            Description = $"Where it is: an address that speaks OpenAI's protocol; a key comes from {ModelEndpoint.KeyVariable}", CustomParser = Address };
        var keep = new Option<string?>("--keep") { HelpName = "DIR", Description = "Keep its replies in this folder" };
        var vectors = EncoderChoice.Option();
        command.Add(files);
        foreach (var option in new Option[] { published, into, draft, why, format, vectors, llm, endpoint, keep }) command.Add(option);
        command.Validators.Add(parsed =>
        {
            if (ModelChoice.Mistake(parsed.GetValue(llm), parsed.GetValue(endpoint), parsed.GetValue(keep),
                io.Variable(ModelEndpoint.KeyVariable)) is { } mistake) parsed.AddError(mistake);
        });
        command.SetAction(parsed =>
        {
            var diagnostics = new DiagnosticBag();
            Crisis? crisis = null;
            var model = parsed.GetValue(into) is { } named ? ModelPaths.Find(named, io) : null;
            if (model is not null)
            {
                var loaded = ModelLoader.Load(model, null, io.Cancellation);
                DiagnosticText.Write([.. loaded.Diagnostics.Where(d => d.Severity == Severity.Error)], io);
                if ((crisis = loaded.Crisis) is null) return ExitCode.Problems;
            }

            var kinds = EncoderChoice.Of(parsed.GetValue(vectors), io, out var mistake);
            if (mistake is not null) return UsageErrors.Report(mistake, parsed, io);
            var choice = parsed.GetValue(llm) is { } name ? new ModelChoice(name, parsed.GetValue(endpoint)!, parsed.GetValue(keep)) : null;
            var readings = Read(parsed.GetRequiredValue(files), parsed.GetValue(published), crisis, kinds, choice, diagnostics, io);
            DiagnosticText.Write(diagnostics.InOrder(), io);
            if (readings.Count == 0) return ExitCode.Problems;
            ReadingOutput.Write(readings, parsed.GetValue(format)!, parsed.GetValue(why), model is not null || parsed.GetValue(draft) is not null, io);
            var code = diagnostics.HasErrors ? ExitCode.Problems : ExitCode.Answered;
            if (model is not null) code = Math.Max(code, Join(model, readings, parsed.GetValue(format)!, io));
            if (parsed.GetValue(draft) is { } file)
                code = Math.Max(code, OutputFile.WriteNew(file, DraftModel.Of(readings), parsed.GetValue(format) == "table" ? io.Out : io.Error, parsed, io));
            return code;
        });
        return command;
    }

    private static List<Record.Reading.Reading> Read(
        string[] files, DateOnly? published, Crisis? crisis, KindClassifier kinds, ModelChoice? choice, DiagnosticBag diagnostics, Io io)
    {
        var readings = new List<Record.Reading.Reading>();
        foreach (var file in files)
        {
            var article = file == StandardInput ? TextIntake.Read(io.In(), "standard input", "text", diagnostics) : TextIntake.ReadFile(file, diagnostics);
            if (article is null) continue;
            while (readings.Exists(r => r.Article.Name == article.Name)) article = article with { Name = $"{article.Name}-{readings.Count + 1}" };
            var day = published ?? article.Published ?? DateOnly.FromDateTime(io.Time.GetLocalNow().DateTime);
            var shown = file == StandardInput ? "standard input" : file;
            if (published is null && article.Published is null)
                diagnostics.Report(RecordRules.NoDay, new SourceSpan(shown, 1, 1, 1, 2), day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
            var reading = choice?.Read(article, day, crisis, shown, io)
                ?? Waiting.For(io, $"Reading {shown}", _ => Reader.Read(article, day, crisis, kinds, null, io.Cancellation));
            if (reading.Events.Count == 0) diagnostics.Report(RecordRules.NoEvents, new SourceSpan(shown, 1, 1, 1, 2));
            readings.Add(reading);
        }

        return readings;
    }

    private static int Join(string model, IReadOnlyList<Record.Reading.Reading> readings, string format, Io io)
    {
        var diagnostics = new DiagnosticBag();
        var joined = RecordJoin.Of(model, readings, diagnostics);
        DiagnosticText.Write(diagnostics.InOrder(), io);
        if (joined is null) return ExitCode.Problems;
        try
        {
            if (joined.RecordText is { } rows) AtomicFile.Write(joined.RecordFile, rows);
            if (joined.ModelText is { } text) AtomicFile.Write(joined.ModelFile, text);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            io.Error.WriteLine($"demarche: the record cannot be written: {failed.Message.TrimEnd('.')}.");
            return ExitCode.WrongUsage;
        }

        (format == "table" ? io.Out : io.Error).WriteLine(PlainText.Of(JoinWords.Of(joined)));
        return ExitCode.Answered;
    }

    private static Uri? Address(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address)) return address;
        result.AddError($"--endpoint takes an address that begins with http:// or https://, not '{result.Tokens[0].Value}'");
        return null;
    }

    private static DateOnly? Day(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError($"--published takes a day as yyyy-MM-dd, not '{text}'");
        return null;
    }
}
