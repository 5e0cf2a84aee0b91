using System.Collections.Concurrent;
using System.CommandLine;
using Demarche.Analysis.Asking;
using Demarche.Reports.Documents;
using Demarche.Reports.Explain;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche explain MODEL STATE</c>: why a state holds or fails, move by move.</summary>
internal static class ExplainCommand
{
    public static Command Create(Io io)
    {
        var (self, options) = QuestionCommand.Begin(io, ExplainQuestion.Info, ["text", "md", "json", "html"], null,
        [
            new Example("demarche explain geneva-2022 now", "the present state"),
            new Example("demarche explain geneva-2022 break --for Russia --concept seq", "the nearest state of an outcome, for one party"),
            new Example("demarche explain geneva-2022 now --coalitions USA+Ukraine", "for parties that act together"),
            new Example("demarche explain geneva-2022 ties=severed,sanctions=tough --make-stable", "what would make a state hold"),
        ]);
        self.Command.SetAction(parsed =>
        {
            var answered = Waiting.Ask(io, ExplainQuestion.Info.Make(self.Input.SourceOf(parsed, io), options.Read(parsed)));
            if (AskProblems.Report(answered, parsed, io) is { } exitCode) return exitCode;
            var answer = (ExplainAnswer)answered.Any!;
            var (sections, wasStopped) = Explain(answer, io);
            QuestionCommand.Show(ExplanationDocument.Of(answer.Compiled, answer.Request, sections), self.FormatOf(parsed), io);
            if (!wasStopped) return ExitCode.Answered;
            io.Error.WriteLine($"demarche: {Stopped(sections, answer.Request)}; what was done is the answer above");
            return ExitCode.Cancelled;
        });
        return self.Command;
    }

    /// <summary>Explains, section by section; Ctrl-C ends it, and the sections done until then are kept.</summary>
    internal static (IReadOnlyList<Section> Sections, bool WasStopped) Explain(ExplainAnswer answer, Io io)
    {
        var done = new ConcurrentQueue<Section>();
        try
        {
            return (Waiting.For(io, "Explaining", say =>
            {
                foreach (var section in ExplanationDocument.Sections(answer.Compiled, answer.Request, io.Cancellation))
                {
                    done.Enqueue(section);
                    say(new Progress($"Explaining: {section.Title} is done"));
                }

                return done.ToArray();
            }), false);
        }
        catch (OperationCanceledException) when (io.Cancellation.IsCancellationRequested && !done.IsEmpty)
        {
            return (done.ToArray(), true);
        }
    }

    /// <summary>How far it came, in words.</summary>
    internal static string Stopped(IReadOnlyList<Section> sections, ExplanationRequest request)
    {
        var done = sections.Count(s => s.Id.StartsWith(ExplanationDocument.PartySections, StringComparison.Ordinal));
        return done < request.Parties.Count ? $"stopped when {done} of {request.Parties.Count} parties were done"
            : "stopped before all that was asked was done";
    }
}
