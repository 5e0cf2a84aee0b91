using Demarche.Analysis.Walking;
using Demarche.Table.Log;
using Demarche.Table.Rooms;
using Demarche.Table.Rules;
using Microsoft.Extensions.Time.Testing;

namespace Demarche.Table.Tests;

/// <summary>A table in a test, its clock and its log.</summary>
internal sealed class Playing
{
    private int commands;

    private Playing(TableCrisis about, ITableLog log, FakeTimeProvider time, LiveTable table) => (About, Log, Time, Table) = (about, log, time, table);

    public TableCrisis About { get; }

    public ITableLog Log { get; }

    public FakeTimeProvider Time { get; }

    public LiveTable Table { get; private set; }

    public TableState State => Table.State;

    /// <summary>A table whose types are dealt.</summary>
    public static Playing Open(string text, SeatHolder holder = SeatHolder.Person, IReadOnlyList<int>? types = null, TimeLimits limits = default,
        ITableLog? log = null)
    {
        var about = Crises.About(text);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        log ??= new MemoryLog();
        var holders = about.Crisis.Parties.Select(_ => holder).ToArray();
        var table = LiveTable.Open("one", about, new TableEvent.Opened(about.Crisis.Name, 0, holders, limits), log, time, 1, 0.5);
        var playing = new Playing(about, log, time, table);
        playing.Do(Actor.House, new TableEvent.Dealt(types ?? [.. about.Crisis.Parties.Select(p => p.Types.Count - 1 < 0 ? -1 : 0)]));
        return playing;
    }

    /// <summary>Does what must be possible.</summary>
    public void Do(Actor actor, TableEvent wanted) => Assert.Equal(Taken.Yes, Table.Take($"c{++commands}", actor, wanted));

    /// <summary>Tries what must be refused, and gives the reason.</summary>
    public string Refused(Actor actor, TableEvent wanted)
    {
        var before = State.Count;
        var taken = Table.Take($"c{++commands}", actor, wanted);
        Assert.False(taken.IsTaken);
        Assert.Equal(before, State.Count);
        return taken.WhyNot!;
    }

    /// <summary>A seat whose turn it is decides by the place of an option.</summary>
    public void Decide(int seat, int option, string? statement = null) => Do(Actor.At(seat), Decision(seat, option, statement));

    public TableEvent.Decided Decision(int seat, int option, string? statement = null)
    {
        var chooser = State.Awaited.First(c => c.Party == seat);
        return new TableEvent.Decided(seat, State.Occasion, option, chooser.Ends[option], statement, SeatHolder.Person, null);
    }

    /// <summary>Everybody who has something to decide stays, until play is over or an occasion's talk has ended, that often.</summary>
    public void StayOn()
    {
        while (!State.IsOver)
        {
            if (State.Phase == TablePhase.Talking) Do(Actor.Facilitator, new TableEvent.TalkEnded());
            else foreach (var chooser in State.Awaited) Decide(chooser.Party, 0);
        }
    }

    /// <summary>The same table after the program was stopped and started.</summary>
    public TableState Again() => LiveTable.Resume("one", About, Log, Time, 1, 0.5)!.State;
}
