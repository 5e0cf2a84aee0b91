using Demarche.Language.Model;
using Demarche.Language.Wording;

namespace Demarche.Language.Statements;

/// <summary>
/// What parties do, in the words that levers give for their levels: "Saudi Arabia lifts the embargo" says that the lever is at that level.
/// The party goes by its name or by its name in running text; in its own preferences it may be left out. A capital at the beginning does not count.
/// </summary>
internal sealed class LeverPhrases
{
    private readonly ILookup<string, (int Lever, int Level)> whole;
    private readonly ILookup<(int Party, string Words), (int Lever, int Level)> own;

    public LeverPhrases(IReadOnlyList<(string Name, string Words)> parties, IReadOnlyList<LeverDeclaration> levers)
    {
        var said = levers.SelectMany((lever, k) => lever.Words.Take(lever.Levels.Count)
            .Select((words, level) => (Lever: k, Level: level, Words: OneSpaced(words)))).Where(s => s.Words.Length > 0).ToArray();
        var subjects = levers
            .Select(l =>
            new[] { Phrases.List(l.Owners.Select(p => parties[p].Words)), Phrases.List(l.Owners.Select(p => parties[p].Name)) }.Distinct().ToArray()).ToArray();
        whole = said.SelectMany(s => subjects[s.Lever].Select(subject => (Text: Lowered($"{subject} {s.Words}"), s.Lever, s.Level)))
            .ToLookup(s => s.Text, s => (s.Lever, s.Level), StringComparer.Ordinal);
        own = said.SelectMany(s => levers[s.Lever].Owners.Select(party => (Key: (party, Lowered(s.Words)), s.Lever, s.Level)))
            .ToLookup(s => s.Key, s => (s.Lever, s.Level));
        All = [.. said.SelectMany(s =>
            subjects[s.Lever].SelectMany(subject => new[] { $"{subject} {s.Words}", Phrases.Capitalise($"{subject} {s.Words}"), s.Words }))];
    }

    /// <summary>The phrases as they may stand in a statement.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The levels that a phrase can mean; none when it is no phrase.</summary>
    public IReadOnlyList<(int Lever, int Level)> Of(string text, int ownParty)
    {
        var found = whole[Lowered(text)].Distinct().ToArray();
        return found.Length > 0 ? found : [.. own[(ownParty, Lowered(text))].Distinct()];
    }

    private static string OneSpaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Lowered(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
