using Demarche.Language.Diagnostics;
using Demarche.Language.Syntax;

namespace Demarche.Language.Statements;

/// <summary>Finds the lever or level that a name in a statement means, and says what is wrong when there is none or more than one.</summary>
internal sealed class LeverLookup(Vocabulary vocabulary, DiagnosticBag diagnostics)
{
    /// <summary>How to write what the statement that is being read was probably meant to say; null where that is not known.</summary>
    public Func<string?> HowTo { get; set; } = () => null;

    /// <summary>Every lever the name can mean: without a party first, then as <c>Party.lever</c> at each dot.</summary>
    public IReadOnlyList<int> Candidates(NameSyntax name, int ownParty)
    {
        var plain = vocabulary.Unqualified(name.Text, ownParty);
        if (plain.Count > 0) return plain;
        return [.. name.Dots
            .Select(dot => (Party: vocabulary.Party(name.Text[..dot]), Lever: name.Text[(dot + 1)..]))
            .Where(pair => pair.Party >= 0)
            .Select(pair => vocabulary.Lever(pair.Party, pair.Lever))
            .Where(lever => lever >= 0)];
    }

    /// <summary>The only candidate; null, and reported, when there are several.</summary>
    public int? One(IReadOnlyList<int> candidates, NameSyntax name, SourceSpan place)
    {
        if (candidates.Count == 1) return candidates[0];
        diagnostics.Report(StatementRules.AmbiguousLever, place, name.Text,
            string.Join(" or ", candidates.Take(5).Select(vocabulary.FullName)) + (candidates.Count > 5 ? " or …" : ""));
        return null;
    }

    /// <summary>The index of a level; −1, and reported, when the lever has none of that name.</summary>
    public int Level(int lever, NameSyntax level, SourceSpan place)
    {
        var levels = vocabulary.Levers[lever].Levels;
        for (var k = 0; k < levels.Count; k++)
        {
            if (levels[k] == level.Text) return k;
        }

        var help = DidYouMean(level.Text, levels) ?? HowTo() ?? LevelInList(lever, level)
            ?? $"Its levels are {string.Join(", ", levels.Take(10))}{(levels.Count > 10 ? ", …" : "")}.";
        diagnostics.ReportWithHelp(StatementRules.UnknownLevel, place, help, vocabulary.FullName(lever), Spelling.Shortened(level.Text));
        return -1;
    }

    public void ReportUnknownLever(NameSyntax name, SourceSpan place, int ownParty)
    {
        if (!vocabulary.IsComplete) return;
        var help = vocabulary.Regions.Contains(name.Text)
            ? $"“{name.Text}” is true or false by itself: leave the comparison out."
            : HowTo() ?? DidYouMean(name.Text, LeverNames(name, ownParty)) ?? Owner(name) ?? StatementRules.UnknownLever.Help;
        diagnostics.ReportWithHelp(StatementRules.UnknownLever, place, help, Spelling.Shortened(name.Text));
    }

    public void ReportUnknownName(NameSyntax name, SourceSpan place, int ownParty)
    {
        if (!vocabulary.IsComplete) return;
        var help = HowTo() ?? DidYouMean(name.Text, vocabulary.Regions.Concat(LeverNames(name, ownParty))) ?? ForgottenIs(name, ownParty)
            ?? LoneLevel(name) ?? LoudKeyword(name) ?? Owner(name) ?? StatementRules.UnknownName.Help;
        diagnostics.ReportWithHelp(StatementRules.UnknownName, place, help, Spelling.Shortened(name.Text));
    }

    private IEnumerable<string> LeverNames(NameSyntax name, int ownParty)
    {
        var all = Enumerable.Range(0, vocabulary.Levers.Count);
        if (name.Dots.Count > 0) return all.Select(vocabulary.FullName);
        return all.OrderBy(k => vocabulary.Levers[k].Owners.Contains(ownParty) ? 0 : 1).Select(k => vocabulary.Levers[k].Name);
    }

    /// <summary>"ties severed" for "ties is severed".</summary>
    private string? ForgottenIs(NameSyntax name, int ownParty)
    {
        for (var space = name.Text.IndexOf(' '); space > 0; space = name.Text.IndexOf(' ', space + 1))
        {
            var before = new NameSyntax(name.Text[..space], [.. name.Dots.Where(d => d < space)], false, name.At);
            var level = name.Text[(space + 1)..];
            if (Candidates(before, ownParty) is [var lever] && vocabulary.Levers[lever].Levels.Contains(level))
                return $"Did you mean `{before.Text} is {level}`?";
        }

        return null;
    }

    /// <summary>"border is massed or provoked" for "border is massed or border is provoked".</summary>
    private string? LoneLevel(NameSyntax name) =>
        vocabulary.Levers.Select((lever, k) => (lever, k)).FirstOrDefault(pair => pair.lever.Levels.Contains(name.Text)) is { lever: not null } found
            ? $"“{name.Text}” is a level: write `{vocabulary.FullName(found.k)} is {name.Text}`."
            : null;

    /// <summary>"is kept and severed": a level that runs on into what is no level.</summary>
    private string? LevelInList(int lever, NameSyntax level) =>
        vocabulary.Levers[lever].Levels.FirstOrDefault(known => level.Text.StartsWith(known + " ", StringComparison.Ordinal)) is { } begun
            ? $"After “{begun}”, `and`, `or` or `if` is missing."
            : null;

    private static string? LoudKeyword(NameSyntax name)
    {
        var words = name.Text.Split(' ').Where(w => w.Any(char.IsAsciiLetterUpper)).Select(w => w.ToLowerInvariant());
        return words.FirstOrDefault(StatementLexer.Keywords.ContainsKey) is { } keyword ? $"Write “{keyword}” in small letters." : null;
    }

    private string? Owner(NameSyntax name)
    {
        if (name.Dots.Count == 0) return null;
        var party = name.Text[..name.Dots[0]];
        if (vocabulary.Party(party) is var p and >= 0)
        {
            var own = vocabulary.Levers.Where(l => l.Owners.Contains(p)).Select(l => l.Name).Take(10).ToArray();
            return own.Length == 0 ? $"{party} has no levers." : $"The levers of {party} are {string.Join(", ", own)}.";
        }

        return DidYouMean(party, vocabulary.Parties.Select(q => q.Name)) ?? $"There is no party “{Spelling.Shortened(party)}”.";
    }

    private string? DidYouMean(string name, IEnumerable<string> known) => diagnostics.DidYouMean(name, known);
}
