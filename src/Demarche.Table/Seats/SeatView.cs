using Demarche.Language.Wording;
using Demarche.Table.Log;
using Demarche.Table.Rules;
using Demarche.Table.Words;

namespace Demarche.Table.Seats;

/// <summary>
/// All that a seat may see of a table, and nothing else: whatever shows a seat to whoever holds it, a page or a prompt, is made from this alone. It holds
/// no other seat's type, order or holder, no talk that was not meant for it, and nothing of who has decided while others decide.
/// </summary>
public sealed record SeatView
{
    /// <summary>The crisis, by its title.</summary>
    public required string Crisis { get; init; }

    /// <summary>Which seat.</summary>
    public required int Seat { get; init; }

    /// <summary>Its party, in running text.</summary>
    public required string Party { get; init; }

    /// <summary>Who it is and what it wants.</summary>
    public required RoleBrief Brief { get; init; }

    /// <summary>How things stand.</summary>
    public required string Now { get; init; }

    /// <summary>What the table waits for, in one sentence to whoever holds the seat.</summary>
    public required string Turn { get; init; }

    /// <summary>The phase.</summary>
    public required TablePhase Phase { get; init; }

    /// <summary>When the time is up; null where there is no limit.</summary>
    public required DateTimeOffset? Deadline { get; init; }

    /// <summary>Whether the clock stands still.</summary>
    public required bool IsPaused { get; init; }

    /// <summary>Whether the table is closed.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>What it can decide now; null when it is not its turn.</summary>
    public required SeatChoice? Choice { get; init; }

    /// <summary>Whether it can say that it has talked enough.</summary>
    public required bool CanBeReady { get; init; }

    /// <summary>Whether it is asked what it expects.</summary>
    public required bool IsAsked { get; init; }

    /// <summary>What it expected at first; null where it has not said so.</summary>
    public required IReadOnlyList<double>? Before { get; init; }

    /// <summary>What it expects at the end; null where it has not said so.</summary>
    public required IReadOnlyList<double>? After { get; init; }

    /// <summary>The outcomes that expectations are asked of.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>The days of the calendar.</summary>
    public required IReadOnlyList<SeatDay> Calendar { get; init; }

    /// <summary>Threats and promises that stand.</summary>
    public required IReadOnlyList<SeatPledge> Pledges { get; init; }

    /// <summary>What happened at the table.</summary>
    public required IReadOnlyList<SeatLine> Story { get; init; }

    /// <summary>What was said, to everybody or between this seat and another or the facilitator.</summary>
    public required IReadOnlyList<SeatTalk> Talk { get; init; }

    /// <summary>The other seats, for whom to write to.</summary>
    public required IReadOnlyList<(int Seat, string Party)> Others { get; init; }

    /// <summary>What threats and promises can speak of: others' levers and named outcomes as conditions, its own levers as what it would do.</summary>
    public required IReadOnlyList<SeatTerm> Terms { get; init; }

    /// <summary>Whether it can threaten and promise now.</summary>
    public required bool CanPledge { get; init; }

    /// <summary>The view of a seat.</summary>
    public static SeatView Of(TableState state, int seat)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (about, parties) = (state.About, state.About.Crisis.Parties);
        var chooser = state.PausedAt is null ? state.Awaited.FirstOrDefault(c => c.Party == seat) : null;
        var isPerson = state.Holders[seat] == SeatHolder.Person;
        return new SeatView
        {
            Crisis = about.Crisis.Name,
            Seat = seat,
            Party = parties[seat].Words,
            Brief = RoleBrief.Of(about, seat, state.Types?[seat] ?? -1),
            Now = Phrases.Capitalise(about.Words.Full(state.State)) + ".",
            Turn = TurnWords.Of(state, seat),
            Phase = state.Phase,
            Deadline = state.Phase == TablePhase.Deciding && chooser is null && state.Awaited.Count == 0 ? null : state.Deadline,
            IsPaused = state.PausedAt is not null,
            IsClosed = state.IsClosed,
            Choice = chooser is null ? null : SeatChoice.Of(state, chooser),
            CanBeReady = isPerson && state.Phase == TablePhase.Talking && !state.Ready.Contains(seat),
            IsAsked = isPerson && about.Outcomes.Count > 0
                && (state.Phase == TablePhase.Gathering ? !state.Before.ContainsKey(seat) : state.IsOver && !state.After.ContainsKey(seat)),
            Before = state.Before.GetValueOrDefault(seat),
            After = state.After.GetValueOrDefault(seat),
            Outcomes = [.. about.Outcomes.Select(o => Phrases.Capitalise(o.Clause.Words))],
            Calendar = [.. Days(state)],
            Pledges = [.. state.Threats.Select(t => new SeatPledge(about.Sentence(t), t.By == seat))],
            Story = [.. state.Story.Where(l => l is not StoryLine.Speech).Select((l, k) => new SeatLine(k, l is StoryLine.Opens, StoryWords.Of(state, l)!))],
            Talk = [.. state.Story.OfType<StoryLine.Speech>().Where(s => s.Said.To is null || s.Said.To == seat || s.Said.Seat == seat)
                .Select((s, k) => SeatTalk.Of(state, s, seat, k))],
            Others = [.. Enumerable.Range(0, parties.Count).Where(p => p != seat).Select(p => (p, parties[p].Words))],
            Terms = [.. SeatTerm.Of(about, seat)],
            CanPledge = isPerson && state.PausedAt is null && state.Phase is TablePhase.Talking or TablePhase.Deciding && about.Compiled.Space.Levers.Count > 0
                && state.Threats.Count < TableCrisis.MostPledges,
        };
    }

    private static IEnumerable<SeatDay> Days(TableState state)
    {
        var calendar = state.Calendar;
        for (var d = calendar.Past; d < calendar.Occasions.Count; d++)
        {
            var occasion = calendar.Occasions[d];
            if (occasion.IsQuiet) continue;
            yield return new SeatDay(TableCrisis.Day(occasion.On), occasion.What, [.. occasion.Parties.Select(p => state.About.Crisis.Parties[p].Words)],
                d == state.Occasion && !state.IsOver, d < state.Occasion || state.IsOver);
        }
    }
}

/// <summary>Something that a threat or promise can speak of.</summary>
/// <param name="Term">What.</param>
/// <param name="Words">As a clause.</param>
/// <param name="IsOwn">Whether it is a level of one of the seat's own levers.</param>
public sealed record SeatTerm(PledgeTerm Term, string Words, bool IsOwn)
{
    internal static IEnumerable<SeatTerm> Of(TableCrisis about, int seat)
    {
        var levers = about.Crisis.Levers;
        for (var lever = 0; lever < levers.Count; lever++)
        {
            for (var level = 0; level < levers[lever].Levels.Count; level++)
            {
                var term = PledgeTerm.At(lever, level);
                if (levers[lever].Owners.Contains(seat)) yield return new SeatTerm(term, about.Clause(term), true);
                if (!levers[lever].Owners.Contains(seat) || levers[lever].IsJoint) yield return new SeatTerm(term, about.Clause(term), false);
            }
        }

        for (var k = 0; k < about.Crisis.Outcomes.Count; k++)
        {
            var term = new PledgeTerm(null, null, k);
            yield return new SeatTerm(term, about.Clause(term), false);
        }
    }
}

/// <summary>A day of the calendar as a seat sees it.</summary>
public sealed record SeatDay(string Day, string What, IReadOnlyList<string> Parties, bool IsNow, bool IsPast);

/// <summary>A threat or promise that stands.</summary>
public sealed record SeatPledge(string Words, bool IsOwn);

/// <summary>A line of what happened. Its number is its place among what the seat sees: that in the log would tell how much else there is.</summary>
public sealed record SeatLine(int Number, bool IsOccasion, string Words);

/// <summary>Something that was said.</summary>
/// <param name="Number">Its place among what the seat sees.</param>
/// <param name="From">Who.</param>
/// <param name="To">To whom; null for everybody.</param>
/// <param name="Text">The words.</param>
/// <param name="IsOwn">Whether the seat said it itself.</param>
public sealed record SeatTalk(int Number, string From, string? To, string Text, bool IsOwn)
{
    internal static SeatTalk Of(TableState state, StoryLine.Speech speech, int seat, int number)
    {
        var parties = state.About.Crisis.Parties;
        return new SeatTalk(number, speech.Said.Seat is { } from ? parties[from].Words : "the facilitator", speech.Said.To is { } to ? parties[to].Words
            : null, speech.Said.Text, speech.Said.Seat == seat);
    }
}

/// <summary>What a seat can decide.</summary>
/// <param name="Occasion">At which occasion.</param>
/// <param name="AtOnce">Whether others decide at the same time.</param>
/// <param name="Options">The moves at hand; the first is staying.</param>
public sealed record SeatChoice(int Occasion, bool AtOnce, IReadOnlyList<SeatOption> Options)
{
    internal static SeatChoice Of(TableState state, Analysis.Walking.Chooser chooser) => new(
        state.Occasion,
        state.Place.Stretch.Walk.At(state.Place.Point) is Analysis.Walking.WalkMoment.Decision { AtOnce: true, Choosers.Count: > 1 },
        [.. state.OptionsOf(chooser).Select(k =>
            new SeatOption(k, chooser.Ends[k], Phrases.Capitalise(state.About.Option(chooser.Party, chooser.From, chooser.Ends[k])),
            Warning(state, chooser.Unkept[k])))]);

    private static string? Warning(TableState state, IReadOnlyList<int> unkept) =>
        unkept.Count == 0 ? null : $"this breaks your {Phrases.List(unkept.Select(k => Word(state.Threats[k], state)))}";

    private static string Word(Threat threat, TableState state) =>
        $"{(threat.IsPromise ? "promise" : "threat")} to {state.About.Crisis.Parties[threat.Against].Words}";
}

/// <summary>A move at hand.</summary>
/// <param name="Option">Its place among all options.</param>
/// <param name="End">The state that it means.</param>
/// <param name="Words">What it is.</param>
/// <param name="Warning">What it breaks; null where it breaks nothing.</param>
public sealed record SeatOption(int Option, int End, string Words, string? Warning);
