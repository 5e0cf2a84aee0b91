using Demarche.Engine.States;

namespace Demarche.Engine.Preferences;

/// <summary>A statement of an order by priorities, with what is said about it.</summary>
/// <param name="Condition">Where it is true.</param>
/// <param name="Degree">How strong a preference is that it decides: 0 ordinary, 1 strong, 2 and up stronger still.</param>
/// <param name="Certainty">How probable it is that the party cares about it at all, from 0 to 1.</param>
public sealed record GradedStatement(Condition Condition, int Degree = 0, double Certainty = 1);

/// <summary>The same with the states in which it is true worked out.</summary>
/// <param name="Where">Where it is true.</param>
/// <param name="Degree">As <see cref="GradedStatement.Degree"/>.</param>
/// <param name="Certainty">As <see cref="GradedStatement.Certainty"/>.</param>
public sealed record GradedSet(StateSet Where, int Degree = 0, double Certainty = 1);
