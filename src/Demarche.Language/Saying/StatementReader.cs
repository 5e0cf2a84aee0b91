using Demarche.Engine.States;
using Demarche.Language.Binding;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Saying;

/// <summary>A statement that a text was understood as.</summary>
/// <param name="Text">In canonical spelling.</param>
/// <param name="Words">As a clause of plain English.</param>
/// <param name="Condition">What it means.</param>
public sealed record Meant(string Text, string Words, Condition Condition);

/// <summary>What a text was understood as.</summary>
/// <param name="IsStatement">Whether it is a statement as the language has it, by the names of levers, levels and outcomes.</param>
/// <param name="Meanings">What it means; several when it can mean more than one thing, none when it means nothing.</param>
/// <param name="Problem">What is wrong with it, with what to do; null when nothing is, also when its meanings are not only guessed at.</param>
public sealed record Understood(bool IsStatement, IReadOnlyList<Meant> Meanings, string? Problem);

/// <summary>One that acts, with what it does.</summary>
/// <param name="Name">Its name in running text; empty for what is no party's, such as outcomes.</param>
/// <param name="Does">A phrase for each level of its levers, with the statement that it stands for.</param>
public sealed record Acting(string Name, IReadOnlyList<(string Phrase, string Statement)> Does);

/// <summary>Reads single statements about a crisis, as they are written or as they are said.</summary>
public sealed class StatementReader
{
    private readonly Vocabulary vocabulary;
    private readonly Func<string, SourceSpan, Region?> define;
    private readonly Vocabulary namesOnly;

    private StatementReader(Vocabulary vocabulary, Func<string, SourceSpan, Region?> define)
    {
        (this.vocabulary, this.define) = (vocabulary, define);
        namesOnly = new Vocabulary(vocabulary.Parties, [.. vocabulary.Levers.Select(l => l with { Words = [] })], [.. vocabulary.Regions]);
        Actors =
        [
            .. vocabulary.Levers.Index().GroupBy(l => vocabulary.OwnersOf(l.Index)).Select(g => new Acting(g.Key, [.. g.SelectMany(l => Doing(l.Index))])),
            .. vocabulary.Regions.Count == 0 ? Array.Empty<Acting>() : [new Acting("", [.. vocabulary.Regions.Select(r => (r, PropositionText.Quote(r)))])],
        ];
    }

    /// <summary>Who acts in the crisis, and what they can do; last its outcomes, under no name.</summary>
    public IReadOnlyList<Acting> Actors { get; }

    /// <summary>A name as a statement must spell it: in quotes where it could be read as something else.</summary>
    public static string Spell(string name) => PropositionText.Quote(name);

    /// <summary>Whether a text has words that statements are built with: <c>is</c>, <c>and</c>, <c>unless</c>, <c>never</c> and the like.</summary>
    public static bool HasSigns(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return EverydayWords.HasSigns(text);
    }

    /// <summary>Reads statements about a model as it is written, sound or not.</summary>
    public static StatementReader Of(YamlMapping model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var unheard = new DiagnosticBag();
        var definitions = new DefinitionBinder(model, new Declarations(model, new GroundsBinder(model, unheard), unheard), true, unheard);
        return new StatementReader(definitions.Vocabulary, definitions.Define);
    }

    /// <summary>Reads statements about a crisis.</summary>
    public static StatementReader Of(Crisis crisis)
    {
        ArgumentNullException.ThrowIfNull(crisis);
        var regions = new Dictionary<string, Region>(StringComparer.Ordinal);
        foreach (var (name, clause) in crisis.Outcomes) regions[name] = new Region(name, RegionKind.Outcome, clause.Condition, clause.Words, null);
        foreach (var (name, when) in crisis.Merges) regions[name] = new Region(name, RegionKind.Merged, when.Condition, null, null);
        if (crisis.Graph is { } graph)
        {
            foreach (var (name, where) in graph.Facts) regions[name] = new Region(name, RegionKind.Fact, new Condition.OneOf(where), null, null);
            foreach (var (at, name) in graph.States.Index())
                regions[name] = new Region(name, RegionKind.State, new Condition.OneOf(StateSet.Of(graph.States.Count, [at])), null, null);
        }

        return new StatementReader(new Vocabulary([.. crisis.Parties.Select(p => (p.Name, p.Words))], crisis.Levers, regions.Keys), (name, _) => regions[name]);
    }

    /// <summary>What a text means.</summary>
    /// <param name="text">A statement, or words that say one.</param>
    /// <param name="party">The name of the party whose statement it is; null when it is nobody's.</param>
    /// <param name="numbers">The numbers of the states, where they can be used.</param>
    public Understood Read(string text, string? party = null, StateNumbers? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scope = new StatementScope(party is null ? -1 : vocabulary.Party(party), numbers);
        if (Bind(namesOnly, text, scope, out _) is { } plain) return new Understood(true, [Of(plain)], null);
        if (Bind(vocabulary, text, scope, out var problem) is { } said) return new Understood(false, [Of(said)], null);
        var everyday = new EverydayWords(vocabulary);
        var meant = Bound(everyday.Of(text, scope.OwnParty, false), scope);
        return meant.Count > 0 ? new Understood(false, meant, null) : new Understood(false, Bound(everyday.Of(text, scope.OwnParty, true), scope), problem);
    }

    /// <summary>A party's name in running text; null when there is none of that name.</summary>
    public string? WordsOf(string? party) => party is not null && vocabulary.Party(party) is var p and >= 0 ? vocabulary.Parties[p].Words : null;

    /// <summary>
    /// The parts of a statement whose parts stand side by side, each with the word before it (<c>and</c>, <c>or</c>, <c>if</c>, <c>unless</c>,
    /// <c>only if</c>; empty for the first); null when it is built otherwise.
    /// </summary>
    public IReadOnlyList<StatementPart>? PartsOf(string text, string? party = null)
    {
        var scope = new StatementScope(party is null ? -1 : vocabulary.Party(party));
        if (Bind(vocabulary, text, scope, out _) is not { } whole || StatementPart.Of(whole, new PropositionText(vocabulary)) is not { } parts) return null;
        return Read(StatementPart.Text(parts), party) is { Meanings: [var again] } && again.Condition.Equals(whole.Condition) ? parts : null;
    }

    private List<Meant> Bound(IReadOnlyList<string> texts, StatementScope scope) =>
        [.. texts.Select(t => Bind(vocabulary, t, scope, out _)).OfType<Proposition>().Select(Of).DistinctBy(m => m.Text)];

    private Meant Of(Proposition meaning) =>
        new(new PropositionText(vocabulary).Of(meaning), new PropositionWords(vocabulary).Of(meaning), meaning.Condition);

    private Proposition? Bind(Vocabulary names, string text, StatementScope scope, out string? problem)
    {
        var found = new DiagnosticBag();
        var span = new SourceSpan("", 1, 1, 1, 1 + text.Length);
        var bound = new StatementBinder(names, define, found).Bind(new YamlScalar(text, ScalarStyle.Plain, span), scope);
        problem = found.InOrder() is [var first, ..] ? $"{Wording.Phrases.Capitalise(first.Message)}. {first.Help}" : null;
        return bound;
    }

    private IEnumerable<(string Phrase, string Statement)> Doing(int lever)
    {
        var declared = vocabulary.Levers[lever];
        var spelling = new PropositionText(vocabulary);
        return declared.Words.Take(declared.Levels.Count)
            .Select((words, at) => (words, spelling.Of(new Proposition.Level(lever, declared.Levels.Count, Relation.Is, at, false))));
    }
}
