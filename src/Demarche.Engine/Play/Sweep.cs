namespace Demarche.Engine.Play;

/// <summary>
/// One round of reply and learning: from what is believed, every party's values and choices, last moves first; from the choices, what
/// Bayes' rule makes of the priors, first moves first. An equilibrium is a fixed point.
/// </summary>
internal sealed class Sweep(SweepPlan plan, Payoffs payoffs, double[] lambda)
{
    private readonly TreeArrays tree = plan.Tree.Arrays;
    private readonly int row = plan.Tree.RowLength;
    private double[] reading = [];

    /// <summary>By history: a row with the value for every party and type.</summary>
    public double[] Values { get; } = new double[plan.Tree.Nodes * plan.Tree.RowLength];

    /// <summary>By information set and action: the probability of each type of the mover choosing it.</summary>
    public double[] Choices { get; } = new double[plan.ChoiceAt[^1]];

    /// <summary>By information set and action: its probability to those who do not know the type.</summary>
    public double[] Mixes { get; } = new double[plan.Tree.Arrays.SetFirstAction[^1]];

    /// <summary>From beliefs to the beliefs that play by them leaves; if <paramref name="all"/>, also those that no later choice reads.</summary>
    public void Run(double[] beliefs, double[] next, bool all)
    {
        reading = beliefs;
        for (var level = plan.Levels - 1; level >= 0; level--)
        {
            for (var x = plan.FirstSetOfLevel[level]; x < plan.FirstSetOfLevel[level + 1]; x++) Choose(plan.SetOrder[x], beliefs);
            for (var x = tree.FirstOfLevel[level]; x < tree.FirstOfLevel[level + 1]; x++) Value(tree.Order[x]);
        }

        Array.Copy(beliefs, next, plan.FirstUnknown);
        foreach (var u in plan.SetOrder) Learn(u, next, all);
    }

    private void Choose(int u, double[] beliefs)
    {
        int party = tree.SetMover[u], actions = tree.SetActions[u], types = plan.Tree.Types(party), width = plan.Width[party];
        var slot = plan.Tree.Slot(party);
        var q = Choices.AsSpan(plan.ChoiceAt[u], actions * width);
        if (actions == 1)
        {
            q.Fill(1);
            Mixes[tree.SetFirstAction[u]] = 1;
            return;
        }

        q.Clear();
        for (var m = tree.SetFirstMember[u]; m < tree.SetFirstMember[u + 1]; m++)
        {
            var weight = plan.Hidden.Weight(m, beliefs, plan.MixAt);
            for (var a = 0; a < actions; a++)
            {
                var child = tree.Target[tree.FirstEdge[tree.Member[m]] + a];
                for (var t = 0; t < types; t++) q[a * width + t] += weight * Values[child * row + slot + t];
            }
        }

        var mix = Mixes.AsSpan(tree.SetFirstAction[u], actions);
        mix.Clear();
        var belief = beliefs.AsSpan(plan.RowAt[plan.SetBelief[u]], types);
        for (var t = 0; t < types; t++)
        {
            var best = double.NegativeInfinity;
            for (var a = 0; a < actions; a++) best = Math.Max(best, q[a * width + t]);
            var sum = 0.0;
            for (var a = 0; a < actions; a++) sum += q[a * width + t] = Math.Exp(lambda[party] * (q[a * width + t] - best));
            for (var a = 0; a < actions; a++)
            {
                q[a * width + t] /= sum;
                mix[a] += belief[t] * q[a * width + t];
            }
        }
    }

    private void Value(int node)
    {
        var value = Values.AsSpan(node * row, row);
        Gain(node, value);
        int from = tree.FirstEdge[node], actions = tree.FirstEdge[node + 1] - from;
        if (actions == 0) return;
        var mover = tree.Mover[node];
        var probabilities = mover < 0 ? tree.Chance.AsSpan(from, actions) : Mixes.AsSpan(tree.SetFirstAction[tree.Set[node]], actions);
        var own = mover < 0 ? (0, 0) : (plan.Tree.Slot(mover), plan.Tree.Slot(mover) + plan.Tree.Types(mover));
        for (var a = 0; a < actions; a++)
        {
            var child = Values.AsSpan(tree.Target[from + a] * row, row);
            var choice = mover < 0 ? [] : Choices.AsSpan(plan.ChoiceAt[tree.Set[node]] + a * plan.Width[mover]);
            for (var s = 0; s < row; s++) value[s] += (s >= own.Item1 && s < own.Item2 ? choice[s - own.Item1] : probabilities[a]) * child[s];
        }
    }

    private void Gain(int node, Span<double> value)
    {
        var utilities = payoffs.Utilities.AsSpan(tree.State[node] * row, row);
        for (var s = 0; s < row; s++) value[s] = tree.Weight[node] * utilities[s];
        for (var c = tree.FirstCharge[node]; c < tree.FirstCharge[node + 1]; c++)
        {
            var costs = payoffs.Costs.AsSpan(tree.ChargeItem[c] * row, row);
            for (var s = 0; s < row; s++) value[s] -= tree.ChargeFactor[c] * costs[s];
        }
    }

    private void Learn(int u, double[] next, bool all)
    {
        int party = tree.SetMover[u], actions = tree.SetActions[u], types = plan.Tree.Types(party), width = plan.Width[party];
        if (actions == 1)
        {
            if (plan.MixAt[u] >= 0) next[plan.MixAt[u]] = 1;
            return;
        }

        var prior = next.AsSpan(plan.RowAt[plan.SetBelief[u]], types);
        for (var a = 0; a < actions; a++)
        {
            var choice = Choices.AsSpan(plan.ChoiceAt[u] + a * width, types);
            var mix = 0.0;
            for (var t = 0; t < types; t++) mix += prior[t] * choice[t];
            if (plan.MixAt[u] >= 0) next[plan.MixAt[u] + a] = mix;
            if (tree.SetFirstRow[u] < 0) continue;
            var at = plan.RowAt[tree.SetFirstRow[u] + a];
            if (!all && at >= plan.EndUnknown) continue;
            var posterior = next.AsSpan(at, types);
            if (mix > 1e-200)
            {
                for (var t = 0; t < types; t++) posterior[t] = prior[t] * choice[t] / mix;
            }
            else
            {
                InLogs(u, a, prior, posterior);
            }
        }
    }

    /// <summary>The posterior after an action so unlikely that its probability underflows: by the logarithms of the choices.</summary>
    private void InLogs(int u, int action, ReadOnlySpan<double> prior, Span<double> posterior)
    {
        var best = double.NegativeInfinity;
        for (var t = 0; t < prior.Length; t++)
        {
            posterior[t] = prior[t] > 0 ? Math.Log(prior[t]) + LogChoice(u, action, t) : double.NegativeInfinity;
            best = Math.Max(best, posterior[t]);
        }

        var sum = 0.0;
        for (var t = 0; t < prior.Length; t++) sum += posterior[t] = Math.Exp(posterior[t] - best);
        for (var t = 0; t < prior.Length; t++) posterior[t] /= sum;
    }

    private double LogChoice(int u, int action, int type)
    {
        var party = tree.SetMover[u];
        var q = new double[tree.SetActions[u]];
        for (var m = tree.SetFirstMember[u]; m < tree.SetFirstMember[u + 1]; m++)
        {
            var weight = plan.Hidden.Weight(m, reading, plan.MixAt);
            for (var a = 0; a < tree.SetActions[u]; a++)
            {
                var child = tree.Target[tree.FirstEdge[tree.Member[m]] + a];
                q[a] += weight * Values[child * row + plan.Tree.Slot(party) + type];
            }
        }

        var best = q.Max();
        var sum = q.Sum(v => Math.Exp(lambda[party] * (v - best)));
        return lambda[party] * (q[action] - best) - Math.Log(sum);
    }
}
