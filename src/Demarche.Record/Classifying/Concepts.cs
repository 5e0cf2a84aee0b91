using System.Collections.Frozen;
using Demarche.Record.Codebook;

namespace Demarche.Record.Classifying;

/// <summary>
/// The codebook's list of words that mean alike (<c>concepts.tsv</c>: a concept, its words), so that a word which no training sentence holds is known by
/// its neighbours in meaning. Verbs stand in their base form and count in every form.
/// </summary>
internal sealed class Concepts
{
    private readonly FrozenDictionary<string, int> _words;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private Concepts(IEnumerable<(int Concept, string Word)> words)
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (concept, word) in words)
            all.TryAdd(word, concept);
        _words = all.ToFrozenDictionary(StringComparer.Ordinal);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Concepts Shared { get; } = new(Read(CodebookFile.Text("concepts.tsv")));

    /// <summary>The number of a word's concept, from 1, by the word itself or else by its stem; 0 when it has none.</summary>
    public int Of(ReadOnlySpan<char> word, ReadOnlySpan<char> stem) =>
        _lookup.TryGetValue(word, out var concept) || _lookup.TryGetValue(stem, out concept) ? concept : 0;

    private static IEnumerable<(int, string)> Read(string text)
    {
        foreach (var (line, cells) in CodebookFile.Rows(text, "concept\twords"))
        {
            foreach (var word in cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var forms = VerbForms.Of(word);
                foreach (var form in new[] { word, forms.Third, forms.Past, forms.Participle, forms.Gerund })
                    yield return (line - 1, form);
            }
        }
    }
}
