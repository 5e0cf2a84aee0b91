using Demarche.Events.Codes;
using Demarche.Events.Files;
using Demarche.Language.Model;

namespace Demarche.Events.Joining;

/// <summary>Those between whom events are counted, as the user names them: by code or name, or by the name of a party of a model, by whose name rows then
/// go.</summary>
public static class Actors
{
    /// <summary>The actors; null, and reported, when one is not known.</summary>
    /// <param name="named">What the user typed.</param>
    /// <param name="map">The map, which knows whether other texts than states may stand in the columns.</param>
    /// <param name="crisis">The model whose parties give rows their names; null for none.</param>
    /// <param name="diagnostics">Receives what is not known.</param>
    public static IReadOnlyList<EventActor>? Of(IReadOnlyList<string> named, EventMap map, Crisis? crisis, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(named);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var found = new List<EventActor>();
        foreach (var name in named)
        {
            var party = crisis?.Parties.FirstOrDefault(p => p.Name == name);
            var state = (party is null ? null : StateOf(party)) ?? States.Find(name);
            if (state is null && map.IsBuiltIn)
            {
                var help = diagnostics.DidYouMean(name, States.All.SelectMany(s => s.Spellings)) ?? EventRules.UnknownActor.Help;
                diagnostics.ReportWithHelp(EventRules.UnknownActor, EventFiles.Place("--between"), help, name);
                continue;
            }

            var actor = state ?? new EventActor(name, name, [name]);
            party ??= crisis?.Parties.FirstOrDefault(p => StateOf(p) == state && state is not null);
            if (party is not null) actor = actor with { Name = party.Name };
            if (!found.Exists(f => f.Code == actor.Code)) found.Add(actor);
        }

        if (found.Count == 1 && !diagnostics.HasErrors) diagnostics.Report(EventRules.OneActor, EventFiles.Place("--between"), found[0].Name);
        return diagnostics.HasErrors ? null : found;
    }

    private static EventActor? StateOf(Party party) => States.Find(party.Name) ?? States.Find(party.Words);
}
