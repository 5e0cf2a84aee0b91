using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;

namespace Demarche.Language.Binding.Checks;

/// <summary>A bound crisis with its states, for the checks.</summary>
internal sealed record BoundModel(Crisis Crisis, StateCount States, CancellationToken Cancellation)
{
    /// <summary>The states in which a clause is true.</summary>
    public StateSet Where(Clause clause)
    {
        Cancellation.ThrowIfCancellationRequested();
        return States.Space.Where(clause.Condition);
    }
}

/// <summary>The checks that need the states, in the order in which they run. A new check is a file in this folder and a line here.</summary>
internal static class ModelChecks
{
    /// <summary>Beyond so many cells, checks that look at states are left out, since they would take longer than the answer.</summary>
    private const int MostCells = 1 << 24;

    /// <summary>Beyond so many cells times statements they are left out too.</summary>
    private const long MostWork = 1L << 31;

    private static readonly Action<BoundModel, DiagnosticBag>[] Cheap =
        [PresentState.Check, Dates.Check, ThreatAuthors.Check, Deadlines.Check, UnclearMoves.Check, Horizon.Check, ThirdPartyRoles.Check, UnseenDrafts.Check,
        LookAlikes.Check];

    private static readonly Action<BoundModel, DiagnosticBag>[] Thorough =
    [
        MergedStates.Check, ConstantOutcomes.Check, ConstantPriorities.Check, DecidedPriorities.Check, IncompleteRankings.Check, DividedMerges.Check,
            IdleForbiddenMoves.Check, IdleRisks.Check, IdleChanges.Check, OvershotThreats.Check,
    ];

    public static void Run(BoundModel model, DiagnosticBag diagnostics)
    {
        foreach (var check in Cheap) check(model, diagnostics);
        if (diagnostics.HasErrors || model.States.Space.Cells > MostCells || (long)model.States.Space.Cells * Statements(model.Crisis) > MostWork) return;
        foreach (var check in Thorough) check(model, diagnostics);
    }

    private static int Statements(Crisis crisis) => Priorities(crisis).Count() + crisis.Outcomes.Count + 1;

    /// <summary>Every order in a crisis: of parties, types, factions and perceived parties; one that several share only once.</summary>
    public static IEnumerable<Preference> Orders(Crisis crisis) =>
        crisis.Parties.SelectMany(p => p.Types.Select(t => t.Preference).Prepend(p.Preference).Concat(p.Factions.Select(f => f.Preference)))
            .Concat(crisis.Perceptions.SelectMany(p => (p.Sees ?? []).Prepend(p)).Select(p => p.Preference).OfType<Preference>())
            .Distinct<Preference>(ReferenceEqualityComparer.Instance);

    /// <summary>Every priority statement of every order.</summary>
    public static IEnumerable<Clause> Priorities(Crisis crisis) => Orders(crisis).OfType<Preference.Priorities>().SelectMany(p => p.Groups).SelectMany(g => g);
}
