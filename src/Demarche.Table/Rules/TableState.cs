using System.Collections.Immutable;
using Demarche.Analysis.Game;
using Demarche.Analysis.Walking;
using Demarche.Language.Model;
using Demarche.Table.Log;

namespace Demarche.Table.Rules;

/// <summary>What a table is waiting for.</summary>
public enum TablePhase
{
    /// <summary>For people to take their seats and say what they expect, and for the facilitator to begin.</summary>
    Gathering,

    /// <summary>At an occasion: for talk to end.</summary>
    Talking,

    /// <summary>At an occasion: for decisions.</summary>
    Deciding,

    /// <summary>For nothing: play has come to its end, and expectations are asked once more.</summary>
    Ended,
}

/// <summary>A table as its log says it is. Immutable; <see cref="TableFold"/> makes the next from an event.</summary>
public sealed record TableState
{
    /// <summary>The crisis.</summary>
    public required TableCrisis About { get; init; }

    /// <summary>How many events it is made of.</summary>
    public required long Count { get; init; }

    /// <summary>Which of the tables opened together.</summary>
    public required int Number { get; init; }

    /// <summary>For each party who holds its seat.</summary>
    public required ImmutableArray<SeatHolder> Holders { get; init; }

    /// <summary>For each party its type, −1 where it has none; null until types are dealt.</summary>
    public ImmutableArray<int>? Types { get; init; }

    /// <summary>How long is talked and decided.</summary>
    public TimeLimits Limits { get; init; }

    /// <summary>What it waits for.</summary>
    public TablePhase Phase { get; init; }

    /// <summary>Whether the facilitator has closed it.</summary>
    public bool IsClosed { get; init; }

    /// <summary>When the clock was stopped; null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>From when the time of the phase counts, pauses taken off.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Where the walk stands.</summary>
    public required WalkPlace Place { get; init; }

    /// <summary>The occasion, by its place in the calendar; −1 before the first.</summary>
    public int Occasion { get; init; } = -1;

    /// <summary>
    /// What has been decided at a moment at which several decide at once and not all have: for each party the event, with its number and time.
    /// </summary>
    public ImmutableSortedDictionary<int, (TableEvent.Decided Decided, long Number,
        DateTimeOffset At)> Waiting { get; init; } = ImmutableSortedDictionary<int, (TableEvent.Decided, long, DateTimeOffset)>.Empty;

    /// <summary>The seats that have talked enough.</summary>
    public ImmutableSortedSet<int> Ready { get; init; } = [];

    /// <summary>What each person expected before the first occasion.</summary>
    public ImmutableSortedDictionary<int, IReadOnlyList<double>> Before { get; init; } = ImmutableSortedDictionary<int, IReadOnlyList<double>>.Empty;

    /// <summary>What each person said at the end that they would expect of the real parties.</summary>
    public ImmutableSortedDictionary<int, IReadOnlyList<double>> After { get; init; } = ImmutableSortedDictionary<int, IReadOnlyList<double>>.Empty;

    /// <summary>What happened.</summary>
    public ImmutableList<StoryLine> Story { get; init; } = [];

    /// <summary>The table as it stood at the beginning of each occasion so far.</summary>
    public ImmutableList<TableState> Marks { get; init; } = [];

    /// <summary>The threats and promises of the model and those made since, in this order.</summary>
    public IReadOnlyList<Threat> Threats => Place.Stretch.Walk.Compiled.Crisis.Threats;

    /// <summary>The calendar.</summary>
    public PlayCalendar Calendar => Place.Stretch.Walk.Calendar;

    /// <summary>The state that holds.</summary>
    public int State => Place.State;

    /// <summary>Whether it can be written to no more, but for what is expected at the end.</summary>
    public bool IsOver => Phase == TablePhase.Ended;

    /// <summary>Who has something to decide now and has not; empty unless it is time to decide.</summary>
    public IReadOnlyList<Chooser> Awaited => Phase == TablePhase.Deciding && Place.Stretch.Walk.At(Place.Point) is WalkMoment.Decision decision
        ? [.. decision.Choosers.Where(c => !Waiting.ContainsKey(c.Party))]
        : [];

    /// <summary>Whether chance must fall before anything else.</summary>
    public WalkMoment.Chance? Chance => Phase is TablePhase.Deciding ? Place.Stretch.Walk.At(Place.Point) as WalkMoment.Chance : null;

    /// <summary>When the time of the phase is up; null where there is no limit, while the clock stands still, and where nothing is waited for.</summary>
    public DateTimeOffset? Deadline => PausedAt is not null ? null : Phase switch
    {
        TablePhase.Talking => Since + Limits.Talk,
        TablePhase.Deciding when Awaited.Count > 0 => Since + Limits.Decide,
        _ => null,
    };

    /// <summary>Which options of a chooser its party has, given what it has settled on for levers that others cannot tell: places in its options.</summary>
    public IReadOnlyList<int> OptionsOf(Chooser chooser)
    {
        ArgumentNullException.ThrowIfNull(chooser);
        var space = About.Compiled.Space;
        var type = Types is { } types && types[chooser.Party] is >= 0 and var t ? About.Crisis.Parties[chooser.Party].Types[t] : null;
        if (type is null || type.Settled.Count == 0) return [.. Enumerable.Range(0, chooser.Ends.Count)];
        bool IsOwn(int end) => type.Settled.All(s =>
            space.LevelOf(end, s.Lever) == space.LevelOf(chooser.From, s.Lever) || space.LevelOf(end, s.Lever) == s.Level);
        return [.. Enumerable.Range(0, chooser.Ends.Count).Where(k => IsOwn(chooser.Ends[k]))];
    }
}
