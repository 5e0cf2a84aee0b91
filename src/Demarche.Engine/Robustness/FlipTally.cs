using System.Numerics;

namespace Demarche.Engine.Robustness;

/// <summary>For each question, how often another answer to it, drawn at random and all else left alone, changes each result.</summary>
internal sealed class FlipTally
{
    private readonly int results;
    private readonly ulong headlines;
    private readonly double[][] changed;
    private readonly double[] changedAny;
    private double cases;

    public FlipTally(OpenConflict conflict, int results, ulong headlines)
    {
        (this.results, this.headlines) = (results, headlines);
        changed = [.. conflict.Questions.Select(_ => new double[results])];
        changedAny = new double[conflict.Questions.Count];
    }

    /// <summary>In how many cases it was tried.</summary>
    public long Cases => (long)cases;

    /// <summary>For each result the share of cases in which another answer to a question changes it.</summary>
    public IReadOnlyList<double> Of(int question) => [.. changed[question].Select(c => c / cases)];

    /// <summary>The share of cases in which another answer to a question changes a headline result.</summary>
    public double OfAny(int question) => changedAny[question] / cases;

    /// <summary>The part with what was counted here.</summary>
    public RobustnessPart In(RobustnessPart part) => cases == 0 ? part : part with { FlipCases = Cases, Flips = changed, FlipsAny = changedAny };

    /// <summary>Takes in what a part counted elsewhere.</summary>
    public void Take(RobustnessPart part)
    {
        if (part.FlipCases == 0) return;
        cases += part.FlipCases;
        for (var q = 0; q < changed.Length; q++)
        {
            changedAny[q] += part.FlipsAny[q];
            for (var r = 0; r < results; r++) changed[q][r] += part.Flips[q][r];
        }
    }

    /// <summary>
    /// Counts a case. Safe to call from several threads, as is <see cref="Add"/>: all that is added are ones, so that the order does not matter.
    /// </summary>
    public void Begin()
    {
        lock (changed) cases++;
    }

    /// <summary>Counts what another answer changed in the case.</summary>
    public void Add(int question, ulong difference)
    {
        if (difference == 0) return;
        lock (changed)
        {
            for (var rest = difference; rest != 0; rest &= rest - 1) changed[question][BitOperations.TrailingZeroCount(rest)]++;
            if ((difference & headlines) != 0) changedAny[question]++;
        }
    }

    /// <summary>Over every completion and every other answer, from the results of all completions. O(completions × questions × results).</summary>
    public static FlipTally OverAll(OpenConflict conflict, int results, ulong headlines, CompletionIndex index, ulong[] outcomes)
    {
        var tally = new FlipTally(conflict, results, headlines);
        for (var k = 0L; k < index.Count; k++) tally.cases += index.Weight(k);
        for (var q = 0; q < conflict.Questions.Count; q++)
        {
            var question = conflict.Questions[q];
            index.Lines(question, (line, values) => tally.AddLine(q, line, values, (int)question.Answers, index, outcomes));
        }

        return tally;
    }

    /// <summary>
    /// Draws one completion of the line and then another value of the question, and a completion with that value: how often do the two differ?
    /// </summary>
    private void AddLine(int question, long[] line, int[] values, int answers, CompletionIndex index, ulong[] outcomes)
    {
        var first = outcomes[line[0]];
        var same = true;
        for (var k = 1; k < line.Length && same; k++) same = outcomes[line[k]] == first;
        if (same) return;
        var weight = new double[answers];
        for (var k = 0; k < line.Length; k++) weight[values[k]] += index.Weight(line[k]);
        for (var r = 0; r < results; r++) changed[question][r] += Differing(line, values, weight, outcomes, 1UL << r);
        changedAny[question] += Differing(line, values, weight, outcomes, headlines);
    }

    private static double Differing(long[] line, int[] values, double[] weight, ulong[] outcomes, ulong mask)
    {
        if (line.Length == weight.Length) return DifferingPairs(line, weight.Sum(), outcomes, mask);
        var size = new int[weight.Length];
        foreach (var value in values) size[value]++;
        var shares = new Dictionary<ulong, double[]>();
        for (var k = 0; k < line.Length; k++)
        {
            var seen = outcomes[line[k]] & mask;
            if (!shares.TryGetValue(seen, out var share)) shares[seen] = share = new double[weight.Length];
            share[values[k]] += 1.0 / size[values[k]];
        }

        if (shares.Count < 2) return 0;
        var differing = 0.0;
        for (var a = 0; a < weight.Length; a++)
        {
            for (var b = 0; b < weight.Length; b++)
            {
                if (a == b) continue;
                var alike = shares.Values.Sum(share => share[a] * share[b]);
                differing += weight[a] * (1 - alike) / (weight.Length - 1);
            }
        }

        return differing;
    }

    /// <summary>The same where there is one completion for each answer: pairs are counted by what they have in common.</summary>
    private static double DifferingPairs(long[] line, double weight, ulong[] outcomes, ulong mask)
    {
        var seen = Array.ConvertAll(line, k => outcomes[k] & mask);
        Array.Sort(seen);
        double pairs = (double)seen.Length * (seen.Length - 1), alike = 0, run = 1;
        for (var k = 1; k <= seen.Length; k++)
        {
            if (k < seen.Length && seen[k] == seen[k - 1])
            {
                run++;
                continue;
            }

            alike += run * (run - 1);
            run = 1;
        }

        return weight * (pairs - alike) / pairs;
    }
}
