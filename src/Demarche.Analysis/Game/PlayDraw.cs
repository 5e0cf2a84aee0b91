using Demarche.Language.Model;

namespace Demarche.Analysis.Game;

/// <summary>How a type's order is turned into numbers in a draw.</summary>
/// <param name="Order">The order.</param>
/// <param name="Stream">The key of the stream that the numbers come from; null for the centre of all that agree with the order.</param>
public sealed record DrawnOrder(Preference Order, ulong? Stream);

/// <summary>
/// One choice of every number that the model leaves open. Never changed once made. It fits every game of the crisis, whatever play can come to in it.
/// </summary>
public sealed record PlayDraw
{
    /// <summary>λ of every party.</summary>
    public required IReadOnlyList<double> Precision { get; init; }

    /// <summary>What a day's delay takes off, as a share.</summary>
    public required double Discount { get; init; }

    /// <summary>What a point of stake is worth.</summary>
    public required double Stake { get; init; }

    /// <summary>How high in their bounds the chances of risks lie, from 0 to 1.</summary>
    public required double RiskHeight { get; init; }

    /// <summary>For each party the probabilities of its types; a single 1 for a party without types.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Priors { get; init; }

    /// <summary>For each cost item what it costs, as a share of all that its payer has to gain or lose.</summary>
    public required IReadOnlyList<double> Costs { get; init; }

    /// <summary>For each party and type where the worth of states comes from, linked issues left aside.</summary>
    public required IReadOnlyList<IReadOnlyList<DrawnOrder>> Orders { get; init; }

    /// <summary>How likely a party is to be ready to decide on a given day.</summary>
    public double Readiness { get; init; } = 1;

    /// <summary>For each party what is added to the worth of the break; 0 unless somebody asks what if.</summary>
    public required IReadOnlyList<double> BreakShift { get; init; }
}
