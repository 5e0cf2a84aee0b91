namespace Demarche.Engine.Moves;

/// <summary>The unilateral moves of every party: R_i(s), the states party i can reach from s in one move, s itself never among them.</summary>
public abstract class MoveRelation
{
    /// <summary>Number of parties.</summary>
    public abstract int Parties { get; }

    /// <summary>
    /// Whether every party's moves compose: t ∈ R_i(s) and u ∈ R_i(t) imply u ∈ R_i(s) or u = s.
    /// Where they do, legal sequences need not remember who moved last.
    /// </summary>
    public abstract bool IsTransitive { get; }

    /// <summary>Replaces the content of <paramref name="into"/> with R_party(state), ascending, each once.</summary>
    public abstract void Targets(int party, int state, List<int> into);

    /// <summary>Replaces the content of <paramref name="into"/> with {s : state ∈ R_party(s)}, ascending, each once.</summary>
    public abstract void Sources(int party, int state, List<int> into);

    /// <summary>Whether <paramref name="to"/> ∈ R_party(<paramref name="from"/>).</summary>
    public abstract bool CanMove(int party, int from, int to);

    /// <summary>Whether the party has any move from the state.</summary>
    public virtual bool HasMove(int party, int state)
    {
        var targets = new List<int>();
        Targets(party, state, targets);
        return targets.Count > 0;
    }
}
