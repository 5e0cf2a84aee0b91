using Demarche.Analysis.Walking;
using Demarche.Table.Log;

namespace Demarche.Table.Results;

/// <summary>What came of some tables of one crisis.</summary>
public sealed record TableResults
{
    /// <summary>The crisis, by its title.</summary>
    public required string Crisis { get; init; }

    /// <summary>The day from which play looked ahead, yyyy-MM-dd.</summary>
    public required string AsOf { get; init; }

    /// <summary>The day on which it ended, yyyy-MM-dd.</summary>
    public required string Horizon { get; init; }

    /// <summary>How many tables there are.</summary>
    public required int Opened { get; init; }

    /// <summary>How many of them came to their end; only these are counted.</summary>
    public required int Finished { get; init; }

    /// <summary>The break; null where the model names none.</summary>
    public required OutcomeTally? Break { get; init; }

    /// <summary>The named outcomes, at the end.</summary>
    public required IReadOnlyList<OutcomeTally> Outcomes { get; init; }

    /// <summary>With what the figures of the model were worked out; null where they were not.</summary>
    public required ModelBasis? Basis { get; init; }

    /// <summary>The tables, one by one.</summary>
    public required IReadOnlyList<TableResult> Tables { get; init; }
}

/// <summary>How the model's own figures were worked out.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Draws">Over how many draws.</param>
/// <param name="IsHeld">Whether parties are held to the readiness of the outside view, as in play when nothing is said.</param>
/// <param name="Notes">What was taken otherwise than the model says.</param>
public sealed record ModelBasis(int Seed, int Draws, bool IsHeld, IReadOnlyList<string> Notes);

/// <summary>How often something came about.</summary>
public sealed record OutcomeTally
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>In words.</summary>
    public required string Words { get; init; }

    /// <summary>At how many of the finished tables.</summary>
    public required int Tables { get; init; }

    /// <summary>At which share of them, 0 to 1; null where none is finished.</summary>
    public required double? Share { get; init; }

    /// <summary>The lower end of Wilson's interval at 95%; null where none is finished.</summary>
    public required double? Low { get; init; }

    /// <summary>Its upper end.</summary>
    public required double? High { get; init; }

    /// <summary>How likely the model played forward holds it to be; null where that was not worked out.</summary>
    public required double? Played { get; init; }

    /// <summary>
    /// How often crises of the same kind went that way over as many days: the outside view; null where there is none, and for all but the break.
    /// </summary>
    public required double? Outside { get; init; }

    /// <summary>What people expected before the first occasion, on average; null where nobody was asked.</summary>
    public required double? Before { get; init; }

    /// <summary>What they expected of the real parties after the last, on average; null where nobody was asked.</summary>
    public required double? After { get; init; }
}

/// <summary>What came of one table.</summary>
public sealed record TableResult
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Whether it came to its end.</summary>
    public required bool IsFinished { get; init; }

    /// <summary>Its seats.</summary>
    public required IReadOnlyList<SeatResult> Seats { get; init; }

    /// <summary>The named outcomes that hold.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Whether the break has come about.</summary>
    public required bool IsBroken { get; init; }

    /// <summary>How things stand, as a sentence.</summary>
    public required string Now { get; init; }

    /// <summary>What happened, a sentence each.</summary>
    public required IReadOnlyList<string> Story { get; init; }

    /// <summary>What each side held back: levers that it never used.</summary>
    public required IReadOnlyList<string> HeldBack { get; init; }

    /// <summary>For the discussion afterwards.</summary>
    public required AfterAction AfterAction { get; init; }
}

/// <summary>A seat of a table.</summary>
/// <param name="Party">The party.</param>
/// <param name="Holder">Who decided for it in the end.</param>
/// <param name="Type">The type dealt to it; null where it has none.</param>
/// <param name="Before">What was expected at it of each outcome before; null where nothing was said.</param>
/// <param name="After">And after.</param>
public sealed record SeatResult(string Party, SeatHolder Holder, string? Type, IReadOnlyList<double>? Before, IReadOnlyList<double>? After);

/// <summary>What to talk about after a table.</summary>
/// <param name="OffTheRoad">Moves that the model held to be unlikely.</param>
/// <param name="DidNotPay">Moves after which their author ended worse, by its own order, than it stood before them.</param>
/// <param name="Threats">What became of each threat and promise.</param>
/// <param name="OtherTypes">Moves that another type of the same party would have made with a very different probability.</param>
/// <param name="ByOthers">Seats that stayed without their holder's choosing to, and why.</param>
public sealed record AfterAction(IReadOnlyList<string> OffTheRoad, IReadOnlyList<string> DidNotPay, IReadOnlyList<string> Threats,
    IReadOnlyList<string> OtherTypes, IReadOnlyList<string> ByOthers);

/// <summary>The model beside the tables: its solver and how it was asked.</summary>
/// <param name="Solver">Solves the games.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Draws">Over how many draws tables are spread.</param>
/// <param name="IsHeld">Whether it is held to the outside view.</param>
public sealed record ModelBeside(WalkSolver Solver, int Seed, int Draws, bool IsHeld);
