using System.Globalization;
using Demarche.Engine;
using Demarche.Engine.Attitudes;
using Demarche.Engine.Preferences;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Stability;

namespace Demarche.Reports.Words;

/// <summary>The turns of phrase in which the verdicts of one family of concepts differ; those of plain orders unless a family says otherwise.</summary>
internal class Phrasing
{
    /// <summary>What does not tempt a party that stays because no move does.</summary>
    public virtual string NothingTempts => "none of its moves leads to anything it prefers";

    /// <summary>Of a party held back from every move that tempts it, their number at least one.</summary>
    public virtual string HeldBack(int moves) => moves == 1
        ? "is deterred: there is one move it would gain by, and it is answered"
        : $"is deterred: there are {moves} moves it would gain by, and each is answered";

    /// <summary>Of a party that leaves.</summary>
    public virtual string Leaves => "does not stay: it can better its position and get away with it";

    /// <summary>Of a party that stays more firmly than was asked.</summary>
    public virtual string Firmer(int moves) => HeldBack(moves);

    /// <summary>What a move brings that nothing follows.</summary>
    public virtual string Gains(int party, int from, int to) => "it gains";

    /// <summary>Where an answer leaves the party, after "ends".</summary>
    public virtual string Ends(int party, int from, int end) => "no better off than here";

    /// <summary>Where an answer leaves the party, in a clause.</summary>
    public virtual string Ending(string name, int party, int from, int end) => $"{name} ends {Ends(party, from, end)}";

    /// <summary>What no answer does.</summary>
    public virtual string Undoes => "takes the gain away";

    /// <summary>What to say between a move and its answer of how the move tempts: empty where it simply gains.</summary>
    public string Aside(int party, int from, int to) => Gains(party, from, to) is var gains && gains == "it gains" ? "" : $", by which {gains}";

    /// <summary>The phrasing of a concept.</summary>
    public static Phrasing Of(string concept, ConflictGraph graph) => (Concepts.Find(concept), graph.Structure) switch
    {
        (StrengthStability strength, not null) => new StrengthPhrasing(strength.Degree, strength.IsWeak),
        (UnknownStability, { } structure) => new UnknownPhrasing(structure),
        (HybridStability hybrid, { } structure) => new HybridPhrasing(structure, hybrid),
        (FuzzyStability, { } structure) => new FuzzyPhrasing(structure),
        (ProbabilisticStability, { } structure) => new ProbabilityPhrasing(structure),
        (RelationalConcept, _) => new RelationalPhrasing(),
        _ => new Phrasing(),
    };
}

/// <summary>Verdicts by attitudes.</summary>
internal sealed class RelationalPhrasing : Phrasing
{
    public override string NothingTempts => "none of its moves is a gain by its attitudes";

    public override string Leaves => "does not stay: it can make a gain by its attitudes and get away with it";

    public override string Ending(string name, int party, int from, int end) => $"for {name} that is no gain on here by its attitudes";
}

/// <summary>Verdicts under strength of preference.</summary>
internal sealed class StrengthPhrasing(int degree, bool isWeak) : Phrasing
{
    private string Worse => degree == 1 ? "much worse off than here" : $"worse off than here to degree {degree} or more";

    public override string HeldBack(int moves) => isWeak
        ? $"is deterred, but only weakly: not every move it would gain by is answered with something that leaves it {Worse}"
        : moves == 1 ? $"is strongly deterred: there is one move it would gain by, and it is answered with something that leaves it {Worse}"
        : $"is strongly deterred: there are {moves} moves it would gain by, and each is answered with something that leaves it {Worse}";

    public override string Leaves => isWeak
        ? base.Leaves
        : $"is not strongly deterred: there is a move it would gain by that is not answered with anything that leaves it {Worse}";

    public override string Firmer(int moves) => moves == 0
        ? $"stays, and not weakly: {NothingTempts}"
        : $"stays, and not weakly: every move it would gain by is answered with something that leaves it {Worse}";

    public override string Ends(int party, int from, int end) => isWeak ? base.Ends(party, from, end) : Worse;

    public override string Undoes => isWeak ? base.Undoes : $"leaves it {Worse}";
}

/// <summary>Verdicts where preferences are unknown in places.</summary>
internal class UnknownPhrasing(PreferenceStructure structure) : Phrasing
{
    public override string NothingTempts => "none of its moves tempts it";

    public override string HeldBack(int moves) =>
        moves == 1 ? "is held back: one move tempts it, and it is answered" : $"is held back: {moves} moves tempt it, and each is answered";

    public override string Leaves => "does not stay: there is a move that tempts it and that nothing holds it back from";

    public override string Gains(int party, int from, int to) => IsUnknown(party, from, to) ? "it may gain" : "it gains";

    public override string Ends(int party, int from, int end) =>
        IsUnknown(party, from, end) ? "where it may be better or worse off than here" : "no better off than here";

    public override string Undoes => "holds it back";

    protected bool IsUnknown(int party, int state, int other) => structure.Of(party).Compare(other, state) == Comparison.Unknown;
}

/// <summary>Verdicts where preferences have a strength and are unknown in places.</summary>
internal sealed class HybridPhrasing(PreferenceStructure structure, HybridStability concept) : UnknownPhrasing(structure)
{
    private readonly StrengthPhrasing strength = new(concept.Degree, concept.IsWeak);

    public override string HeldBack(int moves) => concept.IsWeak ? "is held back, but only weakly" : $"{base.HeldBack(moves)} strongly";

    public override string Leaves =>
        concept.IsWeak ? base.Leaves : "is not strongly held back: there is a move that tempts it and that is not answered strongly";

    public override string Firmer(int moves) =>
        moves == 0 ? $"stays, and not weakly: {NothingTempts}" : "stays, and not weakly: every move that tempts it is answered strongly";

    public override string Ends(int party, int from, int end) => IsUnknown(party, from, end) ? base.Ends(party, from, end) : strength.Ends(party, from, end);

    public override string Undoes => concept.IsWeak ? base.Undoes : "holds it back strongly";
}

/// <summary>Verdicts under fuzzy preferences.</summary>
internal sealed class FuzzyPhrasing(PreferenceStructure structure) : Phrasing
{
    public override string NothingTempts => "none of its moves leads to anything it prefers surely enough";

    public override string HeldBack(int moves) => moves == 1 ? "is held back: one move tempts it surely enough, and it is answered"
        : $"is held back: {moves} moves tempt it surely enough, and each is answered";

    public override string Leaves => "does not stay: there is a move that tempts it surely enough and that nothing holds it back from";

    public override string Gains(int party, int from, int to) => Certainty(party, from, to) is var c and < 1 - 1e-9
        ? string.Create(CultureInfo.InvariantCulture, $"it gains with a relative certainty of {c:0%}") : "it gains";

    public override string Ends(int party, int from, int end) => Certainty(party, from, end) is var c and > -1 + 1e-9
        ? string.Create(CultureInfo.InvariantCulture, $"where being better off than here has a relative certainty of {c:0%}") : "worse off than here";

    public override string Undoes => "holds it back";

    private double Certainty(int party, int from, int to) => FuzzyStability.RelativeCertainty(structure.Of(party), to, from);
}

/// <summary>Verdicts under probabilistic preferences.</summary>
internal sealed class ProbabilityPhrasing(PreferenceStructure structure) : Phrasing
{
    public override string NothingTempts => "none of its moves leads to anything it prefers with probability enough";

    public override string HeldBack(int moves) => moves == 1 ? "is held back: one move tempts it with probability enough, and it is answered"
        : $"is held back: {moves} moves tempt it with probability enough, and each is answered";

    public override string Leaves => "does not stay: there is a move that tempts it with probability enough and that nothing holds it back from";

    public override string Gains(int party, int from, int to) => structure.Chance(party, to, from) is var chance and < 1 - 1e-9
        ? string.Create(CultureInfo.InvariantCulture, $"it gains with probability {chance:0%}") : "it gains";

    public override string Ends(int party, int from, int end) => structure.Chance(party, end, from) is var chance and > 1e-9
        ? string.Create(CultureInfo.InvariantCulture, $"where it is better off than here with probability {chance:0%}") : "no better off than here";

    public override string Undoes => "holds it back";
}
