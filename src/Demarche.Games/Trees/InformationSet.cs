namespace Demarche.Games.Trees;

/// <summary>
/// What a player knows when it must choose: nodes it cannot tell apart, with the same actions at each. Kuhn (1953).
/// </summary>
/// <param name="Player">Whose it is, from 0.</param>
/// <param name="Number">Its number, unique within the player.</param>
/// <param name="Label">Its name; may be empty.</param>
/// <param name="Actions">The names of its actions, at least one; may be empty texts.</param>
/// <param name="Nodes">Its nodes in depth-first order.</param>
public sealed record InformationSet(int Player, int Number, string Label, IReadOnlyList<string> Actions, IReadOnlyList<int> Nodes);

/// <summary>A move of chance, which may come about at several nodes.</summary>
/// <param name="Number">Its number, unique among the moves of chance.</param>
/// <param name="Label">Its name; may be empty.</param>
/// <param name="Actions">The names of what may happen, at least one; may be empty texts.</param>
/// <param name="Probabilities">Their probabilities, from 0 to 1, together 1 up to rounding.</param>
public sealed record ChanceMove(int Number, string Label, IReadOnlyList<string> Actions, IReadOnlyList<double> Probabilities);

/// <summary>What a node pays to each player when it is passed or play ends there.</summary>
/// <param name="Number">Its number, unique among the outcomes, at least 1.</param>
/// <param name="Label">Its name; may be empty.</param>
/// <param name="Payoffs">A finite number for each player.</param>
public sealed record GameOutcome(int Number, string Label, IReadOnlyList<double> Payoffs);
