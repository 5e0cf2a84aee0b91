using System.Globalization;
using Demarche.Events;
using Demarche.Events.Counting;
using Demarche.Events.Joining;

namespace Demarche.Cli.Importing;

/// <summary>What came of event data, in sentences.</summary>
internal static class EventsWords
{
    /// <summary>What became of a record.</summary>
    public static string Of(JoinedCounts joined)
    {
        var file = Path.GetFileName(joined.RecordFile);
        var rejected = joined.Rejected == 0 ? "" : $" {Whole(joined.Rejected)} that you had rejected {(joined.Rejected == 1 ? "stays" : "stay")} so.";
        if (joined.Added + joined.Changed == 0)
            return $"{file}: nothing new; {Count(joined.Known, "row")} of these counts {(joined.Known == 1 ? "is" : "are")} there already.{rejected}";
        var changed = joined.Changed == 0 ? "" : $", {Whole(joined.Changed)} with another count than before";
        var known = joined.Known == 0 ? "" : $", {Whole(joined.Known)} as before";
        return $"{file}: {Count(joined.Added, "new row")}{changed}{known}. They count towards tension: `demarche record MODEL --tension`.{rejected}";
    }

    /// <summary>How much there is, in one sentence.</summary>
    public static string Lead(EventAnswer answer)
    {
        var who = string.Join(answer.Request.Between.Count == 2 ? " and " : ", ", answer.Request.Between.Select(a => a.Name));
        var days = answer.Counts.Select(c => c.On).Distinct().Count();
        var from = answer.Counts.Count == 0 ? "" : $" on {Count(days, "day")} from {Day(answer.Counts[0].On)} to {Day(answer.Counts[^1].On)}";
        return $"{Count(answer.Events, "event")} between {who} in {Count(answer.Request.Files.Count, "file")}{from}.";
    }

    /// <summary>What the counts do not show, a sentence each.</summary>
    public static IEnumerable<string> Notes(EventAnswer answer)
    {
        yield return answer.Request.Scale == EventScale.Goldstein
            ? "Scores are those of Goldstein's scale by code of CAMEO, from -10 to 10 an event."
            : "Scores are PLOVER's by type and mode, from -10 to 10 an event. Cooperation and conflict are summed apart.";
        if (answer.Counts.Where(c => c.Score is null).Sum(c => c.Events) is > 0 and var statements)
            yield return $"{Count(statements, "bare statement")} {(statements == 1 ? "has" : "have")} no type in PLOVER and no score; "
                + $"{(statements == 1 ? "it is" : "they are")} counted here and not written into a record.";
        if (answer.OnOtherDays > 0)
            yield return $"{Count(answer.OnOtherDays, "event")} between them {(answer.OnOtherDays == 1 ? "lies" : "lie")} on other days than those asked for.";
        if (answer.Refused.Sum(r => r.Rows) is > 0 and var refused)
            yield return $"{Count(refused, "row")} {(refused == 1 ? "was" : "were")} refused; standard error says why and where.";
    }

    private static string Count(long count, string noun) => $"{Whole(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
