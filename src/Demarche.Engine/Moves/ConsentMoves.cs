using Demarche.Engine.States;

namespace Demarche.Engine.Moves;

/// <summary>A lever that several parties hold: all of them together take it up, any one of them takes it down.</summary>
/// <param name="Lever">The lever.</param>
/// <param name="Owners">The parties that hold it.</param>
public readonly record struct JointLever(int Lever, IReadOnlyList<int> Owners);

/// <summary>
/// Moves of parties by themselves, and moves up joint levers, which take the consent of all who hold them. A joint move from s to t changes
/// one joint lever, upwards, and nothing else. It is a move of a party that holds the lever exactly when every other party that holds it
/// strictly prefers t to s, which is when they agree; whether the mover gains is then asked of it as of any move of its own.
/// </summary>
/// <remarks>
/// Consent goes by the orders of the conflict that the moves stand in: <see cref="Under"/> is the same moves under other orders, and
/// <see cref="ConflictGraph"/> calls it whenever it is put together. What the others agree to is a coalition improvement of theirs in the
/// sense of Kilgour, Hipel, Fang and Peng (2001). Nothing is stored.
/// </remarks>
public sealed class ConsentMoves : MoveRelation
{
    private readonly StateSpace space;
    private readonly IReadOnlyList<JointLever> levers;
    private readonly Func<int, int, int, bool> bars;
    private readonly IReadOnlyList<int[]> ranks;

    private ConsentMoves(StateSpace space, MoveRelation alone, IReadOnlyList<JointLever> levers, Func<int, int, int, bool> bars, IReadOnlyList<int[]> ranks)
    {
        (this.space, Alone, this.levers, this.bars, this.ranks) = (space, alone, levers, bars, ranks);
    }

    /// <summary>Puts moves together; nobody agrees to anything before <see cref="Under"/> tells what parties prefer.</summary>
    /// <param name="space">The states.</param>
    /// <param name="alone">What each party can do by itself.</param>
    /// <param name="levers">The joint levers.</param>
    /// <param name="bars">Shown party, from and to: whether the party may not take part in a joint move.</param>
    public ConsentMoves(StateSpace space, MoveRelation alone, IReadOnlyList<JointLever> levers, Func<int, int, int, bool> bars)
        : this(space, alone, levers, bars,
            [.. Enumerable.Range(0, (alone ?? throw new ArgumentNullException(nameof(alone))).Parties)
            .Select(_ => new int[(space ?? throw new ArgumentNullException(nameof(space))).Count])])
    {
    }

    /// <summary>What each party can do by itself.</summary>
    public MoveRelation Alone { get; }

    /// <summary>The joint levers.</summary>
    public IReadOnlyList<JointLever> Levers => levers;

    /// <inheritdoc/>
    public override int Parties => Alone.Parties;

    /// <inheritdoc/>
    public override bool IsTransitive => false;

    /// <summary>The same moves where parties prefer otherwise: one array a party, one entry a state, the higher the better.</summary>
    public ConsentMoves Under(IReadOnlyList<int[]> preferred) => new(space, Alone, levers, bars, preferred);

    /// <summary>Where all who hold a joint lever can take it together from a state, whoever wants it or not; ascending, each once.</summary>
    public IReadOnlyList<int> Together(int lever, int state) =>
        [.. Steps(lever, state, true).Where(to => !levers[lever].Owners.Any(p => bars(p, state, to))).Distinct().Order()];

    /// <inheritdoc/>
    public override void Targets(int party, int state, List<int> into) => Collect(party, state, into, true);

    /// <inheritdoc/>
    public override void Sources(int party, int state, List<int> into) => Collect(party, state, into, false);

    /// <inheritdoc/>
    public override bool CanMove(int party, int from, int to)
    {
        if (Alone.CanMove(party, from, to)) return true;
        var targets = new List<int>();
        Targets(party, from, targets);
        return targets.BinarySearch(to) >= 0;
    }

    private void Collect(int party, int state, List<int> into, bool forward)
    {
        if (forward) Alone.Targets(party, state, into);
        else Alone.Sources(party, state, into);
        var count = into.Count;
        for (var k = 0; k < levers.Count; k++)
        {
            if (!levers[k].Owners.Contains(party)) continue;
            foreach (var other in Steps(k, state, forward))
            {
                var (from, to) = forward ? (state, other) : (other, state);
                if (IsAgreed(k, party, from, to)) into.Add(other);
            }
        }

        if (into.Count == count) return;
        var all = into.Distinct().Order().ToArray();
        into.Clear();
        into.AddRange(all);
    }

    private bool IsAgreed(int lever, int mover, int from, int to) =>
        levers[lever].Owners.All(p => !bars(p, from, to) && (p == mover || ranks[p][to] > ranks[p][from]));

    /// <summary>Where a joint lever alone leads upwards from a state, or from where it leads there.</summary>
    private IEnumerable<int> Steps(int joint, int state, bool forward)
    {
        var lever = levers[joint].Lever;
        var shape = space.Levers[lever];
        foreach (var cell in space.CellsOf(state))
        {
            var level = space.LevelAt(cell, lever);
            for (var other = 0; other < shape.Levels; other++)
            {
                if (forward ? other <= level || !shape.Allows(level, other) : other >= level || !shape.Allows(other, level)) continue;
                var reached = space.StateOf(cell + ((other - level) * space.Stride(lever)));
                if (reached >= 0 && reached != state) yield return reached;
            }
        }
    }
}
