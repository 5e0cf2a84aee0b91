using Demarche.Record.Codebook;

namespace Demarche.Record.Classifying;

/// <summary>A type that a sentence may report.</summary>
/// <param name="Type">The type.</param>
/// <param name="Probability">How probable, from 0 to 1; the fifteen of a sentence sum to 1. Calibrated on sentences left out of the training.</param>
public readonly record struct KindGuess(EventType Type, double Probability);
