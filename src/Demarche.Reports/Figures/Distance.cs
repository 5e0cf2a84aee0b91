namespace Demarche.Reports.Figures;

/// <summary>How far it is from one place to another, asked in several ways.</summary>
/// <param name="Parties">Names of the parties, in declared order.</param>
/// <param name="Start">What the scale starts from, such as "now".</param>
/// <param name="End">What it leads to, such as "the break".</param>
/// <param name="Lanes">One a way of asking.</param>
public sealed record Distance(IReadOnlyList<string> Parties, string Start, string End, IReadOnlyList<DistanceLane> Lanes);

/// <summary>One way of asking how far it is.</summary>
/// <param name="Question">What is counted: "moves that the movers prefer".</param>
/// <param name="Amount">How many it takes; null when no number suffices.</param>
/// <param name="Answer">The amount in words, as "two moves" or "cannot be reached".</param>
public sealed record DistanceLane(string Question, int? Amount, string Answer)
{
    /// <summary>A heading over this lane and those that follow with the same one; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The moves or changes themselves, in order; as many as the amount, or none when they are not said.</summary>
    public IReadOnlyList<DistanceStep> Steps { get; init; } = [];
}

/// <summary>One move or change.</summary>
/// <param name="Words">What is done and by whom: "Russia severs relations".</param>
/// <param name="Party">Whose it is; null when nobody's in particular.</param>
public sealed record DistanceStep(string Words, int? Party = null);
