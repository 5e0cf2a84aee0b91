using System.Text;
using Demarche.Table.Log;

namespace Demarche.Table.Rules;

/// <summary>Who asks for something at a table.</summary>
/// <param name="Seat">A seat; null for the facilitator, and for the house where it acts by itself.</param>
/// <param name="IsHouse">Whether the table acts by itself: types dealt, seats that no person holds, time that is up.</param>
public readonly record struct Actor(int? Seat, bool IsHouse = false)
{
    /// <summary>The facilitator.</summary>
    public static Actor Facilitator => new(null);

    /// <summary>The table itself.</summary>
    public static Actor House => new(null, true);

    /// <summary>A person at a seat.</summary>
    public static Actor At(int seat) => new(seat);
}

/// <summary>Says what may happen at a table: who may do what when. What is refused is shown in plain words that give nothing of others' secrets away.</summary>
public static class TableRules
{
    /// <summary>The longest that anybody can say at once, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>So much can be said by a seat in a minute.</summary>
    public const int MostAMinute = 20;

    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(30);

    /// <summary>A person's own words as they are kept: no control characters, no more than is allowed, nothing around them.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var kept = new StringBuilder(Math.Min(text.Length, LongestText));
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > LongestText) break;
            if (rune.Value == '\n' || (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format))
                kept.Append(rune);
        }

        return kept.ToString().Trim();
    }

    /// <summary>Why something cannot happen now; null when it can.</summary>
    public static string? WhyNot(TableState state, Actor actor, TableEvent wanted, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(wanted);
        if (SeatOf(wanted) is { } seat && (seat < 0 || seat >= state.Holders.Length)) return "there is no such seat";
        if (actor.Seat is { } own && (SeatOf(wanted) ?? (wanted is TableEvent.Said ? -1 : own)) != own) return "you can act for your own seat only";
        if (state.IsClosed && !(wanted is TableEvent.Expected && actor.Seat is not null)) return "the table is closed";
        return wanted switch
        {
            TableEvent.Said said => Said(state, actor, said, now),
            TableEvent.Pledged pledged => Pledged(state, actor, pledged),
            TableEvent.Expected expected => Expected(state, actor, expected),
            TableEvent.ReadyToDecide ready =>
                actor.Seat is null ? Mine : state.Phase != TablePhase.Talking ? "it is not time to talk" : state.Ready.Contains(ready.Seat)
                ? "you have said so already" : null,
            TableEvent.Decided decided => Decided(state, actor, decided),
            TableEvent.Asked => actor.IsHouse ? null : House,
            TableEvent.Dealt dealt =>
                actor.Seat is not null ? Facilitator : state.Phase != TablePhase.Gathering ? "types are dealt before the first occasion" : Dealt(state, dealt),
            TableEvent.Held held => actor.Seat is not null ? Facilitator : state.IsOver ? "play is over" : state.Holders[held.Seat] == held.Holder
                ? "it is held so already" : null,
            TableEvent.Began => actor.Seat is not null ? Facilitator : state.Phase != TablePhase.Gathering ? "play has begun already" : state.Types is null
                ? "types have not been dealt" : null,
            TableEvent.TalkEnded => actor.Seat is not null ? Facilitator : state.Phase != TablePhase.Talking ? "it is not time to talk" : null,
            TableEvent.PutIn put => actor.Seat is not null ? Facilitator : PutIn(state, put),
            TableEvent.Paused => actor.Seat is not null ? Facilitator : state.PausedAt is not null ? "the clock stands still already" : state.IsOver
                ? "play is over" : null,
            TableEvent.Resumed => actor.Seat is not null ? Facilitator : state.PausedAt is null ? "the clock runs" : null,
            TableEvent.WentBack back =>
                actor.Seat is not null ? Facilitator : state.Marks.Any(m => m.Occasion == back.Occasion) ? null : "there is no such occasion to go back to",
            TableEvent.Timed timed =>
                actor.Seat is not null ? Facilitator : IsLimit(timed.Limits.Talk) && IsLimit(timed.Limits.Decide) ? null
                : "a limit is between five seconds and thirty days",
            TableEvent.Closed => actor.Seat is not null ? Facilitator : null,
            _ => House,
        };
    }

    private const string Mine = "only the seat itself can do that";
    private const string Facilitator = "only the facilitator can do that";
    private const string House = "that happens by itself";

    private static int? SeatOf(TableEvent wanted) => wanted switch
    {
        TableEvent.Said said => said.Seat,
        TableEvent.Pledged pledged => pledged.Seat,
        TableEvent.Expected expected => expected.Seat,
        TableEvent.ReadyToDecide ready => ready.Seat,
        TableEvent.Decided decided => decided.Seat,
        TableEvent.Held held => held.Seat,
        TableEvent.Asked asked => asked.Seat,
        _ => null,
    };

    private static bool IsLimit(TimeSpan? limit) => limit is null || (limit >= TimeSpan.FromSeconds(5) && limit <= LongestLimit);

    private static string? Said(TableState state, Actor actor, TableEvent.Said said, DateTimeOffset now)
    {
        if (said.To == said.Seat && said.Seat is not null) return "you can talk to others";
        if (said.To is { } to && (to < 0 || to >= state.Holders.Length)) return "there is no such seat";
        if (said.Text.Length == 0) return "nothing was written";
        if (said.Text.Length > LongestText) return $"it is longer than {LongestText} characters";
        return actor.Seat is { } seat
            && state.Story.Reverse().TakeWhile(line => now - line.At < TimeSpan.FromMinutes(1))
            .Count(line => line is StoryLine.Speech speech && speech.Said.Seat == seat) >= MostAMinute
            ? "that is a lot in one minute: wait a little" : null;
    }

    private static string? Pledged(TableState state, Actor actor, TableEvent.Pledged pledged)
    {
        if (actor.Seat is null && !actor.IsHouse) return Mine;
        if (state.Phase is not (TablePhase.Talking or TablePhase.Deciding)) return "threats and promises are made at an occasion";
        if (state.PausedAt is not null) return "the clock stands still";
        if (pledged.Words?.Length > LongestText) return $"it is longer than {LongestText} characters";
        if (pledged.UnlessBy is { } by && by < state.Calendar.Occasions[Math.Max(0, state.Occasion)].On) return "the day has passed already";
        return state.Threats.Count >= TableCrisis.MostPledges ? "as many threats and promises stand as can be watched" : state.About.WhyNot(pledged);
    }

    private static string? Expected(TableState state, Actor actor, TableEvent.Expected expected)
    {
        if (actor.Seat is null) return Mine;
        if (expected.Probabilities.Count != state.About.Outcomes.Count || expected.Probabilities.Any(p => !(p >= 0 && p <= 1)))
            return "an expectation is a number from 0 to 100 for each outcome";
        if (state.IsOver) return null;
        return state.Phase != TablePhase.Gathering ? "what you expect is asked before the first occasion and at the end" : null;
    }

    private static string? Decided(TableState state, Actor actor, TableEvent.Decided decided)
    {
        if (actor.Seat is null && !actor.IsHouse) return Mine;
        if (state.Phase != TablePhase.Deciding || decided.Occasion != state.Occasion) return "it is not time to decide that";
        if (state.PausedAt is not null) return "the clock stands still";
        if (state.Waiting.ContainsKey(decided.Seat)) return "you have decided already";
        if (state.Awaited.FirstOrDefault(c => c.Party == decided.Seat) is not { } chooser) return "it is not your turn";
        if (actor.Seat is not null && state.Holders[decided.Seat] != SeatHolder.Person) return "somebody else decides for this seat now";
        if (decided.Statement?.Length > LongestText) return $"it is longer than {LongestText} characters";
        if (decided.Option < 0 || decided.Option >= chooser.Ends.Count || chooser.Ends[decided.Option] != decided.End
            || !state.OptionsOf(chooser).Contains(decided.Option)) return "that is none of the moves at hand";
        return null;
    }

    private static string? Dealt(TableState state, TableEvent.Dealt dealt)
    {
        var parties = state.About.Crisis.Parties;
        var fits = dealt.Types.Count == parties.Count
            && dealt.Types.Select((t, p) => parties[p].Types.Count == 0 ? t == -1 : t >= 0 && t < parties[p].Types.Count).All(is1 => is1);
        return fits ? null : "a type is dealt to each party that has types, and to no other";
    }

    private static string? PutIn(TableState state, TableEvent.PutIn put)
    {
        if (state.Phase is not (TablePhase.Talking or TablePhase.Deciding)) return "an event is put in at an occasion";
        if (put.Text.Length is 0 or > LongestText) return "an event is described in up to two thousand characters";
        return state.About.StateWith(state.State, put.Levers) < 0 ? "with these levers so, that cannot be" : null;
    }
}
