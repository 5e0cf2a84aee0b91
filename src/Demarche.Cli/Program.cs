using Demarche.Cli;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first time the work in hand is stopped in order; the second time the process ends where it stands.
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return Application.Run(args, Io.OfProcess(stop.Token));
