using Demarche.Engine.Moves;

namespace Demarche.Engine.Masks;

/// <summary>
/// The moves of a small conflict as rows of bits, one row a party and state, both ways: what is needed to judge very many variants of
/// the orders over the same states. Immutable and safe to share. Memory: parties × states² / 4 bytes.
/// </summary>
public sealed class MaskMoves
{
    /// <summary>The most states that are held this way.</summary>
    public const int MaximumStates = 4096;

    private readonly ulong[][] forward;
    private readonly ulong[][] backward;

    /// <summary>Writes the moves of a conflict out. O(moves).</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaximumStates"/> states.</exception>
    public MaskMoves(int states, MoveRelation moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        if (states > MaximumStates) throw new ArgumentException($"{states} states; at most {MaximumStates} are held as rows of bits.", nameof(states));
        States = states;
        Words = (states + 63) / 64;
        IsTransitive = moves.IsTransitive;
        forward = [.. Enumerable.Range(0, moves.Parties).Select(_ => new ulong[states * Words])];
        backward = [.. Enumerable.Range(0, moves.Parties).Select(_ => new ulong[states * Words])];
        var targets = new List<int>();
        for (var party = 0; party < moves.Parties; party++)
        {
            for (var s = 0; s < states; s++)
            {
                moves.Targets(party, s, targets);
                foreach (var t in targets)
                {
                    forward[party][s * Words + (t >> 6)] |= 1UL << t;
                    backward[party][t * Words + (s >> 6)] |= 1UL << s;
                }
            }
        }
    }

    /// <summary>Number of states.</summary>
    public int States { get; }

    /// <summary>Number of parties.</summary>
    public int Parties => forward.Length;

    /// <summary>Words of 64 bits in a row.</summary>
    public int Words { get; }

    /// <summary>Whether every party's moves compose, so that it does not matter who moved last.</summary>
    public bool IsTransitive { get; }

    /// <summary>R_party(state) as bits.</summary>
    public ReadOnlySpan<ulong> From(int party, int state) => forward[party].AsSpan(state * Words, Words);

    /// <summary>{s : state ∈ R_party(s)} as bits.</summary>
    public ReadOnlySpan<ulong> Into(int party, int state) => backward[party].AsSpan(state * Words, Words);
}
