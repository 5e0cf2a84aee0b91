using Demarche.Language.Diagnostics;
using Demarche.Record.Events;
using Demarche.Record.Reading;

namespace Demarche.Record.Joining;

/// <summary>What adding events to the record of a model comes to. Nothing is written yet.</summary>
/// <param name="ModelFile">The model's file.</param>
/// <param name="ModelText">Its text afterwards; null when it stays as it is.</param>
/// <param name="RecordFile">The record's file.</param>
/// <param name="RecordText">Its text afterwards; null when nothing is new.</param>
/// <param name="Added">The rows that are new, in the order of the text.</param>
/// <param name="Restating">How many of these tell of something that the record has, or that the text tells before.</param>
/// <param name="Known">How many rows of the text the record has already.</param>
/// <param name="Rejected">How many of those the analyst rejected.</param>
public sealed record JoinedRecord(string ModelFile, string? ModelText, string RecordFile, string? RecordText, IReadOnlyList<EventRow> Added, int Restating,
    int Known, int Rejected);

/// <summary>
/// Adds what was read in texts to the record of a model, with the texts as sources. A row that is there already, accepted, rejected or not yet looked at,
/// is not added again; a new one that tells of what the record has gets <c>same-as</c>. Rows that were there stay as they are and in their order.
/// </summary>
public static class RecordJoin
{
    /// <summary>Works out what to write.</summary>
    /// <param name="modelFile">The model's file.</param>
    /// <param name="readings">What was read, a text each.</param>
    /// <param name="diagnostics">Receives what stands in the way.</param>
    /// <returns>What to write; null when something stands in the way, and then nothing must be written.</returns>
    public static JoinedRecord? Of(string modelFile, IReadOnlyList<Reading.Reading> readings, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(modelFile);
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (RecordTarget.Find(modelFile, diagnostics) is not { } target) return null;
        var joined = new RecordMerge(target.Record.Rows, [.. readings.SelectMany(r => r.Events).Select(e => e.Row)]);
        var model = joined.Added.Count == 0 ? target.ModelText : target.WithSources(readings.Select(SourceOf), diagnostics);
        return model is null ? null : new JoinedRecord(
            target.ModelFile, model == target.ModelText ? null : model, target.Record.Path, joined.Added.Count == 0 ? null : target.Write(joined.All),
            joined.Added, joined.Added.Count(r => r.SameAs.Length > 0), joined.Known, joined.Rejected);
    }

    private static RowSource SourceOf(Reading.Reading reading) =>
        new(reading.Article.Name, reading.Article.Title.Length > 0 ? reading.Article.Title : reading.Article.Name, reading.Day);
}
