using Demarche.Analysis.Game;
using Demarche.Language.Compiling;
using Demarche.Language.Model;

namespace Demarche.Analysis.Assumptions;

/// <summary>A judgement of the modeller, and the model were it otherwise.</summary>
/// <param name="What">The judgement in words.</param>
/// <param name="Because">Why it is held; null where that is not said.</param>
/// <param name="Ways">How it can be otherwise: one way, or both ends between which a prior lies.</param>
internal sealed record Judgement(string What, string? Because, IReadOnlyList<Alteration> Ways);

/// <summary>One way in which a judgement can be otherwise.</summary>
/// <param name="If">The change, as a condition.</param>
internal sealed record Alteration(string If)
{
    /// <summary>The crisis after the change, under whose types what holds is asked; null where what holds cannot change.</summary>
    public Func<Crisis, Crisis>? Holding { get; init; }

    /// <summary>Whether it changes anything with these types.</summary>
    public Func<TypeProfile, bool> Touches { get; init; } = _ => true;

    /// <summary>The same change in a draw of the game as it is; null where the game must be laid out anew, from <see cref="Anew"/>.</summary>
    public Func<PlayDraw, PlayDraw>? Draw { get; init; }

    /// <summary>The crisis after the change, to be laid out as a game; null where <see cref="Draw"/> does.</summary>
    public Func<Crisis, Crisis>? Anew { get; init; }
}
