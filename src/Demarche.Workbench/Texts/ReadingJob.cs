using System.Globalization;
using System.Security.Cryptography;
using Demarche.Diagnostics;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Record;
using Demarche.Record.Classifying;
using Demarche.Record.Reading;
using Demarche.Record.Reading.Texts;
using Demarche.Workbench.Work;

namespace Demarche.Workbench.Texts;

/// <summary>A text that somebody wants read.</summary>
/// <param name="Bytes">What is in the file.</param>
/// <param name="File">Its name, which only tells a page from a text.</param>
/// <param name="Source">The id under which rows name it as their source.</param>
/// <param name="Published">The day on which it was published; null where nobody has said so.</param>
public sealed record GivenText(byte[] Bytes, string File, string Source, DateOnly? Published);

/// <summary>What came of reading a text.</summary>
/// <param name="Reading">What was read; null when nothing could be.</param>
/// <param name="Remarks">What is wrong or doubtful, as sentences.</param>
public sealed record ReadText(Reading? Reading, IReadOnlyList<string> Remarks);

/// <summary>Reads a text as an analysis on the limits of the workbench, offline.</summary>
public static class ReadingJob
{
    /// <summary>What tells this reading from all others.</summary>
    public static string Key(GivenText given, string model, long revision)
    {
        ArgumentNullException.ThrowIfNull(given);
        return string.Create(CultureInfo.InvariantCulture,
            $"read {Convert.ToHexStringLower(SHA256.HashData(given.Bytes))} {given.File} {given.Source} {given.Published:yyyy-MM-dd} {model} {revision}");
    }

    /// <summary>Reads it.</summary>
    /// <param name="given">The text.</param>
    /// <param name="crisis">The model whose parties are looked for first; null for none.</param>
    /// <param name="today">The day that counts where neither person nor text names one.</param>
    /// <param name="kinds">What votes on the kinds of events.</param>
    /// <param name="work">Hears how far it is, and stops it.</param>
    public static ReadText Of(GivenText given, Crisis? crisis, DateOnly today, KindClassifier kinds, WorkContext work)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(work);
        var diagnostics = new DiagnosticBag();
        work.Report("opening the text");
        using var stream = new MemoryStream(given.Bytes, writable: false);
        var article = TextIntake.Read(stream, given.File, TextIntake.IdOf(given.Source), diagnostics);
        if (article is null) return new ReadText(null, Words(diagnostics));
        work.Cancellation.ThrowIfCancellationRequested();
        var day = given.Published ?? article.Published ?? today;
        if (given.Published is null && article.Published is null)
            diagnostics.Report(RecordRules.NoDay, new SourceSpan(given.File, 1, 1, 1, 2), day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        var reading = Reader.Read(article, day, crisis, kinds, new Part(work), work.Cancellation);
        if (reading.Events.Count == 0) diagnostics.Report(RecordRules.NoEvents, new SourceSpan(given.File, 1, 1, 1, 2));
        return new ReadText(reading, Words(diagnostics));
    }

    private static string[] Words(DiagnosticBag diagnostics) =>
        [.. diagnostics.InOrder()
        .Select(d =>
        $"{Demarche.Language.Wording.Phrases.Capitalise(d.Message)}. "
        + $"{d.Help.Replace("with --published yyyy-MM-dd", "in the field “Published”", StringComparison.Ordinal)} ({d.Code})")];

    /// <summary>Tells whole per cent, each once.</summary>
    private sealed class Part(WorkContext work) : IProgress<double>
    {
        private int said;

        public void Report(double value)
        {
            var now = (int)(value * 100);
            if (now <= said) return;
            said = now;
            work.Report(string.Create(CultureInfo.InvariantCulture, $"reading: {now}% of the text"));
        }
    }
}
