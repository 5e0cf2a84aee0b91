using System.Collections.Immutable;
using Demarche.Analysis.Walking;
using Demarche.Table.Log;

namespace Demarche.Table.Rules;

/// <summary>
/// Makes of a table and the next event of its log the table after it. It draws nothing, asks nobody and reads no clock: a log read again gives the
/// same table.
/// </summary>
internal static class TableFold
{
    /// <summary>A table of a log; null where it has no events.</summary>
    /// <exception cref="LogMismatchException">The log does not fit the crisis.</exception>
    public static TableState? Of(TableCrisis about, IEnumerable<Entry> log, double riskHeight)
    {
        ArgumentNullException.ThrowIfNull(log);
        TableState? state = null;
        foreach (var entry in log) state = state is null ? Open(about, entry, riskHeight) : Next(state, entry);
        return state;
    }

    /// <summary>A new table, of its first event.</summary>
    /// <exception cref="LogMismatchException">The event does not fit the crisis.</exception>
    public static TableState Open(TableCrisis about, Entry entry, double riskHeight)
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Event is not TableEvent.Opened opened || opened.Holders.Count != about.Crisis.Parties.Count) throw new LogMismatchException(entry);
        var walk = CrisisWalk.Of(about.Compiled, riskHeight).Walk!;
        return new TableState
        {
            About = about,
            Count = 1,
            Number = opened.Number,
            Holders = [.. opened.Holders],
            Limits = opened.Limits,
            Since = entry.At,
            Place = new WalkPlace(Stretch.First(walk), [], walk.Begin),
        };
    }

    /// <summary>The table after an event.</summary>
    /// <exception cref="LogMismatchException">The event cannot follow there: the log is of another crisis.</exception>
    public static TableState Next(TableState state, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(entry);
        try
        {
            return Apply(state, entry) with { Count = entry.Number };
        }
        catch (Exception failure) when (failure is ArgumentException or IndexOutOfRangeException or InvalidOperationException)
        {
            throw new LogMismatchException(entry, failure);
        }
    }

    private static TableState Apply(TableState state, Entry entry) => entry.Event switch
    {
        TableEvent.Dealt dealt => state with { Types = [.. dealt.Types] },
        TableEvent.Held held => state with { Holders = state.Holders.SetItem(held.Seat, held.Holder) },
        TableEvent.Began => Advance(state, entry),
        TableEvent.Said said => state with { Story = state.Story.Add(new StoryLine.Speech(entry.Number, state.Occasion, entry.At, said)) },
        TableEvent.Pledged pledged => Pledge(state, entry, pledged),
        TableEvent.Expected expected when state.IsOver => state with { After = state.After.SetItem(expected.Seat, expected.Probabilities) },
        TableEvent.Expected expected => state with { Before = state.Before.SetItem(expected.Seat, expected.Probabilities) },
        TableEvent.ReadyToDecide ready => state with { Ready = state.Ready.Add(ready.Seat) },
        TableEvent.TalkEnded => Advance(state with { Phase = TablePhase.Deciding, Ready = [], Since = entry.At }, entry),
        TableEvent.Decided decided => Decide(state, entry, decided),
        TableEvent.Fell fell => Fall(state, entry, fell.Outcome),
        TableEvent.PutIn put => PutIn(state, entry, put),
        TableEvent.Paused => state.PausedAt is null ? state with { PausedAt = entry.At } : state,
        TableEvent.Resumed => state.PausedAt is { } paused ? state with { PausedAt = null, Since = state.Since + (entry.At - paused) } : state,
        TableEvent.WentBack back => Back(state, entry, back.Occasion),
        TableEvent.Timed timed => state with { Limits = timed.Limits },
        TableEvent.Closed => state with { IsClosed = true, Phase = TablePhase.Ended, Story = state.IsOver ? state.Story
            : state.Story.Add(new StoryLine.Ends(entry.Number, state.Occasion, entry.At, true)) },
        _ => state,
    };

    private static TableState Pledge(TableState state, Entry entry, TableEvent.Pledged pledged)
    {
        var threat = state.About.Threat(pledged, Today(state));
        var compiled = state.Place.Stretch.Walk.Compiled.With([.. state.Threats, threat]);
        var (walk, at) = state.Place.Stretch.Walk.With(compiled, state.Place.Point);
        var place = new WalkPlace(state.Place.Stretch.Then(walk, at, state.Place.Path), [], at);
        return state with { Place = place, Story = state.Story.Add(new StoryLine.Pledge(entry.Number, state.Occasion, entry.At, threat, pledged.Words)) };
    }

    private static TableState Decide(TableState state, Entry entry, TableEvent.Decided decided)
    {
        var walk = state.Place.Stretch.Walk;
        if (state.Phase != TablePhase.Deciding || walk.At(state.Place.Point) is not WalkMoment.Decision decision) throw new InvalidOperationException();
        var chooser = decision.Choosers.First(c => c.Party == decided.Seat);
        if (chooser.Ends[decided.Option] != decided.End) throw new InvalidOperationException();
        state = state with { Waiting = state.Waiting.Add(decided.Seat, (decided, entry.Number, entry.At)) };
        if (decision.Choosers.Any(c => !state.Waiting.ContainsKey(c.Party))) return state;
        var moves = decision.Choosers.Select(c =>
            new StoryLine.Move(state.Waiting[c.Party].Number, state.Occasion, state.Waiting[c.Party].At, state.Waiting[c.Party].Decided, c, state.Place));
        int[] picks = [.. decision.Choosers.Select(c => state.Waiting[c.Party].Decided.Option)];
        var step = new WalkedStep(state.Place.Point, picks);
        var place = state.Place with { Path = [.. state.Place.Path, step], Point = walk.After(state.Place.Point, picks) };
        var after = state with { Place = place, Waiting = state.Waiting.Clear(), Since = entry.At, Story = state.Story.AddRange(moves) };
        return Advance(WithCalls(after, entry, walk.Called(state.Place.Point)), entry);
    }

    private static TableState Fall(TableState state, Entry entry, int outcome)
    {
        var walk = state.Place.Stretch.Walk;
        if (state.Chance is not { } chance) throw new InvalidOperationException();
        var (before, step) = (state.State, new WalkedStep(state.Place.Point, [outcome]));
        var called = walk.Called(state.Place.Point);
        state = state with { Place = state.Place with { Path = [.. state.Place.Path, step], Point = chance.To[outcome] } };
        if (chance.Risk >= 0 && state.State != before)
            state = state with { Story = state.Story.Add(new StoryLine.Befell(entry.Number, state.Occasion, entry.At, before, state.State, chance.Risk,
            null)) };
        return Advance(WithCalls(state, entry, called), entry);
    }

    private static TableState PutIn(TableState state, Entry entry, TableEvent.PutIn put)
    {
        var to = state.About.StateWith(state.State, put.Levers);
        if (to < 0) throw new InvalidOperationException();
        var (before, walk) = (state.State, state.Place.Stretch.Walk);
        var called = walk.Called(state.Place.Point);
        if (to != before)
        {
            var at = walk.Befalls(state.Place.Point, to);
            state = state with { Place = new WalkPlace(state.Place.Stretch.Then(walk, at, state.Place.Path), [], at), Waiting = state.Waiting.Clear() };
        }

        state = WithCalls(state with { Story = state.Story.Add(new StoryLine.Befell(entry.Number, state.Occasion, entry.At, before, to, -1, put.Text)) },
            entry, called);
        return state.Phase == TablePhase.Deciding ? Advance(state, entry) : state;
    }

    private static TableState Back(TableState state, Entry entry, int occasion)
    {
        var mark = state.Marks.Last(m => m.Occasion == occasion);
        return mark with
        {
            Holders = state.Holders,
            Limits = state.Limits,
            Types = state.Types,
            PausedAt = state.PausedAt is null ? null : entry.At,
            Since = entry.At,
            Before = state.Before,
            Story = state.Story.Add(new StoryLine.Back(entry.Number, occasion, entry.At)),
            Marks = [.. state.Marks.TakeWhile(m => m.Occasion < occasion), mark],
        };
    }

    /// <summary>Goes on past all that nobody decides, to what is waited for next: an occasion to be talked about, a decision, chance, or the end.</summary>
    private static TableState Advance(TableState state, Entry entry)
    {
        while (true)
        {
            var (walk, point) = (state.Place.Stretch.Walk, state.Place.Point);
            if (walk.IsOccasion(point) && walk.Occasion(point) > state.Occasion && !walk.IsOver(point)) return Opened(state, entry, walk.Occasion(point));
            switch (walk.At(point))
            {
                case WalkMoment.End:
                    return state with { Phase = TablePhase.Ended, Since = entry.At,
                        Story = state.Story.Add(new StoryLine.Ends(entry.Number, state.Occasion, entry.At, false)) };
                case WalkMoment.Passes passes:
                    var (before, called) = (state.State, walk.Called(point));
                    state = state with { Place = state.Place with { Point = passes.To } };
                    if (state.State != before)
                        state = state with { Story = state.Story.Add(new StoryLine.Befell(entry.Number, walk.Occasion(point), entry.At, before, state.State,
                        -1, null)) };
                    state = WithCalls(state, entry, called);
                    continue;
                default:
                    return state with { Phase = TablePhase.Deciding };
            }
        }
    }

    private static TableState Opened(TableState state, Entry entry, int occasion)
    {
        state = state with { Phase = TablePhase.Talking, Occasion = occasion, Since = entry.At, Ready = [],
            Story = state.Story.Add(new StoryLine.Opens(entry.Number, occasion, entry.At)) };
        return state with { Marks = state.Marks.Add(state with { Marks = [], Story = [] }) };
    }

    private static TableState WithCalls(TableState state, Entry entry, IReadOnlyList<int> before)
    {
        int[] begun = [.. state.Place.Stretch.Walk.Called(state.Place.Point).Except(before)];
        return begun.Length == 0 ? state : state with { Story = state.Story.Add(new StoryLine.Called(entry.Number, state.Occasion, entry.At, begun)) };
    }

    private static DateOnly Today(TableState state) => state.Occasion < 0 ? state.Calendar.AsOf : state.Calendar.Occasions[state.Occasion].On;
}

/// <summary>A log that does not fit the crisis: the model is another one than that with which the tables were opened.</summary>
public sealed class LogMismatchException(Entry entry, Exception? cause = null) : Exception($"Event {entry.Number} does not fit the crisis.", cause);
