using Demarche.Engine.States;

namespace Demarche.Engine.Tests.Oracle;

/// <summary>A conflict as a modeller would say it, before anything is worked out; engine and oracle each work it out by themselves.</summary>
public sealed record Description
{
    /// <summary>How many parties.</summary>
    public required int Parties { get; init; }

    /// <summary>Option form: the levers, first varying fastest.</summary>
    public IReadOnlyList<Lever> Levers { get; init; } = [];

    /// <summary>Graph form: the number of named states; null in option form.</summary>
    public int? NamedStates { get; init; }

    /// <summary>Graph form: the arcs of each party.</summary>
    public IReadOnlyList<(int From, int To)[]> Arcs { get; init; } = [];

    /// <summary>Where it is true there is no state.</summary>
    public Condition? Impossible { get; init; }

    /// <summary>For each, the feasible cells where it is true become one state.</summary>
    public IReadOnlyList<Condition> Merges { get; init; } = [];

    /// <summary>Moves taken away.</summary>
    public IReadOnlyList<Prohibition> Forbidden { get; init; } = [];

    /// <summary>What each party wants.</summary>
    public required IReadOnlyList<Order> Orders { get; init; }

    /// <summary>Number of cells, feasible or not.</summary>
    public int Cells => NamedStates ?? Levers.Aggregate(1, (n, l) => n * l.Levels);
}

/// <summary>No move of <paramref name="Party"/> from where one condition is true to where another is.</summary>
public sealed record Prohibition(int Party, Condition From, Condition To);

/// <summary>What a party wants, said in one of the three ways of the model language.</summary>
public abstract record Order
{
    /// <summary>Statements, most important first.</summary>
    public sealed record Priorities(IReadOnlyList<Condition> Statements) : Order;

    /// <summary>The place of every cell, 0 the best, equal places tied; a merged state has that of its lowest cell.</summary>
    public sealed record Ranking(IReadOnlyList<int> PlaceOfCell) : Order;

    /// <summary>For each lever a weight for each of its levels.</summary>
    public sealed record Weights(IReadOnlyList<long[]> OfLevels) : Order;
}
