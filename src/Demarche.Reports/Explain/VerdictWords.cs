using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;

namespace Demarche.Reports.Explain;

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
        return verdict.Ground switch
        {
            Ground.NoMove => $"{party} has no move from here.",
            Ground.NoImprovement when IsRelational(verdict.Concept) => $"{party} stays: none of its moves is a gain by its attitudes.",
            Ground.NoImprovement => $"{party} stays: none of its moves leads to anything it prefers.",
            Ground.Sanctioned when verdict.Deviations.Count == 1 => $"{party} is deterred: there is one move it would gain by, and it is answered.",
            Ground.Sanctioned => $"{party} is deterred: there are {verdict.Deviations.Count} moves it would gain by, and each is answered.",
            _ when IsRelational(verdict.Concept) => $"{party} does not stay: it can make a gain by its attitudes and get away with it.",
            _ => $"{party} does not stay: it can better its position and get away with it.",
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
        if (verdict.Ground == Ground.NoImprovement) return IsRelational(verdict.Concept) ? "No move is a gain by its attitudes." : "No move leads to anything better.";
        var others = verdict.Deviations.Count - 1;
        var more = others == 0 ? "" : verdict.IsStable ? $" So it is with {others} other {(others == 1 ? "move" : "moves")} it would gain by." : "";
        return Describe(verdict, verdict.Deviations[0]) + more;
    }

    private string Describe(Verdict verdict, Deviation deviation)
    {
        var move = $"If {words.Move(deviation.Improvement)}";
        if (deviation.Sanction is { } sanction) return $"{move}, {Answer(verdict, deviation, sanction)}.";

        var gain = $"{move}, it gains";
        if (deviation.WayOut is { } wayOut) return $"{gain}: what the others could do about it is undone when {words.Move(wayOut)}.";
        return deviation.Result == deviation.Improvement.To
            ? $"{gain}, and {Unanswered(verdict.Concept)}."
            : $"{gain}: it expects matters to end where {words.Short(deviation.Result)}.";
    }

    private string Answer(Verdict verdict, Deviation deviation, IReadOnlyList<Step> sanction)
    {
        var ends = IsRelational(verdict.Concept) ? $"for {Party(verdict.Party)} that is no gain on here by its attitudes" : $"{Party(verdict.Party)} ends no better off than here";
        if (sanction.Count == 0) return $"the others leave it at that, and {ends}";
        if (deviation.Together) return $"while at the same moment {words.Path(sanction)}, {ends}";
        var lastingly = Kind(verdict.Concept) is "maximin" or "mr" or "cmr" or "pss" or "cpss" ? $"{ends} and gets away with nothing better from there" : ends;
        return Kind(verdict.Concept) is "gmr" or "smr" or "maximin" or "mr" or "pss" or "rgmr" or "rsmr"
            ? $"the others could answer it, so that {lastingly}: {words.Path(sanction)}"
            : $"then {words.Path(sanction)}, and {lastingly}";
    }

    private string Party(int party) => compiled.Crisis.Parties[party].Words;

    private static bool IsRelational(string concept) => concept is "rnash" or "rgmr" or "rsmr" or "rseq";

    /// <summary>A concept's name without how far it looks: <c>maximin</c> for <c>maximin4</c>.</summary>
    private static string Kind(string concept) => concept.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static string Unanswered(string concept) => Kind(concept) switch
    {
        "rseq" => "no answer that would be a gain by the attitudes of those who give it takes that away",
        "rgmr" or "rsmr" => "no answer open to the others takes that away",
        "rnash" => "no answer is looked for",
        "seq" or "sseq" or "cmr" or "cpss" => "no answer that would pay for the others takes the gain away",
        "gmr" or "smr" or "maximin" or "mr" or "pss" => "no answer open to the others takes the gain away",
        "sim" => "nothing that would pay for the others at the same moment takes the gain away",
        "nash" => "no answer is looked for that takes the gain away",
        _ => "expects matters to end there",
    };
}
