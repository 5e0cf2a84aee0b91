using System.CommandLine;
using Demarche.Engine.Paths;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Explain;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche explain MODEL STATE</c>: why a state holds or fails, move by move.</summary>
internal static class ExplainCommand
{
    public static Command Create(Io io)
    {
        var command = new ExemplifiedCommand(
            "explain",
            "Say why a state holds or fails, party by party, move by move",
            new Example("demarche explain geneva-2022 now", "the present state"),
            new Example("demarche explain geneva-2022 break --for Russia --concept seq", "the nearest state of an outcome, for one party"),
            new Example("demarche explain geneva-2022 now --coalitions USA+Ukraine", "for parties that act together"),
            new Example("demarche explain geneva-2022 ties=severed,sanctions=tough --make-stable", "what would make a state hold"));
        var input = new ModelInput(command, takesTypes: true);
        var state = new Argument<string>("STATE") { HelpName = "STATE", Description = "A number, 'now', an outcome, a pattern such as NYN, or levels such as ties=severed,border=eased" };
        var party = new Option<string?>("--for") { HelpName = "PARTY", Description = "For one party only" };
        var concept = ConceptChoice.Option("--concept", "-c");
        var foresight = new ForesightChoice(command, input);
        var thresholds = new ThresholdChoice(command, input);
        var coalitions = new CoalitionChoice(command, input);
        var makeStable = new Option<bool>("--make-stable") { Description = "Say which preferences would make the state hold" };
        var attitudes = new Option<bool>("--attitudes") { Description = "Say which attitudes of the parties to one another would make the state hold" };
        var format = Print.Option();
        state.CompletionSources.Add(input.Names(c => c.Outcomes.Select(o => o.Name).Concat(c.Graph?.States ?? []).Prepend("now")));
        party.CompletionSources.Add(input.Names(c => c.Parties.Select(p => p.Name)));
        command.Add(state);
        foreach (var option in new Option[] { party, concept, makeStable, attitudes, format }) command.Add(option);
        command.SetAction(parsed =>
        {
            if (!input.TryCompile(parsed, io, out var compiled, out var exitCode)) return exitCode;
            var text = parsed.GetRequiredValue(state);
            var (states, problem) = StateReference.Find(compiled, text);
            if (states is null) return UsageErrors.Report(problem!, parsed, io);
            if (!PartyNames.TryFind(compiled.Crisis, parsed.GetValue(party), out var parties, out var noParty)) return UsageErrors.Report(noParty, parsed, io);
            if (!foresight.TryRead(parsed, compiled.Crisis, out var mixed, out var wrong)) return UsageErrors.Report(wrong, parsed, io);
            if (!coalitions.TryRead(parsed, compiled.Crisis, out var question, out wrong)) return UsageErrors.Report(wrong, parsed, io);
            if (parsed.GetValue(party) is not null && !coalitions.IsGiven(parsed)) question = null;
            if (parsed.GetValue(party) is null && coalitions.IsGiven(parsed) && !parsed.GetValue(makeStable)) parties = [];
            if (!thresholds.TryRead(parsed, compiled.Crisis, out var richer, out wrong)) return UsageErrors.Report(wrong, parsed, io);
            var asked = ForesightChoice.InsteadOf(parsed.GetValue(concept), mixed).With(richer, compiled.Graph.Parties);
            ConceptChoice.WarnOfInapplicable(asked, compiled.Graph, io);
            var document = Waiting.For(io, "Explaining", _ =>
            {
                var chosen = Nearest(compiled, states, io);
                return ExplanationDocument.Of(compiled, new ExplanationRequest(chosen, parties, asked.Concepts, parsed.GetValue(makeStable)) { Coalitions = question, Attitudes = parsed.GetValue(attitudes) }, io.Cancellation);
            });
            if (states.Count > 1) io.Error.WriteLine($"demarche: '{text}' is {states.Count} states; this is the nearest to now");
            Print.Report(document, parsed.GetValue(format)!, io);
            return ExitCode.Answered;
        });
        return command;
    }

    private static int Nearest(CompiledCrisis compiled, StateSet states, Io io) =>
        states.Count == 1 ? states.Members().First() : Ways.ByAnyMoves(compiled.Graph, compiled.Now, io.Cancellation).NearestIn(states) ?? states.Members().First();
}
