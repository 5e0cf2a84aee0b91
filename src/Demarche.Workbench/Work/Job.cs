namespace Demarche.Workbench.Work;

/// <summary>An analysis that waits or runs, and all who wait for it.</summary>
internal sealed class Job(string session, string? key, bool isLater, Func<WorkContext, object> work)
{
    private readonly List<IProgress<string>> shown = [];
    private volatile string? last;

    public string Session => session;

    public string? Key => key;

    /// <summary>Whether it runs beside those that somebody waits for.</summary>
    public bool IsLater => isLater;

    public Func<WorkContext, object> Work => work;

    public CancellationTokenSource Stop { get; } = new();

    /// <summary>Completed once, whatever becomes of the thread it runs on.</summary>
    public TaskCompletionSource<(WorkEnd End, object? Value, string? Why)> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many wait for it; it is stopped when nobody does.</summary>
    public int Waiters { get; set; }

    /// <summary>Memory it is expected to take; 0 until that is known.</summary>
    public long Cost { get; set; }

    /// <summary>Why it was stopped by the service itself.</summary>
    public WorkEnd? StoppedFor { get; set; }

    public void Tell(IProgress<string> progress)
    {
        lock (shown) shown.Add(progress);
        if (last is { } said) progress.Report(said);
    }

    public void Report(string said)
    {
        last = said;
        IProgress<string>[] all;
        lock (shown) all = [.. shown];
        foreach (var one in all) one.Report(said);
    }
}
