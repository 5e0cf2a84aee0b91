using System.Collections.Immutable;

namespace Demarche.Record.Codebook;

/// <summary>The phrases of <c>phrases.tsv</c>, in the order of the file: frames for the rules, and seeds of the training sentences.</summary>
public static class Phrases
{
    private static readonly Lazy<ImmutableArray<Phrase>> Loaded = new(() => Read(CodebookFile.Text("phrases.tsv")));

    /// <summary>All of them. Read once, on first use.</summary>
    public static ImmutableArray<Phrase> All => Loaded.Value;

    /// <summary>Reads the file's text: a heading <c>phrase, type, mode, cameo, needs</c> and a row a line, separated by tabs.</summary>
    /// <exception cref="FormatException">A row is not of that form; the message has its line.</exception>
    public static ImmutableArray<Phrase> Read(string text) => [.. CodebookFile.Rows(text, "phrase\ttype\tmode\tcameo\tneeds").Select(row =>
    {
        var (line, cells) = row;
        if (!EventTypes.TryParse(cells[1], out var type) || !Modes.Has(type, cells[2]))
            throw new FormatException($"phrases.tsv:{line}: {cells[1]}/{cells[2]} is not a kind of event.");
        return new Phrase(cells[0], new EventKind(type, cells[2], cells[3]), cells[4]);
    })];
}
