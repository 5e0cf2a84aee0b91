using Demarche.Language.Wording;
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
            { Phase: TablePhase.Gathering } =>
                $"Waits for you to begin. {Phrases.Capitalise(Phrases.Count(state.Before.Count, "person"))} said what they expect.".Replace("persons",
                "people", StringComparison.Ordinal),
            { Phase: TablePhase.Talking } => $"{day}talk.{paused}",
            { Phase: TablePhase.Ended } => "Play is over.",
            _ => $"{day}{Phrases.List(state.Awaited.Select(c => parties[c.Party].Words))} {(state.Awaited.Count == 1 ? "is" : "are")} to decide.{paused}",
        };
    }
}
