using Demarche.Analysis.Play;
using Demarche.Language.Model;

namespace Demarche.Analysis.Asking;

/// <summary>How far work has come.</summary>
/// <param name="What">What is being done.</param>
/// <param name="Done">How many steps are done.</param>
/// <param name="Of">Of how many; 0 where that is not known.</param>
public readonly record struct Progress(string What, long Done = 0, long Of = 0)
{
    /// <summary>Whether what is done so far is kept when the work is stopped now.</summary>
    public bool IsKept { get; init; }
}

/// <summary>What an answer may take, and who hears how far it has come. The same for every question.</summary>
public sealed record AskOptions
{
    /// <summary>
    /// Stops the work. Questions that can tell what they have until then do so (<see cref="Answered.Stopped"/>); the others throw
    /// <see cref="OperationCanceledException"/>.
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Who works on the pieces of a long question elsewhere; nobody when null, and then it is worked out here. The answer is the same.</summary>
    public Workforce? Workforce { get; init; }

    /// <summary>Called with how far it has come, from any thread.</summary>
    public Action<Progress>? Progress { get; init; }

    /// <summary>Called with the model once it is read and before anything is worked out of it: the place to refuse one that is too large.</summary>
    public Action<Crisis>? Read { get; init; }

    /// <summary>Called with each file that is read, by full path with links followed.</summary>
    public Action<string>? Opened { get; init; }

    /// <summary>The clock, for answers that tell how long they took.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
