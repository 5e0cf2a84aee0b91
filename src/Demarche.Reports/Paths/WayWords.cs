using Demarche.Analysis.Assessing;
using Demarche.Engine.Stability;
using Demarche.Engine.States;
using Demarche.Language.Compiling;
using Demarche.Language.Wording;
using Demarche.Reports.Documents;

namespace Demarche.Reports.Paths;

/// <summary>Ways in words: each move with what its mover gets by it.</summary>
/// <param name="compiled">The crisis.</param>
/// <param name="holds">What holds under the concept that measures foresight.</param>
internal sealed class WayWords(CompiledCrisis compiled, ConceptResult holds)
{
    private readonly StateWords words = new(compiled);

    /// <summary>Why the concept does not apply; null when it does.</summary>
    public string? WhyNot => holds.WhyNot;

    /// <summary>The states that hold.</summary>
    public StateSet Equilibria => holds.Equilibria;

    /// <summary>"1 move", "3 moves".</summary>
    public static string Moves(int count) => Phrases.Digits(count, "move");

    /// <summary>A state with its number and how many moves away it is.</summary>
    public Prose State(int state, int? moves) =>
        new([new Run($"{state + 1}", Tone.Strong), new Run($": {words.Short(state)} "), new Run($"({Moves(moves ?? 0)})", Tone.Quiet)]);

    /// <summary>The moves of a way, one by one.</summary>
    public IReadOnlyList<Bullet> Steps(IReadOnlyList<Step> way) => [.. way.Select(s => new Bullet(StepOf(s)))];

    private Prose StepOf(Step step)
    {
        var remark = "";
        if (!compiled.Graph.Prefers(step.Party, step.To, step.From)) remark = " – this does not pay for it";
        else if (holds.WhyNot is null && holds.Stable[step.Party][step.From]) remark = " – it would rather stay, had it foreseen the answers";
        return new Prose([new Run(Phrases.Capitalise(words.Move(step))), new Run($" ({step.From + 1} → {step.To + 1})", Tone.Quiet), new Run(remark)]);
    }
}
