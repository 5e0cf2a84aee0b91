using System.Globalization;
using Demarche.Events.Counting;
using Demarche.Language.Diagnostics;
using Demarche.Record;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Joining;

namespace Demarche.Events.Joining;

/// <summary>What writing counts into the record of a model comes to. Nothing is written yet.</summary>
/// <param name="ModelFile">The model's file.</param>
/// <param name="ModelText">Its text afterwards; null when it stays as it is.</param>
/// <param name="RecordFile">The record's file.</param>
/// <param name="RecordText">Its text afterwards; null when nothing changes.</param>
/// <param name="Added">How many rows are new.</param>
/// <param name="Changed">How many had another count or score before.</param>
/// <param name="Known">How many were there already as they are.</param>
/// <param name="Rejected">How many of those that were there the analyst had rejected; they stay so.</param>
public sealed record JoinedCounts(string ModelFile, string? ModelText, string RecordFile, string? RecordText, int Added, int Changed, int Known, int Rejected);

/// <summary>
/// Counts as rows of a record, a row for each day, pair, type and sign, accepted since the analyst asked for just these. A row's id says which data set,
/// day, pair and type it is, so that counting again replaces a count and doubles nothing. Rows of other origin stay as they are.
/// </summary>
public static class CountJoin
{
    /// <summary>Works out what to write.</summary>
    /// <param name="modelFile">The model's file.</param>
    /// <param name="answer">What was counted.</param>
    /// <param name="diagnostics">Receives what stands in the way.</param>
    /// <returns>What to write; null when something stands in the way, and then nothing must be written.</returns>
    public static JoinedCounts? Of(string modelFile, EventAnswer answer, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(modelFile);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (RecordTarget.Find(modelFile, diagnostics) is not { } target) return null;
        var rows = target.Record.Rows.ToList();
        var places = rows.Select((r, i) => (r.Id, i)).Where(p => p.Id.Length > 0).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        var (added, changed, known, rejected) = (0, 0, 0, 0);
        foreach (var row in Rows(answer))
        {
            if (!places.TryGetValue(row.Id, out var at))
            {
                rows.Add(row);
                added++;
                continue;
            }

            if (rows[at].Status == RowStatus.Rejected) rejected++;
            var now = row with { Status = rows[at].Status };
            if (now == rows[at]) known++;
            else changed++;
            rows[at] = now;
        }

        if (rows.Count > EventCsv.MostRows)
        {
            diagnostics.Report(RecordRules.TooManyRows, new SourceSpan(target.Record.Path, 1, 1, 1, 2), EventCsv.MostRows);
            return null;
        }

        if (added + changed == 0) return new JoinedCounts(target.ModelFile, null, target.Record.Path, null, 0, 0, known, rejected);
        var model = target.WithSources([new RowSource(SourceOf(answer), Title(answer), null)], diagnostics);
        return model is null ? null : new JoinedCounts(target.ModelFile, model == target.ModelText ? null : model, target.Record.Path, target.Write(rows),
            added, changed, known, rejected);
    }

    /// <summary>The rows that counts come to: those with a score, since no other counts for anything.</summary>
    public static IEnumerable<EventRow> Rows(EventAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Counts.Where(c => c.Score is not null).Select(c => Row(c, answer));
    }

    private static EventRow Row(EventCount count, EventAnswer answer)
    {
        var tone = (double)decimal.Round(count.Score!.Value / count.Events, 3, MidpointRounding.AwayFromZero);
        var name = count.Type?.Name() ?? "STATEMENT";
        var sign = count.Score switch { > 0 => "f", < 0 => "h", _ => "n" };
        var codes = count.Cameo.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new EventRow
        {
            Id = string.Create(CultureInfo.InvariantCulture,
                $"{answer.Request.Map.Name}-{count.On:yyyyMMdd}-{Slug(count.By.Code)}-{Slug(count.Toward.Code)}-{name.ToLowerInvariant()}-{sign}"),
            Date = count.On,
            By = count.By.Name,
            Toward = count.Toward.Name,
            What = Words(count, answer),
            Tone = tone,
            Source = SourceOf(answer),
            Kind = count.Type is { } type ? new EventKind(type, count.Mode, codes.Length == 1 ? codes[0] : "") : null,
            Count = count.Events,
            Reader = $"events:{answer.Request.Map.Name}",
            Status = RowStatus.Accepted,
        };
    }

    private static string Words(EventCount count, EventAnswer answer)
    {
        var kind = count.Type is { } type ? type.Name() : "bare statement";
        var codes = count.Cameo.Length == 0 ? "" : $" (CAMEO {count.Cameo.Replace(" ", ", ", StringComparison.Ordinal)})";
        return string.Create(CultureInfo.InvariantCulture,
            $"{count.Events:#,0} {(count.Events == 1 ? "event" : "events")} of kind {kind}{codes} in {answer.Request.Map.Title}");
    }

    private static string SourceOf(EventAnswer answer) => answer.Request.Map.Name;

    private static string Title(EventAnswer answer) =>
        $"{answer.Request.Map.Title}, event data counted by day, pair and kind "
        + $"({(answer.Request.Scale == EventScale.Goldstein ? "Goldstein's scale" : "PLOVER's scores")})";

    private static string Slug(string text)
    {
        var slug = new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-')]).Trim('-');
        return slug.Length == 0 ? "x" : slug;
    }
}
