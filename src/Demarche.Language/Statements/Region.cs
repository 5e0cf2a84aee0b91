using Demarche.Engine.States;

namespace Demarche.Language.Statements;

/// <summary>What kind of named set of states a name stands for.</summary>
public enum RegionKind
{
    /// <summary>An outcome that the model defines by a statement.</summary>
    Outcome,

    /// <summary>States that the model merges into one.</summary>
    Merged,

    /// <summary>A fact of the graph form.</summary>
    Fact,

    /// <summary>A named state of the graph form.</summary>
    State,
}

/// <summary>A named set of states, as statements see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Condition">Where it holds.</param>
/// <param name="Words">The clause that says in plain English that it holds; null when the model gives none.</param>
/// <param name="Definition">What defines it; null when its states are listed.</param>
public sealed record Region(string Name, RegionKind Kind, Condition Condition, string? Words, Proposition? Definition);
