namespace Demarche.Analysis.Findings;

/// <summary>
/// The parts of an answer one after the other. Where what is done is kept, a stop leaves out the parts that are not, and names them; elsewhere it is
/// thrown.
/// </summary>
internal sealed class StoppableParts(bool isKept, CancellationToken cancellation)
{
    private readonly List<string> leftOut = [];

    /// <summary>The parts that were left out, as they are named in a sentence.</summary>
    public IReadOnlyList<string> LeftOut => leftOut;

    /// <summary>A part, or what stands in its place where the work is stopped before it is done.</summary>
    public T Or<T>(string name, T otherwise, Func<CancellationToken, T> work)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return work(cancellation);
        }
        catch (OperationCanceledException) when (isKept)
        {
            leftOut.Add(name);
            return otherwise;
        }
    }
}
