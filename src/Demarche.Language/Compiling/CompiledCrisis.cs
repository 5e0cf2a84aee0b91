using Demarche.Engine;
using Demarche.Engine.States;
using Demarche.Language.Model;

namespace Demarche.Language.Compiling;

/// <summary>A crisis made ready for the engine under one profile of types.</summary>
public sealed class CompiledCrisis
{
    /// <summary>The crisis as written.</summary>
    public required Crisis Crisis { get; init; }

    /// <summary>States, moves and orders; moves that factions veto or the model forbids are gone.</summary>
    public required ConflictGraph Graph { get; init; }

    /// <summary>For each party, the type in force: an index into its types, or −1 when it has none.</summary>
    public required IReadOnlyList<int> Types { get; init; }

    /// <summary>The present state, from 0.</summary>
    public required int Now { get; init; }

    /// <summary>Where each named outcome holds, in declared order.</summary>
    public required IReadOnlyList<StateSet> Outcomes { get; init; }

    /// <summary>Where the break holds; null when the model names none.</summary>
    public required StateSet? Break { get; init; }

    /// <summary>The order in force for a party.</summary>
    public Preference PreferenceOf(int party) => Types[party] < 0 ? Crisis.Parties[party].Preference : Crisis.Parties[party].Types[Types[party]].Preference;
}
