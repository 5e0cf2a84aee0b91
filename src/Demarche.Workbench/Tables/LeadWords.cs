using Demarche.Language.Wording;
using Demarche.Table.Log;
using Demarche.Table.Rules;

namespace Demarche.Workbench.Tables;

/// <summary>Where a table stands, to the facilitator.</summary>
internal static class LeadWords
{
    public static string At(TableState state)
    {
        var (calendar, parties) = (state.Calendar, state.About.Crisis.Parties);
        var day = state.Occasion < 0 ? "" : $"{TableCrisis.Day(calendar.Occasions[state.Occasion].On)}, {calendar.Occasions[state.Occasion].What}: ";
        var paused = state.PausedAt is null ? "" : " The clock stands still.";
        return state switch
        {
            { IsClosed: true } => "Closed.",
            { Phase: TablePhase.Gathering, Types: null } => "Types have not been dealt.",
            { Phase: TablePhase.Gathering } => $"Waits for you to begin.{Said(state)}",
            { Phase: TablePhase.Talking } => $"{day}talk.{paused}",
            { Phase: TablePhase.Ended } => "Play is over.",
            _ => $"{day}{Phrases.List(state.Awaited.Select(c => parties[c.Party].Words))} {(state.Awaited.Count == 1 ? "is" : "are")} to decide.{paused}",
        };
    }

    /// <summary>How many people have said what they expect; nothing where none are at the table, or nothing can be expected.</summary>
    private static string Said(TableState state)
    {
        if (state.About.Outcomes.Count == 0 || state.Holders.All(h => h != SeatHolder.Person)) return "";
        return state.Before.Count switch
        {
            0 => " Nobody has said yet what they expect.",
            1 => " One person has said what they expect.",
            var some => $" {Phrases.Capitalise(Phrases.Count(some, "person"))} have said what they expect."
                .Replace("persons", "people", StringComparison.Ordinal),
        };
    }
}
