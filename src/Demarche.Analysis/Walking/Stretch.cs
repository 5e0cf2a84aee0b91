using Demarche.Analysis.Game;

namespace Demarche.Analysis.Walking;

/// <summary>
/// A part of a walk through which the rules stay what they are. Another begins where a threat or promise is made at the table, or where something happens that
/// is nobody's move: from there the game is solved anew, by what is believed then. Immutable; compared by reference.
/// </summary>
public sealed class Stretch
{
    private Stretch(CrisisWalk walk, GameStart? from, Stretch? before, IReadOnlyList<WalkedStep> way) => (Walk, From, Before, Way) = (walk, from, before, way);

    /// <summary>The walk.</summary>
    public CrisisWalk Walk { get; }

    /// <summary>Where it begins; where the record has led to when null.</summary>
    internal GameStart? From { get; }

    /// <summary>The stretch before; null for the first.</summary>
    internal Stretch? Before { get; }

    /// <summary>The steps of the stretch before that led here.</summary>
    internal IReadOnlyList<WalkedStep> Way { get; }

    /// <summary>The first stretch of a walk.</summary>
    public static Stretch First(CrisisWalk walk) => new(walk, null, null, []);

    /// <summary>The stretch after some steps of this one, by a walk in which a point stands for where these led.</summary>
    public Stretch Then(CrisisWalk walk, WalkPoint at, IReadOnlyList<WalkedStep> way)
    {
        ArgumentNullException.ThrowIfNull(walk);
        return new Stretch(walk, walk.Start(at), this, way);
    }
}
