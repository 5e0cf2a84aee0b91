using Demarche.Engine.States;
using Demarche.Language.Diagnostics;
using Demarche.Language.Model;
using Demarche.Language.Statements;
using Demarche.Language.Syntax;

namespace Demarche.Language.Tests.Statements;

/// <summary>A vocabulary for tests of statements, and a short way to bind one.</summary>
internal static class Words
{
    private static readonly SourceSpan Nowhere = new("t", 1, 1, 1, 1);

    public static Vocabulary Vocabulary { get; } = new(
        [("Russia", "Russia"), ("USA", "the United States"), ("North Korea", "North Korea"), ("U.S.", "the U.S.")],
        [
            Lever("ties", 0, ["kept", "severed"], ["keeps relations", "severs relations"]),
            Lever("border", 0, ["eased", "massed", "provoked"], ["eases the border", "masses troops", "provokes"]),
            Lever("sanctions", 1, ["existing", "tough"], ["keeps sanctions as they are", "imposes tough sanctions"]),
            Lever("arms", 1, ["no", "yes"], ["sends no arms", "sends arms"]),
            Lever("arms", 2, ["no", "yes"], ["builds no arms", "builds arms"]),
            Lever("talks and visits", 2, ["off", "on and off", "on"], ["refuses", "wavers", "talks"]),
            Lever("scale", 3, ["a", "b", "c", "d", "e", "f"], ["1", "2", "3", "4", "5", "6"]),
        ],
        ["break", "mutual aggravation", "war and peace", "calm", "it's over"]);

    public static Proposition? Bind(string text, int party = -1, StateNumbers? numbers = null) => Bind(text, party, numbers, new DiagnosticBag());

    public static Proposition? Bind(string text, int party, StateNumbers? numbers, DiagnosticBag diagnostics)
    {
        var binder = new StatementBinder(Vocabulary, Region, diagnostics);
        var span = new SourceSpan("t", 1, 1, 1, 1 + text.Length);
        return binder.Bind(new YamlScalar(text, ScalarStyle.Plain, span), new StatementScope(party, numbers));
    }

    /// <summary>The meaning as a fully bracketed text over lever indices.</summary>
    public static string Meaning(string text, int party = -1) => Show((Bind(text, party) ?? throw new InvalidOperationException($"“{text}” has no meaning.")).Condition);

    public static Region Region(string name, SourceSpan asked) => name switch
    {
        "break" => new Region(name, RegionKind.Outcome, new Condition.LevelIn(0, 1, 1), null, new Proposition.Level(0, 2, Relation.Is, 1, false)),
        "mutual aggravation" => new Region(name, RegionKind.Outcome, new Condition.Constant(true), null, new Proposition.Constant(true)),
        "it's over" => new Region(name, RegionKind.Outcome, new Condition.Constant(false), "it is over", new Proposition.Constant(false)),
        "calm" => new Region(name, RegionKind.Merged, new Condition.LevelIn(1, 0, 0), null, new Proposition.Level(1, 3, Relation.Is, 0, false)),
        _ => new Region(name, RegionKind.Fact, new Condition.LevelIn(1, 2, 2), null, null),
    };

    private static LeverDeclaration Lever(string name, int party, string[] levels, string[] words) => new(name, party, levels, words, MoveRule.Free, Grounds.None, Nowhere);

    private static string Show(Condition condition) => condition switch
    {
        Condition.Constant constant => constant.Value ? "T" : "F",
        Condition.LevelIn level => level.Lowest == level.Highest ? $"{level.Lever}={level.Lowest}" : $"{level.Lever}={level.Lowest}..{level.Highest}",
        Condition.Not not => $"!{Show(not.Operand)}",
        Condition.And and => $"({Show(and.Left)} & {Show(and.Right)})",
        Condition.Or or => $"({Show(or.Left)} | {Show(or.Right)})",
        Condition.If then => $"({Show(then.Consequent)} if {Show(then.Antecedent)})",
        Condition.Iff iff => $"({Show(iff.Left)} iff {Show(iff.Right)})",
        _ => condition.ToString(),
    };
}
