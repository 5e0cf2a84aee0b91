namespace Demarche.Analysis.Play;

/// <summary>Whoever was to work on a unit will not, nor would anybody else.</summary>
/// <param name="message">Why, as a clause without a full stop.</param>
public sealed class UnitRefusedException(string message) : Exception(message);
