using Demarche.Analysis.Asking;

namespace Demarche.Workbench.Models;

/// <summary>An answer as it is played forward. Immutable.</summary>
/// <param name="Of">The answer without its forecast.</param>
/// <param name="Played">The same with it; null while it is being worked out, or when it was stopped.</param>
/// <param name="Working">How far it has come, in words; null when nothing is being worked on.</param>
/// <param name="Failure">Why there is none, in words with what to do; null when there is one, or is still to be.</param>
public sealed record Forecast(BriefAnswer Of, BriefAnswer? Played, string? Working, string? Failure);
