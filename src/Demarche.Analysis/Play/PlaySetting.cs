namespace Demarche.Analysis.Play;

/// <summary>A number of the model set to a value.</summary>
/// <param name="Input">Which of <see cref="PlayInput.Of"/>.</param>
/// <param name="Value">The value.</param>
public readonly record struct SetInput(int Input, double Value);

/// <summary>
/// Under what a model is played, said so that another process with the same model and question can make the same games and draws of it. Immutable.
/// </summary>
public sealed record PlaySetting
{
    /// <summary>As the model has it.</summary>
    public static PlaySetting AsItIs { get; } = new();

    /// <summary>How likely parties are to be ready on a given day; as the model says when null.</summary>
    public double? Readiness { get; init; }

    /// <summary>Whether draws are of typical models: the orders of all types shuffled.</summary>
    public bool IsTypical { get; init; }

    /// <summary>Which of the levers that can be used only once is given up for good; −1 for none.</summary>
    public int GivenUp { get; init; } = -1;

    /// <summary>A number that is set in every draw; none when null.</summary>
    public SetInput? Set { get; init; }

    /// <summary>Which of the author's open questions is answered; −1 for none.</summary>
    public int Question { get; init; } = -1;

    /// <summary>With which of its answers.</summary>
    public int Answer { get; init; }
}
