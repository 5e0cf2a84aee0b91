namespace Demarche.Workbench.Models;

/// <summary>
/// The texts that were read into a model while the program runs, the latest last; so many and so long that memory stays bounded. Safe for use from any
/// thread.
/// </summary>
public sealed class ReadShelf
{
    private const int Most = 20;
    private const long MostCharacters = 64_000_000;

    private readonly Lock gate = new();
    private readonly List<Demarche.Record.Reading.Reading> kept = [];

    /// <summary>The texts.</summary>
    public IReadOnlyList<Demarche.Record.Reading.Reading> All
    {
        get
        {
            lock (gate) return [.. kept];
        }
    }

    /// <summary>The text of a name; null when there is none.</summary>
    public Demarche.Record.Reading.Reading? Find(string? name) => All.FirstOrDefault(r => r.Article.Name == name);

    /// <summary>Keeps a text in the place of an earlier one of its name.</summary>
    public void Keep(Demarche.Record.Reading.Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        lock (gate)
        {
            kept.RemoveAll(r => r.Article.Name == reading.Article.Name);
            kept.Add(reading);
            while (kept.Count > Most || (kept.Count > 1 && kept.Sum(r => (long)r.Article.Text.Length) > MostCharacters)) kept.RemoveAt(0);
        }
    }
}
