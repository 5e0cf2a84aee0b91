using System.Collections.Concurrent;
using System.CommandLine;
using Demarche.Analysis.Assessing;
using Demarche.Engine.Paths;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
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
            var chosen = Waiting.For(io, "Looking for the nearest", _ => Nearest(compiled, states, io));
            var request = new ExplanationRequest(chosen, parties, asked.Concepts, parsed.GetValue(makeStable)) { Coalitions = question, Attitudes = parsed.GetValue(attitudes) };
            var (sections, wasStopped) = Explain(compiled, request, io);
            if (states.Count > 1) io.Error.WriteLine($"demarche: '{text}' is {states.Count} states; this is the nearest to now");
            Print.Report(ExplanationDocument.Of(compiled, request, sections), parsed.GetValue(format)!, io);
            if (!wasStopped) return ExitCode.Answered;
            io.Error.WriteLine($"demarche: {Stopped(sections, request)}; what was done is the answer above");
            return ExitCode.Cancelled;
        });
        return command;
    }

    /// <summary>Explains, section by section; Ctrl-C ends it, and the sections done until then are kept.</summary>
    internal static (IReadOnlyList<Section> Sections, bool WasStopped) Explain(CompiledCrisis compiled, ExplanationRequest request, Io io)
    {
        var done = new ConcurrentQueue<Section>();
        try
        {
            return (Waiting.For(io, "Explaining", say =>
            {
                foreach (var section in ExplanationDocument.Sections(compiled, request, io.Cancellation))
                {
                    done.Enqueue(section);
                    say($"Explaining: {section.Title} is done");
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
        return done < request.Parties.Count ? $"stopped when {done} of {request.Parties.Count} parties were done" : "stopped before all that was asked was done";
    }

    private static int Nearest(CompiledCrisis compiled, StateSet states, Io io) =>
        states.Count == 1 ? states.Members().First() : Ways.ByAnyMoves(compiled.Graph, compiled.Now, io.Cancellation).NearestIn(states) ?? states.Members().First();
}
