using Demarche.Record.Events;
using Demarche.Table.Rules;
using Demarche.Table.Words;

namespace Demarche.Table.Results;

/// <summary>A table as a record file: who did and said what, when, as records of models are written.</summary>
public static class TableRecord
{
    private static readonly string[] Columns = ["date", "by", "toward", "what", "tone", "source", "does", "before"];

    /// <summary>The record as CSV. Talk between two seats alone is left out unless it is asked for.</summary>
    public static string Csv(TableState table, bool withPrivateTalk = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        return EventCsv.Write(table.Story.Select(line => Row(table, line, withPrivateTalk)).OfType<EventRow>(), Columns);
    }

    private static EventRow? Row(TableState table, StoryLine line, bool withPrivateTalk)
    {
        var (about, parties) = (table.About, table.About.Crisis.Parties);
        var day = line.Occasion < 0 ? table.Calendar.AsOf : table.Calendar.Occasions[Math.Min(line.Occasion, table.Calendar.Occasions.Count - 1)].On;
        EventRow Of(int? by, int? toward, string what) => new()
        {
            Date = day,
            By = by is { } b ? parties[b].Name : "facilitator",
            Toward = toward is { } t ? parties[t].Name : "",
            What = what.ReplaceLineEndings(" "),
            Source = $"table {table.Number + 1}",
        };
        return line switch
        {
            StoryLine.Speech { Said: var said } when said.To is null || withPrivateTalk => Of(said.Seat, said.To, said.Text),
            StoryLine.Pledge pledge => Of(pledge.Threat.By, pledge.Threat.Against, StoryWords.Of(table, pledge)!),
            StoryLine.Move move => Of(move.Chooser.Party, null, StoryWords.Move(about, move)) with { Does = Levers(about, move, move.Decided.End),
                Before = move.Decided.Option == 0 ? "" : Levers(about, move, move.Chooser.From) },
            StoryLine.Befell befell => Of(null, null, StoryWords.Of(table, befell)!),
            _ => null,
        };
    }

    /// <summary>How the author's own levers that the move changed stand in a state; those that it could have changed, where it stayed.</summary>
    private static string Levers(TableCrisis about, StoryLine.Move move, int state)
    {
        var (space, levers) = (about.Compiled.Space, about.Crisis.Levers);
        if (space.Levers.Count == 0) return "";
        var to = move.Decided.Option == 0 ? move.Chooser.Ends : [move.Decided.End];
        var changed = Enumerable.Range(0, levers.Count)
            .Where(k => !levers[k].IsJoint && to.Any(end => space.LevelOf(end, k) != space.LevelOf(move.Chooser.From, k)));
        return string.Join(" and ", changed.Select(k => $"{levers[k].Name} is {levers[k].Levels[space.LevelOf(state, k)]}"));
    }
}
