namespace Demarche.Analysis.Walking;

/// <summary>Where a walk stands: before a step, in a situation. Only the walk that gave it can tell what it means.</summary>
/// <param name="Step">The step that comes next.</param>
/// <param name="Situation">The situation.</param>
public readonly record struct WalkPoint(int Step, int Situation);

/// <summary>What comes next at a point of a walk.</summary>
public abstract record WalkMoment
{
    private WalkMoment()
    {
    }

    /// <summary>Nothing is left to come.</summary>
    public sealed record End : WalkMoment;

    /// <summary>Nothing that anybody chooses: days pass, what was decided becomes a fact, what is due is paid.</summary>
    /// <param name="To">Where it leads.</param>
    public sealed record Passes(WalkPoint To) : WalkMoment;

    /// <summary>Something may happen by itself, the first of its outcomes, or nothing; or chance settles who acts first.</summary>
    /// <param name="Risk">Which risk of the crisis; −1 for an order of acting.</param>
    /// <param name="To">Where each outcome leads.</param>
    /// <param name="Probabilities">How likely each is.</param>
    public sealed record Chance(int Risk, IReadOnlyList<WalkPoint> To, IReadOnlyList<double> Probabilities) : WalkMoment;

    /// <summary>One party decides, or several at once, none knowing what the others decide.</summary>
    /// <param name="AtOnce">Whether they decide at once.</param>
    /// <param name="Choosers">Who has something to decide, with what.</param>
    public sealed record Decision(bool AtOnce, IReadOnlyList<Chooser> Choosers) : WalkMoment;
}

/// <summary>A party that has something to decide.</summary>
/// <param name="Party">Which.</param>
/// <param name="From">The state from which it decides.</param>
/// <param name="Ends">The states that its options mean; the first is staying.</param>
/// <param name="Unkept">For each option the threats and promises of its own that it would break by it, by their place in the crisis.</param>
public sealed record Chooser(int Party, int From, IReadOnlyList<int> Ends, IReadOnlyList<IReadOnlyList<int>> Unkept);

/// <summary>A step that was taken where there was something to decide or left to chance.</summary>
/// <param name="At">The point before it.</param>
/// <param name="Picks">For each chooser which of its options; for chance the one outcome.</param>
public sealed record WalkedStep(WalkPoint At, IReadOnlyList<int> Picks);
