using System.Globalization;
using Demarche.Events;
using Demarche.Events.Counting;
using Demarche.Record.Codebook;
using Demarche.Reports.Documents;

namespace Demarche.Cli.Importing;

/// <summary>Counts of events as a document: by pair, by kind, by day.</summary>
internal static class EventsDocument
{
    private const int MostDays = 40;

    public static Document Of(EventAnswer answer)
    {
        var blocks = new List<Block> { new Block.Lead([EventsWords.Lead(answer)]) };
        if (answer.Counts.Count > 0)
        {
            blocks.Add(Table("By pair", [new("By"), new("Toward")], 2,
                answer.Counts.GroupBy(c => (c.By.Name, Toward: c.Toward.Name)).OrderByDescending(g => g.Sum(c => c.Events))
                .ThenBy(g => g.Key.Name, StringComparer.Ordinal)
                .Select(g => (new Prose[] { g.Key.Name, g.Key.Toward }, g.AsEnumerable()))));
            blocks.Add(Table("By kind", [new("Kind")], 1,
                answer.Counts.GroupBy(c => c.Type).OrderBy(g => g.Key).Select(g => (new Prose[] { g.Key?.Name() ?? "bare statement" }, g.AsEnumerable()))));
            var days = answer.Counts.GroupBy(c => c.On).ToArray();
            blocks.Add(Table("By day", [new("Day")], 1,
                days.TakeLast(MostDays).Select(g => (new Prose[] { g.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }, g.AsEnumerable()))));
            if (days.Length > MostDays)
                blocks.Add(new Block.Note(
                $"{days.Length - MostDays} earlier {(days.Length - MostDays == 1 ? "day is" : "days are")} left out here; CSV and JSON have all."));
        }

        blocks.AddRange(EventsWords.Notes(answer).Select(n => new Block.Note(n)));
        return new Document(answer.Request.Map.Title, "Event data", [new Section("events", "Who did how much to whom", blocks)]);
    }

    private static Block.Table Table(string caption, Column[] labels, int count, IEnumerable<(Prose[] Labels, IEnumerable<EventCount> Counts)> rows) =>
        new(caption, [.. labels, new("Events", true), new("Conflict", true), new("Cooperation", true), new("Hostile share", true)],
            [.. rows.Select(r => Row(r.Labels, [.. r.Counts]))], count);

    private static IReadOnlyList<Prose> Row(Prose[] labels, EventCount[] counts)
    {
        var (conflict, cooperation) = (counts.Sum(c => c.Conflict), counts.Sum(c => c.Cooperation));
        var share = conflict + cooperation == 0 ? "" : (conflict / (conflict + cooperation)).ToString("0%", CultureInfo.InvariantCulture);
        return [.. labels, counts.Sum(c => c.Events).ToString("#,0", CultureInfo.InvariantCulture), Number(conflict), Number(cooperation), share];
    }

    private static string Number(decimal number) => number.ToString("#,0.0", CultureInfo.InvariantCulture);
}
