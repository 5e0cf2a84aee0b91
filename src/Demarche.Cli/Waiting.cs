using Demarche.Analysis.Asking;
using Demarche.Analysis.Play;
using Spectre.Console;
using Progress = Demarche.Analysis.Asking.Progress;

namespace Demarche.Cli;

/// <summary>Does work that may take a while: shows how far it has come after a second, and hears Ctrl-C at once.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks a question, of a cluster where there is one.</summary>
    /// <exception cref="OperationCanceledException">The user stopped it, and nothing is there to be shown.</exception>
    public static Answered Ask(Io io, Question question, Workforce? workforce = null) =>
        Ask(io, "Reading the model", question.Ask, workforce);

    /// <summary>Asks something that is answered under the same options.</summary>
    /// <exception cref="OperationCanceledException">The user stopped it, and nothing is there to be shown.</exception>
    public static T Ask<T>(Io io, string label, Func<AskOptions, T> ask, Workforce? workforce = null) =>
        For(io, label, say =>
            ask(new AskOptions { Cancellation = io.Cancellation, Progress = say, Opened = io.Inputs.Add, Time = io.Time, Workforce = workforce }));

    /// <summary>Does the work; how far it has come is shown where a person reads standard error, one line where it goes elsewhere.</summary>
    /// <param name="io">Where to show it.</param>
    /// <param name="label">What is being done until the work says otherwise.</param>
    /// <param name="work">The work; it may say, from any thread, how far it has come. What keeps what it has when it is stopped is waited for.</param>
    /// <exception cref="OperationCanceledException">The user stopped it; work that does not notice and keeps nothing is left behind.</exception>
    public static T For<T>(Io io, string label, Func<Action<Progress>, T> work)
    {
        io.Cancellation.ThrowIfCancellationRequested();
        var gate = new Lock();
        var now = new Progress(label);
        var task = Task.Run(() => work(said =>
        {
            lock (gate)
            {
                if (said.What != now.What || said.Done > now.Done) now = said;
            }
        }), CancellationToken.None);
        Progress Now()
        {
            lock (gate) return now;
        }

        if (!io.ErrorIsTerminal)
        {
            if (io.Life is { } life && !Ends(task, life.After, Now, io)) life.Give(io.Error, Now().What);
        }
        else if (!Ends(task, Patience, Now, io)) Show(task, Now, io);

        // A stop that is heard while what is done is kept ends one wait, and another begins.
        while (!Ends(task, Timeout.InfiniteTimeSpan, Now, io)) continue;
        return task.GetAwaiter().GetResult();
    }

    private static void Show(Task task, Func<Progress> now, Io io) => io.ErrorConsole().Progress()
        .AutoClear(true)
        .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(progress =>
        {
            var bar = progress.AddTask(Markup.Escape(now().What));
            while (!Ends(task, Refresh, now, io))
            {
                var at = now();
                bar.Description = Markup.Escape(io.Cancellation.IsCancellationRequested ? "Stopping; what is done is kept" : at.What);
                bar.MaxValue = Math.Max(1, at.Of);
                bar.Value = at.Done;
                bar.IsIndeterminate = at.Done >= at.Of;
            }
        });

    /// <summary>Whether the work ends within a time.</summary>
    /// <exception cref="OperationCanceledException">The user stopped it, and it keeps nothing.</exception>
    private static bool Ends(Task task, TimeSpan within, Func<Progress> now, Io io)
    {
        if (io.Cancellation.IsCancellationRequested && now().IsKept) return Task.WaitAny([task], within) == 0;
        try
        {
            return Task.WaitAny([task], (int)within.TotalMilliseconds, io.Cancellation) == 0;
        }
        catch (OperationCanceledException) when (now().IsKept)
        {
            return false;
        }
    }
}
