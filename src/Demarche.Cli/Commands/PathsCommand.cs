using System.CommandLine;
using Demarche.Analysis.Assessing;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Reports.Explain;
using Demarche.Reports.Paths;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche paths MODEL</c>: the ways from now, who must move, where they can be stopped.</summary>
internal static class PathsCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "paths",
            "Show the shortest ways from now to the break and to what holds",
            new Example("demarche paths geneva-2022", "to the break and to every state that holds"),
            new Example("demarche paths geneva-2022 --to \"mutual aggravation\" --setbacks 1", "to one outcome, one move on the way not paying for its mover"),
            new Example("demarche paths geneva-2022 --to break --any-moves", "by any moves at all, whether or not they pay"));
        var input = new ModelInput(command, takesTypes: true);
        var goal = new Option<string?>("--to") { HelpName = "OUTCOME", Description = "An outcome, or a state as 'explain' takes it" };
        goal.CompletionSources.Add(input.Names(c => c.Outcomes.Select(o => o.Name)));
        var setBacks = new Option<int?>("--setbacks") { HelpName = "K", Description = "How many moves on a way may be ones that their mover does not gain by" }.Between(0, 100);
        var anyMoves = new Option<bool>("--any-moves") { Description = "Show ways by any moves too, whether or not they pay" };
        var concept = ConceptChoice.One("--concept", "Which concept says what holds", "seq");
        var format = Print.Option();
        foreach (var option in new Option[] { goal, setBacks, anyMoves, concept, format }) command.Add(option);
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var text = parsed.GetValue(goal);
            StateSet? states = null;
            if (text is not null)
            {
                (states, var problem) = StateReference.Find(compiled, text);
                if (states is null) return UsageErrors.Report(problem!, parsed, io);
            }

            var request = new PathsRequest(text, states, parsed.GetValue(setBacks) ?? 0, parsed.GetValue(anyMoves));
            var document = Waiting.For(io, "Searching for ways", _ => PathsDocument.Of(compiled, request, Concepts.Find(parsed.GetValue(concept)!)!, io.Cancellation));
            Print.Report(document, parsed.GetValue(format)!, io);
            return ExitCode.Answered;
        });
        return command;
    }
}
