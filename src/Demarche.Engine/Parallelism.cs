namespace Demarche.Engine;

/// <summary>
/// How loops over many threads are set up, in one place. How many threads there are is an option of whoever asks: a conflict carries it in its
/// <see cref="States.StateSpace.Threads"/>, play in its options; no loop takes more. Answers do not depend on it.
/// </summary>
public static class Parallelism
{
    /// <summary>A thread for every processor: what is taken where nothing is asked for.</summary>
    public static int Usual => Environment.ProcessorCount;

    /// <summary>What a loop may take. With the token among the options a cancelled loop ends in one cancellation, not in a bundle of them.</summary>
    /// <param name="threads">The most threads; fewer than one is one.</param>
    /// <param name="cancellation">Stops the loop.</param>
    public static ParallelOptions Of(int threads, CancellationToken cancellation = default) =>
        new() { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation };
}
