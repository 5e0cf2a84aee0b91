using Demarche.Engine.Coalitions;
using Demarche.Engine.Stability;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;

namespace Demarche.Reports.Words;

/// <summary>
/// Turns a verdict on a coalition into sentences: what its members would like to do together, what would come of it, and so why they stay or go.
/// </summary>
/// <param name="compiled">The crisis.</param>
/// <param name="words">Its states and moves in words.</param>
public sealed class CoalitionWords(CompiledCrisis compiled, StateWords words)
{
    /// <summary>The members: "Russia and Belarus".</summary>
    public string Names(Coalition coalition) => Phrases.List(coalition.Members().Select(p => compiled.Crisis.Parties[p].Words));

    /// <summary>The verdict in one sentence.</summary>
    public string Summary(CoalitionVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var (names, alone) = (Phrases.Capitalise(Names(verdict.Coalition)), verdict.Coalition.Count == 1);
        var (count, improvements) = (verdict.Deviations.Count, alone ? "it would gain by" : "they would gain by together");
        return verdict.Ground switch
        {
            Ground.NoMove => $"{names} {(alone ? "has" : "have")} no move from here.",
            Ground.NoImprovement =>
                $"{names} {(alone ? "stays: nothing it can reach is better for it" : "stay: nothing they can reach together is better for each of them")}.",
            Ground.Sanctioned when count == 1 => $"{names} {(alone ? "is" : "are")} deterred: there is one end {improvements}, and it is answered.",
            Ground.Sanctioned => $"{names} {(alone ? "is" : "are")} deterred: there are {count} ends {improvements}, and each is answered.",
            _ => $"{names} {(alone ? "does not stay: it can better its position" : "do not stay: together they can better the position of each")} and get "
                + $"away with it.",
        };
    }

    /// <summary>One sentence for each joint improvement, those the coalition gets away with first.</summary>
    public IReadOnlyList<string> Details(CoalitionVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return [.. verdict.Deviations.Select(d => Describe(verdict, d))];
    }

    /// <summary>
    /// The reason in one sentence: of a stable state the joint improvement shown first and its answer, of an unstable one the joint move that pays.
    /// </summary>
    public string Reason(CoalitionVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict.Ground == Ground.NoMove) return "There is no move to make from here.";
        if (verdict.Ground == Ground.NoImprovement) return "Nothing they can reach together is better for each of them.";
        var others = verdict.Deviations.Count - 1;
        var more = others == 0 || !verdict.IsStable ? "" : others == 1 ? " So it is with one other end they would gain by."
            : $" So it is with {others} other ends they would gain by.";
        return Describe(verdict, verdict.Deviations[0]) + more;
    }

    private string Describe(CoalitionVerdict verdict, CoalitionDeviation deviation)
    {
        var move = $"If {words.Path(deviation.Improvement.Steps)}";
        if (deviation.Sanction is { } sanction) return $"{move}, {Answer(verdict, deviation, sanction)}.";

        var gain = $"{move}, {Gain(verdict.Coalition)}";
        if (deviation.WayOut is { } wayOut) return $"{gain}: what the others could do about it is undone when {words.Path(wayOut.Steps)}.";
        if (verdict.Coalition.Count == compiled.Graph.Parties) return $"{gain}, and nobody is left to answer.";
        return $"{gain}, and {NoAnswer(verdict.Concept)} takes the gain away.";
    }

    private string Answer(CoalitionVerdict verdict, CoalitionDeviation deviation, IReadOnlyList<JointMove> sanction)
    {
        int[] losers = [.. verdict.Coalition.Members().Where(p => !compiled.Graph.Prefers(p, deviation.Result, verdict.State))];
        var ends = $"{Phrases.List(losers.Select(p => compiled.Crisis.Parties[p].Words))} {(losers.Length == 1 ? "ends" : "end")} no better off than here";
        var path = string.Join(", then ", sanction.Select(Move));
        return verdict.Concept == "cseq" ? $"then {path}, and {ends}" : $"the others could answer it, so that {ends}: {path}";
    }

    private string Move(JointMove move) => move.By.Count > 1 && move.Steps.Count > 1 ? $"together {words.Path(move.Steps)}" : words.Path(move.Steps);

    private static string Gain(Coalition coalition) => coalition.Count switch { 1 => "it gains", 2 => "both gain", _ => "each of them gains" };

    private static string NoAnswer(string concept) => concept switch
    {
        "cnash" => "no answer is looked for that",
        "cseq" => "no answer that would pay for the others",
        _ => "no answer open to the others",
    };
}
