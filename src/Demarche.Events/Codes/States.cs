using Demarche.Record.Codebook;

namespace Demarche.Events.Codes;

/// <summary>Somebody between whom events are counted.</summary>
/// <param name="Name">How a record names it.</param>
/// <param name="Code">A short name, for ids.</param>
/// <param name="Spellings">What stands for it in files: codes and names.</param>
public sealed record EventActor(string Name, string Code, IReadOnlyList<string> Spellings);

/// <summary>States by their codes (ISO 3166 alpha-3, and those of CAMEO where these differ) and by the names that data sets use (<c>states.tsv</c>).</summary>
public static class States
{
    private static readonly Lazy<IReadOnlyList<EventActor>> Loaded = new(() =>
        [.. CodebookFile.Rows(CodeTable.Text("states.tsv"), "name\tcodes\talso").Select(row => Of(row.Cells))]);

    private static readonly Lazy<Dictionary<string, EventActor>> BySpelling = new(() =>
        Loaded.Value.SelectMany(s => s.Spellings.Select(spelling => (spelling, s))).ToDictionary(p => p.spelling, p => p.s, StringComparer.OrdinalIgnoreCase));

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<EventActor> All => Loaded.Value;

    /// <summary>The state of a code or a name, in capitals or not, with or without "the"; null for none.</summary>
    public static EventActor? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.Trim();
        return BySpelling.Value.GetValueOrDefault(name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name);
    }

    private static EventActor Of(string[] cells)
    {
        var codes = cells[1].Split(';');
        return new EventActor(cells[0], codes[0], [cells[0], .. codes, .. cells[2].Split(';', StringSplitOptions.RemoveEmptyEntries)]);
    }
}
