using System.Globalization;
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
/// Counts events between some by day, pair and kind. Sound files are read by DuckDB, many at once; others row by row, so that every row that is refused is
/// counted and named, and none is lost. Nothing is kept on the disk afterwards; stopping it leaves nothing behind either.
/// </summary>
public sealed class EventImport : IDisposable
{
    private const int MostFilesAtOnce = 256;
    private const long MostBytesAtOnce = 1L << 29;
    private readonly string folder = Directory.CreateTempSubdirectory("demarche-events-").FullName;
    private readonly CancellationTokenSource stop = new();
    private readonly ManualResetEventSlim idle = new(initialState: true);

    /// <summary>Reads; null, and reported, when a file cannot be read to its end or a map does not fit it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="diagnostics">Receives what is wrong and doubtful.</param>
    /// <param name="progress">Receives how far it has come, from any thread.</param>
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
        private readonly EventTally tally = new(request.From, request.To);
        private readonly RowReader meaning = new(request.Map, request.Scale);
        private readonly Dictionary<string, EventActor> actors =
            request.Between.SelectMany(a => a.Spellings.Select(s => (s, a))).DistinctBy(p => p.s).ToDictionary(p => p.s, p => p.a, StringComparer.Ordinal);
        private readonly long all = request.Files.Sum(f => f.Length);
        private (string File, int Width, IReadOnlyList<string> Actors)? first;
        private long done;
        private int careful;

        private CarefulReader Careful => new(meaning, actors);

        private DuckReader Duck => new(meaning, actors, folder);

        private readonly List<(EventFile File, TableLayout Layout, long Weight, bool IsOurs)> waiting = [];

        public EventAnswer? Read()
        {
            var unpacking = new Unpacking(folder, cancellation);
            foreach (var file in request.Files.TakeWhile(_ => !tally.IsFull))
            {
                if (file.Packing == Packing.Parquet) ReadParquet(file);
                else if (file.Packing == Packing.None) Wait(file, file.Length, isOurs: false);
                else Unpack(file, unpacking);
            }

            Flush();
            if (tally.IsFull) diagnostics.Report(EventRules.TooManyCounts, EventFiles.Place(request.Files[^1].Shown), EventTally.Most);
            foreach (var refused in tally.Refused.All) Report(refused);
            if (diagnostics.HasErrors) return null;
            var counts = tally.All();
            if (counts.Count == 0 && tally.OnOtherDays == 0) NothingBetween();
            return new EventAnswer(request, counts, tally.OnOtherDays, tally.Refused.All, careful);
        }

        private void Unpack(EventFile file, Unpacking unpacking)
        {
            progress(new EventProgress($"Unpacking {file.Shown}", done, all));
            var members = 0;
            Guarded(file, () =>
            {
                foreach (var member in unpacking.Of(file)) Wait(member, members++ == 0 ? file.Length : 0, isOurs: true);
            });
            if (members > 0 || diagnostics.HasErrors) return;
            diagnostics.Report(EventRules.NotATable, EventFiles.Place(file.Shown), file.Shown, "there is no file in it");
        }

        /// <summary>Puts a file to those that are read together; reads them where it does not belong to them.</summary>
        private void Wait(EventFile file, long weight, bool isOurs)
        {
            if (TableFile.Look(file, request.Map, diagnostics) is not { } layout) return;
            Note(file, layout);
            var isFull = waiting.Count == MostFilesAtOnce || waiting.Sum(w => w.File.Length) + file.Length > MostBytesAtOnce;
            if (waiting.Count > 0 && (waiting[0].Layout != layout || isFull)) Flush();
            waiting.Add((file, layout, weight, isOurs));
        }

        private void Flush()
        {
            if (waiting.Count == 0) return;
            var layout = waiting[0].Layout;
            var able = waiting.Where(w => DuckDb.IsThere && DuckReader.Takes(w.File)).ToList();
            var together = able.Count > 1 && Duck.TryRead([.. able.Select(w => w.File)], layout, tally,
                Part(able[0].File, able.Count, able.Sum(w => w.Weight)), cancellation);
            if (together) done += able.Sum(w => w.Weight);
            foreach (var one in together ? waiting.Except(able).ToList() : waiting) ReadAlone(one.File, layout, one.Weight, able.Contains(one));
            foreach (var one in waiting.Where(w => w.IsOurs)) File.Delete(one.File.Path);
            waiting.Clear();
        }

        private void ReadAlone(EventFile file, TableLayout layout, long weight, bool byDuck)
        {
            if (!byDuck || !Duck.TryRead([file], layout, tally, Part(file, 1, weight), cancellation))
            {
                careful++;
                var part = Part(file, 1, weight, " row by row");
                Guarded(file, () => Careful.Read(file, layout, tally, bytes => part(Math.Min(1, (double)bytes / file.Length)), cancellation));
            }

            done += weight;
        }

        private void ReadParquet(EventFile file)
        {
            if (!DuckDb.IsThere) diagnostics.Report(EventRules.NoDuckDb, EventFiles.Place(file.Shown), file.Shown);
            else if (!DuckReader.Takes(file)) diagnostics.Report(EventRules.Unreadable, EventFiles.Place(file.Shown), file.Shown,
                "its name has *, ? or [ in it; rename it");
            else Guarded(file, () => Duck.ReadParquet(file, request.Map, Careful, tally, diagnostics, Part(file, 1, file.Length), cancellation));
            done += file.Length;
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
                diagnostics.Report(EventRules.Unreadable, EventFiles.Place(file.Shown), file.Shown,
                    failed.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.'));
            }
        }

        private Action<double> Part(EventFile first, int files, long weight, string how = "")
        {
            var before = done;
            var what = files == 1 ? $"Reading {first.Shown}{how}" : string.Create(CultureInfo.InvariantCulture, $"Reading {first.Shown} and {files - 1} more");
            progress(new EventProgress(what, before, all));
            return part => progress(new EventProgress(what, before + (long)(part * weight), all));
        }

        private void Report(RefusedRows refused)
        {
            var at = refused.Examples[0];
            var width = first?.Width ?? 0;
            var examples = string.Join("; ", refused.Examples.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.File}:{e.Line} “{e.Text}”")));
            var count = string.Create(CultureInfo.InvariantCulture, $"{refused.Rows:#,0} {(refused.Rows == 1 ? "row" : "rows")} refused");
            diagnostics.Report(EventRules.Refused, EventFiles.Place(at.File, (int)Math.Min(at.Line, int.MaxValue)), count,
                Refusals.Words(refused.Reason, width), examples);
        }

        /// <summary>Remembers whom the first file is about, to say so where nothing is found.</summary>
        private void Note(EventFile file, TableLayout layout)
        {
            if (first is null) Guarded(file, () => first = (file.Shown, layout.Width, UsualValues.Of(file, layout, 1, cancellation)));
        }

        private void NothingBetween()
        {
            if (first is not { } looked) return;
            var column = request.Map.Columns["by"];
            diagnostics.Report(EventRules.NothingBetween, EventFiles.Place(looked.File), string.Join(" and ", request.Between.Select(a => a.Name)),
                column.Names.Count > 0 ? column.Names[0] : "of actors", looked.Actors.Count == 0 ? "nothing" : $"mostly {string.Join(", ", looked.Actors)}");
        }
    }
}
