using Spectre.Console;

namespace Demarche.Cli;

/// <summary>Does work that may take a while: shows what is going on after a second, and lets Ctrl-C through at once.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Does the work; progress is shown where a person reads standard error, one line where it goes elsewhere.</summary>
    /// <param name="io">Where to show it.</param>
    /// <param name="label">What is being done.</param>
    /// <param name="work">The work; it may say what it is at.</param>
    /// <exception cref="OperationCanceledException">The user stopped it; work that does not notice is left behind.</exception>
    public static T For<T>(Io io, string label, Func<Action<string>, T> work)
    {
        io.Cancellation.ThrowIfCancellationRequested();
        var now = label;
        var task = Task.Run(() => work(said => Volatile.Write(ref now, said)), CancellationToken.None);
        if (!io.ErrorIsTerminal)
        {
            if (io.Life is { } life && !Ends(task, life.After, io)) life.Give(io.Error, Volatile.Read(ref now));
        }
        else if (!Ends(task, Patience, io))
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
    /// where a person reads standard error, one line where it goes elsewhere.
    /// </summary>
    /// <param name="io">Where to show it.</param>
    /// <param name="label">What is being done until the work says otherwise.</param>
    /// <param name="work">The work; it may say, from any thread, what it is at and how many of how many steps are done.</param>
    public static T WithBar<T>(Io io, string label, Func<Action<Steps>, T> work)
    {
        var gate = new Lock();
        var now = new Steps(label, 0, 1);
        var task = Task.Run(() => work(said =>
        {
            lock (gate)
            {
                if (said.What != now.What || said.Done > now.Done) now = said;
            }
        }), CancellationToken.None);
        if (!io.ErrorIsTerminal)
        {
            if (io.Life is { } life && Task.WaitAny([task], life.After) < 0) life.Give(io.Error, label);
        }
        else if (Task.WaitAny([task], Patience) < 0) Show(io, task, () => { lock (gate) return now; });

        return task.GetAwaiter().GetResult();
    }

    private static void Show(Io io, Task task, Func<Steps> now) => io.ErrorConsole().Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(progress =>
        {
            var bar = progress.AddTask(Markup.Escape(now().What));
            while (Task.WaitAny([task], Refresh) < 0)
            {
                var at = now();
                bar.Description = Markup.Escape(io.Cancellation.IsCancellationRequested ? "Stopping; what is done is kept" : at.What);
                bar.MaxValue = Math.Max(1, at.Of);
                bar.Value = at.Done;
                bar.IsIndeterminate = at.Done >= at.Of;
            }
        });

    private static bool Ends(Task task, TimeSpan within, Io io) => Task.WaitAny([task], (int)within.TotalMilliseconds, io.Cancellation) == 0;

    /// <summary>How far work has come.</summary>
    /// <param name="What">What is being done.</param>
    /// <param name="Done">How many steps are done.</param>
    /// <param name="Of">Of how many.</param>
    public readonly record struct Steps(string What, long Done, long Of);
}
