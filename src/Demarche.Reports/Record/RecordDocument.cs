using System.Globalization;
using Demarche.Analysis.Threats;
using Demarche.Language.Compiling;
using Demarche.Record.Codebook;
using Demarche.Record.Events;
using Demarche.Record.Keeping;
using Demarche.Reports.Documents;
using Demarche.Reports.Play;

namespace Demarche.Reports.Record;

/// <summary>A record as a document: its rows and where they stand, its tension, what became of threats.</summary>
public static class RecordDocument
{
    private const int MostPoints = 40;

    /// <summary>The rows, those that nobody has looked at yet first.</summary>
    public static Document Rows(CompiledCrisis compiled, IReadOnlyList<EventRow> rows)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(rows);
        var unread = rows.Count(r => r.Status == RowStatus.Read);
        var blocks = new List<Block>
        {
            new Block.Lead([unread == 0
                ? $"{Count(rows.Count, "row")}, all of which somebody has looked "
                    + $"at{(rows.Count(r => r.Status == RowStatus.Rejected) is > 0 and var rejected
                        ? $"; {rejected.ToString(CultureInfo.InvariantCulture)} {(rejected == 1 ? "was" : "were")} rejected" : "")}."
                : $"{Count(rows.Count, "row")}. Nobody has looked at {unread.ToString(CultureInfo.InvariantCulture)} of them yet, and these count for nothing "
                    + $"until they are accepted."]),
            new Block.Table("Rows", [new("Id"), new("Day"), new("Who"), new("Toward"), new("What"), new("Kind"), new("Where it stands")],
                [.. rows.OrderBy(r => r.Status == RowStatus.Read ? 0 : 1).ThenBy(r => r.Date).Select(Row)], 1),
        };
        var sections = new List<Section> { new("rows", "What was said and done", blocks) };
        if (FittingMoves.Of(compiled.Crisis, rows) is { Count: > 0 } moves) sections.Add(Moves(moves));
        return new Document(compiled.Crisis.Name, "The record", sections);
    }

    /// <summary>Rows that may be moves of the model, and how to say that they are.</summary>
    private static Section Moves(IReadOnlyList<FittingMove> moves) => new("moves", "Rows that may be moves of the model",
    [
        new Block.Table("Moves", [new("Id"), new("Day"), new("What"), new("It may be this move")],
            [.. moves.Select(m =>
                (IReadOnlyList<Prose>)[m.Row.Id, m.Row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), m.Row.What,
                new Prose([new Run(m.Does, Tone.Typed)])])], 1),
        Say.Note("Each uses words of the lever, which is a reason to look and no proof. If it is the move, `demarche record MODEL does ID` writes it to the "
            + "row; play and the threats then know of it. A row without an id gets it by hand, in the column `does`."),
    ]);

    /// <summary>The tension: a point a day on which something happened, and the sums of each pair at the end.</summary>
    public static Document OfTension(CompiledCrisis compiled, IReadOnlyList<EventRow> rows, double halfLife)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(rows);
        var until = compiled.Crisis.AsOf;
        var points = Tension.Of(rows, halfLife, until);
        if (points.Count == 0)
            return new Document(compiled.Crisis.Name, "Tension",
                [new Section("tension", "Tension",
                [Say.Paragraph(new Run("No row of the record counts towards tension: none that somebody stands behind has a tone or a kind."))])]);
        var last = points[^1];
        var pairs = Tension.Counting(rows).Where(r => r.Toward.Length > 0)
            .GroupBy(r => string.CompareOrdinal(r.By, r.Toward) < 0 ? (r.By, r.Toward) : (r.Toward, r.By))
            .Select(g => (Pair: g.Key, Rows: g.Sum(r => r.Count), End: Tension.Of(g, halfLife, last.On)[^1])).OrderByDescending(p => p.End.Conflict).ToArray();
        var blocks = new List<Block>
        {
            new Block.Lead([$"On {Say.Day(last.On)} conflict stands at {Number(last.Conflict)} and cooperation at {Number(last.Cooperation)}; {Share(last)} "
                + $"of what counts is hostile. An event counts half as much after {halfLife.ToString("0.##", CultureInfo.InvariantCulture)} days; a single "
                + $"most hostile event would give 10 on its day."]),
            new Block.Table("By day", [new("Day"), new("Conflict", true), new("Cooperation", true), new("Hostile share", true)],
                [.. points.TakeLast(MostPoints).Select(p => (IReadOnlyList<Prose>)[Say.Day(p.On), Number(p.Conflict), Number(p.Cooperation), Share(p)])], 1),
        };
        if (points.Count > MostPoints) blocks
            .Add(Say.Note($"{Count(points.Count - MostPoints, "earlier day")} {(points.Count - MostPoints == 1 ? "is" : "are")} left out here; CSV has them."));
        if (pairs.Length > 0)
        {
            blocks.Add(new Block.Table("By pair, at the end",
                [new("Between"), new("and"), new("Events", true), new("Conflict", true), new("Cooperation", true), new("Hostile share", true)],
                [.. pairs.Select(p =>
                    (IReadOnlyList<Prose>)[p.Pair.Item1, p.Pair.Item2, p.Rows.ToString(CultureInfo.InvariantCulture), Number(p.End.Conflict),
                    Number(p.End.Cooperation), Share(p.End)])], 2));
        }

        return new Document(compiled.Crisis.Name, "Tension", [new Section("tension", "Tension", blocks)]);
    }

    /// <summary>What has become of threats and promises: those of the model by its recorded moves, those of the record by its words.</summary>
    public static Document OfThreats(CompiledCrisis compiled, IReadOnlyList<ThreatHistory> histories, IReadOnlyList<StatedThreat> stated)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentNullException.ThrowIfNull(stated);
        var parties = compiled.Crisis.Parties;
        var blocks = new List<Block>();
        foreach (var flagged in histories.Where(h => h.IsFlagged))
        {
            var threat = flagged.Threat;
            blocks.Add(Say.Note($"{PlaySentences.Capital(parties[threat.By].Words)} said that {Words(threat)}. That "
                + $"{(threat.IsPromise ? "promise" : "threat")} was called in on {Say.Day(flagged.CalledIn!.Value)}, and the record does not say that it was "
                + $"carried out."));
        }

        if (histories.Count > 0)
        {
            blocks.Add(new Block.Table("Threats and promises of the model",
                [new("By"), new("To"), new("What"), new("Stated"), new("Called in"), new("Carried out"), new("Where it stands")],
                [.. histories.Select(h =>
                    (IReadOnlyList<Prose>)[PlaySentences.Capital(parties[h.Threat.By].Words), parties[h.Threat.Against].Words, Words(h.Threat),
                    Day(h.Threat.Said), Day(h.CalledIn), Day(h.CarriedOut), Standing(h)])], 1));
            if (compiled.Crisis.Record.All(e => e.Does is null))
                blocks.Add(Say.Note("No row of the record says by `does:` which lever a party moved, so only what holds today can be said from the model."));
        }

        if (stated.Count > 0)
        {
            blocks.Add(new Block.Table("Threats and promises in the record",
                [new("By"), new("To"), new("Stated"), new("What"), new("If"), new("Its condition may have come"), new("It may have been kept")],
                [.. stated.Select(s =>
                    (IReadOnlyList<Prose>)[s.Stated.By, s.Stated.Toward, Day(s.Stated.Date), s.Stated.What, s.Stated.If, Found(s.MayHaveCome),
                    Found(s.MayBeKept)])], 1));
            blocks.Add(Say.Note("“May” means that a later row uses the same words. Look at both rows before you rely on it."));
        }

        if (blocks.Count == 0) blocks.Add(Say.Paragraph(new Run("Neither the model nor its record has a threat or a promise.")));
        return new Document(compiled.Crisis.Name, "Threats and promises", [new Section("threats", "What became of threats and promises", blocks)]);
    }

    private static IReadOnlyList<Prose> Row(EventRow row) =>
    [
        row.Id, row.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.By, row.Toward, row.What + (row.If.Length > 0 ? $" (if {row.If})" : ""),
        row.Kind is { } kind ? kind.Type.Name() + (kind.Mode is { Length: > 0 } mode ? $"/{mode}" : "") : "",
        row.Status switch { RowStatus.Read => "not looked at", RowStatus.Written => "written by hand", var status => status.Word() },
    ];

    private static string Words(Language.Model.Threat threat) => threat.Unless is { } unless
        ? $"unless {unless.Words} by {Say.Day(threat.Deadline!.Value)}, {threat.Then.Words}"
        : $"if {threat.If.Words}, {threat.Then.Words}";

    private static string Standing(ThreatHistory history) => history.Fate switch
    {
        ThreatFate.Stands => "stands, not called in",
        ThreatFate.CalledIn => "called in, not carried out",
        ThreatFate.CarriedOut => "carried out",
        ThreatFate.LetLapse => "let lapse",
        _ => history.Threat.IsUltimatum ? "demand met in time" : "its last day has passed",
    };

    private static string Found(EventRow? row) => row is null ? "" : $"{(row.Id.Length > 0 ? row.Id + ", " : "")}{Day(row.Date)}";

    private static string Day(DateOnly? day) => day is { } on ? Say.Day(on) : "";

    private static string Number(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Share(TensionPoint point) => point.ConflictShare is { } share ? share.ToString("0%", CultureInfo.InvariantCulture) : "";

    private static string Count(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
