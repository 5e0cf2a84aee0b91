using Spectre.Console;

namespace Demarche.Cli;

/// <summary>Does work that may take a while: shows what is going on after a second, and lets Ctrl-C through at once.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Does the work; progress is shown only where a person reads standard error.</summary>
    /// <param name="io">Where to show it.</param>
    /// <param name="label">What is being done.</param>
    /// <param name="work">The work; it may say what it is at.</param>
    /// <exception cref="OperationCanceledException">The user stopped it; work that does not notice is left behind.</exception>
    public static T For<T>(Io io, string label, Func<Action<string>, T> work)
    {
        io.Cancellation.ThrowIfCancellationRequested();
        var now = label;
        var task = Task.Run(() => work(said => Volatile.Write(ref now, said)), CancellationToken.None);
        if (!Ends(task, Patience, io) && io.ErrorIsTerminal)
        {
            io.ErrorConsole().Status().Start(Markup.Escape(now), status =>
            {
                while (!Ends(task, Refresh, io)) status.Status(Markup.Escape(Volatile.Read(ref now)));
            });
        }

        Task.WaitAny([task], io.Cancellation);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>
    /// Does work that keeps what it has when it is stopped: Ctrl-C is the work's own business, and its answer is waited for. A bar is shown
    /// only where a person reads standard error.
    /// </summary>
    /// <param name="io">Where to show it.</param>
    /// <param name="label">What is being done.</param>
    /// <param name="work">The work; it may say how many of how many steps are done.</param>
    public static T WithBar<T>(Io io, string label, Func<Action<long, long>, T> work)
    {
        var (done, of) = (0L, 1L);
        var task = Task.Run(() => work((steps, all) =>
        {
            Interlocked.Exchange(ref of, Math.Max(1, all));
            Interlocked.Exchange(ref done, steps);
        }), CancellationToken.None);
        if (!io.ErrorIsTerminal || Task.WaitAny([task], (int)Patience.TotalMilliseconds) == 0) return task.GetAwaiter().GetResult();
        var columns = new ProgressColumn[] { new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn() };
        io.ErrorConsole().Progress().AutoClear(true).Columns(columns).Start(progress =>
        {
            var bar = progress.AddTask(Markup.Escape(label));
            while (Task.WaitAny([task], (int)Refresh.TotalMilliseconds) != 0)
            {
                bar.MaxValue = Interlocked.Read(ref of);
                bar.Value = Interlocked.Read(ref done);
            }
        });
        return task.GetAwaiter().GetResult();
    }

    private static bool Ends(Task task, TimeSpan within, Io io) => Task.WaitAny([task], (int)within.TotalMilliseconds, io.Cancellation) == 0;
}
