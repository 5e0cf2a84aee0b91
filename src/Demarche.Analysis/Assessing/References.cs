using System.Text.Json.Serialization;
using Demarche.Engine.Stability;

namespace Demarche.Analysis.Assessing;

/// <summary>A state as a reader meets it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Words">What differs from now.</param>
/// <param name="Full">All of it.</param>
/// <param name="Outcomes">The named outcomes that hold in it.</param>
public sealed record StateRef(int Number, string Words, string Full, IReadOnlyList<string> Outcomes)
{
    /// <summary>The state as the engine counts it, from 0.</summary>
    [JsonIgnore]
    public int State => Number - 1;
}

/// <summary>A move as a reader meets it.</summary>
/// <param name="Party">Who moves.</param>
/// <param name="Words">What it does, subject first.</param>
/// <param name="Action">What it does, without the subject.</param>
/// <param name="From">Number of the state it leaves.</param>
/// <param name="To">Number of the state it leads to.</param>
/// <param name="Pays">Whether the mover is better off right after it.</param>
public sealed record MoveRef(string Party, string Words, string Action, int From, int To, bool Pays)
{
    /// <summary>The move as the engine counts parties and states, from 0.</summary>
    [JsonIgnore]
    public Step Step { get; init; }

    /// <summary>Who moves, as sentences call it.</summary>
    [JsonIgnore]
    public string Mover { get; init; } = Party;
}

/// <summary>A way from now.</summary>
/// <param name="Rule">What moves it may hold, in words.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Moves">The moves, in order.</param>
public sealed record WayRef(string Rule, StateRef To, IReadOnlyList<MoveRef> Moves);
