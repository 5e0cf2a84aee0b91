using Demarche.Language.Syntax;
using Demarche.Record.Classifying;

namespace Demarche.Record.Drafting;

/// <summary>A lever of a model.</summary>
/// <param name="Owner">Its party; empty where several hold it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Levels">Its levels, in order.</param>
/// <param name="Words">What the party does at each, as far as the model says so.</param>
/// <param name="IsShort">Whether it is written as a list of levels alone.</param>
internal sealed record ModelLever(string Owner, string Name, IReadOnlyList<string> Levels, IReadOnlyList<string> Words, bool IsShort);

/// <summary>Parties and levers of a model as written, and which of them words are about.</summary>
internal sealed class ModelLevers
{
    private static readonly HashSet<string> Plain =
        [.. Stems("would could should have been with from that this their there into upon more than case event other again also keep keeps leave leaves make "
        + "makes take takes what which when will state states")];

    private readonly YamlMapping? root;

    public ModelLevers(YamlMapping? root)
    {
        this.root = root;
        Parties = [.. Entries("parties").Select(p => p.Name)];
        All = [.. Entries("parties").SelectMany(p => Of(p.Name, (p.Value as YamlMapping)?["levers"])), .. Of("", root?["levers"])];
    }

    public IReadOnlyList<string> Parties { get; }

    public IReadOnlyList<ModelLever> All { get; }

    /// <summary>The party of a name: by its name, or by its words in running text; null when there is none.</summary>
    public string? Party(string name)
    {
        if (name.Length == 0) return null;
        return Parties.FirstOrDefault(p => p.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? Entries("parties")
                .FirstOrDefault(p => (p.Value as YamlMapping)?["words"] is YamlScalar words
                && (words.Text.Equals(name, StringComparison.OrdinalIgnoreCase) || words.Text.Equals($"the {name}", StringComparison.OrdinalIgnoreCase)))?.Name;
    }

    /// <summary>The statement that a lever stands at a level.</summary>
    public string At(ModelLever lever, string level) =>
        $"{(lever.Owner.Length > 0 && All.Count(l => l.Name == lever.Name) > 1 ? $"{Spelled(lever.Owner)}.{Spelled(lever.Name)}" : Spelled(lever.Name))} is "
            + $"{Spelled(level)}";

    /// <summary>The lever of a party that words are about, and the level; null when none of its levers shares a content word with them.</summary>
    public (ModelLever Lever, string Level)? Fitting(string owner, string words)
    {
        var said = Stems(words);
        said.ExceptWith(Plain);
        foreach (var party in Parties) said.ExceptWith(Stems(party));
        var best = All.Where(l => l.Owner == owner && l.Levels.Count > 1).Select(l => (Lever: l, Score: Score(l, said))).Where(l => l.Score > 0)
            .OrderByDescending(l => l.Score).FirstOrDefault();
        if (best.Lever is not { } lever) return null;
        var levels = lever.Levels.Select((level, i) => (level, Own: Stems($"{level} {lever.Words.ElementAtOrDefault(i)}"))).ToArray();
        var marks = levels.Select(l => (l.level, Score: l.Own.Count(s => said.Contains(s) && levels.Count(o => o.Own.Contains(s)) == 1))).ToArray();
        return (lever, marks.Max(m => m.Score) == 0 ? lever.Levels[^1] : marks.MaxBy(m => m.Score).level);
    }

    /// <summary>A name that neither a lever nor an outcome has.</summary>
    public string Free(string wished)
    {
        var taken = All.Select(l => l.Name).Concat(Entries("outcomes").Select(o => o.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? wished : $"{wished} {n}").First(name => !taken.Contains(name));
    }

    public static HashSet<string> Stems(string text) =>
    [
        .. text.ToLowerInvariant()
            .Split((char[])[' ', ',', '.', ';', ':', '“', '”', '"', '(', ')', '’', '\'', '-', '–', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length > 3).Select(w => Stem.Cut(w).ToString()),
    ];

    private static int Score(ModelLever lever, HashSet<string> said) =>
        (2 * Stems(lever.Name).Count(said.Contains)) + Stems(string.Join(' ', lever.Levels.Concat(lever.Words))).Count(said.Contains);

    private static IEnumerable<ModelLever> Of(string owner, YamlNode? levers) => levers is not YamlMapping mapping ? [] : mapping.Entries.Select(e =>
    {
        var levels = e.Value is YamlMapping whole ? whole["levels"] : e.Value;
        return new ModelLever(owner, e.Name, Texts(levels), e.Value is YamlMapping { } said ? Texts(said["words"]) : [], e.Value is YamlSequence);
    });

    private static IReadOnlyList<string> Texts(YamlNode? list) => list is YamlSequence items ? [.. items.Items.OfType<YamlScalar>().Select(s => s.Text)] : [];

    private IEnumerable<YamlEntry> Entries(string key) => root?[key] is YamlMapping mapping ? mapping.Entries : [];

    private static string Spelled(string name) =>
        name.Contains('.', StringComparison.Ordinal) || name.Contains('\'', StringComparison.Ordinal) ? $"\"{name}\"" : name;
}
