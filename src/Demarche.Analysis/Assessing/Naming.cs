using Demarche.Engine.Stability;

namespace Demarche.Analysis.Assessing;

/// <summary>Engine states and moves as readers meet them.</summary>
internal static class Naming
{
    /// <summary>A state.</summary>
    public static StateRef State(this Assessment assessment, int state)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var words = assessment.Words;
        return new StateRef(state + 1, words.Short(state), words.Full(state), words.Outcomes(state));
    }

    /// <summary>A move.</summary>
    public static MoveRef Move(this Assessment assessment, Step step)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return new MoveRef(
            assessment.Compiled.Crisis.Parties[step.Party].Name,
            assessment.Words.Move(step),
            assessment.Words.Action(step),
            step.From + 1,
            step.To + 1,
            assessment.Graph.Prefers(step.Party, step.To, step.From)) { Step = step, Mover = assessment.Party(step.Party) };
    }

    /// <summary>A way.</summary>
    public static WayRef Way(this Assessment assessment, string rule, int to, IEnumerable<Step> steps) =>
        new(rule, assessment.State(to), [.. steps.Select(assessment.Move)]);

    /// <summary>A party's name in running text.</summary>
    public static string Party(this Assessment assessment, int party)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return assessment.Compiled.Crisis.Parties[party].Words;
    }
}
