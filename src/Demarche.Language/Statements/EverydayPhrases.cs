using Demarche.Diagnostics;
using Demarche.Language.Wording;

namespace Demarche.Language.Statements;

/// <summary>A piece of a statement that words can mean.</summary>
/// <param name="Text">The piece as the language spells it.</param>
/// <param name="Owners">Whoever does what it says; empty for what nobody does.</param>
/// <param name="IsBare">Whether the words leave out who does it.</param>
internal sealed record EverydayMeaning(string Text, IReadOnlyList<int> Owners, bool IsBare = false);

/// <summary>
/// All that can be said of a crisis in a model's own words, by those words: what parties do, with their article or without, levers, levels and outcomes.
/// Capitals do not count.
/// </summary>
internal sealed class EverydayPhrases
{
    private static readonly string[] Articles = ["the ", "a ", "an "];
    private readonly Dictionary<string, List<EverydayMeaning>> meanings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> levels = new(StringComparer.Ordinal);
    private readonly ILookup<string, string[]> byFirst;
    private readonly ILookup<string, string[]> levelsByFirst;
    private readonly List<string> sentences = [];

    public EverydayPhrases(Vocabulary vocabulary)
    {
        var spelling = new PropositionText(vocabulary);
        foreach (var region in vocabulary.Regions) Add(region, new EverydayMeaning(PropositionText.Quote(region), []), true);
        for (var k = 0; k < vocabulary.Levers.Count; k++)
        {
            var lever = vocabulary.Levers[k];
            var named = new EverydayMeaning(spelling.LeverName(k), []);
            string[] names = [lever.Name, .. lever.Owners.Select(p => vocabulary.Parties[p]).SelectMany(p => new[] { p.Name, p.Words }).Distinct()
                .SelectMany(p => new[] { $"{p}.{lever.Name}", $"{p} {lever.Name}", $"{p}'s {lever.Name}" })];
            foreach (var name in names) Add(name, named);
            for (var level = 0; level < lever.Levels.Count; level++)
            {
                var at = new EverydayMeaning(spelling.Of(new Proposition.Level(k, lever.Levels.Count, Relation.Is, level, false)), lever.Owners);
                foreach (var name in names) Add($"{name} {lever.Levels[level]}", at);
                sentences.AddRange([$"{lever.Name} is {lever.Levels[level]}", $"{vocabulary.FullName(k)} is {lever.Levels[level]}"]);
                foreach (var sentence in sentences.TakeLast(2)) AddMeaning(KeyOf(Cut(sentence)), at);
                AddLevel(lever.Levels[level]);
                if (level >= lever.Words.Count || lever.Words[level].Length == 0) continue;
                foreach (var subject in Subjects(vocabulary, lever.Owners)) Add($"{subject} {lever.Words[level]}", at, true);
                Add(lever.Words[level], at with { IsBare = true });
            }
        }

        byFirst = meanings.Keys.Select(k => k.Split(' ')).ToLookup(w => w[0], StringComparer.Ordinal);
        levelsByFirst = levels.Keys.Select(k => k.Split(' ')).ToLookup(w => w[0], StringComparer.Ordinal);
    }

    /// <summary>The pieces of a text: words in small letters, parentheses and commas. Quotes about a word are left out.</summary>
    public static string[] Cut(string text)
    {
        var spaced = text.Replace('’', '\'').Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Replace(",", " , ", StringComparison.Ordinal);
        return [.. string.Concat(spaced.Select(c => c is '“' or '”' or '„' or '"' or '`' ? ' ' : c)).ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>The longest run of words from here that means something, and what.</summary>
    public (int Length, IReadOnlyList<EverydayMeaning> Meanings) Match(string[] words, int at)
    {
        var length = Longest(byFirst, words, at);
        return (length, length == 0 ? [] : meanings[KeyOf(words[at..(at + length)])]);
    }

    /// <summary>The longest run of words from here that is a level, as levels of that name are spelt.</summary>
    public (int Length, IReadOnlyList<string> Spelt) Level(string[] words, int at)
    {
        var length = Longest(levelsByFirst, words, at);
        return (length, length == 0 ? [] : levels[KeyOf(words[at..(at + length)])]);
    }

    /// <summary>What misspelt words were probably meant to say; none when nothing is near.</summary>
    public IReadOnlyList<EverydayMeaning> Near(string[] words) =>
        NearestName.Of(string.Join(' ', words), sentences) is { } near ? meanings[KeyOf(Cut(near))] : [];

    private static IEnumerable<string> Subjects(Vocabulary vocabulary, IReadOnlyList<int> owners)
    {
        var parties = owners.Select(p => vocabulary.Parties[p]).ToArray();
        string[] said = [Phrases.List(parties.Select(p => p.Words)), Phrases.List(parties.Select(p => p.Name))];
        string[] bare = [.. said, Phrases.List(parties.Select(p => WithoutArticle(p.Words)))];
        return bare.Concat(parties.Length == 1 ? bare.Select(s => $"the {WithoutArticle(s)}") : []).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static string WithoutArticle(string subject) =>
        Articles.FirstOrDefault(a => subject.StartsWith(a, StringComparison.OrdinalIgnoreCase)) is { } article ? subject[article.Length..] : subject;

    private static string KeyOf(string[] words) => string.Join(' ', words);

    private static int Longest(ILookup<string, string[]> phrases, string[] words, int at) =>
        phrases[words[at]].Where(p => words.AsSpan(at).StartsWith(p)).Select(p => p.Length).DefaultIfEmpty(0).Max();

    private void Add(string text, EverydayMeaning meaning, bool isSentence = false)
    {
        AddMeaning(KeyOf(Cut(text)), meaning);
        if (isSentence) sentences.Add(text);
    }

    private void AddMeaning(string key, EverydayMeaning meaning)
    {
        if (key.Length == 0) return;
        if (!meanings.TryGetValue(key, out var all)) meanings[key] = all = [];
        if (!all.Exists(m => m.Text == meaning.Text && m.IsBare == meaning.IsBare)) all.Add(meaning);
    }

    private void AddLevel(string level)
    {
        var key = KeyOf(Cut(level));
        if (key.Length == 0) return;
        if (!levels.TryGetValue(key, out var all)) levels[key] = all = [];
        if (!all.Contains(PropositionText.Quote(level))) all.Add(PropositionText.Quote(level));
    }
}
