using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Demarche.Analysis.Backtest;

/// <summary>
/// What models have said, in a file to which a line is added as each is worked out, so that a run that was stopped or killed goes on where it was. A line
/// is kept under a digest of the model, of how it was played and of this build of the program: what another build worked out is not taken for this one's.
/// </summary>
/// <remarks>The file is held by one run at a time. A line that a killed run left half written is taken away.</remarks>
internal sealed class KeptPlays : IDisposable
{
    private const long MostBytes = 16_000_000;
    private readonly Lock gate = new();
    private readonly FileStream? file;
    private readonly Dictionary<string, double> known;

    private KeptPlays(FileStream? file, Dictionary<string, double> known) => (this.file, this.known) = (file, known);

    /// <summary>Keeps nothing.</summary>
    public static KeptPlays Nowhere => new(null, []);

    /// <summary>Opens a file, or makes it; or says why not. A file that holds something else is left as it is.</summary>
    public static (KeptPlays? Kept, string? WhyNot) At(string path)
    {
        FileStream? opened = null;
        try
        {
            opened = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var (read, end) = Read(opened);
            if (read is null)
            {
                opened.Dispose();
                return (null, $"'{path}' holds something else than what a backtest keeps, and is left as it is; name another file");
            }

            opened.SetLength(end);
            opened.Seek(0, SeekOrigin.End);
            return (new KeptPlays(opened, read), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            opened?.Dispose();
            return (null, failure.Message.TrimEnd('.'));
        }
    }

    /// <summary>What was kept under a digest; null when nothing was.</summary>
    public double? Find(string digest)
    {
        lock (gate) return known.TryGetValue(digest, out var breaks) ? breaks : null;
    }

    /// <summary>Keeps a probability.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Add(string digest, double breaks)
    {
        lock (gate)
        {
            if (!known.TryAdd(digest, breaks) || file is null) return;
            file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"played":"{{digest}}","breaks":{{breaks:R}}}""") + "\n"));
            file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => file?.Dispose();

    private static (Dictionary<string, double>? Known, long End) Read(FileStream from)
    {
        if (from.Length > MostBytes) return (null, 0);
        var bytes = new byte[from.Length];
        from.ReadExactly(bytes);
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var plays = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, end).Split('\n')[..^1])
        {
            if (Line(line) is not { } read) return (null, 0);
            plays[read.Digest] = read.Breaks;
        }

        return end == 0 && bytes.Length > 0 && !"{\"played\":\""u8.StartsWith(bytes.AsSpan(0, Math.Min(bytes.Length, 11))) ? (null, 0) : (plays, end);
    }

    private static (string Digest, double Breaks)? Line(string line)
    {
        try
        {
            using var read = JsonDocument.Parse(line);
            return read.RootElement is { ValueKind: JsonValueKind.Object } row && row.TryGetProperty("played", out var digest)
                && digest.ValueKind == JsonValueKind.String
                && row.TryGetProperty("breaks", out var breaks) && breaks.TryGetDouble(out var p) && p is >= 0 and <= 1 ? (digest.GetString()!, p) : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
