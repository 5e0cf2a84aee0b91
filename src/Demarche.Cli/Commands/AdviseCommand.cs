using System.CommandLine;
using Demarche.Analysis.Assessing;
using Demarche.Analysis.Findings;
using Demarche.Engine;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Advice;
using Demarche.Reports.Explain;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche advise MODEL WANTED</c>: the cheapest allowed changes that make a wanted state hold and reachable from now.</summary>
internal static class AdviseCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "advise",
            "Tell a mediator the cheapest changes that would make a state hold",
            new Example("demarche advise geneva-2022 de-escalation", "what would make an outcome hold, and let moves that each pay lead there from now"),
            new Example("demarche advise geneva-2022 de-escalation --any-moves", "any moves may lead there, whether or not they pay"),
            new Example("demarche advise elmira 5 --concept gmr --format json", "for scripts"));
        var input = new ModelInput(command, takesTypes: true);
        var wanted = new Argument<string>("WANTED") { HelpName = "WANTED", Description = "An outcome, or a state as 'explain' takes it; of an outcome any state will do" };
        wanted.CompletionSources.Add(input.Names(c => c.Outcomes.Select(o => o.Name).Concat(c.Graph?.States ?? []).Prepend("now")));
        var concept = ConceptChoice.One("--concept", "Which concept says what holds", "seq");
        var pays = new Option<bool>("--pays") { Description = "Moves that each pay for their mover must lead there from now; so it is when nothing is said" };
        var anyMoves = new Option<bool>("--any-moves") { Description = "Any moves may lead there from now, whether or not they pay" };
        var budget = new Option<long?>("--budget") { HelpName = "N", Description = "Make at most so many sets of changes (100000 when left out)" };
        budget.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 1 or > 2_000_000) result.AddError("--budget takes a number from 1 to 2000000");
        });
        var limit = new Option<int?>("--limit") { HelpName = "N", Description = "The most sets of the least cost to tell (5 when left out)" }.Between(1, 1000);
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "text, md, json, html or csv", DefaultValueFactory = _ => "text" }.Among("format", "text", "md", "json", "html", "csv");
        command.Add(wanted);
        foreach (var option in new Option[] { concept, pays, anyMoves, budget, limit, format }) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(pays) && result.GetValue(anyMoves)) result.AddError("--pays and --any-moves ask for opposite things; give one of them");
        });
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var (states, problem) = StateReference.Find(compiled, parsed.GetRequiredValue(wanted));
            if (states is null) return UsageErrors.Report(problem!, parsed, io);
            var request = new AdviceRequest(Wanted(compiled, parsed.GetRequiredValue(wanted).Trim(), states), states, Concepts.Find(parsed.GetValue(concept)!)!, !parsed.GetValue(anyMoves))
            {
                Budget = parsed.GetValue(budget) ?? 100_000,
                Limit = parsed.GetValue(limit) ?? 5,
            };
            const string label = "Trying sets of changes";
            var finding = Waiting.WithBar(io, label, say => AdviceFinding.Of(compiled, request, (tried, waiting) => say(new(label, tried, tried + waiting)), io.Cancellation));
            Show(finding, parsed.GetValue(format)!, io);
            if (!finding.WasStopped) return ExitCode.Answered;
            io.Error.WriteLine($"demarche: stopped after {finding.Tried} sets of changes; what was found is the answer above");
            return ExitCode.Cancelled;
        });
        return command;
    }

    /// <summary>An outcome by its name, one state by its words.</summary>
    private static string Wanted(CompiledCrisis compiled, string text, StateSet states) =>
        states.Count > 1 || compiled.Crisis.Outcomes.Any(o => string.Equals(o.Name, text, StringComparison.OrdinalIgnoreCase)) ? text : new StateWords(compiled).Short(states.Members().First());

    private static void Show(AdviceFinding finding, string format, Io io)
    {
        if (format == "csv") AdviceCsv.Write(finding, io.Out);
        else if (format == "json") io.Out.Write(AdviceJson.Render(finding));
        else Print.Report(AdviceDocument.Of(finding), format, io);
    }
}
