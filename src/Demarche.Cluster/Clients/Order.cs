using Demarche.Analysis.Play;

namespace Demarche.Cluster.Clients;

/// <summary>A unit that somebody waits for.</summary>
internal sealed class Order(UnitJob job, string hash, Unit unit, CancellationToken cancellation)
{
    /// <summary>So many silos may be lost over a unit before it is worked on here: it may be what they are lost over.</summary>
    private const int MostLost = 4;

    private readonly TaskCompletionSource<UnitResult> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int lost;

    public UnitJob Job => job;

    /// <summary>The digest of the question.</summary>
    public string Hash => hash;

    public Unit Unit => unit;

    public CancellationToken Cancellation => cancellation;

    public Task<UnitResult> Result => result.Task;

    /// <summary>Whether it has cost too many silos to be given to another.</summary>
    public bool IsSuspect => lost >= MostLost;

    public void Lost() => lost++;

    public void Done(UnitResult found) => result.TrySetResult(found);

    public void Stop() => result.TrySetCanceled(cancellation);

    public void Refuse(string whyNot) => result.TrySetException(new UnitRefusedException(whyNot.TrimEnd('.')));
}
