using Demarche.Analysis.Findings;
using Demarche.Language.Wording;

namespace Demarche.Reports.Words;

/// <summary>How parties see one another, in a sentence each.</summary>
public static class PerceptionWords
{
    /// <summary>"Russia takes the United States to be indifferent and takes it not to know that it can come about that …".</summary>
    public static string InWords(this PerceptionRef perception)
    {
        ArgumentNullException.ThrowIfNull(perception);
        var believed = perception.Sees.SelectMany(s => Clauses(s, "to take", "not to know").Select(c => $"takes {perception.Of} {c}"));
        return $"{Phrases.Capitalise(perception.By)} {Phrases.List(Clauses(perception, "takes", "does not know").Concat(believed))}.";
    }

    private static IEnumerable<string> Clauses(PerceptionRef perception, string takes, string doesNotKnow)
    {
        if (perception.Belief is { } belief) yield return $"{takes} {perception.Of} {Believed(belief)}";
        if (perception.Hidden.Count > 0) yield return $"{doesNotKnow} that it can come about that {Phrases.List(perception.Hidden, "or that")}";
    }

    private static string Believed(BeliefRef belief) => belief switch
    {
        BeliefRef.Wants(var clauses) => $"to want, most of all, that {Phrases.List(clauses)}",
        BeliefRef.Indifferent => "to be indifferent",
        BeliefRef.Prefers(var state, var over) => $"to prefer “{state.Words}” ({state.Number}) to “{over.Words}” ({over.Number}), which it does not",
        BeliefRef.AnotherOrder => "to have another order",
        _ => "to order the states in another way",
    };
}
