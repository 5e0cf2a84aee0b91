namespace Demarche.Analysis.Play;

/// <summary>Where units are worked on other than here: silos of a cluster. Safe for use from any thread.</summary>
/// <remarks>
/// What lies below knows no network: it gives out units and puts their results together in order, so that an answer is the same whoever works on it. A unit
/// that was lost is worked on again by whoever is left, at last by the workforce itself; it ends with its result, or with what is wrong with it.
/// </remarks>
public abstract class Workforce
{
    /// <summary>How many units it pays to have under way at once, at least one. May change at any time.</summary>
    public abstract int Width { get; }

    /// <summary>Works on a unit.</summary>
    /// <param name="job">The question that it is a part of.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="cancellation">Stops it; wherever it is being worked on that ends within a second or so.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="UnitRefusedException">It was refused, or failed; the message says why.</exception>
    public abstract Task<UnitResult> Do(UnitJob job, Unit unit, CancellationToken cancellation);
}
