namespace Demarche.Workbench.Files;

/// <summary>Kept lines of which work goes on without: where they cannot be read or written, nothing is kept from then on.</summary>
internal sealed class SteadyLines : IDisposable
{
    private KeptLines? kept;

    /// <summary>Opens them.</summary>
    /// <param name="folder">Where they are kept; null to keep nothing.</param>
    /// <param name="of">What tells the text from all others: its full path.</param>
    /// <param name="ending">How the names of such files end.</param>
    /// <param name="most">So many such files are kept.</param>
    public SteadyLines(string? folder, string of, string ending, int most)
    {
        if (folder is not null) Trying(() => kept = KeptLines.Open(folder, of, ending, most));
    }

    /// <summary>How many bytes they take.</summary>
    public long Length => kept?.Length ?? 0;

    /// <summary>The lines that were written whole.</summary>
    public IReadOnlyList<string> Read()
    {
        IReadOnlyList<string> lines = [];
        Trying(() => lines = kept?.Read() ?? []);
        return lines;
    }

    /// <summary>Adds a line.</summary>
    public void Append(string line) => Trying(() => kept?.Append(line));

    /// <summary>Puts other lines in the place of all.</summary>
    public void Replace(IEnumerable<string> lines) => Trying(() => kept?.Replace(lines));

    /// <summary>Forgets all lines.</summary>
    public void Clear() => Trying(() => kept?.Clear());

    public void Dispose() => kept?.Dispose();

    private void Trying(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            kept?.Dispose();
            kept = null;
        }
    }
}
