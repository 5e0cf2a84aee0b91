using System.Collections.Concurrent;
using Demarche.Table.Rules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Demarche.Workbench.Tables;

/// <summary>Keeps all tables going: decides for seats that no person holds, and ends talk and decisions whose time is up.</summary>
/// <remarks>One table is driven by one task at a time; a table that waits for a language model holds no other up. Deadlines are looked at every
/// second.</remarks>
internal sealed partial class TableClock(TableHall hall, TimeProvider time, ILogger<TableClock> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<LiveTable, Drive> drives = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        hall.Grown += Look;
        try
        {
            do
            {
                Watch(stoppingToken);
                foreach (var drive in drives.Values) drive.Wake();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server ends; what was done is in the log.
        }
        finally
        {
            hall.Grown -= Look;
        }

        void Look() => Watch(stoppingToken);
    }

    private void Watch(CancellationToken cancellation)
    {
        foreach (var room in hall.Rooms)
        {
            foreach (var table in room.Room.Tables)
            {
                if (drives.ContainsKey(table)) continue;
                var drive = new Drive(this, room, table, cancellation);
                if (!drives.TryAdd(table, drive)) continue;
                table.Changed += drive.Wake;
                drive.Wake();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A table could not be driven on")]
    private partial void Failed(Exception failure);

    /// <summary>Drives one table, and once more when it was woken meanwhile.</summary>
    private sealed class Drive(TableClock clock, OpenRoom room, LiveTable table, CancellationToken cancellation)
    {
        private int wakes;

        public void Wake()
        {
            if (Interlocked.Increment(ref wakes) == 1) _ = Task.Run(Run, CancellationToken.None);
        }

        private async Task Run()
        {
            for (var seen = Volatile.Read(ref wakes); ; seen = Volatile.Read(ref wakes))
            {
                try
                {
                    await room.Driver.RunAsync(table, cancellation);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                catch (Exception failure) when (failure is InvalidOperationException or IOException or NotSupportedException or System.Data.Common.DbException)
                {
                    clock.Failed(failure);
                }

                if (Interlocked.CompareExchange(ref wakes, 0, seen) == seen) return;
            }
        }
    }
}
