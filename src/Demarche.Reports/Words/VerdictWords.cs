using Demarche.Engine;
using Demarche.Engine.RicherPreferences;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;

namespace Demarche.Reports.Words;

/// <summary>Turns a verdict into sentences: what the party would like to do, what would come of it, and so why it stays or goes.</summary>
/// <param name="compiled">The crisis.</param>
/// <param name="words">Its states and moves in words.</param>
public sealed class VerdictWords(CompiledCrisis compiled, StateWords words)
{
    /// <summary>The verdict in one sentence.</summary>
    public string Summary(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var party = Phrases.Capitalise(Party(verdict.Party));
        var phrasing = Phrasing.Of(verdict.Concept, compiled.Graph);
        return verdict.Ground switch
        {
            Ground.NoMove => $"{party} has no move from here.",
            Ground.NoImprovement => $"{party} stays: {phrasing.NothingTempts}.",
            Ground.Sanctioned => $"{party} {phrasing.HeldBack(verdict.Deviations.Count)}.",
            Ground.Firmer => $"{party} {phrasing.Firmer(verdict.Deviations.Count)}.",
            _ => $"{party} {phrasing.Leaves}.",
        };
    }

    /// <summary>One sentence for each of the party's improvements, those it gets away with first.</summary>
    public IReadOnlyList<string> Details(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return [.. verdict.Deviations.Select(d => Describe(verdict, d))];
    }

    /// <summary>The reason in one sentence: of a stable state its most tempting improvement and the answer, of an unstable one the move that pays.</summary>
    public string Reason(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict.Ground == Ground.NoMove) return "There is no move to make from here.";
        if (verdict.Ground == Ground.NoImprovement) return Phrasing.Of(verdict.Concept, compiled.Graph) is RelationalPhrasing
            ? "No move is a gain by its attitudes." : "No move leads to anything better.";
        var others = verdict.Deviations.Count - 1;
        var more = others == 0 ? "" : verdict.IsStable ? $" So it is with {others} other {(others == 1 ? "move" : "moves")} it would gain by." : "";
        return Describe(verdict, verdict.Deviations[0]) + more;
    }

    /// <summary>The most telling move alone, in one sentence.</summary>
    public string MostTelling(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return Describe(verdict, verdict.Deviations[0]);
    }

    private string Describe(Verdict verdict, Deviation deviation)
    {
        var phrasing = Phrasing.Of(verdict.Ground == Ground.Firmer ? verdict.Concept.Replace("-weak", "-strong", StringComparison.Ordinal)
            : verdict.Concept, compiled.Graph);
        var (party, from, to) = deviation.Improvement;
        var move = $"If {words.Move(deviation.Improvement)}";
        if (deviation.Sanction is { } sanction) return $"{move}{phrasing.Aside(party, from, to)}, {Answer(verdict, deviation, sanction, phrasing)}.";

        var gain = $"{move}, {phrasing.Gains(party, from, to)}";
        if (deviation.WayOut is { } wayOut) return $"{gain}: what the others could do about it is undone when {words.Move(wayOut)}.";
        return deviation.Result == deviation.Improvement.To
            ? $"{gain}, and {Unanswered(verdict.Concept, phrasing)}."
            : $"{gain}: it expects matters to end where {words.Short(deviation.Result)}.";
    }

    private string Answer(Verdict verdict, Deviation deviation, IReadOnlyList<Step> sanction, Phrasing phrasing)
    {
        var ends = phrasing.Ending(Party(verdict.Party), verdict.Party, verdict.State, deviation.Result);
        if (sanction.Count == 0) return $"the others leave it at that, and {ends}";
        if (deviation.Together) return $"while at the same moment {words.Path(sanction)}, {ends}";
        var foresight = ForesightOf(verdict.Concept);
        var lastingly = foresight is "maximin" or "cmr" or "pss" or "cpss" ? $"{ends} and gets away with nothing better from there" : ends;
        return foresight is "gmr" or "smr" or "maximin" or "pss" or "rgmr" or "rsmr"
            ? $"the others could answer it, so that {lastingly}: {words.Path(sanction)}"
            : $"then {words.Path(sanction)}, and {lastingly}";
    }

    private string Party(int party) => compiled.Crisis.Parties[party].Words;

    private static string Unanswered(string concept, Phrasing phrasing) => ForesightOf(concept) switch
    {
        "rseq" => "no answer that would be a gain by the attitudes of those who give it takes that away",
        "rgmr" or "rsmr" => "no answer open to the others takes that away",
        "rnash" => "no answer is looked for",
        "seq" or "sseq" or "cmr" or "cpss" => $"no answer that would pay for the others {phrasing.Undoes}",
        "gmr" or "smr" or "maximin" or "pss" => $"no answer open to the others {phrasing.Undoes}",
        "sim" => "nothing that would pay for the others at the same moment takes the gain away",
        "nash" => "no answer is looked for that takes the gain away",
        _ => "expects matters to end there",
    };

    /// <summary>The plain concept that a richer one extends; any other concept without how far it looks: <c>maximin</c> for <c>maximin4</c>.</summary>
    private static string ForesightOf(string concept) => Concepts.Find(concept) is PairwiseConcept richer
        ? richer.Foresight switch { Foresight.OwnMove => "nash", Foresight.AnyAnswer => "gmr", Foresight.AnyAnswerAndWayOut => "smr", _ => "seq" }
        : concept.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
