namespace Demarche.Engine.Play.Exact;

/// <summary>When something happens in the play of a solution: an event is a set of states, and it happens when play first comes to one.</summary>
/// <remarks>O(histories) to build; a move at occasion d that leads to the event makes it happen at occasion d.</remarks>
public sealed class Forecast
{
    private readonly double[] at;

    internal Forecast(double already, double[] at) => (Already, this.at) = (already, at);

    /// <summary>Follows play until the event.</summary>
    /// <param name="solution">How the game is played.</param>
    /// <param name="inEvent">By state: whether it belongs to the event.</param>
    public Forecast(QreSolution solution, Func<int, bool> inEvent)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(inEvent);
        var tree = solution.Tree;
        at = new double[tree.Occasions];
        var before = new double[tree.Nodes];
        if (inEvent(tree.State(0))) Already = 1;
        else before[0] = 1;
        foreach (var n in tree.Arrays.Order)
        {
            for (var a = 0; a < tree.Actions(n) && before[n] > 0; a++)
            {
                var (child, p) = (tree.Child(n, a), before[n] * solution.Mix(n, a));
                if (inEvent(tree.State(child))) at[tree.Occasion(n)] += p;
                else before[child] += p;
            }
        }
    }

    /// <summary>1 where the event holds at the beginning.</summary>
    public double Already { get; }

    /// <summary>By occasion: the probability that the event happens just then.</summary>
    public IReadOnlyList<double> At => at;

    /// <summary>By occasion: the probability that the event has happened by then.</summary>
    public IReadOnlyList<double> By()
    {
        var by = new double[at.Length];
        var sum = Already;
        for (var d = 0; d < by.Length; d++) by[d] = sum += at[d];
        return by;
    }

    /// <summary>By occasion: the probability that the event happens then, given that it has not before; 0 where it has for sure.</summary>
    public IReadOnlyList<double> Hazard()
    {
        var hazard = new double[at.Length];
        var left = 1 - Already;
        for (var d = 0; d < hazard.Length; d++)
        {
            hazard[d] = left > 1e-300 ? at[d] / left : 0;
            left -= at[d];
        }

        return hazard;
    }
}
