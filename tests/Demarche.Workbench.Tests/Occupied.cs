using Demarche.Workbench.Work;

namespace Demarche.Workbench.Tests;

/// <summary>Work that holds the places of an analyst with the limits of tests until it is disposed of, so that what a test asks is still to be done when it is stopped, however quick the machine.</summary>
public sealed class Occupied : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task<Finished<string>>[] jobs;

    private Occupied(Func<string, Func<WorkContext, string>, CancellationToken, Task<Finished<string>>> ask, int places) =>
        jobs = [.. Enumerable.Range(0, places).Select(k => ask($"other session {k}", Hold, stop.Token))];

    /// <summary>All places for answers.</summary>
    public static Occupied Answers(Analyst analyst) => new((session, work, stop) => analyst.Do(session, null, work, cancellation: stop), Patience.Limits.AtOnce);

    /// <summary>All places for forecasts.</summary>
    public static Occupied Forecasts(Analyst analyst) => new((session, work, stop) => analyst.Later(session, null, work, cancellation: stop), Patience.Limits.LaterAtOnce);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(jobs), job => Assert.Equal(WorkEnd.Stopped, job.End));
        stop.Dispose();
    }

    private static string Hold(WorkContext context)
    {
        context.Cancellation.WaitHandle.WaitOne();
        return "";
    }
}
