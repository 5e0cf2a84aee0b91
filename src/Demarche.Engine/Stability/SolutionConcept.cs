using Demarche.Engine.States;

namespace Demarche.Engine.Stability;

/// <summary>
/// A solution concept: what a party is taken to foresee when it decides whether to leave a state. One subclass, one file, one line in
/// <see cref="Concepts.All"/>.
/// </summary>
public abstract class SolutionConcept
{
    /// <summary>Short name in commands and JSON, lower case: <c>nash</c>, <c>gmr</c>, <c>l3</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The literature's name.</summary>
    public abstract string Name { get; }

    /// <summary>The concept in one sentence, for a reader without game theory: what the party looks at before it moves.</summary>
    public abstract string InWords { get; }

    /// <summary>Why the concept cannot be asked of this conflict, in words; null when it can.</summary>
    public virtual string? WhyNot(ConflictGraph graph) => null;

    /// <summary>Whether the concept needs to know no more of preferences than the orders, so that it can be asked again with an order replaced.</summary>
    public virtual bool RestsOnOrders => true;

    /// <summary>
    /// Why it means nothing to ask which orders of statements would make a state stable under the concept, in words; null when it means something.
    /// </summary>
    public virtual string? WhyNoInverse => null;

    /// <summary>The states that are stable for one party.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public abstract StateSet Stable(ConflictGraph graph, int party, CancellationToken cancellation = default);

    /// <summary>Why one state is stable for one party, or is not.</summary>
    public abstract Verdict Explain(ConflictGraph graph, int party, int state);
}
