using Demarche.Engine.States;

namespace Demarche.Language.Statements;

/// <summary>A state that has a number.</summary>
/// <param name="Condition">True in it and nowhere else.</param>
/// <param name="Size">Parts of the condition.</param>
/// <param name="Depth">Nesting of the condition.</param>
public sealed record CountedState(Condition Condition, long Size, int Depth);

/// <summary>The numbers of the states, from 1, where they are known.</summary>
/// <param name="Count">How many states there are.</param>
/// <param name="Find">The state of a number from 1 to <paramref name="Count"/>.</param>
public sealed record StateNumbers(int Count, Func<int, CountedState> Find);
