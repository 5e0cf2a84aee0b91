using System.Globalization;
using System.Text;
using Demarche.Engine.Outside;
using Demarche.Engine.Scores;
using Demarche.Language.Diagnostics;

namespace Demarche.Analysis.Diary;

/// <summary>
/// A diary of forecasts: a file of lines (<c>diary.jsonl</c>), each holding the digest of the one before, to which lines are only ever appended.
/// </summary>
/// <remarks>
/// A line is written in one piece under an exclusive lock and forced to the disk, so two writers take turns. A writer that is killed half way leaves a
/// piece without a line break at the end, which nobody has been shown of; readers pass over it and the next writer takes it away.
/// </remarks>
public sealed class ForecastDiary
{
    private const int Tries = 400;
    private const long MostBytes = 64_000_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private ForecastDiary(IReadOnlyList<DiaryLine> lines, string last) => (Lines, Last) = (lines, last);

    /// <summary>All lines, in the order written.</summary>
    public IReadOnlyList<DiaryLine> Lines { get; }

    /// <summary>The digest of the last line; empty where there is none.</summary>
    internal string Last { get; }

    /// <summary>The forecasts, in the order frozen.</summary>
    public IEnumerable<FrozenForecast> Frozen => Lines.OfType<FrozenForecast>();

    /// <summary>The forecasts whose outcome is known, void ones left aside, in the order resolved.</summary>
    public IEnumerable<(FrozenForecast Forecast, bool Came)> Resolved =>
        Lines.OfType<Resolution>().Where(r => r.Outcome != "void").Join(Frozen, r => r.Id, f => f.Id, (r, f) => (f, r.Outcome == "yes"));

    /// <summary>Those of them that were come by by the model played forward: only these tell how far models are to be trusted.</summary>
    internal IEnumerable<(FrozenForecast Forecast, bool Came)> ByModel => Resolved.Where(r => r.Forecast.Method is null);

    /// <summary>What the resolved forecasts of models leave to believe of the trust in them.</summary>
    public Trust Trust => ByModel.Any()
        ? Trust.After(ByModel.Select(r => new ResolvedForecast(new Anchor(r.Forecast.Rate, r.Forecast.Typical), r.Forecast.Z, r.Came))) : Trust.Prior;

    /// <summary>Resolved forecasts as the scores take them; those of one crisis share a cluster.</summary>
    public IReadOnlyList<(ScoredForecast Joined, ScoredForecast Class)> Scored()
    {
        var crises = Resolved.Select(r => r.Forecast.Crisis).Distinct(StringComparer.Ordinal).Index()
            .ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        return [.. Resolved.Select(r =>
            (new ScoredForecast(r.Forecast.Joined, r.Came, crises[r.Forecast.Crisis]),
            new ScoredForecast(r.Forecast.Rate, r.Came, crises[r.Forecast.Crisis])))];
    }

    /// <summary>Reads a diary; null, and reported, where it is not one or has been changed.</summary>
    public static ForecastDiary? Read(string path, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        try
        {
            using var file = Open(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Parse(Text(file), path, diagnostics).Diary;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Report(DiaryRules.Unreadable, new SourceSpan(path, 1, 1, 1, 2), path, failure is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file" : failure.Message);
            return null;
        }
    }

    /// <summary>
    /// Appends a line, made from the diary as it stands once it is this writer's turn; the file is made where there is none. Null, and reported, when the
    /// diary is not in order, or when
    /// <paramref name="make"/> gives nothing because the line must not be written, and says why.
    /// </summary>
    public static DiaryLine? Append(string path, Func<ForecastDiary, (DiaryLine? Line, string? WhyNot)> make, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(diagnostics);
        try
        {
            using var file = Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var (diary, length) = Parse(Text(file), path, diagnostics);
            if (diary is null) return null;
            var (line, whyNot) = make(diary);
            if (line is null)
            {
                diagnostics.Report(DiaryRules.Refused, new SourceSpan(path, diary.Lines.Count + 1, 1, diary.Lines.Count + 1, 2), whyNot ?? "");
                return null;
            }

            line = line with { Prev = diary.Last };
            file.SetLength(length);
            file.Seek(length, SeekOrigin.Begin);
            file.Write(Encoding.UTF8.GetBytes(line.Written() + "\n"));
            file.Flush(flushToDisk: true);
            return line;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Report(DiaryRules.Unreadable, new SourceSpan(path, 1, 1, 1, 2), path, failure.Message);
            return null;
        }
    }

    /// <summary>A resolution that may be written into a diary, or why not.</summary>
    public (DiaryLine? Line, string? WhyNot) Resolving(string id, string outcome, DateOnly on, string? source, DateTimeOffset at)
    {
        if (Frozen.FirstOrDefault(f => f.Id == id) is not { } frozen) return (null, $"there is no forecast “{id}”");
        if (Lines.OfType<Resolution>().Any(r => r.Id == id)) return (null, $"the forecast “{id}” is resolved already, and nothing in a diary is edited");
        var day = string.Create(CultureInfo.InvariantCulture, $"{on:yyyy-MM-dd}");
        if (string.CompareOrdinal(day, frozen.AsOf) < 0) return (null, $"{day} lies before {frozen.AsOf}, the day on which “{id}” was made");
        if (outcome == "no" && string.CompareOrdinal(day, frozen.Horizon) < 0)
            return (null, $"until {frozen.Horizon} it may still come about; it can be resolved “no” from that day on");
        if (outcome == "yes" && string.CompareOrdinal(day, frozen.Horizon) > 0)
            return (null, $"{day} lies after {frozen.Horizon}, by which it should have come about; that is “no”");
        return (new Resolution { Id = id, Outcome = outcome, On = day, Source = source, At = at.ToUniversalTime()
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }, null);
    }

    private static (ForecastDiary? Diary, long Length) Parse(string text, string path, DiagnosticBag diagnostics)
    {
        var lines = new List<DiaryLine>();
        var (last, at, number) = ("", 0, 0);
        for (; text.IndexOf('\n', at) is var end and >= 0; at = end + 1)
        {
            number++;
            var (line, hash, problem) = DiaryLine.Read(text[at..end]);
            if (line is not null && line.Prev != last) problem = "does not follow the line before it: that one has been changed, taken away, or put in";
            if (line is FrozenForecast && lines.OfType<FrozenForecast>().Any(f => f.Id == line.Id)) problem = $"freezes “{line.Id}” once more";
            if (line is Resolution && (lines.OfType<Resolution>().Any(r => r.Id == line.Id) || !lines.OfType<FrozenForecast>().Any(f => f.Id == line.Id)))
                problem = $"resolves “{line.Id}”, which is resolved or not there";
            if (problem is not null)
            {
                diagnostics.Report(DiaryRules.Line, new SourceSpan(path, number, 1, number, 2), number, problem);
                return (null, 0);
            }

            lines.Add(line!);
            last = hash;
        }

        if (at < text.Length) diagnostics.Report(DiaryRules.Torn, new SourceSpan(path, number + 1, 1, number + 1, 2));
        return (new ForecastDiary(lines, last), Encoding.UTF8.GetByteCount(text.AsSpan(0, at)));
    }

    private static string Text(FileStream file)
    {
        if (file.Length > MostBytes) throw new IOException($"it is longer than {MostBytes / 1_000_000} MB");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return new UTF8Encoding(false, throwOnInvalidBytes: false).GetString(bytes);
    }

    /// <summary>Opened once it is this one's turn.</summary>
    private static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        for (var k = 0; ; k++)
        {
            try
            {
                return new FileStream(path, mode, access, share);
            }
            catch (IOException failure) when (failure is not FileNotFoundException and not DirectoryNotFoundException && k < Tries && File.Exists(path))
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
