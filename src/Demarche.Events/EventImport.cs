using System.Globalization;
using System.IO.Compression;
using DuckDB.NET.Data;
using Demarche.Events.Codes;
using Demarche.Events.Counting;
using Demarche.Events.Files;
using Demarche.Events.Reading;

namespace Demarche.Events;

/// <summary>What is asked of event data.</summary>
/// <param name="Files">The files.</param>
/// <param name="Map">What their columns mean.</param>
/// <param name="Between">Between whom; two or more.</param>
public sealed record EventRequest(IReadOnlyList<EventFile> Files, EventMap Map, IReadOnlyList<EventActor> Between)
{
    /// <summary>The first day that counts; null for any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last.</summary>
    public DateOnly? To { get; init; }

    /// <summary>By which scores events are summed.</summary>
    public EventScale Scale { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Counts">The sums, by day, pair and kind.</param>
/// <param name="OnOtherDays">Events between those asked for on other days.</param>
/// <param name="Refused">Rows that could not be counted, by reason.</param>
/// <param name="ReadWithCare">How many files were read row by row since something in them was not sound, or DuckDB was not there.</param>
public sealed record EventAnswer(EventRequest Request, IReadOnlyList<EventCount> Counts, long OnOtherDays, IReadOnlyList<RefusedRows> Refused, int ReadWithCare)
{
    /// <summary>How many events there are.</summary>
    public long Events => Counts.Sum(c => c.Events);
}

/// <summary>How far an import has come.</summary>
/// <param name="What">What is being read.</param>
/// <param name="Done">Bytes that are read.</param>
/// <param name="Of">Of how many.</param>
public readonly record struct EventProgress(string What, long Done, long Of);

/// <summary>
/// Counts events between some by day, pair and kind. Sound files are read by DuckDB, many at once; others row by row, so that every row that is refused is counted and named, and none
/// is lost. Nothing is kept on the disk afterwards; stopping it leaves nothing behind either.
/// </summary>
public sealed class EventImport : IDisposable
{
    private const int MostFilesAtOnce = 256;
    private const long MostBytesAtOnce = 1L << 29;
    private const long MostUnpacked = 1L << 36;
    private readonly string folder = Directory.CreateTempSubdirectory("demarche-events-").FullName;
    private readonly CancellationTokenSource stop = new();
    private readonly ManualResetEventSlim idle = new(initialState: true);

    /// <summary>Reads; null, and reported, when a file cannot be read to its end or a map does not fit it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="diagnostics">Receives what is wrong and doubtful.</param>
    /// <param name="progress">Told how far it has come, from any thread.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public EventAnswer? Read(EventRequest request, DiagnosticBag diagnostics, Action<EventProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(progress);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stop.Token);
        idle.Reset();
        try
        {
            return new Run(request, folder, diagnostics, progress, linked.Token).Read();
        }
        finally
        {
            idle.Set();
        }
    }

    /// <summary>Stops what is under way, waits until it has stopped, and removes what it had put on the disk.</summary>
    public void Dispose()
    {
        stop.Cancel();
        idle.Wait();
        Directory.Delete(folder, recursive: true);
        idle.Dispose();
        stop.Dispose();
    }

    private sealed class Run(EventRequest request, string folder, DiagnosticBag diagnostics, Action<EventProgress> progress, CancellationToken cancellation)
    {
        private readonly Tally tally = new(request.From, request.To);
        private readonly RowReader meaning = new(request.Map, request.Scale);
        private readonly Dictionary<string, EventActor> actors = request.Between.SelectMany(a => a.Spellings.Select(s => (s, a))).DistinctBy(p => p.s).ToDictionary(p => p.s, p => p.a, StringComparer.Ordinal);
        private readonly long all = request.Files.Sum(f => f.Length);
        private (EventFile File, Layout Layout)? first;
        private long done;
        private int careful;

        private CarefulReader Careful => new(meaning, actors);

        private DuckReader Duck => new(meaning, actors, folder);

        public EventAnswer? Read()
        {
            var waiting = new List<(EventFile File, Layout Layout)>();
            foreach (var file in request.Files)
            {
                if (file.Packing == Packing.Parquet) ReadParquet(file);
                else if (file.Packing == Packing.Zip) ReadZip(file);
                else if (TableFile.Look(file, request.Map, diagnostics) is { } layout)
                {
                    if (waiting.Count > 0 && (waiting[0].Layout != layout || waiting[0].File.Packing != file.Packing || waiting.Count == MostFilesAtOnce || waiting.Sum(w => w.File.Length) + file.Length > MostBytesAtOnce)) Flush(waiting);
                    waiting.Add((file, layout));
                }

                if (tally.IsFull) break;
            }

            Flush(waiting);
            if (tally.IsFull) diagnostics.Report(EventRules.TooManyCounts, EventFiles.Place(request.Files[^1].Shown), Tally.Most);
            foreach (var refused in tally.Refused.All) Report(refused);
            if (diagnostics.HasErrors) return null;
            var counts = tally.All();
            if (counts.Count == 0 && tally.OnOtherDays == 0) NothingBetween();
            return new EventAnswer(request, counts, tally.OnOtherDays, tally.Refused.All, careful);
        }

        private void Flush(List<(EventFile File, Layout Layout)> waiting)
        {
            if (waiting.Count == 0) return;
            var layout = waiting[0].Layout;
            first ??= waiting[0];
            var able = waiting.Select(w => w.File).Where(f => DuckDb.IsThere && DuckReader.Takes(f)).ToList();
            if (able.Count > 1 && Duck.TryRead(able, layout, tally, Part(able), cancellation)) Advance(able);
            else foreach (var file in able) ReadAlone(file, layout, Duck);
            foreach (var file in waiting.Select(w => w.File).Except(able).ToArray()) ReadAlone(file, layout, null);
            waiting.Clear();
        }

        private void ReadAlone(EventFile file, Layout layout, DuckReader? duck)
        {
            if (tally.IsFull) return;
            if (duck?.TryRead([file], layout, tally, Part([file]), cancellation) != true)
            {
                careful++;
                Guarded(file, () => Careful.Read(file, layout, tally, _ => progress(new EventProgress($"Reading {file.Shown} row by row", done, all)), cancellation));
            }

            Advance([file]);
        }

        private void ReadParquet(EventFile file)
        {
            if (!DuckDb.IsThere) diagnostics.Report(EventRules.NoDuckDb, EventFiles.Place(file.Shown), file.Shown);
            else if (!DuckReader.Takes(file)) diagnostics.Report(EventRules.Unreadable, EventFiles.Place(file.Shown), file.Shown, "its name has *, ? or [ in it; rename it");
            else Guarded(file, () => Duck.ReadParquet(file, request.Map, Careful, tally, diagnostics, Part([file]), cancellation));
            Advance([file]);
        }

        /// <summary>Unpacks the members of an archive one by one, each gone before the next, and reads them.</summary>
        private void ReadZip(EventFile file) => Guarded(file, () =>
        {
            using var archive = ZipFile.OpenRead(file.Path);
            var members = archive.Entries.Where(e => e.Length > 0 && e.Name.Length > 0).ToArray();
            if (members.Length == 0) diagnostics.Report(EventRules.NotATable, EventFiles.Place(file.Shown), file.Shown, "the archive holds no file");
            var unpacked = 0L;
            foreach (var member in members)
            {
                var path = Path.Combine(folder, "member");
                using (var from = member.Open())
                using (var to = new FileStream(path, FileMode.Create, FileAccess.Write)) unpacked = Copy(from, to, unpacked);
                var inside = new EventFile(path, $"{file.Shown}/{member.FullName}", Packing.None, new FileInfo(path).Length);
                if (TableFile.Look(inside, request.Map, diagnostics) is { } layout)
                {
                    ReadAlone(inside with { Length = 0 }, layout, DuckDb.IsThere ? Duck : null);
                    first ??= (inside, layout);
                }

                File.Delete(path);
            }

            Advance([file]);
        });

        private long Copy(Stream from, Stream to, long before)
        {
            var block = new byte[1 << 16];
            var copied = before;
            while (from.Read(block) is var read and > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                if ((copied += read) > MostUnpacked) throw new InvalidDataException("the archive holds more than 64 GB");
                to.Write(block, 0, read);
            }

            return copied;
        }

        private void Guarded(EventFile file, Action read)
        {
            try
            {
                read();
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
            {
                diagnostics.Report(EventRules.Unreadable, EventFiles.Place(file.Shown), file.Shown, failed.Message.TrimEnd('.'));
            }
            catch (DuckDBException failed)
            {
                diagnostics.Report(EventRules.Unreadable, EventFiles.Place(file.Shown), file.Shown, failed.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.'));
            }
        }

        private Action<double> Part(IReadOnlyList<EventFile> files)
        {
            var (before, bytes) = (done, files.Sum(f => f.Length));
            var what = files.Count == 1 ? $"Reading {files[0].Shown}" : string.Create(CultureInfo.InvariantCulture, $"Reading {files[0].Shown} and {files.Count - 1} more");
            progress(new EventProgress(what, before, all));
            return part => progress(new EventProgress(what, before + (long)(part * bytes), all));
        }

        private void Advance(IReadOnlyList<EventFile> files) => done += files.Sum(f => f.Length);

        private void Report(RefusedRows refused)
        {
            var at = refused.Examples[0];
            var width = first?.Layout.Width ?? 0;
            var examples = string.Join("; ", refused.Examples.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.File}:{e.Line} “{e.Text}”")));
            var count = string.Create(CultureInfo.InvariantCulture, $"{refused.Rows:#,0} {(refused.Rows == 1 ? "row" : "rows")} refused");
            diagnostics.Report(EventRules.Refused, EventFiles.Place(at.File, (int)Math.Min(at.Line, int.MaxValue)), count, Refusals.Words(refused.Reason, width), examples);
        }

        private void NothingBetween()
        {
            if (first is not { } looked || !File.Exists(looked.File.Path)) return;
            var values = Duck.Usual(looked.File, looked.Layout, 1, cancellation);
            diagnostics.Report(EventRules.NothingBetween, EventFiles.Place(looked.File.Shown), string.Join(" and ", request.Between.Select(a => a.Name)),
                string.Join(", ", request.Map.Columns["by"].Names.Take(1).DefaultIfEmpty("actors")), values.Count == 0 ? "nothing" : $"mostly {string.Join(", ", values)}");
        }
    }
}
