using Demarche.Analysis.Assessing;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;
using Demarche.Reports.Solve;
using Demarche.Reports.Words;

namespace Demarche.Workbench.Stability;

/// <summary>What the table shows, said before it is shown.</summary>
public static class StabilityWords
{
    /// <summary>How many states hold, whether the present one does, and whether a break would.</summary>
    public static Prose Summary(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var (reference, compiled) = (assessment.Reference, assessment.Compiled);
        var runs = new List<Run>
        {
            new($"There are {assessment.Graph.States:N0} states. {Phrases.Capitalise(Count(reference.Equilibria.Count))} if the parties expect answers that "
                + $"pay ({ConceptNames.Title(reference.Concept)}). The present state, number {compiled.Now + 1}, "),
            reference.Equilibria[compiled.Now] ? new Run("holds", Tone.Holds) : new Run("does not hold", Tone.Fails),
        };
        if (compiled.Break is { } broken && !broken[compiled.Now])
        {
            runs.Add(new Run(", and a break "));
            runs.Add(assessment.HoldsIn(broken) ? new Run("could hold", Tone.Fails) : new Run("could not hold", Tone.Holds));
        }

        runs.Add(new Run(". Choose a state in the table or in the picture to see why."));
        return new Prose(runs);
    }

    /// <summary>How many states were found, and which of them stand on this page.</summary>
    /// <param name="columns">The page.</param>
    /// <param name="states">How many states there are.</param>
    /// <param name="isAll">Whether nothing was looked for.</param>
    public static string Found(StateColumns columns, int states, bool isAll)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var of = $"{columns.Found:N0} of {states:N0} states";
        if (columns.Found == 0) return "No state is like that. Ask for less.";
        return isAll ? $"{of} here." : $"{of} found.";
    }

    private static string Count(int states) => states switch
    {
        0 => "none of them holds",
        1 => "one of them holds",
        _ => $"{states:N0} of them hold",
    };
}
