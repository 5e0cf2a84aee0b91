using Demarche.Language.Wording;
using Demarche.Table.Log;
using Demarche.Table.Rules;

namespace Demarche.Table.Words;

/// <summary>Whose turn it is and what a seat can do, in one sentence.</summary>
internal static class TurnWords
{
    /// <summary>To whoever holds a seat.</summary>
    public static string Of(TableState state, int seat)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.IsClosed) return "The table is closed.";
        if (state.PausedAt is not null) return "The facilitator has stopped the clock.";
        if (state.Holders[seat] != SeatHolder.Person) return "The facilitator has given this seat to another hand: you can watch.";
        switch (state.Phase)
        {
            case TablePhase.Gathering:
                return state.About.Outcomes.Count > 0 && !state.Before.ContainsKey(seat)
                    ? "Read your brief and say what you expect. The facilitator begins when everybody is here."
                    : "Read your brief. The facilitator begins when everybody is here.";
            case TablePhase.Talking:
                return state.Ready.Contains(seat) ? "You have talked enough. You can still write until the others have, too."
                    : "Talk, threaten, promise. Say when you have talked enough.";
            case TablePhase.Ended:
                return state.About.Outcomes.Count > 0 && !state.After.ContainsKey(seat) ? "Play is over. Say what you would expect of the real parties now."
                    : "Play is over. Thank you for playing.";
            default:
                return Deciding(state, seat);
        }
    }

    private static string Deciding(TableState state, int seat)
    {
        var parties = state.About.Crisis.Parties;
        var several = state.Place.Stretch.Walk.At(state.Place.Point) is Analysis.Walking.WalkMoment.Decision { AtOnce: true, Choosers.Count: > 1 };
        if (state.Awaited.Any(c => c.Party == seat))
            return several ? "It is your turn: decide. Others decide at the same time, and nobody sees it before all have." : "It is your turn: decide.";
        if (state.Waiting.ContainsKey(seat)) return "You have decided. What everybody decided is shown when all have.";
        var who = several ? [] : state.Awaited.Select(c => parties[c.Party].Words).ToArray();
        return who.Length == 0 ? "Others decide now. You can still talk."
            : $"{Phrases.Capitalise(Phrases.List(who))} {(who.Length == 1 ? "decides" : "decide")} now. You can still talk.";
    }
}
