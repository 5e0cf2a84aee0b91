using Demarche.Engine.Coalitions;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;

namespace Demarche.Analysis.Findings;

/// <summary>Why a party stays in a state or leaves it: the verdict with the moves that show it.</summary>
/// <param name="Compiled">The crisis that it is about.</param>
/// <param name="States">What its states and moves are called.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record VerdictReason(CompiledCrisis Compiled, StateWords States, Verdict Verdict)
{
    /// <summary>Whether only the move that tells most is meant, and not that there are others of the kind.</summary>
    public bool MostTellingOnly { get; init; }
}

/// <summary>Why the members of a coalition stay in a state or leave it together.</summary>
/// <param name="Compiled">The crisis that it is about.</param>
/// <param name="States">What its states and moves are called.</param>
/// <param name="Verdict">The verdict.</param>
public sealed record CoalitionReason(CompiledCrisis Compiled, StateWords States, CoalitionVerdict Verdict);

/// <summary>Why an arrangement does not hold on one side of a comparison, with a third party's moves or without them, although it does on the other.</summary>
/// <param name="ThirdParty">The third party.</param>
/// <param name="Cause">What stands against it.</param>
/// <param name="Leaver">Who would not stay; empty where nobody would leave.</param>
/// <param name="Leaves">Why it would not; null where nobody would leave.</param>
public sealed record SettlementReason(string ThirdParty, SettlementCause Cause, string Leaver, VerdictReason? Leaves);

/// <summary>What stands against an arrangement.</summary>
public enum SettlementCause
{
    /// <summary>Without the third party's moves the levers of the others could not stand so.</summary>
    NoSuchState,

    /// <summary>Without the third party's moves somebody would leave.</summary>
    LeftWithout,

    /// <summary>Without the third party's moves it would hold, but no moves of the others lead there.</summary>
    NoWayWithout,

    /// <summary>As things are somebody leaves.</summary>
    Left,

    /// <summary>As things are it holds with the third party's own levers set otherwise.</summary>
    OtherForm,
}
