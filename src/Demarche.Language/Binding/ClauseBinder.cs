using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Binding;

/// <summary>Binds a statement with what stands beside it: words, grounds, strength, certainty.</summary>
internal sealed class ClauseBinder
{
    private readonly DefinitionBinder definitions;
    private readonly GroundsBinder grounds;
    private readonly PropositionText spelling;
    private readonly PropositionWords english;

    public ClauseBinder(DefinitionBinder definitions, GroundsBinder grounds)
    {
        this.definitions = definitions;
        this.grounds = grounds;
        spelling = new PropositionText(definitions.Vocabulary);
        english = new PropositionWords(definitions.Vocabulary);
    }

    /// <summary>The clause of a statement, or of a mapping with the key <c>say</c>; null when it has no meaning, which has been reported.</summary>
    public Clause? Bind(YamlNode? node, StatementScope scope)
    {
        var about = node as YamlMapping;
        var say = (about is null ? node : about["say"]).Scalar();
        return say is not null && definitions.Statements.Bind(say, scope) is { } meaning ? Make(meaning, node!, say.Span) : null;
    }

    /// <summary>The clause of a meaning that <paramref name="node"/> gives words and grounds to, if it is a mapping.</summary>
    public Clause Make(Proposition meaning, YamlNode? node, SourceSpan span)
    {
        var about = node as YamlMapping;
        var strengths = StrengthsOf(about?["strength"]);
        return new Clause(
            meaning.Condition,
            spelling.Of(meaning),
            about?["words"].Text() ?? english.Of(meaning),
            grounds.Of(about),
            strengths[0],
            about?["optional"].YesNo() ?? false,
            span)
        {
            Certainty = (double)(about?["certainty"].Share() ?? 1),
            OpenStrengths = strengths.Length > 1 ? strengths : [],
        };
    }

    /// <summary>A clause with the words, grounds and strength that a mapping gives beside it.</summary>
    public Clause Detailed(Clause clause, YamlMapping about)
    {
        var strengths = StrengthsOf(about["strength"]);
        return clause with
        {
            Words = about["words"].Text() ?? clause.Words,
            Grounds = grounds.Of(about),
            Strength = strengths[0],
            OpenStrengths = strengths.Length > 1 ? strengths : [],
        };
    }

    /// <summary>The opposite of a clause that is shown by <paramref name="say"/>, as strong and as certain as it was.</summary>
    public Clause Opposite(Clause clause, YamlScalar say, YamlMapping about, StatementScope scope)
    {
        var meaning = definitions.Statements.Bind(say, scope)!;
        var opposite = Make(meaning is Proposition.Not not ? not.Operand : new Proposition.Not(meaning), null, say.Span);
        return clause with { Condition = opposite.Condition, Text = opposite.Text, Words = about["words"].Text()
            ?? opposite.Words, Grounds = grounds.Of(about), Span = say.Span };
    }

    /// <summary>The clause that is true where another statement is not.</summary>
    public Clause? BindOpposite(YamlNode? node, StatementScope scope)
    {
        var say = (node is YamlMapping about ? about["say"] : node).Scalar();
        return say is not null && definitions.Statements.Bind(say, scope) is { } meaning
            ? Make(meaning is Proposition.Not not ? not.Operand : new Proposition.Not(meaning), null, say.Span) : null;
    }

    /// <summary>The degrees that a strength means, ascending: one, or those it is left open between.</summary>
    private static int[] StrengthsOf(YamlNode? node) => node switch
    {
        YamlSequence open when open.Items.Count > 0 => [.. open.Items.Select(Degree).Distinct().Order()],
        not null when node.Text() == "unknown" => [0, 1],
        _ => [Degree(node)],
    };

    private static int Degree(YamlNode? node) => node.Text() == "strong" ? 1 : node.Whole() ?? 0;

    /// <summary>
    /// The meanings of several statements; null when one has none, or when there are more than <paramref name="most"/>, which has been reported.
    /// </summary>
    public IReadOnlyList<Proposition>? Meanings(YamlNode list, StatementScope scope, int most)
    {
        if (list.Items().Count > most) return null;
        var bound = list.Items().Select(i => i.Scalar() is { } say ? definitions.Statements.Bind(say, scope) : null).ToArray();
        return bound.Length == 0 || bound.Any(b => b is null) ? null : [.. bound.Select(b => b!)];
    }
}
