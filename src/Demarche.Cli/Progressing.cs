using Demarche.Reports.Play;
using Spectre.Console;

namespace Demarche.Cli;

/// <summary>Does work that counts its steps and can be stopped with what is done: a progress bar after a second, and Ctrl-C waits for the steps in hand.</summary>
internal static class Progressing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Does the work; the bar is shown only where a person reads standard error.</summary>
    public static T For<T>(Io io, Func<Action<PlayProgress>, T> work)
    {
        io.Cancellation.ThrowIfCancellationRequested();
        var gate = new Lock();
        var now = default(PlayProgress);
        var task = Task.Run(() => work(said =>
        {
            lock (gate)
            {
                if (said.What != now.What || said.Done > now.Done) now = said;
            }
        }), CancellationToken.None);
        if (!Ends(task, Patience) && io.ErrorIsTerminal) Show(io, task, () => { lock (gate) return now; });
        return task.GetAwaiter().GetResult();
    }

    private static void Show(Io io, Task task, Func<PlayProgress> now) => io.ErrorConsole().Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(context =>
        {
            var bar = context.AddTask("Playing it forward");
            while (!Ends(task, Refresh))
            {
                var at = now();
                if (at.What is null) continue;
                bar.Description = Markup.Escape(io.Cancellation.IsCancellationRequested ? "Stopping; what is done is kept" : at.What);
                bar.MaxValue = Math.Max(1, at.Of);
                bar.Value = at.Done;
                bar.IsIndeterminate = at.Done >= at.Of;
            }
        });

    private static bool Ends(Task task, TimeSpan within) => Task.WaitAny([task], within) == 0;
}
