using Demarche.Engine;

namespace Demarche.Bench;

/// <summary>
/// The baseline: the textbook matrix method, with an n × n Boolean matrix a party for moves, improvements and reachability, and matrix
/// products for sanctions. O(n³) time, O(n²) memory. Right where moves compose, as they do in the conflicts measured here.
/// </summary>
/// <remarks>After Xu, Li, Kilgour and Hipel (2009), matrix representation of solution concepts in multiple decision maker graph models.</remarks>
public sealed class DenseMatrixSolver
{
    private readonly ConflictGraph graph;
    private readonly int n;
    private readonly bool[][,] moves;
    private readonly bool[][,] improvements;

    /// <summary>Builds the matrices.</summary>
    public DenseMatrixSolver(ConflictGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        this.graph = graph;
        n = graph.States;
        moves = [.. Enumerable.Range(0, graph.Parties).Select(Moves)];
        improvements = [.. Enumerable.Range(0, graph.Parties).Select(p => Where(moves[p], (s, t) => graph.Prefers(p, t, s)))];
    }

    /// <summary>How many states are stable for each party under nash, gmr, smr or seq.</summary>
    public int[] CountStable(string concept) => [.. Enumerable.Range(0, graph.Parties).Select(p => Count(concept, p))];

    private int Count(string concept, int party)
    {
        var opponents = Enumerable.Range(0, graph.Parties).Where(p => p != party);
        var reach = concept is "nash" ? new bool[n, n] : Closure(opponents.Select(p => concept is "seq" ? improvements[p] : moves[p]));
        var stable = 0;
        for (var s = 0; s < n; s++)
        {
            var holds = true;
            for (var t = 0; t < n && holds; t++) holds = !improvements[party][s, t] || IsSanctioned(concept, party, s, t, reach);
            if (holds) stable++;
        }

        return stable;
    }

    private bool IsSanctioned(string concept, int party, int s, int t, bool[,] reach)
    {
        for (var u = 0; u < n; u++)
        {
            if (reach[t, u] && !graph.Prefers(party, u, s) && (concept is not "smr" || !HasWayOut(party, s, u))) return true;
        }

        return false;
    }

    private bool HasWayOut(int party, int s, int u)
    {
        for (var v = 0; v < n; v++)
        {
            if (moves[party][u, v] && graph.Prefers(party, v, s)) return true;
        }

        return false;
    }

    private bool[,] Closure(IEnumerable<bool[,]> steps)
    {
        var reach = new bool[n, n];
        foreach (var step in steps) Or(reach, step);
        for (var k = 0; k < n; k++)
        {
            for (var s = 0; s < n; s++)
            {
                if (!reach[s, k]) continue;
                for (var t = 0; t < n; t++) reach[s, t] |= reach[k, t];
            }
        }

        return reach;
    }

    private void Or(bool[,] into, bool[,] from)
    {
        for (var s = 0; s < n; s++)
        {
            for (var t = 0; t < n; t++) into[s, t] |= from[s, t];
        }
    }

    private bool[,] Moves(int party)
    {
        var matrix = new bool[n, n];
        var targets = new List<int>();
        for (var s = 0; s < n; s++)
        {
            graph.Moves.Targets(party, s, targets);
            foreach (var t in targets) matrix[s, t] = true;
        }

        return matrix;
    }

    private bool[,] Where(bool[,] matrix, Func<int, int, bool> keep)
    {
        var kept = new bool[n, n];
        for (var s = 0; s < n; s++)
        {
            for (var t = 0; t < n; t++) kept[s, t] = matrix[s, t] && keep(s, t);
        }

        return kept;
    }
}
