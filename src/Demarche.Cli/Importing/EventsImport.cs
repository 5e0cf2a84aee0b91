using Demarche.Analysis.Asking;
using Demarche.Events;
using Demarche.Events.Counting;
using Demarche.Events.Files;
using Demarche.Events.Joining;
using Demarche.Language;
using Demarche.Language.Model;
using Demarche.Reports.Rendering;

namespace Demarche.Cli.Importing;

/// <summary>Event data from the command line to the answer, and into a record.</summary>
internal static class EventsImport
{
    public static int Run(EventsAsked asked, Io io)
    {
        var diagnostics = new DiagnosticBag();
        var model = asked.Into is { } named ? ModelPaths.Find(named, io) : null;
        Crisis? crisis = null;
        if (model is not null)
        {
            var loaded = ModelLoader.Load(model, null, io.Cancellation);
            diagnostics.AddRange(loaded.Diagnostics.Where(d => d.Severity == Severity.Error));
            crisis = loaded.Crisis;
        }

        var answer = diagnostics.HasErrors ? null : Answer(asked, crisis, diagnostics, io);
        DiagnosticText.Write(diagnostics.InOrder(), io);
        if (answer is null) return ExitCode.Problems;
        EventsOutput.Write(answer, asked.Format, io);
        return model is null ? ExitCode.Answered : Join(model, answer, asked.Format, io);
    }

    private static EventAnswer? Answer(EventsAsked asked, Crisis? crisis, DiagnosticBag diagnostics, Io io)
    {
        if ((EventMaps.Named(asked.Map) ?? OwnMap(asked.Map, diagnostics)) is not { } map) return null;
        if (asked.ByGoldstein && map.Kinds == KindScheme.Plover) diagnostics.Report(EventRules.NoGoldstein, new SourceSpan("--scores", 1, 1, 1, 2), map.Title);
        var between = Actors.Of(asked.Between, map, crisis, diagnostics);
        var files = EventFiles.Find(asked.Files, diagnostics);
        if (between is null || diagnostics.HasErrors) return null;
        foreach (var file in files) io.Inputs.Add(file.Path);
        var request = new EventRequest(files, map, between) { From = asked.From, To = asked.To, Scale = asked.ByGoldstein ? EventScale.Goldstein
            : EventScale.Plover };
        using var import = new EventImport();
        return Waiting.For(io, "Reading event data", say => import.Read(request, diagnostics, p => say(new Progress(p.What, p.Done, p.Of)), io.Cancellation));
    }

    private static EventMap? OwnMap(string name, DiagnosticBag diagnostics)
    {
        if (File.Exists(name)) return MapFile.Read(name, diagnostics);
        var help = diagnostics.DidYouMean(name, BuiltInMaps.Names)
            ?? $"Maps that ship are {string.Join(", ", BuiltInMaps.Names)}; any other is a file of yours, described in docs/reading.md, “From event data”.";
        diagnostics.ReportWithHelp(FileRules.Unreadable, new SourceSpan(name, 1, 1, 1, 2), help, name, "there is no such map");
        return null;
    }

    private static int Join(string model, EventAnswer answer, string format, Io io)
    {
        var diagnostics = new DiagnosticBag();
        var joined = CountJoin.Of(model, answer, diagnostics);
        DiagnosticText.Write(diagnostics.InOrder(), io);
        if (joined is null) return ExitCode.Problems;
        io.Cancellation.ThrowIfCancellationRequested();
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

        (format == "text" ? io.Out : io.Error).WriteLine(PlainText.Of(EventsWords.Of(joined)));
        return ExitCode.Answered;
    }
}
